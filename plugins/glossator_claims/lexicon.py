"""The lists of this plugin, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from glossator_standard.claims import Attitude
from glossator_standard.inflection import base_forms, verb_forms

_LISTS = Path(__file__).parent / "lists"
_ATTITUDES: tuple[Attitude, ...] = (
    "denial",
    "allegation",
    "question",
    "wish",
    "knowledge",
    "opinion",
)


class Lexicon:
    """What words say of an attitude, and of a claimant."""

    def __init__(self) -> None:
        attitudes, claimants = _read("attitudes.toml"), _read("claimants.toml")
        self._attitudes: dict[str, Attitude] = {
            word: name for name in reversed(_ATTITUDES) for word in attitudes[name]
        }
        self.naming = frozenset(attitudes["naming"])
        self.distance = frozenset(attitudes["distance"])
        self.negative = frozenset(attitudes["negative"])
        self.reporting = frozenset(attitudes["reporting"])
        self.reporting_forms = frozenset(
            form for verb in self.reporting for form in verb_forms(verb)
        )
        self.bare = frozenset(attitudes["bare"])
        self.before_verb = frozenset(attitudes["before_verb"])
        self.hearers = frozenset(attitudes["hearers"])
        self.bodies = frozenset(claimants["bodies"])
        self.states = frozenset(claimants["states"])
        self.documents = frozenset(claimants["documents"])
        self.unnamed = frozenset(claimants["unnamed"])
        self.persons = frozenset(claimants["persons"])
        self.plural = frozenset(claimants["pronouns_plural"])
        self.singular = frozenset(claimants["pronouns_singular"])
        self.personal = frozenset(claimants["pronouns_personal"])
        self.relative = frozenset(claimants["pronouns_relative"])
        self.behind = frozenset(claimants["behind"])

    def attitude(self, word: str) -> Attitude | None:
        """What a word of a cue says, in whatever form; None where the lists do not know it."""
        if word in self._attitudes:
            return self._attitudes[word]
        forms = (self._attitudes.get(form) for form in base_forms(word))
        return next((found for found in forms if found), None)


def _read(name: str) -> dict[str, list[str]]:
    lists: dict[str, str] = tomllib.loads((_LISTS / name).read_text("utf-8"))
    return {key: words.split() for key, words in lists.items()}


@cache
def lexicon() -> Lexicon:
    return Lexicon()
