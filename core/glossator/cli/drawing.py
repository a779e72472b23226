"""Drawing a document in the terminal: its text, and under each line the layers as bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from glossator.annotation import OpaqueAnnotation, Relation, Span
from glossator.document import Document
from glossator.errors import ConfigError, unknown
from glossator.evaluation.items import LABEL_FIELDS
from glossator.layer import Layer

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_VISIBLE: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(32)},
    **dict.fromkeys([*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "·"),
    **{ord(one): one for one in _BREAKS},
    ord("\t"): " ",
}
"""What is drawn for characters that would command the terminal, one for one."""

COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta")


def print_document(console: Console, document: Document, asked: list[str]) -> None:
    """Draw one document: its text line by line, under each line a row of bars for each layer."""
    for name in asked:
        if name not in document.layers:
            raise ConfigError(
                f"document {document.id!r}: " + unknown("layer", name, document.layers)
            )
    document = msgspec.structs.replace(document, text=document.text.translate(_VISIBLE))
    names = asked or [name for name, layer in document.layers.items() if _has_labels(layer)]
    colours = {name: COLOURS[index % len(COLOURS)] for index, name in enumerate(names)}
    gutter = max((cell_len(name) for name in names), default=0) + 1
    console.print(Text(f"── {document.id} ", style="bold"), end="\n\n")
    for start, end in _lines(document.text, max(console.width - gutter - 1, 20)):
        line = document.text[start:end]
        console.print(Text(" " * gutter + line), soft_wrap=True)
        for name in names:
            for row in _bars(document, document.layers[name], start, end):
                label = f"{name:<{gutter}}"
                console.print(Text(label + row, style=colours[name]), soft_wrap=True)
    _print_rest(console, document, names)


def _print_rest(console: Console, document: Document, names: list[str]) -> None:
    """What bars cannot show: failed layers, relations, and the layers that were left out."""
    for name, layer in document.layers.items():
        if layer.status == "error" and layer.error:
            reason = f"{layer.error.annotator} failed: {layer.error.message}"
            console.print(Text(f"{name}: {reason}", style="red"))
        elif name not in names:
            console.print(Text(f"{name}: {len(layer)} annotations, not drawn", style="dim"))
    console.print()


def _has_labels(layer: Layer[Any]) -> bool:
    """Whether there is more to say of its spans than where they are."""
    if not len(layer) or isinstance(layer[0], Relation):
        return False
    if isinstance(layer[0], OpaqueAnnotation):
        return True
    return bool(set(type(layer[0]).__struct_fields__) - set(Span.__struct_fields__))


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The extents of lines that fit, broken at spaces where possible."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip(_BREAKS))
        at = start
        while at < end:
            stop = _fit(text, at, end, width)
            yield at, stop
            at = stop + (stop < end and text[stop] == " ")
        start += len(line)


def _fit(text: str, start: int, end: int, width: int) -> int:
    if cell_len(text[start:end]) <= width:
        return end
    stop = start + 1
    while stop < end and cell_len(text[start : stop + 1]) <= width:
        stop += 1
    space = text.rfind(" ", start + 1, stop + 1)
    return space if space > start else stop


def _bars(document: Document, layer: Layer[Any], start: int, end: int) -> Iterator[str]:
    """Rows of bars for one line; spans that overlap go to rows of their own."""
    rows: list[list[str]] = []
    reach: list[int] = []
    for span in layer.overlapping(Span(start=start, end=end)):
        left, right = max(span.start, start), min(span.end, end)
        column = cell_len(document.text[start:left])
        length = cell_len(document.text[left:right])
        bar = _bar(_label(span), length, opened=span.start < start, closed=span.end <= end)
        row = next((i for i, edge in enumerate(reach) if edge <= column), len(rows))
        if row == len(rows):
            rows.append([])
            reach.append(0)
        rows[row].append(" " * (column - reach[row]) + bar)
        reach[row] = column + cell_len(bar)
    return ("".join(row) for row in rows)


def _bar(label: str, length: int, *, opened: bool, closed: bool) -> str:
    """A bar exactly as long as its span: the label, cut where it has no room."""
    if length < 2:
        return "╵" * length
    inner = label[: length - 2].ljust(length - 2, "─")
    return ("─" if opened else "└") + inner + ("┘" if closed else "─")


def _label(span: Any) -> str:
    fields: Iterable[str] = LABEL_FIELDS
    data = span.data if isinstance(span, OpaqueAnnotation) else None
    for name in fields:
        value = data.get(name) if data else getattr(span, name, None)
        if isinstance(value, str):
            return " ".join(value.split()).translate(_VISIBLE)
    return ""
