"""A document as a CAS, in the shape that its JSON has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from keyword import iskeyword
from typing import Any

import msgspec

import glossator
from glossator.exchange import Labels, Offsets
from glossator_formats.cas_names import (
    DOCUMENT,
    DOCUMENT_ANNOTATION,
    FRAGMENT,
    FRAGMENTS,
    LAYER,
    REFERENCE,
    REST,
    SOFA,
    UNSPECIFIED,
    VIEW,
    type_names,
)
from glossator_formats.said import Said, said

_INT64 = range(-(2**63), 2**63)
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+")
_FEATURE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TAKEN = (
    *("type", "self", "begin", "end", "sofa", "elements", "xmiID", "get", "set", REST, FRAGMENTS),
    "get_covered_text",
)
"""Names that readers, or we, have another meaning for."""


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
