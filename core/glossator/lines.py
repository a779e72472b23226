"""Where a byte of a text stands, and the rows of a table by what stands between their cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader


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


_SEPARATOR = re.compile("\ufeff?sep=([,;\t|])\r?\n?")
"""The first line of tables that Excel is to open: what stands between their cells."""


def table_rows(lines: Iterable[str], *, delimiter: str | None = None, usual: str = ",") -> Reader:
    """The rows of a table; what stands between cells is told by its first line unless given.

    That line names the columns, or says it as Excel does ("sep=;"), and then it is no row. Excel
    writes commas, semicolons or tabs, as the language of the machine has it.

    Args:
        lines: The table, with the ends of its lines.
        delimiter: What stands between cells.
        usual: What does where no other sign stands more often between the names.
    """
    lines = iter(lines)
    begun = list(islice(lines, 1))
    first = begun[0] if begun else ""
    said = _SEPARATOR.fullmatch(first)
    names = re.sub('"[^"]*"', "", first)
    found = said[1] if said else max(f"{usual},;\t|", key=names.count)
    rows = csv.reader(chain(begun, lines), delimiter=delimiter or found, strict=True)
    if said:
        next(rows)
    return rows
