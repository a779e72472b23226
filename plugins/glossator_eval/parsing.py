"""From the bytes of one document to its layers, whose annotations stay as they stand."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec

from glossator import FormatError
from glossator.cli.shared import TEXT_WITHHELD
from glossator.exchange import malformed


class Layer(msgspec.Struct):
    """As much of a layer as is needed; the rest is for `validate`."""

    annotations: msgspec.Raw
    type: str = ""
    version: str = ""
    status: str = "ok"


class _Document(msgspec.Struct):
    """As much of a document of ours as is needed."""

    text: str
    layers: dict[str, Layer]
    id: str | int | None = None


class Parsed(NamedTuple):
    """A document.

    Attributes:
        text: The document's text.
        layers: Its layers; of a plain row, its lists of objects or lists, which have no types.
        id: Its id, where it has one.
        others: The keys of a plain row that hold something else that is no single value.
        is_plain: Whether it is a plain row.
    """

    text: str
    layers: dict[str, Layer]
    id: str | int | None
    others: dict[str, msgspec.Raw] = {}  # noqa: RUF012  # nobody changes it
    is_plain: bool = False


_document = msgspec.json.Decoder(_Document)
_members = msgspec.json.Decoder(dict[str, msgspec.Raw])
_LIST = re.compile(rb"\[\s*[\[{\]]")
"""How a list of objects or lists begins, or an empty one."""
_SEVERAL = re.compile(rb"[\[{]")
"""How a list or an object begins."""
_WIDEST = 60
_EITHER = "expected a document, or an object with text and lists of spans"
_BOM = b"\xef\xbb\xbf"


def parse(data: bytes) -> Parsed:
    """A document, or a plain object with ``text`` and lists of spans.

    Raises:
        FormatError: where it is neither.
    """
    data = data.removeprefix(_BOM)
    try:
        try:
            document = _document.decode(data)
            found = Parsed(document.text, document.layers, document.id)
        except msgspec.ValidationError:
            found = _loosely(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None
    for name, layer in found.layers.items():
        if not _LIST.match(layer.annotations):
            raise _no_annotations(name)
    return found


def brief(value: Any) -> str:
    """A value as JSON, cut where an error has no room for it."""
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= _WIDEST else text[:_WIDEST] + "..."


def _loosely(data: bytes) -> Parsed:
    """A plain row; or a document, to say what is wrong with it."""
    members = _object(data, _EITHER)
    if "text" not in members:
        raise FormatError(f"{_EITHER}, got the keys: {', '.join(members) or 'none'}")
    text, identifier = (
        msgspec.json.decode(members[key]) if key in members else None for key in ("text", "id")
    )
    if isinstance(text, dict) and "layers" in members:
        raise FormatError(TEXT_WITHHELD)
    if not isinstance(text, str):
        raise FormatError(f"expected `text` to be a string, got {brief(text)}")
    if not isinstance(identifier, str | int | None) or isinstance(identifier, bool):
        raise FormatError(f"expected `id` to be a string, got {brief(identifier)}")
    if "layers" in members:
        return Parsed(text, _layers(members["layers"]), identifier)
    lists = {key: Layer(raw) for key, raw in members.items() if _LIST.match(raw)}
    others = {
        key: raw
        for key, raw in members.items()
        if key not in lists and key != "metadata" and _SEVERAL.match(raw)
    }
    return Parsed(text, lists, identifier, others, is_plain=True)


def _layers(data: msgspec.Raw) -> dict[str, Layer]:
    found = {}
    for name, layer in _object(data, "expected `layers` to be an object").items():
        try:
            found[name] = msgspec.json.decode(layer, type=Layer)
        except msgspec.ValidationError:
            raise _no_annotations(name) from None
    return found


def _object(data: Any, expected: str) -> dict[str, msgspec.Raw]:
    try:
        return _members.decode(data)
    except msgspec.ValidationError:
        value = msgspec.json.decode(data)
        hint = ": write its objects line by line, in a .jsonl file" if _is_rows(value) else ""
        raise FormatError(f"{expected}, got {brief(value)}{hint}") from None


def _no_annotations(layer: str) -> FormatError:
    return FormatError(f"expected layer {layer!r} to have a list of annotations")


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
