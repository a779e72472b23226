"""JSON that other tools have written."""

from __future__ import annotations

import codecs
from typing import Any

import msgspec

from glossator.errors import FormatError
from glossator.format.malformed import malformed


def read_json(data: bytes) -> Any:
    """The value of a file of JSON, whether it begins with a byte order mark or not.

    Raises:
        FormatError: where it is none, with the line.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None


def json_object(value: object, place: str = "") -> dict[str, Any]:
    """A value that must be an object; raises FormatError with its place, a JSON Pointer."""
    if not isinstance(value, dict):
        raise FormatError(f"expected an object, got {json_kind(value)}", pointer=place)
    return value


def json_kind(value: object) -> str:
    """What JSON calls a value: ``an object``, ``null``."""
    return _KINDS.get(type(value), type(value).__name__)


_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
