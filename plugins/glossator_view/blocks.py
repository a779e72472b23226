"""The text as blocks, one under the other: a browser lays out those that are looked at."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_standard.paragraphs import paragraphs

LONGEST = 6000
"""Code points of a block; a longer paragraph is parted, so that none is slow to lay out."""

Extent = tuple[int, int]


def blocks(text: str) -> list[tuple[Extent, bool]]:
    """The extents of the blocks, in order, and whether one goes on from the last.

    Between them is only white space; of white space alone there is one, without any of it.
    """
    return list(_blocks(text)) or [((0, 0), False)]


def _blocks(text: str) -> Iterator[tuple[Extent, bool]]:
    for start, end in paragraphs(text):
        goes_on = False
        while end - start > LONGEST:
            stop = _place_to_part(text, start)
            yield (start, stop), goes_on
            start, goes_on = stop, True
        yield (start, end), goes_on


def _place_to_part(text: str, start: int) -> int:
    """Behind a space, if there is one."""
    space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
    return space + 1 if space >= 0 else start + LONGEST
