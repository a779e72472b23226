"""Bytes that are no JSON: whether they are, and what is wrong with them, with line and column."""

from __future__ import annotations

import codecs
import re

import msgspec

from glossator.errors import FormatError
from glossator.lines import line_and_column

_BYTE = re.compile(r" \(byte (\d+)\)")


def is_json(data: bytes) -> bool:
    """Whether the bytes are a JSON value on their own."""
    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F]..)|.)", re.DOTALL
)
_PAIR = len(r"\ud83d\ude00")

_SIGNS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
    (b"\x1f\x8b", "what gzip has packed"),
    (b"\x28\xb5\x2f\xfd", "what Zstandard has packed"),
)
"""What files that are no UTF-8 begin with."""


def other_bytes(data: bytes) -> tuple[str, str]:
    """What a file that is no UTF-8 is, and what to do; empty where its first bytes do not say."""
    for sign, what in _SIGNS:
        if data.startswith(sign):
            return what, "unpack it, or have its name say so" if "packed" in what else ""
    return "", ""


TOO_DEEP = "expected fewer levels of objects and arrays, got more than can be read"


def malformed(data: bytes | str, error: Exception) -> FormatError:
    """What msgspec says of bytes that are no JSON, with line and column."""
    if isinstance(error, RecursionError):
        return FormatError(TOO_DEEP, line=1)
    raw = (data.encode() if isinstance(data, str) else data).rstrip()
    words = str(error).removeprefix("JSON is malformed: ")
    place = _BYTE.search(words)
    at = int(place[1]) if place else len(raw)
    said = f"expected one JSON document, got malformed JSON: {_BYTE.sub('', words)}"
    advice = ""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        # msgspec counts from the start of the string that has the byte.
        at = wrong.start
        what, way = other_bytes(raw)
        said = f"expected UTF-8, got {what or f'byte 0x{raw[at]:02x}'}"
        advice = f"; {way or 'save the file as UTF-8'}"
    else:
        # msgspec says that an escape is cut off, some bytes behind it.
        halves = (one.start() for one in _ESCAPE.finditer(raw) if one["half"])
        if half := next((one for one in halves if one < at <= one + _PAIR + 1), None):
            at, said = half, "expected whole characters, got half of a surrogate pair"
            advice = "; write the character itself, or both halves"
    line, column = line_and_column(raw, at)
    return FormatError(f"{said} (column {column}){advice}", line=line)
