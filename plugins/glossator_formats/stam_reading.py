"""A document from a store of STAM."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, check_extent, json_object, read_json
from glossator_formats.said import several, single
from glossator_formats.stam_names import DOCUMENT, FIELDS, JSON, OWN, REFERENCES, key_of, name_of
from glossator_formats.stam_store import Store, id_of, plain, targets_of
from glossator_formats.vocabulary import incoming

_KINDS = ("type", "elementtype", "annotationtype", "label")
"""Keys under which STAM's own examples, FoLiA and others say what an annotation is."""

_NULL = msgspec.Raw(b"null")
"""A value that is null; a field that is None is one that is not set."""

_Datum = tuple[str, str, Any]
"""Vocabulary, key and value of what an annotation says."""


class Reader:
    """Makes a document of a text of a store."""

    def __init__(
        self,
        format_: glossator.Format[ExchangeOptions],
        store: Store,
        number: int,
        source: glossator.Source,
    ) -> None:
        if number == 0:
            store.tell(source)
        self._store = store
        place = f"/resources/{number}"
        resource = json_object(store.texts[number], place)
        self._text = _text_of(resource, place, source, is_only=len(store.texts) == 1)
        self._resource = id_of(resource)
        self._identifier = name_of(self._resource) or source.identifier
        self._incoming = incoming(format_)
        self._selected: dict[str, list[tuple[int, int]]] = {}
        """The text of each annotation, by its id."""
        self._keys: dict[str, list[str]] = {}
        """What each annotation became, by its id: one for each of its targets."""
        self._about: dict[str, list[Any]] = defaultdict(list)
        """What is said of the document."""
        self._own: dict[str, Any] = {}
        """What we have said of it."""

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the place."""
        for place, one in self._store.annotations[self._resource]:
            try:
                self._annotation(json_object(one, place))
            except glossator.FormatError as error:
                raise glossator.FormatError(error.message, pointer=error.pointer or place) from None
        metadata = self._own.get("metadata")
        return self._incoming.document(
            str(self._own.get("id", self._identifier)),
            self._text,
            language=self._own.get("language"),
            metadata={
                **(metadata if isinstance(metadata, dict) else {}),
                **{key: _one_or_all(values) for key, values in self._about.items()},
            },
        )

    def _annotation(self, one: Mapping[str, Any]) -> None:
        key = str(one.get("@id", ""))
        targets = list(targets_of(one.get("target")))
        selectors = [selector for target in targets for selector in target]
        kinds = {str(selector.get("@type")) for selector in selectors}
        is_here = any(selector.get("resource") == self._resource for selector in selectors)
        data = [self._datum(datum) for datum in several(one.get("data"))]
        said_by = {(name, key): value for name, key, value in data}
        if "ResourceSelector" in kinds and is_here and (OWN, "type") not in said_by:
            self._about_document(data)
            return
        places = [[place for at in target for place in self._extents(at)] for target in targets]
        parts = [
            (extents, self._annotations(target))
            for extents, target in zip(places, targets, strict=True)
            if extents
        ]
        self._selected[key] = [extent for extents, _ in parts for extent in extents]
        self._keys[key] = [key, *(f"{key} {number}" for number in range(1, len(parts)))]
        for part, (extents, others) in zip(
            self._keys[key], parts or [([], self._annotations(selectors))], strict=True
        ):
            self._add(part if key else "", extents, others, data)

    def _annotations(self, selectors: Iterable[Mapping[str, Any]]) -> list[str]:
        """The annotations that selectors mean, as far as these are of this text."""
        return [
            key
            for selector in selectors
            if selector.get("@type") == "AnnotationSelector"
            for key in self._keys.get(str(selector.get("annotation")), ())
        ]

    def _add(
        self,
        key: str,
        extents: list[tuple[int, int]],
        targets: list[str],
        data: list[_Datum],
    ) -> None:
        said_by = {(name, key): value for name, key, value in data}
        if (OWN, "type") in said_by:
            kind = str(said_by[OWN, "type"])
            fields = {
                key: _NULL if value is None else value
                for name, key, value in data
                if name == FIELDS
            }
            pointing: dict[str, Any] = {
                name: [key_of(str(one)) for one in value]
                for set_, name, value in data
                if set_ == REFERENCES and isinstance(value, list)
            }
        else:
            kind = _kind(data)
            fields = {
                name: _NULL if value is None and not self._incoming.has_field(kind, name) else value
                for name, value in _fields(data, kind).items()
            }
            pointing = {"target": targets} if targets else {}
        given: dict[str, Any] = {"key": key, "pointing": single(pointing)}
        if isinstance(layer := said_by.get((OWN, "layer")), str):
            self._incoming.add(layer, extents, fields, **given)
        else:
            self._incoming.add_label(kind, extents, fields, **given)

    def _about_document(self, data: Iterable[_Datum]) -> None:
        for name, key, value in data:
            if name != DOCUMENT:
                self._about[key].append(value)
                continue
            self._own[key] = value
            for layer in value if key == "layers" and isinstance(value, list) else ():
                self._incoming.layer(str(layer))

    def _datum(self, datum: Any) -> _Datum:
        """Vocabulary, key and value of what an annotation says: there, or in the vocabulary."""
        found = json_object(datum, "")
        name = str(found.get("set", ""))
        if "key" in found:
            key, value = str(found["key"]), plain(found.get("value"))
        else:
            place = name, str(found.get("@id", ""))
            if place not in self._store.values:
                raise glossator.FormatError(f"data {place[1]!r} is not in the set {name!r}")
            key, value = self._store.values[place]
        if not name.startswith(OWN):
            return name, key, value
        if name.endswith(JSON) and isinstance(value, str):
            name, value = name.removesuffix(JSON), read_json(value.encode())
        return name, name_of(key), value

    def _extents(self, selector: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
        """The stretches of this text that a selector means."""
        kind = selector.get("@type")
        if kind == "TextSelector" and selector.get("resource") == self._resource:
            yield self._offsets(selector.get("offset"), 0, len(self._text))
        elif kind == "AnnotationSelector" and "offset" in selector:
            within = self._selected.get(str(selector.get("annotation")), [])
            if within:
                yield self._offsets(selector["offset"], within[0][0], within[-1][1])

    def _offsets(self, offset: Any, first: int, last: int) -> tuple[int, int]:
        """Begin and end of an offset within a stretch of the text."""
        found = json_object(offset, "")
        start, end = (
            _place(json_object(found.get(name), ""), first, last) for name in ("begin", "end")
        )
        return check_extent(self._text, start, end)


def _place(cursor: Mapping[str, Any], first: int, last: int) -> object:
    value = cursor.get("value")
    if type(value) is not int:
        return value
    return last + value if cursor.get("@type") == "EndAlignedCursor" else first + value


def _text_of(
    resource: Mapping[str, Any], place: str, source: glossator.Source, *, is_only: bool
) -> str:
    """A text as it stands there, or beside the store."""
    text, beside = resource.get("text"), f"{source.identifier.rpartition('/')[2]}.txt"
    elsewhere = str(resource.get("@include", beside if is_only else ""))
    if text is None and elsewhere.rpartition("/")[2] == beside and source.has(".txt"):
        text = source.companion(".txt").decode("utf-8")
    if not isinstance(text, str):
        raise glossator.FormatError(
            "expected the text itself, or in a file of the same name that ends in .txt",
            pointer=place,
        )
    return text


def _fields(data: Iterable[_Datum], kind: str) -> dict[str, Any]:
    """What an annotation says besides its kind: of one key several values as a list."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for name, key, value in data:
        if not (key in _KINDS and value == kind):
            found[name, key].append(value)
    fields: dict[str, Any] = {}
    for (name, key), values in found.items():
        fields[f"{name}/{key}" if key in fields else key] = _one_or_all(values)
    return fields


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _kind(data: Iterable[_Datum]) -> str:
    """What an annotation of another tool is: what it says so, or the first thing that it says."""
    said_by = {key: value for _, key, value in reversed(list(data))}
    for key in _KINDS:
        if isinstance(said_by.get(key), str) and said_by[key]:
            return str(said_by[key])
    return next(iter(reversed(said_by)), "annotations")
