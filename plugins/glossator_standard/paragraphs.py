"""Where line breaks part paragraphs, which no sentence crosses, and where they only wrap them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# It begins with a set, which is searched for three times as fast as alternatives are.
BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
"""The end of a line."""
_FIRST_WORD = re.compile(r"\S{1,200}")
_NARROWEST, _WIDEST = 40, 130
_COLUMN, _LEAST_COLUMN = 25, 5
"""How narrow the columns of printed papers are, and how many lines tell that a text is one."""
_ITEM = re.compile(r"\s*(?:[•▪‣◦●■*–—-]|\(?\d{1,2}[.)])\s+(?=\S)")

Extent = tuple[int, int]


def paragraphs(text: str) -> Iterator[Extent]:
    """The stretches that no sentence crosses.

    A blank line always parts. A single line break parts too (a headline, a caption, a list), but
    for text wrapped at a width, or a line that plainly goes on in the next.
    """
    block: list[Extent] = []
    for start, end in _lines(text):
        if text[start:end].isspace() or start == end:
            yield from _unwrapped(text, block)
            block = []
        else:
            block.append((start, end))
    yield from _unwrapped(text, block)


def _lines(text: str) -> Iterator[Extent]:
    start = 0
    for match in BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _unwrapped(text: str, block: list[Extent]) -> Iterator[Extent]:
    """The paragraphs of lines that no blank line parts."""
    if not block:
        return
    wrapped = len(block) > 2 and _is_wrapped(text, block)
    start, end = block[0]
    for line in block[1:]:
        if not (wrapped or _goes_on(text, (start, end), line)):
            yield start, end
            start = line[0]
        end = line[1]
    yield start, end


def _is_wrapped(text: str, block: list[Extent]) -> bool:
    """Whether no line could have taken the next one's first word within the width of the widest.

    Headlines and bylines below each other may look so, too, but each begins with a capital.
    """
    width = max(end - start for start, end in block)
    small = sum(_is_small(text[start:end].lstrip()[:1]) for start, end in block[1:])
    if not small or not _COLUMN <= width <= _WIDEST:
        return False
    if width < _NARROWEST and (len(block) < _LEAST_COLUMN or 2 * small < len(block)):
        return False
    for (start, end), (below, _) in pairwise(block):
        first = _FIRST_WORD.search(text, below)
        if first and end - start + 1 + len(first[0]) <= width:
            return False
    return True


def _is_small(letter: str) -> bool:
    return letter.isalpha() and not letter.isupper()


def _goes_on(text: str, above: Extent, below: Extent) -> bool:
    """Whether a line runs on: long, without an end, and the next begins with a small letter.

    So does an item whose next line hangs below its words. A short line "by: Ana Ruiz" says who
    wrote it.
    """
    before = text[max(above[0], above[1] - 200) : above[1]].rstrip()
    after = text[below[0] : min(below[1], below[0] + 200)].lstrip()
    long = above[1] - above[0] >= _NARROWEST
    if _hangs(text, above, below):
        return True
    signed = after[:3] in ("by ", "by:") and below[1] - below[0] < _NARROWEST
    alike = after[:5] == text[above[0] : above[1]].lstrip()[:5]  # "list 1 of 4", "list 2 of 4"
    button = " " not in after.strip() and after.strip()[-1:].isalnum()  # "e-mail", below a date
    return (
        long
        and not (signed or alike or button)
        and after[:1].islower()
        and (before[-1:].isalnum() or before[-1:] in ",;-–—")
    )


def _hangs(text: str, item: Extent, below: Extent) -> bool:
    """Whether a line is indented as far as the words of an item above, and begins none itself."""
    mark = _ITEM.match(text, *item)
    indent = below[1] - below[0] - len(text[slice(*below)].lstrip())
    return bool(mark and indent == mark.end() - item[0] and not _ITEM.match(text, *below))
