"""A document from NIF."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import glossator
from glossator.exchange import joined, layer_name
from glossator_formats.nif_graph import Graph
from glossator_formats.nif_names import (
    CLASS,
    CONFIDENCE,
    DCTERMS,
    ITS,
    KNOWN,
    NIF,
    PLACES,
    STRINGS,
    short,
)
from glossator_formats.rdf import TYPE, Iri, Literal, Term
from glossator_formats.said import say, several
from glossator_formats.vocabulary import incoming, labels_of

if TYPE_CHECKING:
    from glossator_formats.nif import NifOptions

Statements = Mapping[str, Collection[Term]]
_OTHER = "Phrase"
"""What a string is of which something is said, but not what it is."""
_IDENTIFIER, _LANGUAGE = f"{DCTERMS}identifier", f"{DCTERMS}language"


class _Item(NamedTuple):
    """An annotation on its way in.

    Attributes:
        key: The IRI of the string or unit; that of what else is said of a string ends in a space.
        layer: Its layer, where that is told.
        label: What it is called, where its layer is not told.
        extents: Where it stands.
        statements: What is said of it, by the IRIs of that.
    """

    key: str
    layer: str
    label: str
    extents: Sequence[tuple[int, int]]
    statements: Statements


class Reader:
    """Makes a document of a text.

    Args:
        format_: What reads it.
        graph: What is in the file.
        iri: Which of its texts is meant.
        source: Where it is.
    """

    def __init__(
        self,
        format_: glossator.Format[NifOptions],
        graph: Graph,
        iri: str,
        source: glossator.Source,
    ) -> None:
        self._graph, self._iri, self._text = graph, iri, graph.texts[iri].text
        self._base = format_.options.base
        self._incoming, self._ours = incoming(format_), labels_of(format_).ours
        page = iri.partition("#")[0]
        is_page = sum(one.partition("#")[0] == page for one in graph.texts) == 1
        self._identifier = source.identifier if len(graph.texts) == 1 else page if is_page else iri

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the string that is wrong."""
        about = self._rest(self._iri)
        identifier, language, layers, metadata = (
            _first(about.pop(name, ()))
            for name in (_IDENTIFIER, _LANGUAGE, f"{self._base}layers", f"{self._base}metadata")
        )
        for layer in several(layers):
            self._incoming.layer(str(layer))
        items = [item for one in self._graph.of_text(self._iri) for item in self._items(one)]
        keys = {item.key for item in items}
        for item in items:
            fields, pointing = self._said(item.statements, keys)
            given: dict[str, Any] = {"key": item.key, "pointing": pointing}
            if item.layer:
                self._incoming.add(item.layer, item.extents, fields, **given)
            else:
                self._incoming.add_label(item.label, item.extents, fields, **given)
        if not isinstance(metadata, dict):
            metadata, _ = self._said(about, ())
        language = language or self._graph.texts[self._iri].language
        return self._incoming.document(
            str(identifier or self._identifier),
            self._text,
            language=language if language and isinstance(language, str) else None,
            metadata=metadata,
        )

    def _items(self, subject: str) -> Iterator[_Item]:
        """The annotations that a string or a unit is."""
        if subject in self._graph.units or self._is_ours(subject):
            yield from self._unit(subject)
            return
        said = self._graph.said(subject)
        place = self._extent(subject)
        units = map(str, said.get(f"{NIF}annotationUnit", ()))
        if not place or any(map(self._is_ours, units)):
            return
        types = map(str, said.get(TYPE, ()))
        kinds = [short(kind) for kind in types if kind.startswith(NIF)]
        layers = [KNOWN[kind] for kind in kinds if kind in KNOWN]
        others = [kind for kind in kinds if kind not in KNOWN and kind not in STRINGS]
        rest = {} if subject == self._iri else self._rest(subject)
        named = {name: it for name, it in rest.items() if name.startswith(f"{ITS}ta")}
        left = {name: it for name, it in rest.items() if name not in named}
        for layer in layers:
            yield _Item(subject, layer, "", [place], left)
            subject, left = f"{subject} ", {}
        if others or named or left:
            label = self._label(said) or next(iter(others), _OTHER)
            yield _Item(subject, "", label, [place], {**left, **named})

    def _unit(self, subject: str) -> Iterator[_Item]:
        """What a unit is: it stands where its strings do, one of ours may stand nowhere."""
        said, rest = self._graph.said(subject), self._rest(subject)
        found = map(self._extent, self._graph.units.get(subject, ()))
        places = [place for place in found if place]
        if self._is_ours(subject):
            layer = _first(rest.pop(f"{self._base}layer", ()))
            label = self._label(said) or ""
            rest.pop(ITS + CLASS, None)
            yield _Item(subject, layer or "", label, places, rest)
        elif places:
            yield _Item(subject, "", self._label(said) or _OTHER, joined(places), rest)

    def _is_ours(self, subject: str) -> bool:
        said = self._graph.said(subject)
        labels = f"{self._base}label/"
        return f"{self._base}layer" in said or any(
            str(one).startswith(labels) for one in said.get(ITS + CLASS, ())
        )

    def _label(self, said: Statements) -> str | None:
        """What the classes of a name say that it is: the first one that is known here, or is there.

        Users may name a class by its whole IRI.
        """
        classes = [str(one) for one in said.get(ITS + CLASS, ()) if isinstance(one, Iri)]
        labels = f"{self._base}label/"
        found = [
            unquote(one.removeprefix(labels))
            if one.startswith(labels)
            else one
            if self._ours(one) != (layer_name(one), None)
            else short(one)
            for one in classes
        ]
        known = (one for one in found if self._ours(one) != (layer_name(one), None))
        return next(known, next(iter(found), None))

    def _rest(self, subject: str) -> dict[str, Collection[Term]]:
        """What is said of a thing besides its place."""
        rest = {
            name: found
            for name, found in self._graph.said(subject).items()
            if name.removeprefix(NIF) not in PLACES
        }
        kinds = [kind for kind in rest.pop(TYPE, ()) if not str(kind).startswith(NIF)]
        return {**rest, **({TYPE: kinds} if kinds else {})}

    def _said(
        self, statements: Statements, keys: Container[str]
    ) -> tuple[dict[str, Any], dict[str, str | list[str]]]:
        """Fields, and those that refer to annotations; things without a name are left out."""
        fields: dict[str, Any] = {}
        pointing: dict[str, str | list[str]] = {}
        for name, found in statements.items():
            field = self._field(name)
            for term in found:
                items = self._graph.items(term)
                is_list = items is not None
                terms = [term] if items is None else items
                if all(one in keys for one in terms):
                    others = [*several(pointing.get(field)), *map(str, terms)]
                    pointing[field] = others if is_list or len(others) > 1 else others[0]
                elif values := [_value(one) for one in terms if not _is_blank(one)]:
                    say(fields, field, values if is_list else values[0])
        return fields, pointing

    def _field(self, name: str) -> str:
        own = f"{self._base}field/"
        if name == ITS + CONFIDENCE:
            return "confidence"
        return unquote(name.removeprefix(own)) if name.startswith(own) else short(name)

    def _extent(self, subject: str) -> tuple[int, int] | None:
        try:
            return self._graph.extent(subject, self._text)
        except glossator.FormatError as error:
            units = len(self._text) + len(re.findall("[^\0-\uffff]", self._text))
            said = self._graph.said(self._iri).get(f"{NIF}endIndex", ())
            is_java = units > len(self._text) and str(units) in (
                it.text for it in said if isinstance(it, Literal)
            )
            hint = "; its text ends as Java counts: --set nif.offsets=utf-16" if is_java else ""
            raise glossator.FormatError(f"{subject}: {error.message}{hint}") from None


def _value(term: Term) -> Any:
    return term.value if isinstance(term, Literal) else str(term)


def _is_blank(term: Term) -> bool:
    return isinstance(term, Iri) and term.startswith("_:")


def _first(terms: Collection[Term]) -> Any:
    return next(map(_value, terms), None)
