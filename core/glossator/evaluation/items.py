"""What is compared: labelled stretches of text with fields, from either shape of file.

A row is a glossator document, whose layers are read by name, or a plain object with ``id`` and
lists of spans: ``{"id": ..., "spans": [{"start": 0, "end": 4, "label": "LOC"}]}``, in which the
key of a list stands for the layer's name and a span may be a bare ``[start, end]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from glossator.errors import FormatError
from glossator.files.reading import iter_records
from glossator.files.sources import InputFile

LABEL_FIELDS = ("label", "kind", "type", "status", "upos")
"""Where a label is looked for when no field is named, in this order."""


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation to compare; `optional` gold counts neither for nor against."""

    start: int
    end: int
    label: str
    fields: dict[str, Any] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """How annotations become items, alike on both sides.

    Attributes:
        labels: Old label to new.
        keep: The labels to compare, after `labels`; empty for all.
        drop: Labels to leave out, after `labels`.
        typed: Whether labels count; else every item has the label ``*``.
        trim_start: Words to leave out at the start, whatever their case.
        trim_end: The same at the end.
    """

    labels: dict[str, str] = field(default_factory=dict)
    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    typed: bool = True
    trim_start: tuple[str, ...] = ()
    trim_end: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Where one side's items stand.

    Attributes:
        layer: The layer's name.
        label: The field of the label; None for the first of `LABEL_FIELDS`.
        required: Fields and values, as text in any case: items with none of them are optional.
    """

    layer: str
    label: str | None = None
    required: tuple[tuple[str, str], ...] = ()


class Items(dict[str, list[Item]]):
    """Items by document id, and a hash of each document's text."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, bytes] = {}


def read_side(files: Iterable[InputFile], side: Side, mapping: Mapping) -> Items:
    """Read one side's items from files; documents without the layer have none.

    Raises:
        FormatError: where a row is not one of the two shapes, or an id comes a second time.
    """
    found = Items()
    for place, row in _rows(files):
        try:
            records = _records(row, side.layer)
            extents = {one["id"]: _extent_of(one) for one in _all_records(row) if "start" in one}
        except FormatError as error:
            raise error.located(source=place.source, line=place.line) from None
        made = (_item(record, side, mapping, extents, row["text"]) for record in records)
        identifier = str(row["id"])
        if identifier in found:
            message = f"expected each id once, got {identifier!r} again"
            raise FormatError(message, source=place.source, line=place.line)
        found[identifier] = [item for item in made if item]
        text = row["text"].encode("utf-8", "surrogatepass")
        found.texts[identifier] = blake2b(text, digest_size=12).digest()
    return found


def layer_names(files: Iterable[InputFile]) -> set[str]:
    """The names of all layers, or of all lists of a plain file."""
    names: set[str] = set()
    for _, row in _rows(files):
        if "layers" in row:
            names |= set(row["layers"]) if isinstance(row["layers"], dict) else set()
        else:
            names |= {key for key in row if _is_spans(row[key])}
    return names


class _Place(NamedTuple):
    source: str
    line: int


def _rows(files: Iterable[InputFile]) -> Iterator[tuple[_Place, dict[str, Any]]]:
    for file in files:
        for record in iter_records(file):
            place = _Place(file.name, record.line)
            try:
                row = msgspec.json.decode(record.data)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise FormatError(str(error), source=place.source, line=place.line) from None
            if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
                message = "expected a document, or an object with id, text and lists of spans"
                raise FormatError(message, source=place.source, line=place.line)
            yield place, row


def _records(row: dict[str, Any], layer: str) -> list[dict[str, Any]]:
    if "layers" in row:
        return _layers(row).get(layer, [])
    records = row.get(layer, [])
    return [_checked(record, layer) for record in records] if _is_spans(records) else []


def _all_records(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for records in _layers(row).values():
        yield from (record for record in records if "id" in record)


def _layers(row: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The records of each layer of a document.

    Raises:
        FormatError: where they are none that can be compared; the rest is for `validate`.
    """
    layers = row.get("layers", {})
    if not isinstance(layers, dict):
        raise FormatError("expected an object", pointer="/layers")
    found = {}
    for name, layer in layers.items():
        records = layer.get("annotations") if isinstance(layer, dict) else None
        if not isinstance(records, list):
            raise FormatError(f"expected layer {name!r} to have a list of annotations")
        found[name] = [_checked(record, name) for record in records]
    return found


def _checked(record: Any, layer: str) -> dict[str, Any]:
    """A record with whole numbers as its extent, or without one; ``[0, 4]`` is one of these."""
    if isinstance(record, list) and len(record) >= 2:
        record = {"start": record[0], "end": record[1]}
    if isinstance(record, dict):
        extent = [record[key] for key in ("start", "end") if key in record]
        if len(extent) != 1 and all(type(offset) is int for offset in extent):
            return record
    raise FormatError(f"expected `start` and `end` in whole numbers in {layer!r}, got {record!r}")


def _is_spans(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict | list) for one in value)


def _extent_of(record: dict[str, Any]) -> list[int]:
    return [record["start"], record["end"]]


def _item(
    record: dict[str, Any],
    side: Side,
    mapping: Mapping,
    extents: dict[str, list[int]],
    text: str,
) -> Item | None:
    """The item of one record, references replaced by the stretches that they point at."""
    fields: dict[str, Any] = {
        key: extents.get(value, value) if isinstance(value, str) and key != "id" else value
        for key, value in record.items()
    }
    if "start" not in record:
        # A relation stands where the first annotation that it refers to stands.
        place = next((fields[k] for k, v in record.items() if fields[k] is not v), None)
        if place is None:
            return None
        fields["start"], fields["end"] = place
    label = _label(record, side.label)
    label = mapping.labels.get(label, label)
    if label in mapping.drop or (mapping.keep and label not in mapping.keep):
        return None
    start, end = _trimmed(fields["start"], fields["end"], text, mapping)
    optional = bool(record.get("optional", False)) or not _is_required(record, side)
    return Item(start, end, label if mapping.typed else "*", fields, optional)


def _is_required(record: dict[str, Any], side: Side) -> bool:
    asked = side.required
    return not asked or any(str(record.get(k)).lower() == value.lower() for k, value in asked)


def _label(record: dict[str, Any], name: str | None) -> str:
    names = (name,) if name else LABEL_FIELDS
    return next((str(record[field]) for field in names if record.get(field) is not None), "-")


def _trimmed(start: int, end: int, text: str, mapping: Mapping) -> tuple[int, int]:
    surface = text[start:end].lower()
    for word in mapping.trim_start:
        if surface.startswith(word.lower() + " "):
            start += len(word) + 1
            break
    for word in mapping.trim_end:
        if text[start:end].lower().endswith(word.lower()) and end - start > len(word):
            end -= len(word)
            break
    return start, end
