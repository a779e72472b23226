"""A document as MMIF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.mmif_contents import PLACE
from glossator_formats.own_names import EXTENTS, ID, LAYER, LAYERS, METADATA, OWN, REFERENCES
from glossator_formats.said import Said, said
from glossator_formats.vocabulary import labels_of
from glossator_standard import Entity, Sentence, Token

VERSION = "http://mmif.clams.ai/1.2.0"
TEXT = "http://clams.ai/vocabulary/type/TextDocument/v2"
LAPPS = "http://vocab.lappsgrid.org/"
ENTITY = f"{LAPPS}NamedEntity"
_TYPES = {
    Entity.type_name(): ENTITY,
    Sentence.type_name(): f"{LAPPS}Sentence",
    Token.type_name(): f"{LAPPS}Token",
    "paragraphs": f"{LAPPS}Paragraph",
}
_DOCUMENT = "d1"


def mmif_of(
    format_: glossator.Format[ExchangeOptions], document: glossator.Document, base: str
) -> dict[str, Any]:
    """The document, with a view for each layer."""
    rows: dict[str, list[Said]] = {
        name: [] for name, one in document.layers.items() if one.status == "ok"
    }
    for one in said(document, labels_of(format_)):
        rows[one.mark.layer].append(one)
    ids = {
        one.mark.id: f"v_{view}:a_{number}"
        for view, found in enumerate(rows.values())
        for number, one in enumerate(found, start=1)
    }
    language = {"@language": document.language} if document.language else {}
    about = {ID: document.id, LAYERS: list(rows), METADATA: document.metadata}
    text = {"id": _DOCUMENT, "mime": "text/plain", "text": {"@value": document.text, **language}}
    views = []
    for number, (layer, found) in enumerate(rows.items()):
        type_ = _TYPES.get(layer) or f"{base}layer/{quote(layer, safe='')}"
        contains = {"app": f"{base}app", "contains": {type_: {"document": _DOCUMENT}}}
        annotations = [
            {"@type": type_, "properties": _properties(one, type_, ids)} for one in found
        ]
        views.append({"id": f"v_{number}", "metadata": contains, "annotations": annotations})
    return {
        "metadata": {"mmif": VERSION},
        "documents": [{"@type": TEXT, "properties": {**text, **about}}],
        "views": views,
    }


def _properties(one: Said, type_: str, ids: Mapping[str, str]) -> dict[str, Any]:
    extents = one.mark.extents
    made: dict[str, Any] = {"id": ids[one.mark.id]}
    if extents:
        made |= {"start": extents[0][0], "end": extents[-1][1]}
    if len(extents) > 1:
        made[EXTENTS] = [list(extent) for extent in extents]
    if one.label and (type_ == ENTITY or one.mark.layer not in _TYPES):
        made["category" if type_ == ENTITY else "label"] = one.label
    if one.layer:
        made[LAYER] = one.layer
    names = {
        name: f"{OWN}{name}" if name in made or name in PLACE else name
        for name in (*one.values, *one.references)
    }
    made |= {names[name]: value for name, value in one.values.items()}
    for name, keys in one.references.items():
        is_one = isinstance(one.mark.fields[name], str)
        made[names[name]] = ids[keys[0]] if is_one else [ids[key] for key in keys]
    if one.references:
        made[REFERENCES] = [names[name] for name in one.references]
    return made
