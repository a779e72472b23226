"""A document as a collection of Web Annotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import glossator
from glossator_formats.said import Said, said
from glossator_formats.vocabulary import labels_of
from glossator_formats.webannotation_sources import source_of

if TYPE_CHECKING:
    from glossator_formats.webannotation import WebAnnotation

ANNO = "http://www.w3.org/ns/anno.jsonld"
OURS: Mapping[str, Any] = {
    "@version": 1.1,
    "glossator": "urn:glossator:",
    "document": {"@id": "glossator:document", "@type": "@id"},
    "identifier": "glossator:identifier",
    "metadata": {"@id": "glossator:metadata", "@type": "@json"},
    "layers": {"@id": "glossator:layers", "@container": "@list"},
    "layer": "glossator:layer",
    "fields": {"@id": "glossator:fields", "@type": "@json"},
    "references": {"@id": "glossator:references", "@container": "@list"},
    "field": "glossator:field",
    "to": {"@id": "glossator:to", "@type": "@id", "@container": "@list"},
}
"""The terms that the model does not have, as JSON-LD maps them."""

AROUND = 32
"""Code points before and after a quote, where they are enough to find it."""

_STANDARD = ("created", "modified", "generated", "creator", "generator", "rights", "canonical")
"""What the model itself says of an annotation: fields of these names are written as such."""


class Writer:
    """Makes the collection of a document."""

    def __init__(self, format_: WebAnnotation, document: glossator.Document) -> None:
        self._document = document
        self._labels = labels_of(format_)
        self._source = source_of(document.id, format_.options.base)
        name = quote(document.id, safe="")
        self._own = f"{format_.options.base}{name}"

    def collection(self) -> dict[str, Any]:
        items = [self._annotation(one) for one in said(self._document, self._labels)]
        language = {"language": self._document.language} if self._document.language else {}
        return {
            "@context": [ANNO, OURS],
            "id": f"{self._own}/annotations",
            "type": "AnnotationCollection",
            "label": self._document.id,
            "total": len(items),
            "document": {
                "id": self._source,
                "type": "Text",
                "format": "text/plain",
                **language,
                "identifier": self._document.id,
                "value": self._document.text,
            },
            "metadata": self._document.metadata,
            "layers": [name for name, one in self._document.layers.items() if one.status == "ok"],
            "first": {
                "id": f"{self._own}/annotations/1",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        }

    def _annotation(self, one: Said) -> dict[str, Any]:
        values = dict(one.values)
        standard = {
            name: values.pop(name) for name in _STANDARD if isinstance(values.get(name), str | dict)
        }
        motivation = "tagging" if one.mark.extents else "linking"
        tag = {"type": "TextualBody", "value": one.label, "purpose": "tagging"}
        others = values.pop("body") if _is_bodies(values.get("body")) else []
        targets: list[Any] = [self._target(start, end) for start, end in one.mark.extents]
        targets = targets or [self._iri(key) for keys in one.references.values() for key in keys]
        made: dict[str, Any] = {
            "id": self._iri(one.mark.id),
            "type": "Annotation",
            "motivation": motivation,
            **standard,
            "body": [tag, *others] if others else tag,
            "target": targets[0] if len(targets) == 1 else targets or self._source,
        }
        if one.layer:
            made["layer"] = one.layer
        if values:
            made["fields"] = values
        if one.references:
            made["references"] = [
                {"field": name, "to": [self._iri(key) for key in keys]}
                for name, keys in one.references.items()
            ]
        return made

    def _iri(self, key: str) -> str:
        return f"{self._own}/{quote(key, safe=':')}"

    def _target(self, start: int, end: int) -> dict[str, Any]:
        prefix, exact, suffix = quoted(self._document.text, start, end)
        return {
            "source": self._source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": exact,
                    "prefix": prefix,
                    "suffix": suffix,
                },
            ],
        }


def quoted(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before a stretch of text, in it and after it, as many as stand there only."""
    around = AROUND
    while True:
        first, last = max(start - around, 0), min(end + around, len(text))
        words = text[first:last]
        is_all = first == 0 and last == len(text)
        if is_all or (text.find(words) == first and text.find(words, first + 1) < 0):
            return text[first:start], text[start:end], text[end:last]
        around *= 2


def _is_bodies(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict | str) for one in value)
