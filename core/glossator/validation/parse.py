"""Stage 1: from bytes to JSON values, strictly."""

from __future__ import annotations

import codecs
import contextlib
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from glossator.errors import NOTHING
from glossator.files.formats import JsonLines
from glossator.format.malformed import TOO_DEEP, malformed, other_bytes
from glossator.format.records import DocumentRecord
from glossator.lines import line_and_column
from glossator.validation.finding import Finding, cut, make
from glossator.validation.locate import Locator


class Parsed(NamedTuple):
    """A value and what is wrong with how it is written.

    Attributes:
        data: The JSON text; what JSON does not have is replaced by something as long.
        value: What it says; None where it says nothing. The annotations of the layers are left
            as they are written, `msgspec.Raw`.
        findings: What is wrong.
        usable: Whether it says something that the later stages can look at.
        record: The document, where all fields of it and of its layers are as they should be.
    """

    data: bytes
    value: Any
    findings: list[Finding]
    usable: bool
    record: DocumentRecord | None = None


def parse(
    data: bytes, *, line: int = 1, unfinished: bool = False, large_numbers: bool = False
) -> Parsed:
    """Read one JSON value and what is wrong with how it is written; of keys see `keys`.

    Args:
        data: The bytes of a file, or of a line of one.
        line: The line that they begin on.
        unfinished: Whether they are a line of JSON Lines without an end of line.
        large_numbers: Whether to look for numbers that are too large, of which annotations that
            were not decoded may have some.
    """
    findings: list[Finding] = []

    def refused(finding: Finding) -> Parsed:
        return Parsed(data, None, [*findings, finding], False)

    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        message = "expected JSON from the first byte, got a byte order mark"
        findings.append(make("parse-bom", message, line=line, column=1))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return refused(_encoding(error, line))
    if not data.strip():
        return refused(make("parse-empty", NOTHING, line=line, column=1))
    try:
        plain, odd = data, [*_large_numbers(data)] if large_numbers else []
        plain = _without(data, odd)
        while True:
            try:
                value, record = _decoded(plain)
                break
            except msgspec.MsgspecError as error:
                found = [*_odd_parts(plain, str(error))]
                if not found:
                    raise
                plain, odd = _without(plain, found), odd + found
        findings += _odd_findings(plain, odd, line) if odd else ()
    except RecursionError:
        return refused(make("parse-depth", TOO_DEEP, line=line, column=1))
    except msgspec.MsgspecError as error:
        return refused(_malformed(data, error, line, unfinished))
    return Parsed(plain, value, findings, True, record)


_records = msgspec.json.Decoder(DocumentRecord)
_members = msgspec.json.Decoder(dict[str, msgspec.Raw])


def _decoded(data: bytes) -> tuple[Any, DocumentRecord | None]:
    """What a text says, annotations aside; as a document, if it has the fields of one.

    Raises:
        msgspec.MsgspecError: where it is not JSON.
        RecursionError: where it has too many levels.
    """
    with contextlib.suppress(msgspec.ValidationError):
        record = _records.decode(data)
        if value := unfolded(record):
            return value, record
    return _opened(data.strip(), _field), None


def unfolded(record: DocumentRecord) -> dict[str, Any] | None:
    """A record as what it was decoded from; None where annotations are no arrays."""
    if not all(_is_array(layer.annotations) for layer in record.layers.values()):
        return None
    layers = {name: msgspec.structs.asdict(one) for name, one in record.layers.items()}
    return msgspec.structs.asdict(record) | {"layers": layers}


def _opened(raw: Any, inner: Callable[[str, Any], Any]) -> Any:
    """An object with its members read by `inner`; any other value as it is."""
    if not _begins(raw, b"{"):
        return msgspec.json.decode(raw)
    return {name: inner(name, part) for name, part in _members.decode(raw).items()}


def _field(name: str, raw: msgspec.Raw) -> Any:
    return _opened(raw, _layer) if name == "layers" else msgspec.json.decode(raw)


def _layer(_: str, raw: msgspec.Raw) -> Any:
    return _opened(raw, _layer_field)


def _layer_field(name: str, raw: msgspec.Raw) -> Any:
    return raw if name == "annotations" and _is_array(raw) else msgspec.json.decode(raw)


def _is_array(raw: msgspec.Raw) -> bool:
    return _begins(raw, b"[")


def _begins(raw: bytes | msgspec.Raw, opening: bytes) -> bool:
    return bytes(memoryview(raw)[:1]) == opening


class _Odd(NamedTuple):
    """What Python's JSON has and JSON has not: a number, or half of a character as an escape."""

    start: int
    end: int
    number: str = ""


def _without(data: bytes, odd: Iterable[_Odd]) -> bytes:
    """The text with something in place of each that JSON has, and that is as long.

    An array is what no number and no reference may be: the later stages take nothing of the
    annotation. Half a character is only marked as such.
    """
    for one in odd:
        width = one.end - one.start - 1
        written = b"[%*s" % (width, b"]") if one.number else rb"\u003f"
        data = data[: one.start] + written + data[one.end :]
    return data


_HALF = re.compile(
    rb"\\u[dD](?:[89abAB][0-9a-fA-F]{2}(?P<pair>\\u[dD][c-fC-F][0-9a-fA-F]{2})?"
    rb"|[c-fC-F][0-9a-fA-F]{2})"
)
# One by one: a text is looked through much faster for what begins with a letter of its own.
_NAN = re.compile(rb"NaN")
_INFINITY = re.compile(rb"Infinity")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
# A text in which all digits are alike is searched in no time for what large numbers have.
_SHAPE = bytes.maketrans(b"123456789E", b"000000000e")
_LARGE = (b"0e00", b"0e+00", b"0" * 200)


def _odd_parts(data: bytes, words: str) -> Iterator[_Odd]:
    """What msgspec stumbles over with these words, wherever it is."""
    if "out of range" in words:
        yield from _large_numbers(data)
        return
    found = [*_NAN.finditer(data), *_INFINITY.finditer(data)]
    found.sort(key=re.Match.start)
    for match, inside in zip(found, _in_strings(data, found), strict=True):
        if inside is False:
            start = match.start() - data.endswith(b"-", 0, match.start())
            yield _Odd(start, match.end(), data[start : match.end()].decode())
    found = [*_HALF.finditer(data)] if b"\\u" in data else []
    for match, inside in zip(found, _in_strings(data, found), strict=True):
        if inside and not match["pair"]:
            yield _Odd(match.start(), match.end())


def _large_numbers(data: bytes) -> Iterator[_Odd]:
    """Numbers past what a float holds, or with more digits than are read."""
    shape, spots = data.translate(_SHAPE), set[int]()
    for large in _LARGE:
        at = shape.find(large)
        while at >= 0:
            spots.add(at)
            at = shape.find(large, at + len(large))
    starts = sorted({len(data[:spot].rstrip(b"-+.0123456789eE")) for spot in spots})
    found = [
        match
        for start in starts
        if (match := _NUMBER.match(data, start)) and _is_too_large(match[0])
    ]
    for match, inside in zip(found, _in_strings(data, found), strict=True):
        if inside is False:
            yield _Odd(match.start(), match.end(), match[0].decode())


def _is_too_large(number: bytes) -> bool:
    if not number.lstrip(b"-").isdigit():
        return math.isinf(float(number))
    try:
        return int(number) is None
    except ValueError:
        # Python refuses to read integers of several thousand digits, and so does msgspec.
        return True


def _in_strings(data: bytes, found: Iterable[re.Match[bytes]]) -> Iterator[bool | None]:
    """Whether each match is inside a string; None where it begins with an escaped character."""
    inside, last = False, 0
    for match in found:
        between = data[last : match.start()].replace(rb"\\", b"")
        if between.endswith(b"\\"):
            yield None
            continue
        inside ^= between.replace(rb"\"", b"").count(b'"') % 2 == 1
        last = match.start()
        yield inside


def _odd_findings(data: bytes, odd: Iterable[_Odd], line: int) -> Iterator[Finding]:
    odd = sorted(odd)
    told: set[tuple[str, int]] = set()
    for one, place in zip(odd, Locator(data).holding([one.start for one in odd]), strict=True):
        at = place.value if one.start >= place.value else place.key
        code, message = "parse-surrogate", "expected whole characters, got half of a surrogate pair"
        if one.number:
            code, message = "parse-number", f"expected a finite number, got {_shown(one.number)}"
        if (code, at) not in told:
            told.add((code, at))
            row, column = line_and_column(data, at, line)
            yield make(code, message, pointer=place.pointer, line=row, column=column)


def _shown(number: str) -> str:
    return number if len(number) <= 60 else f"one of {len(number)} characters"


def _encoding(error: UnicodeDecodeError, line: int) -> Finding:
    data: bytes = error.object
    what, way = other_bytes(data)
    if what:
        return make("parse-encoding", f"expected UTF-8, got {what}", line=line, column=1, hint=way)
    row, column = line_and_column(data, error.start, line)
    message = f"expected UTF-8, got byte 0x{data[error.start]:02x}"
    return make("parse-encoding", message, line=row, column=column)


_EXPECTED_KEY = "Expecting property name enclosed in double quotes"
_WORDS = {
    "Expecting value": "expected a value",
    _EXPECTED_KEY: "expected a key in double quotes",
    "Expecting ',' delimiter": "expected a comma",
    "Expecting ':' delimiter": "expected a colon",
    "Extra data": "expected the end of the document",
    "Unterminated string starting at": "expected a closing quote for this string",
    "Invalid \\escape": 'expected an escape that JSON has, as \\n, \\" or \\\\',
    "Invalid \\uXXXX escape": "expected four hexadecimal digits behind \\u",
    "Invalid control character at": "expected no raw control character in a string",
}


def _malformed(data: bytes, refused: msgspec.MsgspecError, line: int, unfinished: bool) -> Finding:
    """What is no JSON, in the words of Python's decoder: they say what was expected."""
    try:
        json.loads(data)
    except json.JSONDecodeError as error:
        return _syntax(error, line, unfinished)
    except (ValueError, RecursionError):
        pass
    found = malformed(data, refused)
    return make("parse-syntax", found.message, line=line - 1 + found.line)


def _syntax(error: json.JSONDecodeError, line: int, unfinished: bool) -> Finding:
    text, position, words = error.doc, error.pos, _WORDS.get(error.msg, error.msg)
    if error.msg.startswith("Illegal trailing comma"):
        # Python 3.13 points at the comma, earlier ones at what follows it: let them agree.
        position += 1 + len(text[position + 1 :]) - len(text[position + 1 :].lstrip())
        words = _WORDS[_EXPECTED_KEY if text[position] == "}" else "Expecting value"]
    position = min(position, len(text.rstrip()))  # what is missing is missing on this line
    row, column = line_and_column(text.encode(), len(text[:position].encode()), line)
    torn = position >= len(text.rstrip()) or error.msg.startswith("Unterminated")
    if torn and error.msg.startswith("Invalid control character"):
        words = _WORDS["Unterminated string starting at"]
    got = "the end" if torn else cut(text[position])
    message = f"{words[:1].lower()}{words[1:]}, got {got}"
    if unfinished and torn:
        return make("parse-torn", message, line=row, column=column)
    is_second = error.msg == "Extra data"
    hint = "the document is cut off" if torn else _syntax_hint(text, position, is_second=is_second)
    return make("parse-syntax", message, line=row, column=column, hint=hint)


def _syntax_hint(text: str, position: int, *, is_second: bool) -> str:
    """What to do; `is_second` where a document has come to its end before."""
    before = text[:position].rstrip()
    match text[position]:
        case "{" if is_second and "\n" not in text[len(before) : position]:
            return "two documents stand on one line: give each a line of its own"
        case "{" if is_second:
            lines = JsonLines.suffixes[0]
            return f"a file with a document on each line is JSON Lines: name it {lines}"
        case "'":
            return "JSON has double quotes only"
        case "“" | "”" | "„" | "«" | "»":
            return 'JSON has straight double quotes only, "'
        case "/" | "#":
            return "JSON has no comments: take it away"
        case "T" | "F" | "N":
            return "JSON writes true, false and null"
        case "]" | "}" if before.endswith(","):
            return "take the comma before it away"
        case "\n" | "\t":
            return "write it as an escape, \\n or \\t"
    return ""
