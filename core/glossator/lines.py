"""Where a byte of a text stands."""

from __future__ import annotations


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
