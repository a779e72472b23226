"""Tables that lose nothing: cells fold on a terminal, and are as wide as need be in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_FRAME = 3
"""Columns that the frame takes for each cell, and one more at the end."""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows of plain text under their columns' names."""
    console = Console()
    cells = list(zip(columns, *rows, strict=True))
    widths = [max(map(cell_len, column)) for column in cells]
    frame = _FRAME * len(columns) + 1
    if sys.stdout.isatty():
        _narrow(widths, cells, console.width - frame)
    else:
        console.width = sum(widths) + frame
    table = Table()
    for name, width in zip(columns, widths, strict=True):
        table.add_column(name, width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _narrow(widths: list[int], cells: Sequence[Sequence[str]], room: int) -> None:
    """Take from the widest columns what there is no room for; words are broken last."""
    words = [max(cell_len(word) for cell in column for word in cell.split()) for column in cells]
    while sum(widths) > max(room, len(widths)):
        loose = [index for index, width in enumerate(widths) if width > words[index]]
        widest = max(loose or range(len(widths)), key=lambda index: widths[index])
        widths[widest] -= 1
