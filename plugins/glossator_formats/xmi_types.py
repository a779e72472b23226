"""The type system of XMI: what the attributes of its elements mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import glossator
from glossator_formats.cas_names import SOFA

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

TYPE_SYSTEM = "TypeSystem.xml"


def described(types: Mapping[str, Any]) -> str:
    """Types in UIMA's description of them."""
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows.append('<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>')
    for name, one in types.items():
        parent = one["%SUPER_TYPE"]
        rows.append(f"<typeDescription><name>{name}</name><description/>")
        rows.append(f"<supertypeName>{parent}</supertypeName><features>")
        rows += [
            f"<featureDescription><name>{feature}</name><description/>"
            f"<rangeTypeName>{said['%RANGE'].replace('[]', 'Array')}</rangeTypeName>"
            "</featureDescription>"
            for feature, said in one.items()
            if isinstance(said, dict)
        ]
        rows.append("</features></typeDescription>")
    return "\n".join([*rows, "</types></typeSystemDescription>", ""])


_TEXT = "uima.cas.String"


class Feature(NamedTuple):
    range: str
    is_shared: bool
    """Whether an array or list that it holds is a structure of its own."""


_BUILT_IN: Mapping[str, tuple[str, Mapping[str, Feature]]] = {
    "uima.tcas.Annotation": (
        "",
        {name: Feature("uima.cas.Integer", False) for name in ("begin", "end")},
    ),
    "uima.tcas.DocumentAnnotation": (
        "uima.tcas.Annotation",
        {"language": Feature("uima.cas.String", False)},
    ),
    SOFA: (
        "",
        {
            "sofaNum": Feature("uima.cas.Integer", False),
            **{
                name: Feature("uima.cas.String", False)
                for name in ("sofaID", "mimeType", "sofaString", "sofaURI")
            },
        },
    ),
    **{
        f"uima.cas.NonEmpty{kind}List": (
            "",
            {
                "head": Feature(f"uima.cas.{kind if kind != 'FS' else 'TOP'}", False),
                "tail": Feature("uima.cas.TOP", False),
            },
        )
        for kind in ("FS", "Integer", "Float", "String")
    },
}


class TypeSystem:
    """The types of XMI: what each feature holds, its parents' too.

    Args:
        root: UIMA's description of types.

    Raises:
        FormatError: where it is none.
    """

    def __init__(self, root: ET.Element) -> None:
        self._types = dict(_BUILT_IN)
        for one in root.iterfind(".//{*}typeDescription"):
            name = _said(one, "name")
            if not name:
                raise glossator.FormatError("expected a name of each type, found none")
            features = {
                _said(each, "name"): Feature(
                    _said(each, "rangeTypeName"),
                    _said(each, "multipleReferencesAllowed") == "true",
                )
                for each in one.iterfind(".//{*}featureDescription")
            }
            known = self._types.get(name, ("", {}))
            parent = _said(one, "supertypeName") or known[0]
            self._types[name] = parent, {**known[1], **features}

    def features(self, name: str) -> dict[str, Feature]:
        """The features of a type.

        Raises:
            FormatError: where it is not declared.
        """
        if name not in self._types and not name.startswith("uima."):
            raise glossator.FormatError(f"type {name!r} is not in {TYPE_SYSTEM}")
        found: dict[str, Feature] = {}
        seen: set[str] = set()
        while name in self._types and name not in seen:
            seen.add(name)
            name, own = self._types[name]
            found = {**own, **found}
        return {key: self._plain(one) for key, one in found.items()}

    def _plain(self, feature: Feature) -> Feature:
        """The feature; of an enumeration, which is a type below texts, as a text."""
        parent, _ = self._types.get(feature.range, ("", {}))
        return feature._replace(range=parent) if parent == _TEXT else feature


def _said(element: ET.Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()
