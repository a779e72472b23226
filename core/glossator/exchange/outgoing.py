"""The annotations of a document in a form that is the same for every layer: what exporters read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from glossator.exchange.layers import ForeignField, ForeignRelation
from glossator.model.annotation import Annotation, OpaqueAnnotation
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.references import references


class Mark(NamedTuple):
    """One annotation.

    Attributes:
        layer: The name of its layer.
        id: Its id.
        label: The value of its class's `label_field`; None where there is none.
        extents: Its stretches of the text, in code points, in order: several of a discontinuous
            one, none of a relation.
        fields: All its further fields that are set, as JSON has them, the label's too.
        references: Those of them that hold ids, each with the ids in it; of a layer whose class is
            not known, those whose value is an id of the document, or a list of them.
    """

    layer: str
    id: str
    label: str | None
    extents: tuple[tuple[int, int], ...]
    fields: Mapping[str, Any]
    references: Mapping[str, tuple[str, ...]]


PLACE = ("id", "start", "end", "fragments")
"""The fields that every span has."""

_SAID = (ForeignField.type_name(), ForeignRelation.type_name())
"""Layers that say something of annotations: exporters see it as their fields."""


def all_marks(document: Document) -> list[Mark]:
    """The annotations of all layers but failed ones, in the order of the document.

    What `ForeignField` and `ForeignRelation` say of an annotation is among its fields.
    """
    said = _said(document)
    return [
        mark
        for layer in document.layers
        if layer not in _SAID
        for mark in _marks(document, layer, said)
    ]


def marks(document: Document, layer: str) -> list[Mark]:
    """Those of one layer; none where it is not there."""
    return list(_marks(document, layer, _said(document))) if layer in document.layers else []


def foreign_fields(document: Document) -> Mapping[str, Mapping[str, Any]]:
    """What `ForeignField` says of the annotations of a document, by their ids."""
    return _said(document).fields


class _Said(NamedTuple):
    fields: dict[str, dict[str, Any]]
    targets: dict[str, dict[str, list[str]]]
    ids: frozenset[str]
    """Those of the document, where a layer may refer to them whose class is not known."""


def _said(document: Document) -> _Said:
    fields: dict[str, dict[str, Any]] = defaultdict(dict)
    targets: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for remark in document.layers.get_or_empty(ForeignField):
        fields[remark.annotation][remark.name] = remark.value
    for link in document.layers.get_or_empty(ForeignRelation):
        targets[link.source][link.name].append(link.target)
    return _Said(fields, targets, _known_ids(document))


def _known_ids(document: Document) -> frozenset[str]:
    layers = document.layers.values()
    if not any(layer.annotations and isinstance(layer[0], OpaqueAnnotation) for layer in layers):
        return frozenset()
    return frozenset(item.id for layer in layers for item in layer)


def _marks(document: Document, layer: str, said: _Said) -> Iterator[Mark]:
    found = document.layers[layer]
    if not found.annotations:
        return
    cls: type[Annotation] = type(found[0])
    pointing = [one.field for one in references(cls) if one.target]
    field = cls.label_field
    for item, record in zip(found, _records(found), strict=True):
        identifier = item.id
        extents = _extents(record)
        label = record.get(field) if field else None
        record.pop("id", None)
        if cls is OpaqueAnnotation:
            pointing = [name for name, it in record.items() if _are_ids(it, said.ids)]
        ids = {name: _ids(it) for name in pointing if (it := record.get(name))} if pointing else {}
        if identifier in said.fields or identifier in said.targets:
            links = {name: tuple(some) for name, some in said.targets[identifier].items()}
            record = {**said.fields[identifier], **links, **record}
            ids = {**links, **ids}
        yield Mark(layer, identifier, None if label is None else str(label), extents, record, ids)


def _records(layer: Layer[Any]) -> list[dict[str, Any]]:
    """The annotations of a layer as JSON has them, each in a dict that may be changed."""
    if isinstance(layer[0], OpaqueAnnotation):
        return [dict(item.data) for item in layer]
    return msgspec.to_builtins(layer.annotations)  # type: ignore[no-any-return]  # of a tuple a list


def _extents(record: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    """Take the stretches of the text out of a record."""
    start, end = record.pop("start", None), record.pop("end", None)
    fragments = record.pop("fragments", None)
    if start is None:
        return ()
    return tuple((a, b) for a, b in fragments) if fragments else ((start, end),)


def _are_ids(value: Any, known: frozenset[str]) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, str) and one in known for one in value)
    return isinstance(value, str) and value in known


def _ids(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
