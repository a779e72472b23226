"""A document as one of GATE, in the shape of bdoc."""

from __future__ import annotations

from typing import Any

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.own_names import EXTENTS, ID, LANGUAGE, LAYER, LAYERS, REFERENCES
from glossator_formats.said import Said, said
from glossator_formats.vocabulary import labels_of


def bdoc_of(
    format_: glossator.Format[ExchangeOptions], document: glossator.Document
) -> dict[str, Any]:
    """The document; its annotations are in GATE's default set."""
    rows = list(said(document, labels_of(format_)))
    numbers = {one.mark.id: number for number, one in enumerate(rows)}
    places = {one.mark.id: one.mark.extents for one in rows}
    language = {LANGUAGE: document.language} if document.language else {}
    layers = [name for name, layer in document.layers.items() if layer.status == "ok"]
    annotations = [_annotation(one, numbers, places) for one in rows]
    return {
        "annotation_sets": {
            "": {"name": "", "annotations": annotations, "next_annid": len(annotations)}
        },
        "text": document.text,
        "features": {**document.metadata, ID: document.id, **language, LAYERS: layers},
        "offset_type": "p",
        "name": document.id,
    }


_Places = dict[str, tuple[tuple[int, int], ...]]


def _annotation(one: Said, numbers: dict[str, int], places: _Places) -> dict[str, Any]:
    """An annotation; one without a place, which GATE does not have, is where it refers to."""
    extents = one.mark.extents
    targets = [key for keys in one.references.values() for key in keys]
    shown = extents or next((places[key] for key in targets if places.get(key)), ((0, 0),))
    features = dict(one.values)
    if one.layer:
        features[LAYER] = one.layer
    if len(extents) != 1:
        features[EXTENTS] = [list(extent) for extent in extents]
    for name, keys in one.references.items():
        is_one = isinstance(one.mark.fields[name], str)
        features[name] = numbers[keys[0]] if is_one else [numbers[key] for key in keys]
    if one.references:
        features[REFERENCES] = list(one.references)
    return {
        "type": one.label or one.mark.layer,
        "start": shown[0][0],
        "end": shown[-1][1],
        "id": numbers[one.mark.id],
        "features": features,
    }
