"""What documents are found by: values of layers, as their classes declare it, and of metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple

import glossator
from glossator import Annotation, Document, Layer

LONGEST = 80
"""Code points of a value; what is longer is no name that anybody looks for."""

HAS, FAILED, YEAR, OUTLET = "has", "failed", "year", "outlet"
"""The facets that all documents have: layers with annotations, failed ones, metadata."""

HEADINGS = {
    "people": "Persons",
    "entities": "Names",
    "titles": "Offices",
    "locations": "Places",
    "quotations": "Quoted",
    "dates": "Years spoken of",
    OUTLET: "Outlet",
    YEAR: "Year",
    HAS: "Layers",
    FAILED: "Failed layers",
}
"""What people call facets; others go by the names of layer and field."""


class Term(NamedTuple):
    """A value that a document is found by.

    Attributes:
        facet: ``titles``, ``titles.when``, ``has``.
        value: As it stands in the text or the field.
    """

    facet: str
    value: str


def heading(facet: str) -> str:
    """What people call a facet."""
    layer, _, field = facet.partition(".")
    return HEADINGS.get(facet) or (f"{HEADINGS.get(layer, layer.capitalize())}: {field}")


def offered(types: Mapping[str, type[Annotation]]) -> Iterator[str]:
    """The facets that there may be, in the order in which people want them."""
    values = [name for name, cls in types.items() if cls.facet_fields]
    yield from (name for name in HEADINGS if name in values)
    yield from (OUTLET, YEAR)
    yield from (name for name in values if name not in HEADINGS)
    yield HAS
    for name, cls in types.items():
        if cls.facet_fields is not None and cls.label_field:
            yield f"{name}.{cls.label_field}"
    yield FAILED


def terms_of(document: Document, types: Mapping[str, type[Annotation]]) -> set[Term]:
    """Everything that a document is found by."""
    found = set(_of_metadata(document.metadata))
    values = _Values(document)
    for layer in document.layers.values():
        cls = types.get(layer.type)
        if layer.status == "error":
            found.add(Term(FAILED, layer.type))
        elif len(layer) and (cls is None or is_browsed(cls)):
            found.add(Term(HAS, layer.type))
            if cls is not None:
                found.update(_of_layer(layer, cls, values))
    return found


def is_browsed(cls: type[Annotation]) -> bool:
    """Whether it says something of a document that it has such a layer: all have sentences."""
    return cls.facet_fields is not None and not getattr(cls, "disjoint", False)


def date_of(metadata: Mapping[str, Any]) -> str:
    """The day that a document is of, as far as its metadata says one that sorts."""
    said = str(metadata.get("date") or "")[:10]
    parts = said.split("-")
    return said if len(parts[0]) == 4 and all(part.isdecimal() for part in parts) else ""


def outlet_of(metadata: Mapping[str, Any]) -> str:
    """Who published a document, as far as its metadata says it."""
    outlet = metadata.get("outlet") or metadata.get("source")
    return _tidy(outlet) if isinstance(outlet, str) else ""


def _of_metadata(metadata: Mapping[str, Any]) -> Iterator[Term]:
    if outlet := outlet_of(metadata):
        yield Term(OUTLET, outlet)
    if date := date_of(metadata):
        yield Term(YEAR, date[:4])


def _of_layer(layer: Layer[Any], cls: type[Annotation], values: _Values) -> Iterator[Term]:
    name = cls.type_name()
    if cls.facet_fields:
        yield from (Term(name, value) for one in layer if (value := values.of(one)))
    if cls.label_field:
        labels = {_said(getattr(one, cls.label_field, None)) for one in layer}
        yield from (Term(f"{name}.{cls.label_field}", label) for label in labels if label)


class _Values:
    """What the annotations of a document are found by."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, annotation: Annotation, steps: int = 3) -> str:
        """The words of the first of its class's fields that is there; empty where none is.

        Args:
            annotation: One of the document's.
            steps: How far references are followed, which may lead in a circle.
        """
        for field in type(annotation).facet_fields or ():
            if field == "text" and isinstance(annotation, glossator.Span):
                found = self._document.text_of(annotation)
            elif reference := _references(type(annotation)).get(field):
                found = self._pointed(annotation, reference, steps)
            else:
                said = getattr(annotation, field, None)
                if said is False:
                    return ""
                found = "" if said is True else _said(said)
            if value := _tidy(found):
                return value
        return ""

    def _pointed(self, annotation: Annotation, reference: glossator.Reference, steps: int) -> str:
        found = []
        for one in reference.values(annotation):
            if reference.target is None:
                found.append(self._document.text[slice(*one)])
            elif target := self._by_id.get(one):
                value = self.of(target, steps - 1) if steps else ""
                is_span = isinstance(target, glossator.Span)
                found.append(value or (self._document.text_of(target) if is_span else ""))
        return ", ".join(filter(None, found))

    @cached_property
    def _by_id(self) -> dict[str, Any]:
        return {one.id: one for layer in self._document.layers.values() for one in layer}


@cache
def _references(cls: type[Annotation]) -> dict[str, glossator.Reference]:
    return {one.field: one for one in glossator.references(cls)}


def _said(value: object) -> str:
    return "" if value is None else str(getattr(value, "value", value))


def _tidy(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= LONGEST else ""
