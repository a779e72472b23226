"""Where a byte of a text stands, and what stands between the cells of a table's line."""

from __future__ import annotations

import re


def line_and_column(
    data: bytes,
    offset: int,
    first: int = 1,
    *,
    encoding: str = "utf-8",
    errors: str = "strict",
) -> tuple[int, int]:
    """An offset in bytes as line and column, both from 1; columns are code points.

    Args:
        data: A text.
        offset: Where, up to its end.
        first: The line that it begins on.
        encoding: The text's.
        errors: What becomes of bytes before the offset that are none of the encoding.
    """
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode(encoding, errors)) + 1
    return first + data.count(b"\n", 0, start), column


SEPARATOR = re.compile("\ufeff?sep=([,;\t|])\r?\n?")
"""The first line of tables that Excel is to open: what stands between their cells."""


def delimiter_of(first: str, usual: str = ",") -> str:
    """What stands between cells, by a table's first line: `SEPARATOR`, or the names of columns.

    Excel writes commas, semicolons or tabs, as the language of the machine has it.

    Args:
        first: The line.
        usual: What does where no other sign stands more often between the names.
    """
    if said := SEPARATOR.fullmatch(first):
        return str(said[1])
    names = re.sub('"[^"]*"', "", first)
    return max(f"{usual},;\t|", key=names.count)
