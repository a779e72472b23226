"""The word lists of ``cues.toml`` and ``words.toml``, ready to look up by word form."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

CUES = Path(__file__).with_name("cues.toml")
WORDS = Path(__file__).with_name("words.toml")


@dataclass(slots=True)
class Cue:
    """A verb form that may report.

    Attributes:
        verb: Base form.
        frames: Names of the lists of ``cues.toml`` that it stands in.
        forms: What the form can be: ``base``, ``s``, ``past``, ``participle``, ``ing``.
        prepositions: Those with which it takes its content.
        particle: The word without which it does not report: "went on".
    """

    verb: str
    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    particle: str = ""
    forms: set[str] = field(default_factory=set)


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The closed classes by name."""
    lists = tomllib.loads(WORDS.read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}


@cache
def cue_lists() -> dict[str, Any]:
    """The lists of reporting words, as they stand in the file."""
    return tomllib.loads(CUES.read_text("utf-8"))


@cache
def cues() -> dict[str, Cue]:
    """Every form of every reporting verb."""
    data = cue_lists()
    frames: dict[str, set[str]] = {}
    for name, words in data["verbs"].items():
        for word in words.split():
            frames.setdefault(word, set()).add(name)
    prepositions = {verb: frozenset(words.split()) for verb, words in data["prepositional"].items()}
    made: dict[str, Cue] = {}
    for verb in sorted(frames.keys() | prepositions.keys()):
        for form, kinds in _forms(verb, data["irregular"].get(verb, "").split()).items():
            cue = made.setdefault(
                form,
                Cue(
                    verb=verb,
                    frames=frozenset(frames.get(verb, ())),
                    prepositions=prepositions.get(verb, frozenset()),
                    particle=data["particle"].get(verb, ""),
                ),
            )
            cue.forms |= kinds
    return made


@cache
def nouns() -> dict[str, frozenset[str]]:
    """Nouns of saying and thinking, singular and plural, with the words before their content."""
    made = {}
    for noun, links in cue_lists()["nouns"].items():
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        made[noun] = made[plural] = frozenset(links.split())
    return made


@cache
def adjectives() -> dict[str, frozenset[str]]:
    """Adjectives of thinking and wanting, with the words before their content."""
    return {word: frozenset(links.split()) for word, links in cue_lists()["adjectives"].items()}


def _forms(verb: str, irregular: list[str]) -> dict[str, set[str]]:
    """The forms of a verb, by the spelling rules of English."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye")) else verb
    soft_y = verb.endswith("y") and verb[-2] not in "aeiou"
    sibilant = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = verb[:-1] + "ies" if soft_y else verb + ("es" if sibilant else "s")
    ing = next((form for form in irregular if form.endswith("ing")), stem + "ing")
    pasts = [form for form in irregular if not form.endswith("ing")]
    forms: dict[str, set[str]] = {}
    for form, kind in ((verb, "base"), (third, "s"), (ing, "ing")):
        forms.setdefault(form, set()).add(kind)
    if not pasts:
        pasts = [verb[:-1] + "ied" if soft_y else verb.removesuffix("e") + "ed"]
    forms.setdefault(pasts[0], set()).add("past")
    forms.setdefault(pasts[-1], set()).add("participle")
    return forms
