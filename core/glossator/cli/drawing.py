"""Drawing a document in the terminal: its text, and under each line the layers as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from glossator.format.schema import label_field
from glossator.model.annotation import OpaqueAnnotation, Relation, Span
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.terminal import BREAKS, VISIBLE, visible

COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta")
_MOST_LABELS = 12
_GAP = "⋯"
"""Stands for lines that are not drawn."""


def print_document(
    console: Console, document: Document, asked: list[str], around: int | None = None
) -> None:
    """Draw one document: its text line by line, under each line a row of bars for each layer.

    Args:
        console: Where to.
        document: What to draw.
        asked: The layers; none for those that have more to say than where they are.
        around: How many lines to draw on either side of one with annotations; None for all lines.
    """
    names = chosen(document, asked)
    document = msgspec.structs.replace(document, text=document.text.translate(VISIBLE))
    labels = {name: label_field(document.layers[name]) for name in names}
    gutter = max((cell_len(name) for name in names), default=0) + 1
    console.print(Text(f"── {visible(document.id)} ", style="bold"), end="\n\n", soft_wrap=True)
    lines = list(_lines(document.text, max(console.width - gutter - 1, 20)))
    layers = [document.layers[name] for name in names]
    drawn = range(len(lines)) if around is None else _near(lines, layers, around)
    for before, number in pairwise((-1, *drawn)):
        if number > before + 1:
            console.print(Text(" " * gutter + _GAP, style="dim"), soft_wrap=True)
        start, end = lines[number]
        line = document.text[start:end]
        console.print(Text(" " * gutter + line), soft_wrap=True)
        for name, colour in names.items():
            for row in _bars(document, document.layers[name], labels[name], start, end):
                console.print(Text(f"{name:<{gutter}}{row}", style=colour), soft_wrap=True)
    for name, colour in names.items():
        if legend := _legend(document.layers[name], labels[name]):
            console.print(Text(f"{name:<{gutter}}{legend}", style=colour), soft_wrap=True)
    print_rest(console, document, names, "not drawn")


def chosen(document: Document, asked: list[str]) -> dict[str, str]:
    """The layers to show, those asked for that are there or those that say most, with colours."""
    there = document.layers
    names = [name for name in asked if name in there]
    if not asked:
        names = [name for name, layer in there.items() if _has_labels(layer)]
    return {name: COLOURS[index % len(COLOURS)] for index, name in enumerate(names)}


def print_rest(console: Console, document: Document, names: dict[str, str], label: str) -> None:
    """Say which layers failed, and how much is in those that were not shown."""
    rest = []
    for name, layer in document.layers.items():
        if layer.status == "error" and layer.error:
            reason = f"{layer.error.annotator} failed: {layer.error.message}"
            console.print(Text(visible(f"{name}: {reason}"), style="red"), soft_wrap=True)
        elif name not in names:
            rest.append(f"{name} ({len(layer)})")
    if rest:
        console.print(Text(f"{label}: {', '.join(rest)}", style="dim"), soft_wrap=True)
    console.print()


def _legend(layer: Layer[Any], field: str) -> str:
    """The labels in full, since bars cut them, and how often each is there."""
    counts = Counter(filter(None, (_label(annotation, field) for annotation in layer)))
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    named = [f"{number} {label}" for label, number in ranked[:_MOST_LABELS]]
    if more := len(ranked) - len(named):
        named.append(f"{more} other labels")
    if named and (bare := len(layer) - counts.total()):
        named.append(f"{bare} without a label")
    return ", ".join(named)


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
        end = start + len(line.rstrip(BREAKS))
        at = start
        while at < end:
            stop = _fit(text, at, end, width)
            yield at, stop
            at = stop + (stop < end and text[stop] == " ")
        start += len(line)


def _near(
    lines: Sequence[tuple[int, int]], layers: Sequence[Layer[Any]], around: int
) -> Sequence[int]:
    """The numbers of the lines that have annotations, and of those around them."""
    found: set[int] = set()
    for number, (start, end) in enumerate(lines):
        line = Span(start=start, end=end)
        if any(next(iter(layer.overlapping(line)), None) for layer in layers):
            found.update(range(max(number - around, 0), min(number + around + 1, len(lines))))
    return sorted(found)


def _fit(text: str, start: int, end: int, width: int) -> int:
    if cell_len(text[start:end]) <= width:
        return end
    stop = start + 1
    while stop < end and cell_len(text[start : stop + 1]) <= width:
        stop += 1
    space = text.rfind(" ", start + 1, stop + 1)
    return space if space > start else stop


def _bars(document: Document, layer: Layer[Any], field: str, start: int, end: int) -> Iterator[str]:
    """Rows of bars for one line; spans that overlap go to rows of their own."""
    rows: list[list[str]] = []
    reach: list[int] = []
    for span in layer.overlapping(Span(start=start, end=end)):
        left, right = max(span.start, start), min(span.end, end)
        column = cell_len(document.text[start:left])
        bar = _bar(document.text, span, _label(span, field), left, right)
        row = next((i for i, edge in enumerate(reach) if edge <= column), len(rows))
        if row == len(rows):
            rows.append([])
            reach.append(0)
        rows[row].append(" " * (column - reach[row]) + bar)
        reach[row] = column + cell_len(bar)
    return ("".join(row) for row in rows)


def _bar(text: str, span: Any, label: str, left: int, right: int) -> str:
    """What is drawn from `left` to `right`: the span's parts, and dots where it has gaps."""
    made, at = "", left
    for start, end in span.fragments or ((span.start, span.end),):
        first, last = max(start, at), min(end, right)
        if first < last:
            length = cell_len(text[first:last])
            part = _part(label, length, opened=start < left, closed=end <= right)
            made += "┄" * cell_len(text[at:first]) + part
            at = last
    return made + "┄" * cell_len(text[at:right])


def _part(label: str, length: int, *, opened: bool, closed: bool) -> str:
    """A bar exactly as long as its stretch: the label, cut where it has no room."""
    if length < 2:
        return "╵" * length
    inner = label[: length - 2].ljust(length - 2, "─")
    return ("─" if opened else "└") + inner + ("┘" if closed else "─")


def _label(annotation: Any, field: str) -> str:
    """What the field of the label says; nothing where there is no such field, or it is not set."""
    if isinstance(annotation, OpaqueAnnotation):
        value = annotation.data.get(field)
    else:
        value = getattr(annotation, field) if field else None
    return "" if value is None else visible(str(value))
