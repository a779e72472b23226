"""What differs, for people: a line for each annotation, and a table of all documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import msgspec

from glossator import Annotation, Document
from glossator.cli.shared import counted, figure, print_table, printable
from glossator_diff.changes import WHATS, Change, DocumentChanges, LayerChanges, Values
from glossator_diff.records import record_of, words_of
from glossator_diff.totals import LayerTotals, Totals

LONGEST = 60
"""Characters of a value that are shown; the middle of a longer one is left out."""

_COLUMNS = ("layer", "old", "new", "same", *WHATS, "F1", "overlap F1", "kappa")


def lines_of(found: DocumentChanges) -> Iterator[tuple[str, str]]:
    """A document's differences, each line with what it is about, for its colour."""
    old, new = found.old, found.new
    if old is None or new is None:
        side = "new" if old is None else "old"
        what = "added" if old is None else "removed"
        yield what, f"{printable(found.id)}: only in the {side} one"
        return
    yield "document", printable(found.id)
    if (at := found.text_at) is not None:
        mine, other = (_quoted(one.text[at : at + 30]) for one in (old, new))
        yield "changed", f"  text: from {at} on {mine} is now {other}: layers are not compared"
    for words in _values(found.head, old, new):
        yield "changed", f"  {words}"
    for layer in found.layers:
        if layer:
            yield from _lines_of_layer(layer, old, new)


def _lines_of_layer(layer: LayerChanges, old: Document, new: Document) -> Iterator[tuple[str, str]]:
    name = printable(layer.name)
    if layer.old is None or layer.new is None:
        what, side = ("added", "new") if layer.old is None else ("removed", "old")
        count = counted((layer.new if layer.old is None else layer.old) or 0, "annotation")
        yield what, f"  {name}: only in the {side} one, {count}"
        return
    yield "layer", f"  {name}"
    for words in _values(layer.head, old, new):
        yield "changed", f"    {words}"
    breaks = [at for at, one in enumerate(new.text) if one == "\n"]
    for change in layer.changes:
        place, words = _place(change, old, new)
        line = str(bisect_left(breaks, place[0]) + 1) if place else ""
        fields = ", ".join(_values(change.fields, old, new))
        if not fields and (one := change.new or change.old) and change.what != "moved":
            fields = _fields(one, old if change.new is None else new)
        yield change.what, f"    {change.what:<10} {line:>4}  {words}  {fields}".rstrip()


def _place(change: Change, old: Document, new: Document) -> tuple[tuple[int, int] | None, str]:
    """Where a change is, and its offsets and words, both if they are others now."""
    sides = [(one, of) for one, of in ((change.old, old), (change.new, new)) if one is not None]
    spans = [(one, said) for one, of in sides if (said := words_of(one, of)) is not None]
    if not spans:
        return None, printable(sides[-1][0].id)
    told = [(f"{one.start}-{one.end}", _quoted(said)) for one, said in spans]  # type: ignore[attr-defined]  # they have words
    offsets, words = (" -> ".join(dict.fromkeys(part)) for part in zip(*told, strict=True))
    last: Any = spans[-1][0]
    return (last.start, last.end), f"{offsets}  {words}"


def _values(values: Values, old: Document, new: Document) -> Iterator[str]:
    for name, (mine, other) in values.items():
        yield f"{printable(name)}: {_value(mine, old)} -> {_value(other, new)}"


def _fields(annotation: Annotation, document: Document) -> str:
    """The fields that are set, in short."""
    record = record_of(annotation)
    names = [name for name in record if name not in ("id", "start", "end", "fragments")]
    return ", ".join(f"{printable(one)}={_value(record[one], document)}" for one in names)


def _value(value: Any, document: Document) -> str:
    """A value in short; of an id, or a stretch of the text, the words that stand there."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        layer = document.layers.get(value.rpartition(":")[0])
        if layer is not None:
            try:
                words = words_of(layer.by_id(value), document)
            except KeyError:
                words = None
            return printable(value) + (f" {_quoted(words)}" if words is not None else "")
        return printable(_short(value))
    if _is_extent(value):
        start, end = value
        return f"{start}-{end} {_quoted(document.text[start:end])}"
    if isinstance(value, list | tuple) and value and isinstance(value[0], str):
        return "[" + ", ".join(_value(one, document) for one in value) + "]"
    return printable(_short(msgspec.json.encode(value).decode()))


def _is_extent(value: Any) -> bool:
    is_pair = isinstance(value, list | tuple) and len(value) == 2
    return is_pair and all(type(one) is int for one in value)


def _quoted(words: str) -> str:
    return f'"{printable(_short(" ".join(words.split())))}"'


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2]} ... {text[-LONGEST // 3 :]}"


def print_totals(totals: Totals) -> None:
    """A row for each layer: what differs, and how far the two sides agree."""
    rows = [
        (
            printable(name),
            *map(str, (one.old, one.new, one.same)),
            *(str(one.counts[what]) for what in WHATS),
            *map(figure, (one.f1, one.f1_overlap, one.kappa)),
        )
        for name, one in totals.layers.items()
    ]
    print_table(_COLUMNS, rows, numbers=_COLUMNS[1:])


def notes(totals: Totals) -> Iterator[str]:
    """What the table cannot say."""
    if totals.texts:
        yield f"texts differ in {counted(totals.texts, 'document')}: layers are not compared there"
    for name, count in totals.head.most_common():
        yield f"{printable(name)} differs in {counted(count, 'document')}"
    for name, layer in totals.layers.items():
        yield from _layer_notes(printable(name), layer)


def _layer_notes(name: str, layer: LayerTotals) -> Iterator[str]:
    for count, side in ((layer.only_old, "old"), (layer.only_new, "new")):
        if count:
            yield f"{name}: only in the {side} one in {counted(count, 'document')}"
    if layer.head:
        told = ", ".join(f"{printable(key)} in {n}" for key, n in layer.head.most_common())
        yield f"{name}: differs in {told}"
    if layer.fields:
        told = ", ".join(f"{printable(key)} in {n}" for key, n in layer.fields.most_common())
        yield f"{name}: fields that differ: {told}"


def conclusion(totals: Totals, unread: int = 0) -> str:
    """All in one line.

    Args:
        totals: What was found.
        unread: How much could not be read: what is on one side only may be in it.
    """
    parts = [f"{counted(totals.both, 'document')} in both"]
    if totals.both:
        parts[0] += f", {totals.differing or 'none'} of them differ"
    if totals.only_old:
        parts.append(f"{totals.only_old} only in the old one")
    if totals.only_new:
        parts.append(f"{totals.only_new} only in the new one")
    if unread:
        parts.append(f"{unread} could not be read, and may be what one side alone has")
    elif not totals.both and totals:
        parts.append("ids must be equal for documents to be compared")
    return "; ".join(parts)
