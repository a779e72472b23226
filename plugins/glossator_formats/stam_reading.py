"""A document from a store of STAM."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, check_extent, read_json
from glossator_formats.said import several, single
from glossator_formats.stam_names import DOCUMENT, FIELDS, JSON, OWN, REFERENCES, key_of, name_of
from glossator_formats.vocabulary import incoming

_KINDS = ("type", "elementtype", "annotationtype", "label")
"""Keys under which STAM's own examples, FoLiA and others say what an annotation is."""

_NULL = msgspec.Raw(b"null")
"""A value that is null; a field that is None is one that is not set."""

_Datum = tuple[str, str, Any]
"""Vocabulary, key and value of what an annotation says."""


class Store:
    """A store as it stands in a file.

    Args:
        store: What its JSON holds.

    Raises:
        FormatError: where that is no store, with the place.
    """

    def __init__(self, store: Any) -> None:
        if not isinstance(store, dict) or store.get("@type") != "AnnotationStore":
            raise glossator.FormatError("expected an AnnotationStore")
        self.texts = _list(store, "resources", "")
        self.values = dict(_all_data(store))
        self.annotations: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        """Those of each text, by its id, with their places in the file."""
        self._shared = 0
        self._left = 0
        of_texts: dict[str, set[str]] = {}
        for at, one in enumerate(_list(store, "annotations", "")):
            place = f"/annotations/{at}"
            found = _texts_of(_checked(one, place), place, of_texts)
            of_texts[str(one.get("@id"))] = found
            for text in found:
                self.annotations[text].append((place, one))
            self._shared += len(found) > 1
            self._left += not found

    def tell(self, name: str) -> None:
        """Warn of what is not read as it stands there."""
        if self._shared:
            warnings.warn(
                f"{name}: {self._shared} of the annotations are of several texts: "
                "each document has its part of them",
                stacklevel=2,
            )
        if self._left:
            warnings.warn(
                f"{name}: {self._left} of the annotations are of vocabularies, not of a text: "
                "they are left out",
                stacklevel=2,
            )


def _id(text: Any) -> str:
    found = text if isinstance(text, dict) else {}
    return str(found.get("@id") or found.get("@include") or "")


def _texts_of(one: Mapping[str, Any], place: str, known: Mapping[str, set[str]]) -> set[str]:
    """The texts that an annotation selects, itself or by other annotations."""
    found: set[str] = set()
    for selector in _flat(one.get("target"), f"{place}/target"):
        if "resource" in selector:
            found.add(str(selector["resource"]))
        elif selector.get("@type") == "AnnotationSelector":
            found |= known.get(str(selector.get("annotation")), set())
    return found


def _all_data(store: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], tuple[str, Any]]]:
    """Key and value of all data of the vocabularies, by set and id."""
    for at, found in enumerate(_list(store, "annotationsets", "")):
        place = f"/annotationsets/{at}"
        name = str(_checked(found, place).get("@id", ""))
        if "@include" in found and "data" not in found:
            raise glossator.FormatError(
                f"the vocabulary stands elsewhere ({found['@include']}): expected it in the file",
                pointer=place,
            )
        for number, one in enumerate(_list(found, "data", place)):
            datum = _checked(one, f"{place}/data/{number}")
            key = str(datum.get("key", ""))
            yield (name, str(datum.get("@id", ""))), (key, _plain(datum.get("value")))


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
            store.tell(source.name)
        self._store = store
        place = f"/resources/{number}"
        resource = _checked(store.texts[number], place)
        self._text = _text_of(resource, place, source, is_only=len(store.texts) == 1)
        self._resource = _id(resource)
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
                self._annotation(_checked(one, place))
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
        targets = list(_targets(one.get("target")))
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
        found = _checked(datum, "")
        name = str(found.get("set", ""))
        if "key" in found:
            key, value = str(found["key"]), _plain(found.get("value"))
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
        found = _checked(offset, "")
        start, end = (
            _place(_checked(found.get(name), ""), first, last) for name in ("begin", "end")
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


def _targets(target: Any) -> Iterator[list[Mapping[str, Any]]]:
    """The simple selectors of each target: those of a MultiSelector stand each for itself."""
    selector = _checked(target, "")
    if selector.get("@type") == "MultiSelector":
        for one in several(selector.get("selectors")):
            yield from _targets(one)
    else:
        yield list(_flat(selector, ""))


def _flat(target: Any, place: str) -> Iterator[Mapping[str, Any]]:
    """The simple selectors of a target."""
    selector = _checked(target, place)
    if "selectors" in selector:
        for one in several(selector["selectors"]):
            yield from _flat(one, place)
    else:
        yield selector


def _plain(value: Any) -> Any:
    """A value without its types."""
    if not isinstance(value, dict) or "@type" not in value:
        return value
    inner = value.get("value")
    match value["@type"], inner:
        case "List", list():
            return [_plain(one) for one in inner]
        case "Map", dict():
            return {name: _plain(one) for name, one in inner.items()}
    return inner


def _list(holder: Mapping[str, Any], name: str, place: str) -> list[Any]:
    found = holder.get(name, [])
    if not isinstance(found, list):
        raise glossator.FormatError(
            f"expected a list, got {type(found).__name__}", pointer=f"{place}/{name}"
        )
    return found


def _checked(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise glossator.FormatError(
            f"expected an object, got {type(value).__name__}", pointer=place
        )
    return value
