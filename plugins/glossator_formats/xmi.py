"""UIMA CAS as XMI: what `cas.py` says of structures and types holds here too.

The documents of a folder share `TypeSystem.xml`, which says what the attributes mean: XMI cannot be
read without it.

https://uima.apache.org/d/uimaj-current/ref.html#ugr.ref.xmi
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.cas_names import SOFA
from glossator_formats.cas_reading import Structure, document_of, views_in
from glossator_formats.cas_writing import Types, cas_of
from glossator_formats.vocabulary import labels_of
from glossator_formats.xmlfiles import check_holds, check_prolog

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

TYPE_SYSTEM = "TypeSystem.xml"
XMI = "http://www.omg.org/XMI"
CAS = "uima.cas"
NO_PACKAGE = "uima.noNamespace"
DEPTH = 3
"""Of the elements of a file: the root, structures, values of lists."""

_ID = f"{{{XMI}}}id"
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_TEXT = re.compile(rb"<(?:\w+:)?Sofa\b[^>]*?\bsofaString=")
_TAG = re.compile(r"\{http:///(.*)\.ecore\}(.*)")
_INSTEAD = "write it with --to cas, which is JSON"
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


class Xmi(glossator.Format[ExchangeOptions]):
    """A CAS in UIMA's XML."""

    name = "xmi"
    suffixes = (".xmi",)
    companions = (TYPE_SYSTEM,)
    many = False

    def __init__(
        self,
        options: ExchangeOptions | None = None,
        types: Mapping[str, type[glossator.Annotation]] | None = None,
    ) -> None:
        super().__init__(options, types or {})
        self._written = Types()
        self._known: tuple[bytes, TypeSystem] | None = None
        """The type system that was read last, and what it was read from."""

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the namespace."""
        return XMI.encode() in source.head

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each view that has a text."""
        data = stream.read()
        root = _parsed(data, DEPTH)
        for number in range(max(len(_TEXT.findall(data)), 1)):
            yield glossator.Record((root, number))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        root, number = record.data
        types = self._type_system(source.companion(TYPE_SYSTEM))
        views = list(_Reader(types).views(root))
        return document_of(self, views[min(number, len(views) - 1)], source)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`; raises FormatError for a text that XML cannot hold."""
        check_holds(document.text, "the text", _INSTEAD)
        return _xmi(cas_of(document, labels_of(self), self._written)).encode()

    def shared_files(self) -> Mapping[str, bytes]:
        """As `Format.shared_files`: the types of all documents."""
        return {TYPE_SYSTEM: _type_system(self._written.declared()).encode()}

    def _type_system(self, raw: bytes) -> TypeSystem:
        if self._known is None or self._known[0] != raw:
            try:
                self._known = raw, TypeSystem(_parsed(raw, depth=12))
            except glossator.FormatError as error:
                raise error.located(source=TYPE_SYSTEM) from None
        return self._known[1]


def _parsed(data: bytes, depth: int) -> ET.Element:
    """The root of a file.

    Raises:
        FormatError: where it is no XML, or its elements stand in each other deeper than that.
    """
    from xml.etree import ElementTree as ET  # entities are refused before it reads

    check_prolog(data)
    try:
        root = ET.fromstring(data)  # noqa: S314  # as above
    except ET.ParseError as error:
        words = str(error).partition(": line ")[0]
        raise glossator.FormatError(f"malformed XML: {words}", line=error.position[0]) from None
    level = [root]
    for _ in range(depth):
        level = [child for element in level for child in element]
    if level:
        raise glossator.FormatError(
            f"expected elements to stand at most {depth} deep, got <{level[0].tag}> there"
        )
    return root


# Writing


def _xmi(cas: Mapping[str, Any]) -> str:
    """A CAS in JSON as XMI."""
    prefixes: dict[str, str] = {CAS: "cas"}
    rows: list[str] = []
    structures = {one["%ID"]: one for one in cas["%FEATURE_STRUCTURES"]}
    inline = {name: _inline(one) for name, one in cas["%TYPES"].items()}
    within = {
        one[f"@{feature}"]
        for one in structures.values()
        for feature in inline.get(one["%TYPE"], ())
        if f"@{feature}" in one
    }
    for key, one in structures.items():
        if key not in within:
            rows.append(_element(one, structures, inline.get(one["%TYPE"], []), prefixes))
    for view in cas["%VIEWS"].values():
        members = " ".join(map(str, view["%MEMBERS"]))
        rows.append(f'<cas:View sofa="{view["%SOFA"]}" members="{members}"/>')
    spaces = "".join(
        f' xmlns:{prefix}="http:///{package.replace(".", "/")}.ecore"'
        for package, prefix in prefixes.items()
    )
    inner = "\n".join(["", '<cas:NULL xmi:id="0"/>', *rows, ""])
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<xmi:XMI xmlns:xmi="{XMI}"{spaces} xmi:version="2.0">{inner}</xmi:XMI>\n'


def _inline(declared: Mapping[str, Any]) -> list[str]:
    """The features of a type whose arrays stand in the structure itself."""
    return [
        name
        for name, feature in declared.items()
        if isinstance(feature, dict) and feature["%RANGE"].endswith("[]")
    ]


def _element(
    one: Mapping[str, Any],
    structures: Mapping[int, Any],
    inline: list[str],
    prefixes: dict[str, str],
) -> str:
    """A structure as an element."""
    package, _, name = one["%TYPE"].rpartition(".")
    package = package or NO_PACKAGE
    if package not in prefixes:
        wanted = package.rpartition(".")[2]
        taken = {"xmi", *prefixes.values()}
        names = (wanted, *(f"{wanted}{number}" for number in range(len(taken))))
        prefixes[package] = next(prefix for prefix in names if prefix not in taken)
    tag = f"{prefixes[package]}:{name}"
    attributes, children = [f'xmi:id="{one["%ID"]}"'], []
    for key, value in one.items():
        feature = key.lstrip("@")
        if key == "%ELEMENTS":
            attributes.append(f'elements="{" ".join(map(str, value))}"')
        elif feature in inline:
            children += [
                f"<{feature}>{_escaped(each, feature)}</{feature}>"
                for each in structures[value]["%ELEMENTS"]
            ]
        elif not key.startswith("%"):
            attributes.append(f'{feature}="{_value(value, feature)}"')
    head = f"<{tag} {' '.join(attributes)}"
    return f"{head}>{''.join(children)}</{tag}>" if children else f"{head}/>"


def _value(value: Any, name: str) -> str:
    """A plain value as an attribute has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _escaped(value, name)
    # As Java writes large and small numbers.
    return repr(value).upper().replace("E+", "E") if isinstance(value, float) else str(value)


def _escaped(value: str, name: str) -> str:
    check_holds(value, name, _INSTEAD)
    from xml.sax.saxutils import escape

    return escape(value, _QUOTED)


def _type_system(types: Mapping[str, Any]) -> str:
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


# Reading


class _Feature(NamedTuple):
    range: str
    is_shared: bool
    """Whether an array or list that it holds is a structure of its own."""


_BUILT_IN: Mapping[str, tuple[str, Mapping[str, _Feature]]] = {
    "uima.tcas.Annotation": (
        "",
        {name: _Feature("uima.cas.Integer", False) for name in ("begin", "end")},
    ),
    "uima.tcas.DocumentAnnotation": (
        "uima.tcas.Annotation",
        {"language": _Feature("uima.cas.String", False)},
    ),
    SOFA: (
        "",
        {
            "sofaNum": _Feature("uima.cas.Integer", False),
            **{
                name: _Feature("uima.cas.String", False)
                for name in ("sofaID", "mimeType", "sofaString", "sofaURI")
            },
        },
    ),
    **{
        f"uima.cas.NonEmpty{kind}List": (
            "",
            {
                "head": _Feature(f"uima.cas.{kind if kind != 'FS' else 'TOP'}", False),
                "tail": _Feature("uima.cas.TOP", False),
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
                _said(each, "name"): _Feature(
                    _said(each, "rangeTypeName"),
                    _said(each, "multipleReferencesAllowed") == "true",
                )
                for each in one.iterfind(".//{*}featureDescription")
            }
            known = self._types.get(name, ("", {}))
            parent = _said(one, "supertypeName") or known[0]
            self._types[name] = parent, {**known[1], **features}

    def features(self, name: str) -> dict[str, _Feature]:
        """The features of a type.

        Raises:
            FormatError: where it is not declared.
        """
        if name not in self._types and not name.startswith("uima."):
            raise glossator.FormatError(f"type {name!r} is not in {TYPE_SYSTEM}")
        found: dict[str, _Feature] = {}
        seen: set[str] = set()
        while name in self._types and name not in seen:
            seen.add(name)
            name, own = self._types[name]
            found = {**own, **found}
        return found


def _said(element: ET.Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()


class _Reader:
    """Makes structures of XMI."""

    def __init__(self, types: TypeSystem) -> None:
        self._types = types
        self._names: dict[str, str] = {}
        """The types of elements, by their tags."""
        self._features: dict[str, dict[str, _Feature]] = {}
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
    **{f"uima.cas.{kind}": int for kind in ("Integer", "Long", "Short")},
    **{f"uima.cas.{kind}": _number for kind in ("Float", "Double")},
    "uima.cas.Byte": str,
}
