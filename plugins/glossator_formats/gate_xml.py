"""GATE's XML, and the same in the shape of bdoc."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

import glossator
from glossator.exchange import Offsets
from glossator_formats.xmlfiles import check_holds, escaped, parsed

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

DEPTH = 5
"""Of the elements of a file: the root, sets, annotations, features, their names and values."""
_VALUE_DEPTH = 64
_STRING = "java.lang.String"
_WRAPPER = "gate.corpora.ObjectWrapper"
INSTEAD = "write it with --to bdoc, which is JSON"


def _fraction(words: str) -> float | str:
    """A number; what is none for JSON, as NaN, stays a text."""
    number = float(words)
    return number if isfinite(number) else words


_KINDS: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    **dict.fromkeys(("int", "integer", "long", "short", "byte", "big-int", "biginteger"), int),
    **dict.fromkeys(("double", "float", "big-decimal", "bigdecimal"), _fraction),
    "boolean": lambda word: word == "true",
}
"""How values are read, by what Java calls their classes, and XStream its elements."""
_INT, _LONG = range(-(2**31), 2**31), range(-(2**63), 2**63)


def bdoc_in(data: bytes) -> dict[str, Any]:
    """A file in the shape of bdoc.

    Raises:
        FormatError: where it is none.
    """
    root = parsed(data, DEPTH)
    if root.tag != "GateDocument":
        raise glossator.FormatError(f"expected the element GateDocument, got {root.tag}", line=1)
    text, places = "", dict[str, int]()
    for whole in root.iterfind("TextWithNodes"):
        pieces, at = [whole.text or ""], len(whole.text or "")
        for node in whole:
            places[node.get("id", "")] = at
            pieces.append(node.tail or "")
            at += len(pieces[-1])
        text = "".join(pieces)
    sets: dict[str, Any] = {}
    for one in root.iterfind("AnnotationSet"):
        rows = [_annotation(row, places) for row in one.iterfind("Annotation")]
        sets.setdefault(one.get("Name", ""), {"annotations": []})["annotations"] += rows
    features = _features(root.iterfind("GateDocumentFeatures/Feature"))
    return {"text": text, "annotation_sets": sets, "features": features}


def _annotation(row: ET.Element, places: Mapping[str, int]) -> dict[str, Any]:
    key = row.get("Id", "")
    ends = []
    for name in ("StartNode", "EndNode"):
        if (node := row.get(name, "")) not in places:
            raise glossator.FormatError(f"annotation {key!r}: the node {node!r} is not in the text")
        ends.append(places[node])
    return {
        "id": _value(key, "int"),
        "type": row.get("Type"),
        "start": ends[0],
        "end": ends[1],
        "features": _features(row.iterfind("Feature")),
    }


def _features(rows: Iterable[ET.Element]) -> dict[str, Any]:
    found = {}
    for row in rows:
        value = row.find("Value")
        if value is not None:
            found[row.findtext("Name", "")] = _feature(value)
    return found


def _feature(value: ET.Element) -> Any:
    """A value; of a class that is not known the text, as GATE does."""
    words, kind = value.text or "", value.get("className", _STRING)
    if kind == _WRAPPER:
        wrapper = parsed(words.encode(), _VALUE_DEPTH)
        return _wrapped(wrapper[0]) if len(wrapper) else None
    kind = kind.rpartition(".")[2].lower()
    if kind.endswith(("list", "set")):  # of GATE before version 8
        item = value.get("itemClassName", _STRING).rpartition(".")[2].lower()
        return [_value(one, item) for one in words.split(";") if one]
    return _value(words, kind)


def _value(words: str, kind: str) -> Any:
    try:
        return _KINDS.get(kind, str)(words)
    except ValueError:
        raise glossator.FormatError(f"expected {kind}, got {words!r}") from None


def _wrapped(value: ET.Element) -> Any:
    """A value as XStream writes it: an element that is called as its class, or says it."""
    kind = value.get("class", value.tag)
    if kind == "null":
        return None
    inner = [one for one in value if one.tag not in _SORTED_BY]
    if kind.endswith("map"):
        if any(len(entry) != 2 for entry in inner):
            raise glossator.FormatError("expected entries of a map with a key and a value")
        return {str(_wrapped(entry[0])): _wrapped(entry[1]) for entry in inner}
    if kind.endswith(("list", "set", "-array")):
        return [_wrapped(one) for one in inner]
    return _value(value.text or "", kind)


_SORTED_BY = ("comparator", "no-comparator")
"""What a sorted set or map has before its values."""


def xml_of(bdoc: Mapping[str, Any]) -> str:
    """A document in the shape of bdoc, with one set of annotations, as XML.

    Raises:
        FormatError: for what XML cannot hold.
    """
    [annotations] = [one["annotations"] for one in bdoc["annotation_sets"].values()]
    rows = "".join(_rows(bdoc["features"], annotations, bdoc["text"]))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<GateDocument version="3">'
    return f"{head}\n{rows}</GateDocument>\n"


def _rows(
    features: Mapping[str, Any], annotations: list[dict[str, Any]], text: str
) -> Iterator[str]:
    yield f"<GateDocumentFeatures>\n{_written(features)}</GateDocumentFeatures>\n<TextWithNodes>"
    check_holds(text, "the text", INSTEAD)
    node = Offsets(text, "utf-16").to_units
    at = 0
    for place in sorted({one[end] for one in annotations for end in ("start", "end")}):
        yield f'{_escaped(text[at:place])}<Node id="{node(place)}"/>'
        at = place
    yield f"{_escaped(text[at:])}</TextWithNodes>\n<AnnotationSet>\n"
    for one in annotations:
        yield (
            f'<Annotation Id="{one["id"]}" Type="{_escaped(one["type"])}" '
            f'StartNode="{node(one["start"])}" EndNode="{node(one["end"])}">\n'
            f"{_written(one['features'])}</Annotation>\n"
        )
    yield "</AnnotationSet>\n"


def _written(features: Mapping[str, Any]) -> str:
    return "".join(
        f'<Feature>\n<Name className="{_STRING}">{_escaped(name)}</Name>\n'
        f"{_written_value(value)}\n</Feature>\n"
        for name, value in features.items()
    )


def _written_value(value: Any) -> str:
    tag, words = _plain(value)
    if tag:
        name = {"int": "Integer", "big-int": "BigInteger"}.get(tag, tag.capitalize())
        package = "java.math" if tag == "big-int" else "java.lang"
        return f'<Value className="{package}.{name}">{_escaped(words)}</Value>'
    kind, inner = _compound(value)
    inner = f'<value class="{kind}">{inner}</value>' if value is not None else ""
    wrapped = _escaped(f"<{_WRAPPER}>{inner}</{_WRAPPER}>")
    return f'<Value className="{_WRAPPER}">{wrapped}</Value>'


def _plain(value: Any) -> tuple[str, str]:
    """What XStream calls a plain value, and the value; nothing of others."""
    if isinstance(value, bool):
        return "boolean", str(value).lower()
    if isinstance(value, int):
        return "int" if value in _INT else "long" if value in _LONG else "big-int", str(value)
    if isinstance(value, float):
        return "double", repr(value)
    return ("string", value) if isinstance(value, str) else ("", "")


def _compound(value: Any) -> tuple[str, str]:
    """What XStream calls a value that is not plain, and what is in it."""
    if isinstance(value, dict):
        rows = (f"<entry>{_as_xstream(key)}{_as_xstream(it)}</entry>" for key, it in value.items())
        return "map", "".join(rows)
    return ("null", "") if value is None else ("list", "".join(map(_as_xstream, value)))


def _as_xstream(value: Any) -> str:
    tag, words = _plain(value)
    kind, inner = (tag, _escaped(words)) if tag else _compound(value)
    return f"<{kind}>{inner}</{kind}>"


def _escaped(value: str) -> str:
    return escaped(value, value[:20], INSTEAD)
