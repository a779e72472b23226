"""The lines of a page, joined where one is wrapped into several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from glossator_standard import BlockKind
from glossator_standard.paragraphs import BREAK, paragraphs

_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’»)\]]*(?:\s*\[\d+\]|\s\([^()]*= [^()]*\d[^()]*\)"
    r"|\s[–—]{1,2} ?(?:with [^.!?]{1,50}(?:\.com)?|[A-Z]\w+\.com|[A-Z]{2,8}))*$"
)
_SENTENCE_BREAK = re.compile(r"[a-z0-9)”\"’][.!?][\"'”’)]?\s+(?:[–—] )?[\"'“‘(]?[A-Z]")
PLAIN = str.maketrans("’‘“”", "''\"\"")
"""Quotation marks as the lists have them."""
_TAIL = 70
"""In how many code points at its end a unit has a stop, with what may stand behind it."""
_HEAD = 400
"""How many code points of a unit are looked at for its words: pages may be one endless line."""


@dataclass(eq=False, slots=True)
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
        words: Its first words.
        head: The same in lower case, with plain quotation marks and single spaces.
        length: How many words it has, of a very long one about.
        ends_sentence: Whether it ends as a sentence does.
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
    words: list[str] = field(init=False)
    head: str = field(init=False)
    length: int = field(init=False)
    ends_sentence: bool = field(init=False)
    _has_sentences: bool | None = None

    def __post_init__(self) -> None:
        self.words = self.text[:_HEAD].split()
        self.length = len(self.words) + max(len(self.text) - _HEAD, 0) // 6
        last = self.text[-1]
        tail = self.text[-_TAIL:]
        marked = not last.isalpha() or " –" in tail or " —" in tail
        self.ends_sentence = last in ".!?…" or (marked and _SENTENCE_END.search(tail) is not None)
        self.head = " ".join(self.words).lower()
        if not self.head.isascii():
            self.head = self.head.translate(PLAIN)

    def tell(self, kind: BlockKind, rule: str) -> None:
        """Say what it is."""
        self.kind, self.rule = kind, rule

    @property
    def has_sentences(self) -> bool:
        """Whether a sentence ends inside it and another begins."""
        if self._has_sentences is None:
            self._has_sentences = _SENTENCE_BREAK.search(self.text) is not None
        return self._has_sentences

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a long sentence, or several."""
        if self.length >= 25:
            return True
        return self.ends_sentence and (self.length >= 9 or self.has_sentences)

    @property
    def is_cut(self) -> bool:
        """Whether it breaks off as teasers do: "The men took..."."""
        return self.text.endswith(("...", "…")) and self.text[0] not in "\"“‘'"

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
        apart = not found or len(BREAK.findall(text, reached, begin)) > 1
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
