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
        self.sections = frozenset(groups["sections"]["whole"])
        self.legal = frozenset(groups["legal"]["contains"])

        def all_of(key: str) -> list[str]:
            lists = (group.get(key, ()) for name, group in groups.items() if name != "sections")
            return [phrase for one in lists for phrase in one]

        self.whole = frozenset(all_of("whole"))
        self.starts = Starts(all_of("starts"))
        self.opens = frozenset(all_of("opens"))
        self.closes = frozenset(all_of("closes"))
        self.contains = frozenset(all_of("contains")) - self.legal
        phrases = (*self.whole, *self.sections, *self.opens, *words("sections"))
        self.vocabulary = frozenset(word for phrase in phrases for word in phrase.split())


def phrases_of(name: str) -> Iterator[str]:
    """The phrases of a list of words.toml, or of all groups of boilerplate.toml."""
    groups: dict[str, dict[str, list[str]]] = read("boilerplate.toml")
    yield from read("words.toml").get(name, ())
    for group in groups.values():
        yield from group.get(name, ())


@cache
def read(name: str) -> Any:
    """A file of `lists/`."""
    return tomllib.loads((LISTS / name).read_text("utf-8"))


@cache
def boilerplate() -> Boilerplate:
    return Boilerplate()


@cache
def words(name: str) -> frozenset[str]:
    """A list of words.toml."""
    return frozenset(read("words.toml")[name])


@cache
def starts(name: str) -> Starts:
    """A list of words.toml of what lines begin with."""
    return Starts(words(name))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """What finds any phrase of a list of words.toml, as whole words."""
    ordered = sorted(words(name), key=lambda one: (-len(one), one))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
