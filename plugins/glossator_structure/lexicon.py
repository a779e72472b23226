"""The word lists, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from glossator_standard.english import MONTH
from glossator_standard.patterns import Patterns

LISTS = Path(__file__).parent / "lists"
FORMS = Patterns(LISTS / "forms.toml", lambda: {"month": MONTH.lower()})
"""Forms of lines, and of what stands in them."""


class Starts:
    """Phrases that a line may begin with, found by their first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, tuple[str, ...]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            first = phrase.split(" ", 1)[0]
            self._by_word[first] = (*self._by_word.get(first, ()), phrase)

    def find(self, head: str) -> str:
        """The longest phrase that a line begins with, up to the end of a word; empty for none."""
        first = head.partition(" ")[0]
        best = ""
        label = first.partition(":")[0]  # "More:Bridge to close"
        for key in (first, first.rstrip(":,;.!|)"), f"{label}:", first[:1]):
            listed = self._by_word.get(key)
            if listed and head.startswith(listed):
                found = next((one for one in listed if _is_whole(one, head)), "")
                best = max(best, found, key=len)
        return best


def _is_whole(phrase: str, head: str) -> bool:
    """Whether a line begins with a phrase, and the phrase ends where a word ends."""
    after = head[len(phrase) : len(phrase) + 1]
    return head.startswith(phrase) and not (phrase[-1].isalnum() and after.isalnum())


class Boilerplate:
    """The lists of boilerplate.toml.

    Attributes:
        whole: Lines that are nothing but boilerplate.
        sections: Names of a paper's sections.
        starts: What such lines begin with.
        opens: What begins a box, by itself.
        closes: What ends one.
        contains: What they have inside.
        legal: The same, of lines of the law, which are longer.
        vocabulary: The words of lines that are nothing else, of sections and of boxes.
    """

    def __init__(self) -> None:
        groups: dict[str, dict[str, list[str]]] = read("boilerplate.toml")
        self.sections = frozenset(groups.pop("sections")["whole"])
        self.legal = tuple(groups["legal"].pop("contains"))

        def all_of(key: str) -> list[str]:
            return [phrase for group in groups.values() for phrase in group.get(key, ())]

        self.whole = frozenset(all_of("whole"))
        self.starts = Starts(all_of("starts"))
        self.opens = frozenset(all_of("opens"))
        self.closes = frozenset(all_of("closes"))
        self.contains = tuple(all_of("contains"))
        phrases = (*self.whole, *self.sections, *self.opens, *words().sections)
        self.vocabulary = frozenset(word for phrase in phrases for word in phrase.split())


class Words:
    """The lists of words.toml, under their names there."""

    def __init__(self) -> None:
        lists: dict[str, list[str]] = read("words.toml")
        self.agencies = frozenset(lists["agencies"])
        self.roles = frozenset(lists["roles"])
        self.pages = frozenset(lists["pages"])
        self.outlets = frozenset(lists["outlets"])
        self.fillers = frozenset(lists["fillers"])
        self.small = frozenset(lists["small"])
        self.articles = frozenset(lists["articles"])
        self.sections = frozenset(lists["sections"])
        self.summaries = frozenset(lists["summaries"])
        self.credit_owners = frozenset(lists["credit_owners"])
        self.byline_starts = Starts(lists["byline_starts"])
        self.credit_starts = Starts(lists["credit_starts"])
        self.caption_starts = Starts(lists["caption_starts"])
        self.note_labels = frozenset(lists["note_labels"])
        self.note_starts = Starts(lists["note_starts"])
        self.caption_words = tuple(lists["caption_words"])
        self.author_verbs = _any_of(lists["author_verbs"])
        self.author_words = _any_of(lists["author_words"])
        self.pictured = _any_of(lists["pictured"])
        self.announcing = _any_of(lists["announcing"])
        self.labels = frozenset(lists["labels"])
        self.answers = frozenset(lists["answers"])
        self.happened = frozenset(lists["happened"])
        self.byline_labels = frozenset(lists["byline_labels"])
        self.networks = frozenset(lists["networks"])


def phrases_of(name: str) -> Iterator[str]:
    """The phrases of a list of words.toml, or of all groups of boilerplate.toml."""
    groups: dict[str, dict[str, list[str]]] = read("boilerplate.toml")
    yield from read("words.toml").get(name, ())
    for group in groups.values():
        yield from group.get(name, ())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def read(name: str) -> Any:
    """A file of `lists/`."""
    return tomllib.loads((LISTS / name).read_text("utf-8"))


@cache
def boilerplate() -> Boilerplate:
    return Boilerplate()


@cache
def words() -> Words:
    return Words()
