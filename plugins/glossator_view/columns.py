"""The layers of a document as columns: what the script of a page draws from.

A column has what a field says of each annotation. Names of fields stand once, values that come
again stand once, ids are numbers where the core has given them. `assets/data.js` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from glossator import Annotation, Document, Layer, OpaqueAnnotation, Relation, references
from glossator_standard import Block

_PARTED = 0.95
"""How much of the text, without its spaces, is in the spans of a layer that parts it."""
_PLACE = frozenset(("id", "start", "end", "fragments"))


def columns_of(name: str, layer: Layer[Any]) -> dict[str, Any]:
    """A layer as columns.

    ``at`` has, for each span, how far it starts behind the one before, and how long it is;
    ``parts`` the fragments of discontinuous ones, by number. Offsets are code points. ``ids`` is
    there where the ids are not ``name:1``, ``name:2``, ...

    Args:
        name: The layer's name.
        layer: The layer.
    """
    records = [_record(one) for one in layer]
    made: dict[str, Any] = {"name": name, "count": len(records)}
    if records and "start" in records[0]:
        made["at"] = _places(records)
        parts = {i: one["fragments"] for i, one in enumerate(records) if one.get("fragments")}
        if parts:
            made["parts"] = parts
    ids = [one.get("id", "") for one in records]
    if any(given != f"{name}:{number}" for number, given in enumerate(ids, 1)):
        made["ids"] = ids
    cls = type(layer[0]) if records else Annotation
    if fields := _fields(records, cls):
        made["fields"] = fields
    return made


def _record(annotation: Any) -> Mapping[str, Any]:
    """An annotation as JSON has it, without what has its default."""
    if isinstance(annotation, OpaqueAnnotation):
        return annotation.data
    return msgspec.to_builtins(annotation)  # type: ignore[no-any-return]  # a dict of a struct


def _places(records: Sequence[Mapping[str, Any]]) -> list[int]:
    starts = [0, *(one["start"] for one in records)]
    gaps = [after - before for before, after in pairwise(starts)]
    return [
        number
        for gap, one in zip(gaps, records, strict=True)
        for number in (gap, one["end"] - one["start"])
    ]


def _fields(records: Sequence[Mapping[str, Any]], cls: type[Annotation]) -> list[Any]:
    """For each field that any annotation has set: name, what it points at, column."""
    points = {one.field: one for one in references(cls) if not one.inner}
    names = dict.fromkeys(field for one in records for field in one if field not in _PLACE)
    made = []
    for field in names:
        values = [one.get(field) for one in records]
        pointer = points.get(field)
        target = 0 if pointer is None else 1 if pointer.target is None else pointer.target
        if isinstance(target, str):
            values = [_numbers(value, target) for value in values]
        else:
            values = [_tabular(value) for value in values]
        made.append([field, target, _column(values)])
    return made


def _numbers(value: Any, target: str) -> Any:
    """An id as its number, where the core has given it in the layer of the type's name."""
    if isinstance(value, list | tuple):
        return [_numbers(one, target) for one in value]
    head, colon, number = str(value).rpartition(":")
    is_plain = value is not None and colon and head == target and number.isdecimal()
    return int(number) if is_plain and str(int(number)) == number else value


def _tabular(value: Any) -> Any:
    """A list of records with the same fields as a table: names once, then rows."""
    if not (isinstance(value, list | tuple) and value and isinstance(value[0], dict)):
        return value
    names = list(dict.fromkeys(name for one in value if isinstance(one, dict) for name in one))
    if not all(isinstance(one, dict) for one in value):
        return value
    return {"names": names, "rows": [[one.get(name) for name in names] for one in value]}


def _column(values: list[Any]) -> Any:
    """The values; where they come again, each of them once, and which it is of each."""
    keys = [msgspec.json.encode(_sound(value)) for value in values]
    known: dict[bytes, int] = {}
    numbers = [known.setdefault(key, len(known)) for key in keys]
    coded = sum(map(len, known)) + 2 * len(values)
    if coded < sum(map(len, keys)) + len(keys):
        return {"values": list(map(msgspec.Raw, known)), "of": numbers}
    return list(map(msgspec.Raw, keys))


def _sound(value: Any) -> Any:
    """A value that JSON can hold in UTF-8: halves of surrogate pairs are no text."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    if isinstance(value, dict):
        return {_sound(key): _sound(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(one) for one in value]
    return value


def made_by(layer: Layer[Any]) -> str:
    """Who made a layer, in words."""
    if layer.by:
        return f"by {layer.by}"
    if layer.producer is None:
        return "no annotator is named"
    one = layer.producer
    said = [one.annotator if one.annotator == one.plugin else f"{one.annotator} ({one.plugin})"]
    said.append(one.version)
    said += [one.model] if one.model else []
    said += [f"{key}={value}" for key, value in one.config.items() if value not in (None, "")]
    return str(_sound(" · ".join(said)))


def encoded(value: Any) -> str:
    """A value as JSON that can stand in a ``script`` element."""
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        text = msgspec.json.encode(_sound(value)).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def covered(document: Document, names: Iterable[str]) -> set[str]:
    """The layers that another has taken over: it was made from them, and marks the same spans."""
    extents = {
        name: {(one.start, one.end) for one in document.layers[name] if hasattr(one, "start")}
        for name in names
    }
    return {
        name
        for name, own in extents.items()
        for other in extents
        if own
        and name != other
        and name in document.layers[other].inputs
        and len(own & extents[other]) >= 0.9 * len(own)
        and len(extents[other]) <= 1.2 * len(own)
    }


def page_blocks(document: Document) -> list[Block]:
    """The blocks of the page that the layer `structure` tells; none without it."""
    layer = document.layers.get_or_empty(Block)
    return [one for one in layer if isinstance(one, Block) and not one.inline]


def parts(document: Document, name: str) -> bool:
    """Whether the spans of a layer part the text: next to nothing is outside them."""
    reached = length = 0
    for one in document.layers[name]:
        if hasattr(one, "start"):
            length += max(one.end - max(one.start, reached), 0)
            reached = max(reached, one.end)
    return len(document.layers[name]) > 1 and length >= _PARTED * len(
        "".join(document.text.split())
    )


def says_more(layer: Layer[Any]) -> bool:
    """Whether there is more to say of its spans than where they are."""
    if not len(layer) or isinstance(layer[0], Relation):
        return False
    if isinstance(layer[0], OpaqueAnnotation):
        return "start" in layer[0].data
    return bool(set(type(layer[0]).__struct_fields__) - _PLACE)


def label_field(layer: Layer[Any]) -> str:
    """The field with the labels of a layer, where its class says one."""
    cls = type(layer[0]) if len(layer) else Annotation
    if cls is OpaqueAnnotation:
        return ""
    return cls.label_field
