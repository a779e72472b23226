"""Offsets that other tools count in UTF-16 code units or UTF-8 bytes, and ours in code points.

Only the characters that are wider than one unit are remembered: where there are none, the offsets
are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import Literal

from glossator.errors import FormatError

Unit = Literal["utf-16", "utf-8"]


class Offsets:
    """Converts the offsets of one text.

    Args:
        text: The text.
        unit: What the other tool counts.
    """

    def __init__(self, text: str, unit: Unit) -> None:
        self._length = len(text)
        self._unit = unit
        pattern, extra = _WIDE[unit]
        wide = [(found.start(), extra(ord(found[0]))) for found in pattern.finditer(text)]
        self._points = [at for at, _ in wide]
        self._before = [0, *accumulate(more for _, more in wide)]
        """How many units more than code points there are before each wide character."""
        self._units = [at + more for at, more in zip(self._points, self._before, strict=False)]

    def to_units(self, point: int) -> int:
        """The offset in the other tool's units of an offset in code points."""
        return point + self._before[bisect_left(self._points, point)]

    def to_points(self, unit: int) -> int:
        """The offset in code points of an offset in the other tool's units.

        Raises:
            FormatError: where it lies inside a character, or outside the text.
        """
        index = bisect_left(self._units, unit)
        point = unit - self._before[index]
        if index and point <= self._points[index - 1]:
            character = self._points[index - 1]
            raise FormatError(
                f"offset {unit} ({self._unit}) lies inside the character at {character}"
            )
        if not 0 <= point <= self._length:
            longest = self.to_units(self._length)
            raise FormatError(f"expected an offset from 0 to {longest} ({self._unit}), got {unit}")
        return point


def check_extent(text: str, start: object, end: object) -> tuple[int, int]:
    """Two offsets in code points, where they are such and lie within the text.

    Raises:
        FormatError: where they are not.
    """
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(text):
        raise FormatError(
            f"expected offsets within the text of {len(text)} characters, got {start!r} to {end!r}"
        )
    return start, end


def _extra_utf16(code: int) -> int:
    return int(code > 0xFFFF)


def _extra_utf8(code: int) -> int:
    return (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)


_WIDE = {
    "utf-16": (re.compile("[^\0-\uffff]"), _extra_utf16),
    "utf-8": (re.compile("[^\0-\x7f]"), _extra_utf8),
}
"""The characters that take more than one unit, and how many more."""
