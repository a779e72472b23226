"""Tables that lose nothing: cells fold on a terminal, and are as wide as need be in a pipe."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from glossator import stdout

if TYPE_CHECKING:
    from rich.console import Console

_FRAME = 3
"""Columns that the frame takes for each cell, and one more at the end."""


def print_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    title: str = "",
    numbers: Sequence[str] = (),
    console: Console | None = None,
) -> None:
    """Print rows of plain text under their columns' names.

    Args:
        columns: The names of the columns.
        rows: The cells of each row, as many as there are columns.
        title: What stands above the table.
        numbers: The columns whose cells stand at the right.
        console: Where to; standard output unless given.
    """
    from rich.cells import cell_len  # rich takes a tenth of a second that --help need not wait for

    cells = list(zip(columns, *rows, strict=True))
    widths = [max(map(cell_len, column)) for column in cells]
    if console is None and not title and _is_plain(cells):
        print(*_drawn(columns, rows, widths, numbers), sep="\n", file=stdout.results(), flush=True)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = console or Console(file=stdout.results())
    frame = _FRAME * len(columns) + 1
    if console.file.isatty():  # FORCE_COLOR makes no terminal of a pipe
        _narrow(widths, cells, console.width - frame)
    else:
        console.width = max(sum(widths) + frame, cell_len(title))
    table = Table(title=Text(title) if title else None, title_justify="left")
    for name, width in zip(columns, widths, strict=True):
        table.add_column(
            name, width=width, overflow="fold", justify="right" if name in numbers else "left"
        )
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _is_plain(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a table needs nothing but its frame: in a pipe, and with a line for each row."""
    out = stdout.results()
    is_pipe = not out.isatty() and (out.encoding or "").lower() in ("utf-8", "utf8")
    asked = {"FORCE_COLOR", "TTY_COMPATIBLE"} & os.environ.keys()
    return is_pipe and not asked and all(map(str.isprintable, chain.from_iterable(cells)))


def _drawn(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    numbers: Sequence[str],
) -> Iterator[str]:
    """The lines of a table as rich draws it, which takes longer to import than most queries do."""
    from rich.cells import cell_len

    def row(cells: Sequence[str], bar: str) -> str:
        padded = [
            f" {gap}{cell} " if name in numbers else f" {cell}{gap} "
            for name, cell, width in zip(columns, cells, widths, strict=True)
            for gap in [" " * (width - cell_len(cell))]
        ]
        return f"{bar}{bar.join(padded)}{bar}"

    def rule(left: str, line: str, cross: str, right: str) -> str:
        return left + cross.join(line * (width + 2) for width in widths) + right

    yield rule("┏", "━", "┳", "┓")
    yield row(columns, "┃")
    yield rule("┡", "━", "╇", "┩")
    for cells in rows:
        yield row(cells, "│")
    yield rule("└", "─", "┴", "┘")


def _narrow(widths: list[int], cells: Sequence[Sequence[str]], room: int) -> None:
    """Take from the widest columns what there is no room for; words are broken last."""
    from rich.cells import cell_len

    words = [max(cell_len(word) for cell in column for word in cell.split()) for column in cells]
    while sum(widths) > max(room, len(widths)):
        loose = [index for index, width in enumerate(widths) if width > words[index]]
        widest = max(loose or range(len(widths)), key=lambda index: widths[index])
        widths[widest] -= 1
