"""A document as NIF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import quote

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.nif_names import (
    CLASS,
    CONFIDENCE,
    DCTERMS,
    GEONAMES,
    IDENTITY,
    ITS,
    KNOWN,
    NERD,
    NIF,
)
from glossator_formats.rdf import RDF, XSD, iri, literal
from glossator_formats.said import Said, said
from glossator_formats.vocabulary import labels_of
from glossator_formats.webannotation_sources import source_of
from glossator_standard import Entity, Morph

_PREFIXES = {"nif": NIF, "itsrdf": ITS, "dcterms": DCTERMS, "rdf": RDF, "xsd": XSD}
_CLASSES = {layer: f"nif:{name}" for name, layer in KNOWN.items()}
_NERD = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Location",
    "EVENT": "Event",
    "PRODUCT": "Product",
    "DATE": "Time",
    "MONEY": "Amount",
}
"""The classes of NERD, which tools of NIF know, that labels of entities are."""

Extent = tuple[int, int]
Statement = tuple[str, str]
"""What is said, and its value, as they are written."""


class Writer:
    """Writes a document: its text, the strings that anything is said of, and what is said.

    A string is named by its place, so that what several layers say there would be mixed: each
    annotation is an `AnnotationUnit` of its own. What tools look for at strings stands there, too.

    Args:
        format_: What writes it.
        document: The document.
        base: What IRIs of ours begin with.
    """

    def __init__(
        self, format_: glossator.Format[ExchangeOptions], document: glossator.Document, base: str
    ) -> None:
        self._document = document
        self._base = base
        self._page = source_of(document.id, f"{base}document/").partition("#")[0]
        self._context = self._string((0, len(document.text)))
        self._rows = list(said(document, labels_of(format_)))
        self._places = {one.mark.id: one.mark.extents for one in self._rows}

    def turtle(self) -> str:
        """The document in Turtle."""
        prefixes = {**_PREFIXES, "own": self._base}
        lines = [f"@prefix {name}: {iri(where)} ." for name, where in prefixes.items()]
        whole = (0, len(self._document.text))
        strings: dict[Extent, list[Statement]] = defaultdict(list)
        strings[whole] = list(self._about())
        for one in self._rows:
            for extent in one.mark.extents:
                strings[extent].append(("nif:annotationUnit", self._unit(one.mark.id)))
            for extent, statement in self._plain(one):
                strings[extent].append(statement)
        lines += [
            _block(self._string(extent), [*self._place(extent), *statements])
            for extent, statements in ((whole, strings.pop(whole)), *sorted(strings.items()))
        ]
        lines += (_block(self._unit(one.mark.id), list(self._said(one))) for one in self._rows)
        return "\n".join(lines)

    def _about(self) -> Iterator[Statement]:
        """What is said of the text."""
        one = self._document
        yield "a", "nif:Context"
        yield "nif:isString", literal(one.text)
        yield "dcterms:identifier", literal(one.id)
        if one.language:
            yield "dcterms:language", literal(one.language)
        layers = [name for name, layer in one.layers.items() if layer.status == "ok"]
        yield "own:layers", literal(layers)
        yield "own:metadata", literal(one.metadata)

    def _place(self, extent: Extent) -> Iterator[Statement]:
        start, end = extent
        yield "a", "nif:OffsetBasedString"
        if self._string(extent) != self._context:
            yield "nif:referenceContext", self._context
            yield "nif:anchorOf", literal(self._document.text[start:end])
        yield "nif:beginIndex", f'"{start}"^^xsd:nonNegativeInteger'
        yield "nif:endIndex", f'"{end}"^^xsd:nonNegativeInteger'

    def _plain(self, one: Said) -> Iterator[tuple[Extent, Statement]]:
        """What tools that know no units find at the strings."""
        layer, extents, values = one.mark.layer, one.mark.extents, one.mark.fields
        if layer == Morph.type_name():
            for extent in self._places[values["token"]]:
                yield extent, ("nif:posTag", literal(values.get("xpos") or values["upos"]))
                if "lemma" in values:
                    yield extent, ("nif:lemma", literal(values["lemma"]))
        if len(extents) != 1:
            return
        if layer in _CLASSES:
            yield extents[0], ("a", _CLASSES[layer])
        if layer == Entity.type_name():
            yield extents[0], ("a", "nif:Phrase")
            yield extents[0], (f"itsrdf:{CLASS}", iri(NERD + _NERD.get(values["label"], "Thing")))
            yield extents[0], (f"itsrdf:{CONFIDENCE}", literal(float(values.get("confidence", 1))))
        if type(place := values.get("geonameid")) is int:
            yield extents[0], (f"itsrdf:{IDENTITY}", iri(f"{GEONAMES}{place}/"))
        elif isinstance(thing := values.get(IDENTITY), str):
            yield extents[0], (f"itsrdf:{IDENTITY}", iri(thing))

    def _said(self, one: Said) -> Iterator[Statement]:
        """What is said of an annotation."""
        yield "a", "nif:AnnotationUnit"
        if not one.mark.extents:
            yield "nif:referenceContext", self._context
        if one.label:
            yield f"itsrdf:{CLASS}", iri(f"{self._base}label/{quote(one.label, safe='')}")
        if one.layer:
            yield "own:layer", literal(one.layer)
        for name, value in one.values.items():
            yield self._field(name), literal(value)
        for name, keys in one.references.items():
            units = " ".join(map(self._unit, keys))
            is_one = isinstance(one.mark.fields[name], str)
            yield self._field(name), units if is_one else f"({units})"

    def _field(self, name: str) -> str:
        return iri(f"{self._base}field/{quote(name, safe='')}")

    def _string(self, extent: Extent) -> str:
        return iri(f"{self._page}#offset_{extent[0]}_{extent[1]}")

    def _unit(self, key: str) -> str:
        return iri(f"{self._page}#{quote(key, safe=':')}")


def _block(subject: str, statements: list[Statement]) -> str:
    """All that is said of a subject."""
    rows = " ;\n".join(f"  {name} {value}" for name, value in dict.fromkeys(statements))
    return f"{subject}\n{rows} .\n"
