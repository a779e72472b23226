"""A rule of the grammar, and a match of it in the text's pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from glossator_dates.reference_time import Context
from glossator_dates.scanner import Scan
from glossator_dates.symbols import ANCHORS, SYMBOLS, Piece
from glossator_dates.value import Type, Value

Build = Callable[["Match", Context], Value | None]
Where = Callable[["Match"], bool]

MANY = 999
"""More units than this are not counted: so many years from 1000 are still in the calendar."""

_MULTIPLIERS = (100, 1000, 1_000_000, 1_000_000_000)
"""Numbers that one before them multiplies."""

_PATTERN = re.compile(
    r"(?P<named>\w+)=\(|(?P<plain>\((?!\?))|(?P<symbol>[a-z]+)(?::(?P<group>\w+))?|\s+"
)
_OUTLINE = re.compile(r"\(\?|(?:\w+=)?\(|\)\??|\||[a-z]+(?::\w+)?\??")
_ANCHORS = frozenset(ANCHORS)
_ANY = frozenset("".join(SYMBOLS.values()))


@dataclass(frozen=True)
class Rule:
    """One line of the grammar.

    Its notation is a regular expression over the names of `SYMBOLS`: ``the? ordinal:o unit:u``. A
    name with a colon makes a group of that name, ``k=(...)`` one of several pieces, plain brackets
    none. No rule repeats a repetition, so that time stays linear.

    Attributes:
        name: Stands in the field `rule` of the layer.
        type: The type that it gives, where the value names no other.
        notation: What it matches.
        build: Makes the value of a match; None where the match is no time after all.
        example: A text with what the rule finds and its value: "He left [now|PRESENT_REF]."
        where: What must hold of the words around a match.
    """

    name: str
    type: Type
    notation: str
    build: Build
    example: str
    where: Where | None = None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What it matches, compiled."""
        return re.compile(_PATTERN.sub(_spelled, self.notation))

    @cached_property
    def needed(self) -> frozenset[str]:
        """Classes one of which is in every match; all where that is not plain."""
        return _needed(iter(_OUTLINE.findall(self.notation)))


def _needed(parts: Iterator[str]) -> frozenset[str]:
    """Classes one of which is in each match of what stands before the next closing bracket."""
    alternatives, best = [], _ANY
    for part in parts:
        if part == "|":
            alternatives.append(best)
            best = _ANY
        elif part[0] == ")":
            if part == ")?":
                return _ANY
            break
        elif part == "(?":
            _needed(parts)
        elif part[-1] != "?":
            own = SYMBOLS[part.partition(":")[0]] if part[-1] != "(" else ""
            best = min(best, frozenset(own) or _needed(parts), key=_telling)
    return best.union(*alternatives)


def _telling(classes: frozenset[str]) -> tuple[bool, int]:
    return not classes <= _ANCHORS, len(classes)


def _spelled(found: re.Match[str]) -> str:
    if named := found["named"]:
        return f"(?P<{named}>"
    if found["plain"]:
        return "(?:"
    symbol = found["symbol"]
    if not symbol:
        return ""
    letters = SYMBOLS[symbol]
    body = f"[{letters}]" if len(letters) > 1 else re.escape(letters)
    return f"(?P<{found['group']}>{body})" if found["group"] else body


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a rule, with the words around it in its sentence, "" where there is none.

    Attributes:
        rule: The rule.
        scan: The text's symbols and pieces.
        first: The position of its first piece.
        last: The position behind its last piece.
        groups: The pieces of each named group; a name ends at its underscore (``d_2`` is ``d``).
        before: The word before it.
        after: The word behind it.
        following: The one behind that.
    """

    rule: Rule
    scan: Scan
    first: int
    last: int
    groups: dict[str, list[Piece]]
    before: str
    after: str
    following: str

    @property
    def cue(self) -> str:
        """The word before it, in lower case."""
        return self.before.lower()

    @property
    def follows(self) -> str:
        """The word behind it, in lower case."""
        return self.after.lower()

    @property
    def low(self) -> list[str]:
        """Its words, in lower case."""
        return [piece.low for piece in self.scan.pieces[self.first : self.last]]

    def value(self, group: str) -> object:
        """What the group's first piece stands for; None where the group is empty."""
        pieces = self.groups.get(group)
        return pieces[0].value if pieces else None

    def integer(self, group: str) -> int:
        """What a group stands for, as an integer."""
        return int(str(self.value(group)))

    def word(self, group: str) -> str:
        """The group's first piece in lower case; "" where the group is empty."""
        pieces = self.groups.get(group)
        return pieces[0].low if pieces else ""

    @property
    def way(self) -> int:
        """Where "last", "this" and "next" point: -1, 0, 1; 0 where none of them stands."""
        return int(str(self.value("l") or 0))

    def whole(self) -> int | None:
        """The number, where it is a whole one that dates can be counted by."""
        number = self.number()
        if number == "X" or not float(number).is_integer() or float(number) > MANY:
            return None
        return int(float(number))

    def number(self, group: str = "n") -> float | str:
        """How many: a number in figures or words, 1 for an article, ``X`` where it is vague."""
        if "v" in self.groups:
            return str(self.value("v"))
        pieces = self.groups.get(group)
        if not pieces:
            return 1
        total = 0.0
        for piece in pieces:
            value: Any = piece.value
            if isinstance(value, int | float):
                total = total * value if value in _MULTIPLIERS and total else total + value
        return total
