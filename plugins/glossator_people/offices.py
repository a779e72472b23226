"""Titles: whose they are, and what tells two apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from glossator_people.lexicon import words
from glossator_people.words import Words

_ENDS = words("clauses", "prepositions") | {",", "(", "and"}
_PARTS = frozenset("vice deputy former ex acting assistant interim shadow under".split())
_ONE = frozenset("boss us press congress species headquarters s".split())


@dataclass(frozen=True, slots=True)
class Office:
    """A title at tokens `first` up to `end`; `head` are its words before any preposition."""

    title: Any
    first: int
    end: int
    head: tuple[str, ...]

    @property
    def is_before_name(self) -> bool:
        """Whether it stands before its holder's name, without a comma."""
        return bool(self.title.rule.endswith("before-name"))

    @property
    def is_plural(self) -> bool:
        """Whether it names several persons."""
        last = self.head[-1]
        if last.endswith("men") and last != "men":
            return not last.endswith(("omen",)) or last.endswith("women")
        return last.endswith("s") and not last.endswith(("ss", "us", "'s")) and last not in _ONE

    def can_be(self, other: Office) -> bool:
        """Whether two titles can be one: "the minister" and "foreign minister"."""
        one, two = sorted((self.head, other.head), key=len)
        return two[len(two) - len(one) :] == one and not _PARTS.intersection(two[: -len(one)])


def offices(seen: Words, titles: Iterable[Any]) -> list[Office]:
    """The titles by token."""
    found = []
    for title in titles:
        first, end = seen.covering(title.start, title.end)
        if first < end:
            found.append(Office(title, first, end, _head(seen, first, end)))
    return found


def _head(seen: Words, first: int, end: int) -> tuple[str, ...]:
    head = []
    for token in range(first, end):
        word = seen.low[token]
        if word in _ENDS and head:
            break
        head.append(word.strip("."))
    return tuple(head)
