"""A document from a CAS, in the shape that its JSON has."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, Offsets, check_extent, json_object
from glossator_formats.cas_names import (
    DOCUMENT,
    FRAGMENT,
    FRAGMENTS,
    LAYER,
    REST,
    SOFA,
    UNSPECIFIED,
    VIEW,
    type_names,
)
from glossator_formats.said import single
from glossator_formats.uima_types import Types
from glossator_formats.vocabulary import incoming, labels_of


class Structure(NamedTuple):
    """A feature structure.

    Attributes:
        id: Its number.
        type: Its type.
        sofa: The number of the text that it is of; 0 where it does not say.
        features: Its plain features.
        references: Its references to other structures, by feature.
        elements: What an array holds; None of what is no array.
    """

    id: int
    type: str
    sofa: int
    features: dict[str, Any]
    references: dict[str, int]
    elements: list[Any] | None


class _View(NamedTuple):
    """A text, and the structures that are of it."""

    name: str
    sofa: int
    text: str
    structures: Mapping[int, Structure]
    """All of the CAS."""
    members: frozenset[int]
    """Those that are of this text."""


def views_of(cas: Any) -> Iterator[glossator.Record]:
    """The views of a CAS that have a text, as the records of a file.

    Raises:
        FormatError: where it is no CAS, or has none.
    """
    if not isinstance(cas, dict) or "%FEATURE_STRUCTURES" not in cas:
        raise glossator.FormatError("expected a CAS with %FEATURE_STRUCTURES")
    found = cas["%FEATURE_STRUCTURES"]
    rows = (
        [{"%ID": key, **json_object(one)} for key, one in found.items()]
        if isinstance(found, dict)
        else found
    )
    views: dict[Any, set[Any]] = {
        view.get("%SOFA"): set(view.get("%MEMBERS") or ())
        for view in map(json_object, json_object(cas.get("%VIEWS") or {}).values())
    }
    return views_in(map(_structure, rows), views)


def views_in(
    found: Iterable[Structure], views: Mapping[int, Set[int]]
) -> Iterator[glossator.Record]:
    """The same, of structures.

    Args:
        found: All of the CAS.
        views: The members of each view, by its sofa.

    Raises:
        FormatError: where two have the same number, or none is a text.
    """
    structures: dict[int, Structure] = {}
    for one in found:
        if one.id in structures:
            raise glossator.FormatError(f"expected ids to be unique, got structure {one.id} twice")
        structures[one.id] = one
    sofas = [one for one in structures.values() if one.type == SOFA]
    texts = [one for one in sofas if isinstance(one.features.get("sofaString"), str)]
    if not texts:
        raise glossator.FormatError("expected a view with a text (sofaString), found none")
    for at, sofa in enumerate(texts):
        elsewhere = {key for other, keys in views.items() if other != sofa.id for key in keys}
        own = {
            one.id
            for one in structures.values()
            if one.sofa == sofa.id
            or (not one.sofa and (one.id in views.get(sofa.id, ()) or _is_left(one, at, elsewhere)))
        }
        name = str(sofa.features.get("sofaID", VIEW))
        text = sofa.features["sofaString"]
        yield glossator.Record(_View(name, sofa.id, text, structures, frozenset(own)))


def _is_left(one: Structure, at: int, elsewhere: set[int]) -> bool:
    """Whether a structure of no view counts as of the first text."""
    return at == 0 and one.id not in elsewhere


def _structure(row: Any) -> Structure:
    """A feature structure as it stands in the file."""
    row = json_object(row)
    number, type_ = row.get("%ID"), row.get("%TYPE")
    try:
        number = int(number)
    except (TypeError, ValueError):
        raise glossator.FormatError(f"expected a number as %ID, got {number!r}") from None
    if not isinstance(type_, str):
        raise glossator.FormatError(f"structure {number}: expected a %TYPE, got {type_!r}")
    features: dict[str, Any] = {}
    references: dict[str, int] = {}
    for name, value in row.items():
        if name.startswith("@") and isinstance(value, int):
            references[name[1:]] = value
        elif name[:1] in ("#", "^"):
            features[name[1:]] = value
        elif name[:1] not in ("%", "@"):
            features[name] = value
    is_array = "%ELEMENTS" in row or type_.endswith(("Array", "[]"))
    elements = (row.get("%ELEMENTS") or []) if is_array else None
    if isinstance(elements, str):
        elements = signed(_unpacked(elements, number))
    sofa = references.pop("sofa", 0)
    return Structure(number, type_, sofa, features, references, elements)


def _unpacked(elements: str, number: int) -> bytes:
    try:
        return base64.b64decode(elements)
    except ValueError:
        raise glossator.FormatError(f"structure {number}: expected bytes in Base64") from None


def signed(data: bytes) -> list[int]:
    """Bytes as UIMA has them: from -128 to 127."""
    return memoryview(data).cast("b").tolist()


def document_of(
    format_: glossator.Format[ExchangeOptions], record: glossator.Record, source: glossator.Source
) -> glossator.Document:
    """The document of a view.

    Raises:
        FormatError: where a structure does not fit the text, or refers to nothing.
    """
    return _Reader(format_, record.data, source).document()


class _Reader:
    def __init__(
        self, format_: glossator.Format[ExchangeOptions], view: _View, source: glossator.Source
    ) -> None:
        self._view = view
        self._incoming = incoming(format_)
        self._types = Types(self._incoming, labels_of(format_))
        self._offsets = Offsets(view.text, "utf-16")
        is_first = view.name == VIEW
        self._identifier = source.identifier if is_first else f"{source.identifier}-{view.name}"
        self._ids: dict[str, str] = {}
        """What the document is called, by the feature that says so."""
        self._language: str | None = None
        self._metadata: dict[str, Any] = {}
        self._layers: dict[str, str] = {}
        """The layers by their types, where the file says them."""

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the number of the structure."""
        found = [self._view.structures[key] for key in sorted(self._view.members)]
        types = {one.type for one in found}
        self._types.know(types)
        about = {type_ for type_ in types if _is_about(type_)}
        for one in found:
            if one.type in about:
                self._about(one)
        parts = about | {SOFA, FRAGMENT}
        own = [one for one in found if one.type not in parts and one.elements is None]
        shown = [one for one in own if not _LIST.fullmatch(one.type)]
        self._keys = {one.id for one in shown}
        for one in shown:
            try:
                self._add(one)
            except glossator.FormatError as error:
                message = f"structure {one.id} ({one.type}): {error.message}"
                raise glossator.FormatError(message) from None
        return self._incoming.document(
            self._name(),
            self._view.text,
            language=self._language,
            metadata=self._metadata,
        )

    def _about(self, one: Structure) -> None:
        """Take what a structure says of the document."""
        said_so = {name: value for name, value in one.features.items() if value is not None}
        language = said_so.pop("language", UNSPECIFIED)
        if isinstance(language, str) and language != UNSPECIFIED:
            self._language = language
        if one.type == DOCUMENT:
            layers = self._array(one.references.get("layers")) or []
            for layer, name in type_names([str(layer) for layer in layers]).items():
                self._layers[LAYER + name] = self._layers[layer] = layer
                self._incoming.layer(layer)
            metadata = _object(said_so.pop("metadata", None))
            self._metadata |= metadata
        for place in ("begin", "end"):
            said_so.pop(place, None)
        for name in ("identifier", "documentId"):
            if isinstance(value := said_so.pop(name, None), str):
                self._ids[name] = value
        self._metadata |= said_so

    def _name(self) -> str:
        """The document's id: ours, else the one of its maker, who may be named in its place.

        INCEpTION and WebAnno write the user as `documentId`, and the name of the file as
        `documentTitle`.
        """
        theirs = self._ids.get("documentId")
        file = _FILE_NAME.fullmatch(str(self._metadata.get("documentTitle")))
        if theirs and file and PurePosixPath(theirs).stem not in (file[0], file["stem"]):
            self._metadata["documentId"], theirs = theirs, file["stem"]
        return self._ids.get("identifier") or theirs or self._identifier

    def _add(self, one: Structure) -> None:
        """Take an annotation."""
        fields = {name: value for name, value in one.features.items() if name not in _PLACE}
        fields |= _object(fields.pop(REST, None), REST)
        pointing: dict[str, list[str]] = {}
        extents = self._extents(one)
        for name, target in one.references.items():
            elements = self._array(target)
            # An array may have empty places, which XMI numbers 0.
            ids = [target] if elements is None else [key for key in elements if key]
            if name == FRAGMENTS and self._pieces(elements):
                continue
            if self._is_references(target) and all(key in self._keys for key in ids) and ids:
                pointing[name] = [str(key) for key in ids]
            else:
                fields[name] = target if elements is None else elements
        self._place(one.type, extents, fields, key=str(one.id), pointing=single(pointing))

    def _place(
        self, type_: str, extents: list[tuple[int, int]], fields: dict[str, Any], **given: Any
    ) -> None:
        """Find the layer of a type."""
        if type_.startswith(LAYER) or type_ in self._layers:  # a layer may be called like a type
            layer = self._layers.get(type_, type_.rpartition(".")[2])
            self._incoming.add(layer, extents, fields, **given)
        else:
            self._types.add(type_, extents, fields, **given)

    def _extents(self, one: Structure) -> list[tuple[int, int]]:
        """Its stretches of the text, in code points."""
        if "begin" not in one.features and "end" not in one.features:
            return []
        if FRAGMENTS not in one.references:
            return [self._extent(one)]
        pieces = self._pieces(self._array(one.references[FRAGMENTS]))
        return [self._extent(piece) for piece in pieces or [one]]

    def _pieces(self, elements: Sequence[Any] | None) -> list[Structure]:
        """The pieces of a discontinuous span."""
        found = [self._view.structures.get(key) for key in elements or ()]
        return [one for one in found if one and one.type == FRAGMENT]

    def _extent(self, one: Structure) -> tuple[int, int]:
        begin, end = one.features.get("begin"), one.features.get("end")
        if type(begin) is not int or type(end) is not int:
            raise glossator.FormatError(f"expected begin and end, got {begin!r} and {end!r}")
        points = self._offsets.to_points(begin), self._offsets.to_points(end)
        return check_extent(self._view.text, *points)

    def _array(self, number: int | None) -> list[Any] | None:
        """The elements of the array or list of that number; None where it is none."""
        one = self._view.structures.get(number) if number else None
        if one and _LIST.fullmatch(one.type):
            return [*self._listed(one)]
        return None if one is None or one.elements is None else list(one.elements)

    def _listed(self, one: Structure | None) -> Iterator[Any]:
        """The elements of a list, which is a structure for each that refers to the next."""
        seen: set[int] = set()
        while one and one.id not in seen and one.type.startswith(_NONEMPTY):
            seen.add(one.id)
            yield one.references.get("head", one.features.get("head"))
            one = self._view.structures.get(one.references.get("tail", 0))

    def _is_references(self, number: int) -> bool:
        """Whether what a structure is referred to as is another one, or an array of others."""
        one = self._view.structures.get(number)
        if one is None:
            raise glossator.FormatError(f"it refers to structure {number}, which is not there")
        listed = _LIST.fullmatch(one.type)
        return listed[1] == "FS" if listed else one.type not in _PRIMITIVE_ARRAYS


_PLACE = ("begin", "end")
_FILE_NAME = re.compile(
    r"(?P<stem>[^/]+?)(\.cas)?\.(txt|xmi|xml|json|html?|pdf|tsv|csv|conllu?|naf|docx?)",
    re.IGNORECASE,
)
"""The name of a file of texts, as a document's title."""
_NONEMPTY = "uima.cas.NonEmpty"
_LIST = re.compile(r"uima\.cas\.(?:NonEmpty|Empty)(FS|String|Integer|Float)List")
_PRIMITIVE_ARRAYS = tuple(
    f"uima.cas.{kind}{suffix}"
    for kind in ("String", "Integer", "Float", "Double", "Long", "Short", "Byte", "Boolean")
    for suffix in ("Array", "[]")
)


def _is_about(type_: str) -> bool:
    """Whether a structure of it says something of the document, DKPro's and other tools' too."""
    short = type_.rpartition(".")[2]
    return type_ == DOCUMENT or short in ("DocumentAnnotation", "DocumentMetaData")


def _object(value: Any, name: str = "") -> dict[str, Any]:
    """A feature that holds an object as JSON; what is none is kept as it is."""
    if not isinstance(value, str):
        return {}
    try:
        found = msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {name: value} if name else {}
