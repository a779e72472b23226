"""A rule of the grammar, and a match of it in the text's pieces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from glossator_dates.context import Context
from glossator_dates.lexicon import words
from glossator_dates.scan import Piece
from glossator_dates.value import Value

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Build = Callable[["Found", Context], Value | None]


class Rule(NamedTuple):
    """A name, the type it gives, the pattern, and what makes the value."""

    name: str
    type: Type
    pattern: re.Pattern[str]
    build: Build


@dataclass(frozen=True, slots=True)
class Found:
    """A match: its rule, the first and last piece, and the pieces of each named group."""

    rule: Rule
    first: int
    last: int
    groups: dict[str, list[Piece]]

    def value(self, group: str) -> object:
        """What the group's first piece stands for; None where the group is empty."""
        pieces = self.groups.get(group)
        return pieces[0].value if pieces else None

    def integer(self, group: str) -> int:
        """What a group stands for, as an integer."""
        return int(str(self.value(group)))

    def number(self) -> float | str:
        """How many: a number in figures or words, 1 for an article, ``X`` where it is vague."""
        if "v" in self.groups:
            return words().vague.get(self.groups["v"][0].text.lower(), "X")
        pieces = self.groups.get("n")
        if not pieces:
            return 1
        total = 0.0
        for piece in pieces:
            value: Any = piece.value
            if isinstance(value, int | float):
                total = total * value if value in (100, 1000) and total else total + value
        return total
