"""A document from Web Annotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import glossator
from glossator.exchange import json_kind
from glossator_formats.said import several, single
from glossator_formats.vocabulary import incoming
from glossator_formats.webannotation_selectors import selected
from glossator_formats.webannotation_sources import CHOICE, Sources, Target, targets_of

if TYPE_CHECKING:
    from glossator_formats.webannotation import WebAnnotation

_TAGS = ("tagging", "classifying")


class Reader:
    """Makes a document of a collection, a page, a list of annotations, or one."""

    def __init__(self, format_: WebAnnotation, data: Any, source: glossator.Source) -> None:
        self._data = data
        self._options = format_.options
        self._source = source
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
        here = sources.here(targets)
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
        for iri, selectors, _ in here:
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
    for at, whole in enumerate(bodies):
        body = whole
        if isinstance(body, dict) and body.get("type") == CHOICE:
            body = next(iter(several(body.get("items"))), None)
        if not isinstance(body, dict) or not isinstance(body.get("value"), str):
            continue
        purposes = [str(one) for one in several(body.get("purpose"))] or motivations or ["tagging"]
        if any(one in _TAGS for one in purposes):
            rest = whole is not body or {*body} - {"type", "value", "purpose", "format"}
            return body["value"], bodies[:at] + bodies[at + 1 :] + ([whole] if rest else [])
    return (motivations or ["annotations"])[0], bodies


def _items(data: Any, pointer: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The annotations of whatever holds them, each with its place."""
    if isinstance(data, list):
        for number, one in enumerate(data):
            yield from _items(one, f"{pointer}/{number}")
        return
    if not isinstance(data, dict):
        raise glossator.FormatError(f"expected annotations, got {json_kind(data)}", pointer=pointer)
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
