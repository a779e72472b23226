"""Titles: whose they are, and what tells two apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from glossator_people.lexicon import classes
from glossator_people.words import PeopleWords


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
        return (
            last.endswith("s")
            and not last.endswith(("ss", "us", "'s"))
            and last not in classes()["singular"]
        )

    def can_be(self, other: Office) -> bool:
        """Whether two titles can be one: "the minister" and "foreign minister"."""
        one, two = sorted((self.head, other.head), key=len)
        return two[len(two) - len(one) :] == one and classes()["office_part"].isdisjoint(
            two[: -len(one)]
        )


def offices(words: PeopleWords, titles: Iterable[Any]) -> list[Office]:
    """The titles by token."""
    found = []
    for title in titles:
        first, end = words.covering(title.start, title.end)
        if first < end:
            found.append(Office(title, first, end, _head(words, first, end)))
    return found


def _head(words: PeopleWords, first: int, end: int) -> tuple[str, ...]:
    head: list[str] = []
    for token in range(first, end):
        if head and (words.isa(token, "before_object") or words.low[token] in (",", "(", "and")):
            break
        head.append(words.low[token].strip("."))
    return tuple(head)
