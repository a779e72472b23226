"""Keys that stand twice in an object, of which a decoder keeps only the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from glossator.format.records import DocumentRecord, LayerRecord
from glossator.jsonpointer import escape, unescape
from glossator.lines import line_and_column
from glossator.model.layer import Layer, with_head
from glossator.validation.finding import Finding, cut, make
from glossator.validation.locate import Locator, Place, keeps_keys


def lost_keys(
    data: bytes, document: DocumentRecord | dict[str, Any], layers: Mapping[str, Layer[Any]]
) -> list[Place]:
    """The keys that their object had before.

    Args:
        data: The document as JSON.
        document: What it says; annotations are `msgspec.Raw`.
        layers: The layers whose annotations are all decoded.
    """
    written = {
        name: layer.encoded(keep=True)  # stage 5 hashes the same bytes
        for name, layer in layers.items()
        if not layer.former
    }
    # What was written in the usual way comes back the same byte for byte.
    again: DocumentRecord | dict[str, Any]
    if isinstance(document, DocumentRecord):
        again, others = _record_with(document, written)
    else:
        again, others = _value_with(document, written)
    if msgspec.json.encode(again) == data.strip() and all(map(keeps_keys, others)):
        return []
    whole = {f"/layers/{escape(name)}/annotations": raw for name, raw in written.items()}
    return list(Locator(data).repeated(whole))


def _record_with(
    record: DocumentRecord, written: Mapping[str, bytes]
) -> tuple[DocumentRecord, list[bytes]]:
    """A document with these annotations in its layers, and the annotations of all others."""
    layers, others = {}, []
    for name, layer in record.layers.items():
        if name in written:
            layers[name] = with_head(layer, LayerRecord, msgspec.Raw(written[name]))
        else:
            layers[name] = layer
            others.append(bytes(layer.annotations))
    return msgspec.structs.replace(record, layers=layers), others


def _value_with(
    value: dict[str, Any], written: Mapping[str, bytes]
) -> tuple[dict[str, Any], list[bytes]]:
    """The same of a document that does not have the fields of one."""
    if not isinstance(value.get("layers"), dict):
        return value, []
    layers, others = {}, []
    for name, layer in value["layers"].items():
        if name in written:
            layers[name] = layer | {"annotations": msgspec.Raw(written[name])}
        else:
            layers[name] = layer
            raw = layer.get("annotations") if isinstance(layer, dict) else None
            others += [bytes(raw)] if isinstance(raw, msgspec.Raw) else []
    return value | {"layers": layers}, others


def repeated_keys(data: bytes, places: Iterable[Place], line: int) -> Iterator[Finding]:
    """The findings on such keys.

    Args:
        data: The document as JSON.
        places: Where they are.
        line: The line that it begins on.
    """
    for place in places:
        row, column = line_and_column(data, place.key, line)
        message = f"expected each key once, got {cut(_key(place))} again"
        yield make("parse-duplicate", message, pointer=place.pointer, line=row, column=column)


def _key(place: Place) -> str:
    return unescape(place.pointer.rpartition("/")[2])
