"""W3C Web Annotation: JSON-LD, a collection of annotations with the text that they are of.

Each stretch of text is a target with its position and the words there, and enough of what stands
around them to find them again; a discontinuous span has several targets, a relation has the
annotations that it is between. The label is a tag. What the model has no terms for stands under
terms of our own, whose context is embedded: fields, references, the text, metadata.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote

import msgspec

import glossator
from glossator.exchange import (
    ExchangeOptions,
    read_json,
)
from glossator_formats.said import Said, said, several, single
from glossator_formats.vocabulary import incoming, labels_of
from glossator_formats.webannotation_selectors import selected
from glossator_formats.webannotation_sources import Sources, Target, source_of, targets_of

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

_TAGS = ("tagging", "classifying")
_HEAD = re.compile(rb'"@context"\s*:\s*(?:\[\s*)?"https?://www\.w3\.org/ns/anno\.jsonld"')


class WebAnnotationOptions(ExchangeOptions):
    """How documents are named.

    Attributes:
        base: What the IRIs of texts and annotations begin with; those of texts that are published
            elsewhere are their ids.
        source: The IRI of the text that is read, where a file has annotations of several; found
            unless given.
    """

    base: str = "urn:glossator:document:"
    source: str | None = None


class WebAnnotation(glossator.Format[WebAnnotationOptions]):
    """A collection of Web Annotations of one text."""

    name = "webannotation"
    suffixes = (".jsonld", ".json")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the context."""
        return bool(_HEAD.search(source.head))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`; a text that the file does not have stands beside it (``.txt``)."""
        return _Reader(self, read_json(record.data), source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        made = msgspec.json.encode(_Writer(self, document).collection())
        return msgspec.json.format(made, indent=1) + b"\n"


class _Writer:
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


class _Reader:
    """Makes a document of a collection, a page, a list of annotations, or one."""

    def __init__(self, format_: WebAnnotation, data: Any, source: glossator.Source) -> None:
        self._data = data
        self._options = format_.options
        self._source = source
        self._labels = labels_of(format_)
        self._incoming = incoming(format_)
        top = data if isinstance(data, dict) else {}
        self._document: dict[str, Any] = _mapping(top.get("document"))
        self._own_source = self._document.get("id") if "layers" in top else None
        """What a relation without references has as its target, in our own files."""
        self._text = self._find_text()

    def _find_text(self) -> str:
        text = self._document.get("value")
        if text is None and self._source.has(".txt"):
            text = self._source.companion(".txt").decode("utf-8")
        if not isinstance(text, str):
            raise glossator.FormatError(
                "expected the text that is annotated in `document.value`, or in a file of the same "
                "name that ends in .txt; found neither"
            )
        return text

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the place."""
        found = [
            (item, targets_of(item, pointer), pointer) for item, pointer in _items(self._data, "")
        ]
        by_id: dict[str, list[Target]] = defaultdict(list)
        for item, targets, pointer in found:
            by_id[str(item.get("id", f"#{pointer}"))] += targets
        sources = Sources(
            by_id,
            names=(self._document.get("identifier"), self._source.identifier),
            base=self._options.base,
            given=self._options.source or self._document.get("id"),
        )
        top = self._data if isinstance(self._data, dict) else {}
        for layer in several(top.get("layers")):
            if isinstance(layer, str):
                self._incoming.layer(layer)
        for item, targets, pointer in found:
            try:
                self._annotation(item, targets, sources)
            except glossator.FormatError as error:
                raise glossator.FormatError(error.message, pointer=pointer) from None
        sources.tell(self._source.name)
        language = self._document.get("language")
        return self._incoming.document(
            self._identifier(sources.iri),
            self._text,
            language=language if isinstance(language, str) else None,
            metadata=_mapping(top.get("metadata")),
        )

    def _identifier(self, iri: str | None) -> str:
        """The id of the document: what it says, or the end of our IRI, or the file's name."""
        if isinstance(said_so := self._document.get("identifier"), str):
            return said_so
        if iri is not None and iri.startswith(self._options.base):
            return unquote(iri.removeprefix(self._options.base))
        return self._source.identifier

    def _annotation(
        self, item: Mapping[str, Any], targets: Sequence[Target], sources: Sources
    ) -> None:
        here = [target for target in targets if sources.has(target)]
        if not here:
            return
        label, bodies = _label(item)
        fields = {name: value for name, value in item.items() if name not in _READ}
        fields |= _mapping(item.get("fields"))
        if bodies:
            fields["body"] = bodies
        pointing: dict[str, list[str]] = {
            one["field"]: [
                key
                for key in several(one.get("to"))
                if isinstance(key, str) and key not in sources.left
            ]
            for one in several(item.get("references"))
            if isinstance(one, dict) and isinstance(one.get("field"), str)
        }
        extents: list[tuple[int, int]] = []
        for iri, selectors in here:
            if selectors:
                extents += selected(self._text, selectors)
            elif selectors is None and ("references" in item or iri == self._own_source):
                continue  # what is told elsewhere, or of nothing in the text
            elif iri and iri in sources.annotations:
                pointing.setdefault("target", []).append(iri)
            else:
                extents.append((0, len(self._text)))
        if "motivation" in item and item["motivation"] not in ("tagging", "linking"):
            fields["motivation"] = item["motivation"]
        given: dict[str, Any] = {"key": str(item.get("id", "")), "pointing": single(pointing)}
        if isinstance(layer := item.get("layer"), str):
            self._incoming.add(layer, extents, fields, **given)
        else:
            self._incoming.add_label(label, extents, fields, **given)


_READ = (
    "@context",
    "id",
    "type",
    "motivation",
    "body",
    "bodyValue",
    "target",
    "layer",
    "fields",
    "references",
)


def _label(item: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The tag of an annotation, or else what it was made for; and its other bodies."""
    motivations = [str(one) for one in several(item.get("motivation"))]
    bodies = list(several(item.get("body")))
    if "bodyValue" in item:
        bodies.append({"type": "TextualBody", "value": item["bodyValue"]})
    for at, body in enumerate(bodies):
        if not isinstance(body, dict) or not isinstance(body.get("value"), str):
            continue
        purposes = [str(one) for one in several(body.get("purpose"))] or motivations or ["tagging"]
        if any(one in _TAGS for one in purposes):
            rest = {*body} - {"type", "value", "purpose", "format"}
            return body["value"], bodies[:at] + bodies[at + 1 :] + ([body] if rest else [])
    return (motivations or ["annotations"])[0], bodies


def _items(data: Any, pointer: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The annotations of whatever holds them, each with its place."""
    if isinstance(data, list):
        for number, one in enumerate(data):
            yield from _items(one, f"{pointer}/{number}")
        return
    if not isinstance(data, dict):
        raise glossator.FormatError(
            f"expected annotations, got {type(data).__name__}", pointer=pointer
        )
    types = several(data.get("type"))
    if "Annotation" in types:
        yield data, pointer
        return
    holders = [key for key in ("items", "first", "next") if key in data]
    if "items" in holders and isinstance(data.get("next"), str):
        holders.remove("next")  # a page in a file of its own, as the next one is
    if not holders:
        raise glossator.FormatError(
            "expected an Annotation, or a collection or page of them", pointer=pointer
        )
    for key in holders:
        if isinstance(data[key], str):
            raise glossator.FormatError(
                f"the annotations stand elsewhere ({data[key]}): expected them in the file",
                pointer=f"{pointer}/{key}",
            )
        yield from _items(data[key], f"{pointer}/{key}")


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
