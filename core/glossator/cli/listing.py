"""Listing a document in the terminal: each annotation on a line, with what its fields say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from glossator.cli.drawing import chosen, print_rest
from glossator.cli.shared import counted
from glossator.errors import OptionError, unknown
from glossator.model.annotation import (
    Annotation,
    OpaqueAnnotation,
    Relation,
    Span,
    extents_of,
    has_place,
)
from glossator.model.document import Document
from glossator.model.references import references
from glossator.terminal import visible

_OWN = frozenset(Span.__struct_fields__)
"""The fields that a line's offsets and text stand for."""
_WIDEST_TEXT = 40
_GAP = "  "

Place = tuple[int, int]
Pointed = tuple[Place | None, str]
"""Where something stands, and its text; of what stands nowhere, its id."""


class Entry(NamedTuple):
    """A line of the list: its line in the text, its offsets, what stands there, what is set."""

    line: str
    offsets: str
    text: str
    fields: list[tuple[str, str]]


def print_list(
    console: Console,
    document: Document,
    asked: list[str],
    fields: Sequence[str],
    width: int | None,
) -> None:
    """List the annotations of each layer.

    Args:
        console: Where to.
        document: What to list.
        asked: The layers; none for all that have more to say than where they are.
        fields: The fields, in this order; none for all that are set.
        width: The columns to fold lines and cut values at; None for as many as there are.
    """
    names = chosen(document, asked)
    read = _Reader(document)
    heading = Text(f"── {visible(document.id)} ── ", style="bold")
    console.print(heading.append("line, offsets, text, fields", style="not bold"), soft_wrap=True)
    for name, colour in names.items():
        layer = document.layers[name]
        title = f"{name}: {counted(len(layer), 'annotation')}"
        console.print(Text("\n" + title, style=f"bold {colour}"), soft_wrap=True)
        entries = [read.entry(annotation, fields) for annotation in layer]
        for line in _lines(entries, colour, width):
            console.print(line, soft_wrap=True)
    console.print()
    print_rest(console, document, names, "not listed")


def listed(document: Document, names: Sequence[str]) -> str:
    """Layers as text, a line for each annotation, as the command lists them; for snapshots."""
    read = _Reader(document)
    lines: list[str] = []
    for name in names:
        layer = document.layers[name]
        lines.append(f"{name}: {counted(len(layer), 'annotation')}")
        entries = [read.entry(annotation, ()) for annotation in layer]
        lines += [line.plain for line in _lines(entries, "", None)]
        lines.append("")
    return "\n".join(lines)


def check_fields(
    fields: Sequence[str], types: Sequence[str], known: Mapping[str, type[Annotation]]
) -> None:
    """Refuse a field that none of the layer types declares; a type without a class may have any.

    Raises:
        OptionError: naming the fields that there are.
    """
    if all(one in known for one in types):
        declared = {field for one in types for field in known[one].__struct_fields__}
        for field in fields:
            if field not in declared:
                raise OptionError(unknown("field", field, declared))


class _Reader:
    """Turns annotations into entries: what they point at into its text."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._breaks = [at for at, one in enumerate(document.text) if one == "\n"]
        self._by_id = {item.id: item for layer in document.layers.values() for item in layer}

    def entry(self, annotation: Annotation, fields: Sequence[str]) -> Entry:
        """The line of one annotation; a relation stands where the first that it refers to does."""
        pointed = {
            pointer.field: [self._pointed(value) for value in pointer.values(annotation)]
            for pointer in references(type(annotation))
        }
        place, text = self._pointed(annotation.id)
        if isinstance(annotation, Relation):
            found = (one for many in pointed.values() for one in many if one[0])
            place, text = next(found, (place, text))
        line = str(bisect_left(self._breaks, place[0]) + 1) if place else ""
        offsets = f"{place[0]}-{place[1]}" if place else ""
        return Entry(line, offsets, text, list(_fields(annotation, fields, pointed)))

    def _pointed(self, value: Any) -> Pointed:
        """What an id or an extent points at."""
        if not isinstance(value, str):
            start, end = value
            return (start, end), visible(self._text[start:end])
        item = self._by_id[value]
        if not has_place(item):
            return None, visible(value)
        text = " … ".join(self._text[start:end] for start, end in extents_of(item))
        return (item.start, item.end), visible(text)


def _fields(
    annotation: Annotation, asked: Sequence[str], pointed: Mapping[str, list[Pointed]]
) -> Iterator[tuple[str, str]]:
    """The fields that are set and what they say; without `asked`, no place is told twice."""
    if isinstance(annotation, OpaqueAnnotation):
        record = annotation.data
    else:
        record = msgspec.to_builtins(annotation)
    is_extent = {one.field: one.target is None for one in references(type(annotation))}
    told: dict[tuple[Place | None, ...], bool] = {}
    for field in asked or [one for one in record if one not in _OWN]:
        if field not in record:
            continue
        if field not in pointed:
            yield field, _worded(record[field])
            continue
        places = tuple(place for place, _ in pointed[field])
        # A stretch and a reference to what marks it say the same; two references need not.
        if asked or told.setdefault(places, is_extent[field]) is is_extent[field]:
            yield field, " | ".join(words for _, words in pointed[field])


def _worded(value: Any) -> str:
    """A value as text; records within records are only counted."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list | tuple):
        if any(isinstance(one, dict | list | tuple) for one in value):
            return counted(len(value), "record")
        return ", ".join(map(_worded, value))
    return visible(msgspec.json.encode(value).decode())


def _lines(entries: list[Entry], colour: str, width: int | None) -> Iterator[Text]:
    """The lines of a layer: places and texts in columns, then the fields, folded at `width`."""
    line = max((len(one.line) for one in entries), default=0)
    offsets = max((len(one.offsets) for one in entries), default=0)
    widest = max((cell_len(one.text) for one in entries), default=0)
    column = min(widest, width // 4 if width else _WIDEST_TEXT)
    margin = line + offsets + 2 * len(_GAP)
    for one in entries:
        head = Text()
        head.append(f"{one.line:>{line}}{_GAP}{one.offsets:<{offsets}}{_GAP}", style="dim")
        text = _cut(one.text, width and width - margin)
        head.append(text.ljust(len(text) + column - cell_len(text)), style=colour)
        yield from _folded(head, one.fields, margin, width)


def _folded(
    line: Text, fields: list[tuple[str, str]], indent: int, width: int | None
) -> Iterator[Text]:
    """The line with the fields that it has room for, and further ones as they are needed."""
    for field, value in fields:
        name = visible(field) + "="
        words = _cut(value, width and width - indent - len(_GAP) - cell_len(name))
        if width and line.cell_len + len(_GAP) + cell_len(name + words) > width:
            yield line
            line = Text(" " * indent)
        line.append(_GAP).append(name, style="dim").append(words)
    line.rstrip()
    yield line


def _cut(text: str, width: int | None) -> str:
    if width is None or cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width, 8) - 1).rstrip() + "…"
