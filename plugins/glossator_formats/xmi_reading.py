"""The structures of XMI."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

import glossator
from glossator_formats.cas_reading import Structure, signed, views_in
from glossator_formats.xmi_types import TYPE_SYSTEM, Feature, TypeSystem
from glossator_formats.xmi_writing import CAS, NO_PACKAGE, XMI

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_ID = f"{{{XMI}}}id"
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_TAG = re.compile(r"\{http:///(.*)\.ecore\}(.*)")


class Reader:
    """Makes structures of XMI."""

    def __init__(self, types: TypeSystem) -> None:
        self._types = types
        self._names: dict[str, str] = {}
        """The types of elements, by their tags."""
        self._features: dict[str, dict[str, Feature]] = {}
        self._plain: dict[str, dict[str, Callable[[str], Any]]] = {}
        """How the plain features of a type are read."""
        self._structures: list[Structure] = []
        self._numbers = count(-1, -1)
        """Of arrays that are no structures of their own."""

    def views(self, root: ET.Element) -> Iterator[glossator.Record]:
        """As `views_of`, of a CAS in JSON; raises FormatError with the number of the structure."""
        views: dict[int, set[int]] = {}
        for element in root:
            name = self._names.get(element.tag) or self._learn(element.tag)
            if name == f"{CAS}.View":
                members = {_whole(one) for one in element.get("members", "").split()}
                views[_whole(element.get("sofa", ""))] = members
            elif name != f"{CAS}.NULL":
                self._structures.append(self._structure(name, element))
        return views_in(self._structures, views)

    def _learn(self, tag: str) -> str:
        """The type of elements of a tag, of which its features are asked for once."""
        found = _TAG.fullmatch(tag)
        if not found:
            raise glossator.FormatError(f"expected a type as the element, got {tag!r}")
        package = found[1].replace("/", ".")
        name = found[2] if package == NO_PACKAGE else f"{package}.{found[2]}"
        features = self._types.features(name)
        self._features[name] = features
        self._plain[name] = {
            key: _PLAIN[one.range]
            for key, one in features.items()
            if one.range in _PLAIN and key != "sofa"
        }
        self._names[tag] = name
        return name

    def _structure(self, name: str, element: ET.Element) -> Structure:
        number = _whole(element.get(_ID, ""))
        plain = self._plain[name]
        features: dict[str, Any] = {}
        references: dict[str, int] = {}
        elements: list[Any] | None = [] if name.endswith("Array") else None
        try:
            if elements is not None and name.startswith(f"{CAS}."):
                elements = _elements(name, _values(element).get("elements", []))
            else:
                for key, value in (_values(element) if len(element) else element.attrib).items():
                    if read := plain.get(key):
                        features[key] = read(value)
                    elif key[0] != "{":
                        self._feature(name, key, value, features, references)
        except (ValueError, TypeError):
            raise glossator.FormatError(
                f"structure {number} ({name}): expected numbers and truth values where "
                f"{TYPE_SYSTEM} has them"
            ) from None
        return Structure(number, name, references.pop("sofa", 0), features, references, elements)

    def _feature(
        self,
        type_: str,
        name: str,
        value: Any,
        features: dict[str, Any],
        references: dict[str, int],
    ) -> None:
        """Take a feature that is not plain: a reference, an array, or one that is not declared."""
        feature = self._features[type_].get(name)
        if name == "sofa":
            references[name] = int(value)
        elif feature is None:
            features[name] = value
        elif feature.range.endswith(("Array", "List")) and not feature.is_shared:
            references[name] = number = next(self._numbers)
            array = feature.range.removesuffix("List").removesuffix("Array") + "Array"
            elements = _elements(array, value)
            self._structures.append(Structure(number, array, 0, {}, {}, elements))
        else:
            references[name] = int(value)


def _values(element: ET.Element) -> dict[str, Any]:
    """What stands in attributes, and in elements; of these there may be several."""
    inside: dict[str, list[str]] = {}
    for child in element:
        inside.setdefault(child.tag, []).append(child.text or "")
    return {**element.attrib, **inside}


def _elements(array: str, value: str | list[str]) -> list[Any]:
    """The elements of an array: apart from each other in elements, or by spaces."""
    found = value if isinstance(value, list) else value.split()
    if array == f"{CAS}.ByteArray":
        return signed(bytes.fromhex("".join(found)))
    read = _PLAIN.get(array.removesuffix("Array"), int)
    return [read(one) for one in found]


def _number(value: str) -> float | str:
    """A number; one that JSON does not have as it is called there."""
    found = float(value)
    return found if found - found == 0 else value


def _truth(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError
    return value == "true"


def _whole(value: str) -> int:
    if not _WHOLE.fullmatch(value):
        raise glossator.FormatError(f"expected the number of a structure, got {value!r}")
    return int(value)


_PLAIN: Mapping[str, Callable[[str], Any]] = {
    "uima.cas.String": str,
    "uima.cas.Boolean": _truth,
    **{f"uima.cas.{kind}": int for kind in ("Integer", "Long", "Short", "Byte")},
    **{f"uima.cas.{kind}": _number for kind in ("Float", "Double")},
}
