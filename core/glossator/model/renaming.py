"""Layers under other names: their ids go with them, and so does what refers to these."""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_
from typing import Any

import msgspec

from glossator.model.annotation import Annotation, OpaqueAnnotation
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer
from glossator.model.references import references
from glossator.model.staleness import FindMaker, settled_since


def renamed(document: Document, names: Mapping[str, str], maker_of: FindMaker) -> Document:
    """The document with some of its layers under other names.

    What was made from a layer that refers to them stays as fresh as it was. What was made from a
    renamed layer says still that it was made from one of the old name.

    Args:
        document: A document, settled.
        names: The old name of each such layer, and its new one, which no other layer has.
        maker_of: The annotators that are installed.
    """
    ids = {
        item.id: new + item.id.removeprefix(old)
        for old, new in names.items()
        for item in document.layers[old]
    }
    layers, digests = {}, {}
    for name, layer in document.layers.items():
        now = names.get(name, name)
        layers[now] = made = with_ids(layer, ids)
        if made is not layer:
            digests[now] = layer.digest
    return settled_since(document.replace(layers=Layers(layers)), digests, maker_of)


def with_ids(layer: Layer[Any], ids: Mapping[str, str]) -> Layer[Any]:
    """The layer with other ids, its own and those that it refers to; itself where none changes.

    Of a layer whose class is not known, whatever value is such an id is taken for one.
    """
    items = tuple(_with_ids(item, ids) for item in layer)
    if all(map(is_, items, layer.annotations)):
        return layer
    return msgspec.structs.replace(layer, annotations=items)


def _with_ids(item: Annotation, ids: Mapping[str, str]) -> Annotation:
    """An annotation with other ids in the place of its own, and of what it refers to."""
    if isinstance(item, OpaqueAnnotation):
        data = {name: _with_id(value, ids) for name, value in item.data.items()}
        if data == item.data:
            return item
        return _replaced(item, {"id": ids.get(item.id, item.id), "data": data})
    fields = {"id": item.id}
    for reference in references(type(item)):
        if reference.target is not None:
            fields[reference.field] = reference.value(item)
    changed = {
        name: now for name, value in fields.items() if (now := _with_id(value, ids)) != value
    }
    return _replaced(item, changed) if changed else item


def _replaced(item: Any, fields: Mapping[str, Any]) -> Annotation:
    made: Annotation = msgspec.structs.replace(item, **fields)
    return made


def _with_id(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list | tuple):
        return type(value)(_with_id(one, ids) for one in value)
    return value
