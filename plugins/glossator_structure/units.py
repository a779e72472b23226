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
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEAD = 400
"""How many code points of a unit are looked at for its words: pages may be one endless line."""


@dataclass(eq=False)
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
        above: The unit before it; `below` the one after it.
    """

    start: int
    end: int
    text: str
    apart: bool
    kind: BlockKind | None = None
    rule: str = ""
    parts: list[tuple[BlockKind, int, int, str]] = field(default_factory=list)
    above: Unit | None = None
    below: Unit | None = None

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
        if self.length >= 25:
            return True
        return self.ends_sentence and (self.length >= 9 or self.has_sentences)

    @property
    def stands_alone(self) -> bool:
        """Whether blank lines are above and below it."""
        return self.apart and (self.below is None or self.below.apart)

    @property
    def heads_block(self) -> bool:
        """Whether a blank line is above it and none below."""
        return self.apart and self.below is not None and not self.below.apart


def units(text: str) -> list[Unit]:
    """The units of a text, in order."""
    found: list[Unit] = []
    width = reached = 0
    for start, end in paragraphs(text):
        stripped = text[start:end].strip()
        if not stripped:
            continue
        begin = text.index(stripped[0], start)
        apart = not found or len(_BREAKS.findall(text, reached, begin)) > 1
        width = max(width, _width(stripped))
        found.append(Unit(begin, begin + len(stripped), stripped, apart))
        reached = begin + len(stripped)
    if width:
        found = list(_joined(text, found, width))
    for above, below in pairwise(found):
        above.below, below.above = below, above
    return found


def _width(text: str) -> int:
    """How wide the lines of a wrapped paragraph are; 0 of what is not plainly wrapped."""
    lines = text.split("\n")
    return max(map(len, lines)) if len(lines) > 2 else 0


def _joined(text: str, found: list[Unit], width: int) -> Iterator[Unit]:
    """In a page that is wrapped at a width, join lines that only the width parts."""
    current: Unit | None = None
    for unit in found:
        if current and not unit.apart and _is_full(current, unit, width):
            current = Unit(current.start, unit.end, text[current.start : unit.end], current.apart)
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
