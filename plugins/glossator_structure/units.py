"""The lines of a page, joined where one is wrapped into several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from glossator_standard import BlockKind
from glossator_standard.paragraphs import paragraphs

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s*\[\d+\])*$")
_SENTENCE_BREAK = re.compile(r"[a-z0-9)”\"’][.!?][\"'”’)]?\s+[\"'“‘(]?[A-Z]")
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))
_HEAD = 400
"""How many code points of a unit are looked at for its words: pages may be one endless line."""


@dataclass(slots=False, eq=False)
class Unit:
    """A line of the page, or several that are one wrapped line.

    Attributes:
        start: Where it begins, without the blanks around.
        end: Where it ends.
        text: What stands there.
        apart: Whether a blank line is above it.
        kind: What it is; None as long as that is open.
        rule: The rule that told the kind.
        parts: The parts inside: kind, start, end, rule.
    """

    start: int
    end: int
    text: str
    apart: bool
    kind: BlockKind | None = None
    rule: str = ""
    parts: list[tuple[BlockKind, int, int, str]] = field(default_factory=list)

    def tell(self, kind: BlockKind, rule: str) -> None:
        """Say what it is."""
        self.kind, self.rule = kind, rule

    @cached_property
    def head(self) -> str:
        """Its first words in lower case, with plain quotation marks and spaces."""
        head = self.text[:_HEAD]
        if not head.isascii():
            for mark, plain in _PLAIN:
                head = head.replace(mark, plain)
        return " ".join(head.lower().split())

    @cached_property
    def words(self) -> list[str]:
        """Its first words."""
        return _WORD.findall(self.text[:_HEAD])

    @cached_property
    def length(self) -> int:
        """How many words it has, of a very long one about."""
        return len(self.words) + max(len(self.text) - _HEAD, 0) // 6

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-40:]) is not None

    @cached_property
    def has_sentences(self) -> bool:
        """Whether a sentence ends inside it and another begins."""
        return _SENTENCE_BREAK.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a long sentence, or several."""
        return self.length >= 25 or (self.ends_sentence and (self.length >= 9 or self.has_sentences))


def units(text: str) -> list[Unit]:
    """The units of a text, in order."""
    found: list[Unit] = []
    width = 0
    reached = 0
    for start, end in paragraphs(text):
        stripped = text[start:end].strip()
        if not stripped:
            continue
        begin = text.index(stripped[0], start)
        apart = not found or text.count("\n", reached, begin) > 1 or _parted(text, reached, begin)
        width = max(width, _width(stripped))
        found.append(Unit(begin, begin + len(stripped), stripped, apart))
        reached = begin + len(stripped)
    return list(_joined(text, found, width)) if width else found


def _parted(text: str, start: int, end: int) -> bool:
    """Whether breaks other than line feeds leave a line blank."""
    gap = text[start:end].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\x0b\x0c\x85\u2028\u2029") > 1


def _width(text: str) -> int:
    """How wide the lines of a wrapped paragraph are; 0 of what is not plainly wrapped."""
    lines = text.split("\n")
    return max(map(len, lines)) if len(lines) > 2 else 0


def _joined(text: str, found: list[Unit], width: int) -> Iterator[Unit]:
    """In a page that is wrapped at a width, join lines that only the width parts."""
    current: Unit | None = None
    for unit in found:
        if current and not unit.apart and _is_full(current, unit, width):
            end = unit.end
            current = Unit(current.start, end, text[current.start : end], current.apart)
            continue
        if current:
            yield current
        current = unit
    if current:
        yield current


def _is_full(above: Unit, below: Unit, width: int) -> bool:
    """Whether the last line above had no room for the first word below."""
    last = above.text.rpartition("\n")[2]
    return len(last) > width // 2 and len(last) + 1 + len(below.words[0]) > width


def neighbours(found: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Each unit with the one below it."""
    return pairwise(found)
