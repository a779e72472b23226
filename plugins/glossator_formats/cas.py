"""UIMA CAS as JSON: typed feature structures over a text, in UTF-16 offsets.

Each layer is a type `glossator.layer.NAME`; fields that hold one plain value are features of the
same name, references lead to other structures, and all other fields stand as JSON in one feature.
The pieces of a discontinuous span are annotations that it refers to. All is in the initial view.
What others have written is read whatever its types are, with or without their declarations; each
view that has a text is a document.

https://github.com/apache/uima-uimaj-io-jsoncas
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from keyword import iskeyword
from typing import IO, Any, NamedTuple

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, Labels, Offsets, check_extent, layer_name, read_json
from glossator_formats.said import Said, said, single
from glossator_formats.vocabulary import incoming, labels_of

VIEW = "_InitialView"
SOFA = "uima.cas.Sofa"
DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation"
UNSPECIFIED = "x-unspecified"

DOCUMENT = "glossator.Document"
FRAGMENT = "glossator.Fragment"
LAYER = "glossator.layer."
REST = "json"
"""The feature that holds the fields that have none of their own, as JSON."""
FRAGMENTS = "fragments"
REFERENCE = "uima.cas.TOP"
"""The range of all references. One that says it is an array may not be left out: cassis' check of
types fails on it."""

_INT64 = range(-(2**63), 2**63)
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+")
_FEATURE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TAKEN = (
    *("type", "self", "begin", "end", "sofa", "elements", "xmiID", "get", "set", REST, FRAGMENTS),
    "get_covered_text",
)
"""Names that readers, or we, have another meaning for."""
_HEAD = re.compile(rb'\s*\{\s*"%(?:HEADER|TYPES|FEATURE_STRUCTURES|VIEWS)"')


class CasJson(glossator.Format[ExchangeOptions]):
    """A CAS in UIMA's JSON."""

    name = "cas"
    suffixes = (".cas.json", ".json")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by what a CAS begins with."""
        return bool(_HEAD.match(source.head.removeprefix(b"\xef\xbb\xbf")))

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each view that has a text."""
        yield from views_of(read_json(stream.read()))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        return document_of(self, record, source)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        made = cas_of(document, labels_of(self), Types())
        return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


# Writing


class Types:
    """The types that structures are of, with the ranges of their features.

    A feature has one range: that of the first value that it is used for.
    """

    def __init__(self) -> None:
        self._types: dict[str, tuple[str, dict[str, str]]] = {}

    def use(self, name: str, parent: str) -> None:
        """Have a type."""
        self._types.setdefault(name, (parent, {}))

    def fits(self, name: str, feature: str, range_: str) -> bool:
        """Whether a feature of a type may hold what is of that range; it does from then on."""
        return self._types[name][1].setdefault(feature, range_) == range_

    def declared(self) -> dict[str, Any]:
        """The types as ``%TYPES`` has them."""
        return {
            name: {
                "%NAME": name,
                "%SUPER_TYPE": parent,
                **{
                    feature: {"%NAME": feature, "%RANGE": range_}
                    for feature, range_ in features.items()
                },
            }
            for name, (parent, features) in self._types.items()
        }


def cas_of(document: glossator.Document, labels: Labels, types: Types) -> dict[str, Any]:
    """A document as a CAS.

    Args:
        document: The document.
        labels: What layers are called elsewhere, if they are.
        types: The types; those that are needed are added.
    """
    return _Writer(document, labels, types).cas()


class _Writer:
    def __init__(self, document: glossator.Document, labels: Labels, types: Types) -> None:
        self._document = document
        self._said = list(said(document, labels))
        self._types = types
        self._offsets = Offsets(document.text, "utf-16")
        self._names = type_names(document.layers)
        self._structures: list[dict[str, Any]] = []
        self._members: list[int] = []
        self._ids: dict[str, int] = {}

    def cas(self) -> dict[str, Any]:
        self._add(SOFA, sofaNum=1, sofaID=VIEW, mimeType="text/plain")
        self._structures[0]["sofaString"] = self._document.text
        language = self._document.language or UNSPECIFIED
        self._index(self._annotation(DOCUMENT_ANNOTATION, 0, len(self._document.text)))
        self._structures[-1]["language"] = language
        self._about()
        first = len(self._structures) + 1
        self._ids = {one.mark.id: first + at for at, one in enumerate(self._said)}
        waiting = [(one, self._placed(one)) for one in self._said]
        for one, structure in waiting:
            self._describe(one, structure)
        return {
            "%TYPES": self._types.declared(),
            "%FEATURE_STRUCTURES": self._structures,
            "%VIEWS": {VIEW: {"%SOFA": 1, "%MEMBERS": self._members}},
        }

    def _add(self, type_: str, **features: Any) -> dict[str, Any]:
        structure = {"%ID": len(self._structures) + 1, "%TYPE": type_, **features}
        self._structures.append(structure)
        return structure

    def _annotation(self, type_: str, start: int, end: int) -> dict[str, Any]:
        begin, end = self._offsets.to_units(start), self._offsets.to_units(end)
        return self._add(type_, **{"@sofa": 1, "begin": begin, "end": end})

    def _index(self, structure: dict[str, Any]) -> dict[str, Any]:
        """Make a structure a member of the view, so that readers find it."""
        self._members.append(structure["%ID"])
        return structure

    def _about(self) -> None:
        """What is said of the document."""
        self._types.use(DOCUMENT, "uima.cas.TOP")
        metadata = msgspec.json.encode(self._document.metadata).decode()
        about = self._index(self._add(DOCUMENT))
        for name, value in (("identifier", self._document.id), ("metadata", metadata)):
            assert self._types.fits(DOCUMENT, name, "uima.cas.String")
            about[name] = value
        layers = [name for name, one in self._document.layers.items() if one.status == "ok"]
        if layers:  # some readers cannot read empty arrays
            assert self._types.fits(DOCUMENT, "layers", "uima.cas.String[]")
            about["@layers"] = self._add("uima.cas.StringArray", **{"%ELEMENTS": layers})["%ID"]

    def _placed(self, one: Said) -> dict[str, Any]:
        """The structure of an annotation, with its place in the text."""
        extents = one.mark.extents
        name = self._type_of(one)
        if not extents:
            self._types.use(name, "uima.cas.AnnotationBase")
            return self._index(self._add(name, **{"@sofa": 1}))
        self._types.use(name, "uima.tcas.Annotation")
        return self._index(self._annotation(name, extents[0][0], extents[-1][1]))

    def _type_of(self, one: Said) -> str:
        """The type that the user has named, or that of the layer."""
        if "." in one.label and _TYPE.fullmatch(one.label):
            return one.label
        return LAYER + self._names[one.mark.layer]

    def _describe(self, one: Said, structure: dict[str, Any]) -> None:
        """Give a structure its features."""
        type_, rest = structure["%TYPE"], {}
        if len(one.mark.extents) > 1 and self._fits(type_, FRAGMENTS, REFERENCE):
            self._types.use(FRAGMENT, "uima.tcas.Annotation")
            pieces = [
                self._index(self._annotation(FRAGMENT, start, end))["%ID"]
                for start, end in one.mark.extents
            ]
            structure[f"@{FRAGMENTS}"] = self._array(pieces)
        for name, value in one.mark.fields.items():
            targets = [self._ids[key] for key in one.references.get(name, ())]
            range_ = REFERENCE if targets else _range(value)
            if not (range_ and _is_feature(name) and self._fits(type_, name, range_)):
                rest[name] = value
            elif targets:
                is_one = isinstance(value, str)
                structure[f"@{name}"] = targets[0] if is_one else self._array(targets)
            else:
                structure[name] = value
        if rest and self._fits(type_, REST, "uima.cas.String"):
            structure[REST] = msgspec.json.encode(rest).decode()

    def _fits(self, type_: str, name: str, range_: str) -> bool:
        return self._types.fits(type_, name, range_)

    def _array(self, targets: Sequence[int]) -> int:
        return int(self._add("uima.cas.FSArray", **{"%ELEMENTS": list(targets)})["%ID"])


def type_names(layers: Iterator[str] | Mapping[str, Any] | Sequence[str]) -> dict[str, str]:
    """The last part of the type of each layer: letters, digits and underscores."""
    names: dict[str, str] = {}
    for layer in layers:
        name = re.sub(r"[^A-Za-z0-9_]", "_", layer)
        name = name if name[:1].isalpha() else f"layer_{name}"
        while name in names.values():
            name += "_"
        names[layer] = name
    return names


def _is_feature(name: str) -> bool:
    return bool(_FEATURE.fullmatch(name)) and name not in _TAKEN and not iskeyword(name)


def _range(value: object) -> str:
    """The range of a feature that holds a value; empty where none does."""
    match value:
        case bool():
            return "uima.cas.Boolean"
        case int() if value in _INT64:
            return "uima.cas.Long"
        case float():
            return "uima.cas.Double"
        case str():
            return "uima.cas.String"
    return ""


# Reading


class _Structure(NamedTuple):
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
    elements: list[Any] | str | None


class _View(NamedTuple):
    """A text, and the structures that are of it."""

    name: str
    sofa: int
    text: str
    structures: Mapping[int, _Structure]
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
        [{"%ID": key, **_checked(one)} for key, one in found.items()]
        if isinstance(found, dict)
        else found
    )
    structures: dict[int, _Structure] = {}
    for one in map(_structure, rows):
        if one.id in structures:
            raise glossator.FormatError(f"expected ids to be unique, got structure {one.id} twice")
        structures[one.id] = one
    sofas = [one for one in structures.values() if one.type == SOFA]
    texts = [one for one in sofas if isinstance(one.features.get("sofaString"), str)]
    if not texts:
        raise glossator.FormatError("expected a view with a text (sofaString), found none")
    views = {
        view.get("%SOFA"): set(view.get("%MEMBERS") or ())
        for view in map(_checked, _checked(cas.get("%VIEWS") or {}).values())
    }
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


def _is_left(one: _Structure, at: int, elsewhere: set[int]) -> bool:
    """Whether a structure of no view counts as of the first text."""
    return at == 0 and one.id not in elsewhere


def _structure(row: Any) -> _Structure:
    """A feature structure as it stands in the file."""
    row = _checked(row)
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
    sofa = references.pop("sofa", 0)
    return _Structure(number, type_, sofa, features, references, elements)


def _checked(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise glossator.FormatError(f"expected an object, got {type(value).__name__}")
    return value


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
        self._labels = labels_of(format_)
        self._incoming = incoming(format_)
        self._offsets = Offsets(view.text, "utf-16")
        is_first = view.name == VIEW
        self._identifier = source.identifier if is_first else f"{source.identifier}-{view.name}"
        self._language: str | None = None
        self._metadata: dict[str, Any] = {}
        self._layers: dict[str, str] = {}
        """The layers by their types, where the file says them."""
        self._shorts: dict[str, set[str]] = defaultdict(set)
        """The full names of types by their last part."""

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the number of the structure."""
        found = [self._view.structures[key] for key in sorted(self._view.members)]
        for one in found:
            self._shorts[one.type.rpartition(".")[2]].add(one.type)
            if _is_about(one):
                self._about(one)
        shown = [one for one in found if self._is_shown(one)]
        self._keys = {one.id for one in shown}
        for one in shown:
            try:
                self._add(one)
            except glossator.FormatError as error:
                message = f"structure {one.id} ({one.type}): {error.message}"
                raise glossator.FormatError(message) from None
        return self._incoming.document(
            self._identifier,
            self._view.text,
            language=self._language,
            metadata=self._metadata,
        )

    def _is_shown(self, one: _Structure) -> bool:
        """Whether a structure is an annotation of its own, no part of another."""
        is_part = one.type in (SOFA, FRAGMENT) or one.elements is not None
        return not is_part and not _is_about(one)

    def _about(self, one: _Structure) -> None:
        """Take what a structure says of the document."""
        said_so = {name: value for name, value in one.features.items() if value is not None}
        language = said_so.pop("language", UNSPECIFIED)
        if isinstance(language, str) and language != UNSPECIFIED:
            self._language = language
        if one.type == DOCUMENT:
            layers = self._array(one.references.get("layers")) or []
            for layer, name in type_names([str(layer) for layer in layers]).items():
                self._layers[LAYER + name] = layer
                self._incoming.layer(layer)
            metadata = _object(said_so.pop("metadata", None))
            self._metadata |= metadata
        for place in ("begin", "end"):
            said_so.pop(place, None)
        for name in ("identifier", "documentId"):
            if isinstance(value := said_so.pop(name, None), str):
                self._identifier = value
        self._metadata |= said_so

    def _add(self, one: _Structure) -> None:
        """Take an annotation."""
        fields = {name: value for name, value in one.features.items() if name not in _PLACE}
        fields |= _object(fields.pop(REST, None), REST)
        pointing: dict[str, list[str]] = {}
        extents = self._extents(one)
        for name, target in one.references.items():
            elements = self._array(target)
            ids = [target] if elements is None else elements
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
        short = type_.rpartition(".")[2]
        if type_.startswith(LAYER):
            self._incoming.add(self._layers.get(type_, short), extents, fields, **given)
            return
        label = next((fields[name] for name in _VALUES if isinstance(fields.get(name), str)), None)
        if self._labels.ours(type_) != (layer_name(type_), None):
            self._incoming.add_label(type_, extents, fields, **given)
        elif short == "NamedEntity" and label is not None:
            rest = {name: value for name, value in fields.items() if value != label}
            self._incoming.add_label(label, extents, rest, **given)
        elif short in _KNOWN:
            self._incoming.add(_KNOWN[short], extents, fields, **given)
        elif len(self._shorts[short]) > 1:
            self._incoming.add(layer_name(type_), extents, fields, **given)
        else:
            self._incoming.add_label(short, extents, fields, **given)

    def _extents(self, one: _Structure) -> list[tuple[int, int]]:
        """Its stretches of the text, in code points."""
        if "begin" not in one.features and "end" not in one.features:
            return []
        pieces = self._pieces(self._array(one.references.get(FRAGMENTS)))
        return [self._extent(piece) for piece in pieces or [one]]

    def _pieces(self, elements: Sequence[Any] | None) -> list[_Structure]:
        """The pieces of a discontinuous span."""
        found = [self._view.structures.get(key) for key in elements or ()]
        return [one for one in found if one and one.type == FRAGMENT]

    def _extent(self, one: _Structure) -> tuple[int, int]:
        begin, end = one.features.get("begin"), one.features.get("end")
        if type(begin) is not int or type(end) is not int:
            raise glossator.FormatError(f"expected begin and end, got {begin!r} and {end!r}")
        points = self._offsets.to_points(begin), self._offsets.to_points(end)
        return check_extent(self._view.text, *points)

    def _array(self, number: int | None) -> list[Any] | None:
        """The elements of the array of that number; None where it is none."""
        one = self._view.structures.get(number) if number else None
        if one is None or one.elements is None:
            return None
        return list(one.elements) if isinstance(one.elements, list) else [one.elements]

    def _is_references(self, number: int) -> bool:
        """Whether what a structure is referred to as is another one, or an array of others."""
        one = self._view.structures.get(number)
        if one is None:
            raise glossator.FormatError(f"it refers to structure {number}, which is not there")
        return one.elements is None or one.type not in _PRIMITIVE_ARRAYS


_PLACE = ("begin", "end")
_VALUES = ("value", "label", "identifier")
_KNOWN = {"Sentence": "sentences", "Token": "tokens", "Paragraph": "paragraphs"}
_PRIMITIVE_ARRAYS = tuple(
    f"uima.cas.{kind}{suffix}"
    for kind in ("String", "Integer", "Float", "Double", "Long", "Short", "Byte", "Boolean")
    for suffix in ("Array", "[]")
)


def _is_about(one: _Structure) -> bool:
    """Whether a structure says something of the document, DKPro's and other tools' too."""
    short = one.type.rpartition(".")[2]
    return one.type == DOCUMENT or short in ("DocumentAnnotation", "DocumentMetaData")


def _object(value: Any, name: str = "") -> dict[str, Any]:
    """A feature that holds an object as JSON; what is none is kept as it is."""
    if not isinstance(value, str):
        return {}
    try:
        found = msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {name: value} if name else {}
