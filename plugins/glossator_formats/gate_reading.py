"""A document from one of GATE in the shape of bdoc."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import glossator
from glossator.exchange import (
    ExchangeOptions,
    Incoming,
    Offsets,
    check_extent,
    json_kind,
    json_object,
)
from glossator_formats.own_names import (
    EXTENTS,
    ID,
    LANGUAGE,
    LAYER,
    LAYERS,
    REFERENCES,
    own_extents,
)
from glossator_formats.said import several
from glossator_formats.uima_types import KNOWN
from glossator_formats.vocabulary import incoming, labels_of

SET = "annotation_set"
"""The field that has the name of an annotation's set, where it is not the default one."""


def document_of(
    format_: glossator.Format[ExchangeOptions],
    bdoc: Mapping[str, Any],
    identifier: str,
    sets: Collection[str] | None,
) -> glossator.Document:
    """The document.

    Args:
        format_: What reads it.
        bdoc: It, as JSON has it.
        identifier: What it is called where it does not say so.
        sets: The annotation sets to read; all where none are named.

    Raises:
        FormatError: with the place, where it is none, or has none of these sets.
    """
    text = bdoc.get("text")
    if not isinstance(text, str):
        raise glossator.FormatError(f"expected a string, got {json_kind(text)}", pointer="/text")
    offsets = Offsets(text, "utf-16") if bdoc.get("offset_type") == "j" else None
    found = json_object(bdoc.get("annotation_sets") or {}, "/annotation_sets")
    for name in sets or ():
        if name not in found:
            known = ", ".join(map(repr, found)) or "none"
            raise glossator.FormatError(f"expected the annotation set {name!r}; it has {known}")
    features = json_object(bdoc.get("features") or {}, "/features")
    taken = incoming(format_)
    for layer in several(features.get(LAYERS)):
        taken.layer(str(layer))
    reader = _Reader(taken, labels_of(format_).ours, text, offsets)
    for name in found if sets is None else sets:
        place = f"/annotation_sets/{name}"
        rows = json_object(found[name], place).get("annotations") or []
        if not isinstance(rows, list):
            raise glossator.FormatError(
                f"expected a list of annotations, got {json_kind(rows)}", pointer=place
            )
        for number, row in enumerate(rows):
            try:
                reader.add(name, json_object(row))
            except glossator.FormatError as error:
                pointer = f"{place}/annotations/{number}{error.pointer}"
                raise glossator.FormatError(error.message, pointer=pointer) from None
    language = features.get(LANGUAGE)
    return taken.document(
        str(features.get(ID, identifier)),
        text,
        language=language if isinstance(language, str) else None,
        metadata={name: it for name, it in features.items() if name not in (ID, LANGUAGE, LAYERS)},
    )


class _Reader:
    def __init__(self, taken: Incoming, ours: Any, text: str, offsets: Offsets | None) -> None:
        self._incoming = taken
        self._ours = ours
        self._text = text
        self._offsets = offsets

    def add(self, set_: str, row: Mapping[str, Any]) -> None:
        """Add an annotation of a set."""
        type_, key = row.get("type"), row.get("id")
        if not isinstance(type_, str) or type(key) is not int:
            raise glossator.FormatError(
                f"expected a type and a whole number as id, got {type_!r} and {key!r}"
            )
        fields = dict(json_object(row.get("features") or {}, "/features"))
        extents = self._extents(row, fields)
        layer = fields.pop(LAYER, None)
        if layer is None and type_ in KNOWN and self._ours(type_).layer == type_:
            layer = KNOWN[type_]
        within = f"{set_}:" if set_ else ""
        pointing: dict[str, str | list[str]] = {}
        for name in map(str, several(fields.pop(REFERENCES, None))):
            value = fields.pop(name, None)
            keys = [f"{within}{one}" for one in several(value)]
            pointing[name] = keys if isinstance(value, list) else "".join(keys)
        if set_:
            fields[SET] = set_
        key = f"{within}{key}"
        if isinstance(layer, str):
            # What a type tells beside its layer is a field already.
            self._incoming.add(layer, extents, fields, key=key, pointing=pointing)
        else:
            self._incoming.add_label(type_, extents, fields, key=key, pointing=pointing)

    def _extents(self, row: Mapping[str, Any], fields: dict[str, Any]) -> list[tuple[int, int]]:
        """The stretches of an annotation, in code points; those that we have written go first."""
        if EXTENTS in fields:
            return own_extents(self._text, fields.pop(EXTENTS))
        start, end = row.get("start"), row.get("end")
        if self._offsets and type(start) is int and type(end) is int:
            start, end = self._offsets.to_points(start), self._offsets.to_points(end)
        return [check_extent(self._text, start, end)]
