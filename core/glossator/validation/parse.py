"""Stage 1: from bytes to JSON values, strictly."""

from __future__ import annotations

import codecs
import json
import math
from typing import Any, NamedTuple

from glossator.files.formats import JsonLines
from glossator.validation.finding import Finding, cut, make
from glossator.validation.scan import Lines, places

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class Parsed(NamedTuple):
    """The text and its value; `usable` says whether the later stages can make sense of it."""

    text: str
    value: Any
    findings: list[Finding]
    usable: bool


def parse(data: bytes, *, line: int = 1, unfinished: bool = False) -> Parsed:
    """Read one JSON value and everything that is wrong with how it is written.

    Args:
        data: The bytes of a file, or of a line of one.
        line: The line that they begin on.
        unfinished: Whether they are a line of JSON Lines without an end of line.
    """
    findings: list[Finding] = []
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        message = "expected JSON from the first byte, got a byte order mark"
        findings.append(make("parse-bom", message, line=line, column=1))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Parsed("", None, [*findings, _encoding(error, line)], False)
    if not text.strip():
        message = "expected a JSON document, got nothing"
        findings.append(make("parse-empty", message, line=line, column=1))
        return Parsed(text, None, findings, False)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return Parsed(text, None, [*findings, _syntax(error, line, unfinished)], False)
    except RecursionError:
        message = "expected fewer levels of objects and arrays, got more than can be read"
        return Parsed(text, None, [*findings, make("parse-depth", message, line=line)], False)
    except ValueError as error:
        # Python refuses integers of several thousand digits before it knows where they stand.
        message = f"expected a number of reasonable size: {error}"
        return Parsed(text, None, [*findings, make("parse-number", message, line=line)], False)
    findings += written_badly(text, line)
    stop = ("parse-number", "parse-surrogate")
    return Parsed(text, value, findings, all(one.code not in stop for one in findings))


def written_badly(text: str, line: int) -> list[Finding]:
    """Duplicate keys, numbers and characters that JSON does not have, each with its place."""
    lines = Lines(text, line)
    found: list[Finding] = []
    for place in places(text):
        if place.repeated:
            message = f"expected each key once, got {cut(json.loads(place.key_lexeme))} again"
            found.append(_at(lines, place.key, "parse-duplicate", message, place.pointer))
        if _is_odd_number(place.lexeme):
            message = f"expected a finite number, got {cut(place.lexeme)[1:-1]}"
            found.append(_at(lines, place.value, "parse-number", message, place.pointer))
        for lexeme, offset in ((place.key_lexeme, place.key), (place.lexeme, place.value)):
            if _has_half_character(lexeme):
                message = "expected whole characters, got half of a surrogate pair"
                found.append(_at(lines, offset, "parse-surrogate", message, place.pointer))
    return found


def _at(lines: Lines, offset: int, code: str, message: str, pointer: str) -> Finding:
    line, column = lines.at(offset)
    # Half a character in a key could not be written out.
    pointer = pointer.encode("utf-8", "backslashreplace").decode("utf-8")
    return make(code, message, pointer=pointer, line=line, column=column)


def _is_odd_number(lexeme: str) -> bool:
    if lexeme in ("NaN", "Infinity", "-Infinity"):
        return True
    is_float = lexeme[0] in "-0123456789" and not lexeme.lstrip("-").isdigit()
    return is_float and math.isinf(float(lexeme))


def _has_half_character(lexeme: str) -> bool:
    if lexeme[:1] != '"' or "\\u" not in lexeme:
        return False
    try:
        json.loads(lexeme).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _encoding(error: UnicodeDecodeError, line: int) -> Finding:
    data: bytes = error.object
    for mark, name in _BOMS:
        if data.startswith(mark):
            return make("parse-encoding", f"expected UTF-8, got {name}", line=line, column=1)
    before = data[: error.start].decode("utf-8")
    row, column = Lines(before, line).at(len(before))
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
    "Invalid control character at": "expected no raw control character in a string",
}


def _syntax(error: json.JSONDecodeError, line: int, unfinished: bool) -> Finding:
    text, position, words = error.doc, error.pos, _WORDS.get(error.msg, error.msg)
    if error.msg.startswith("Illegal trailing comma"):
        # Python 3.13 points at the comma, earlier ones at what follows it: let them agree.
        position += 1 + len(text[position + 1 :]) - len(text[position + 1 :].lstrip())
        words = _WORDS[_EXPECTED_KEY if text[position] == "}" else "Expecting value"]
    row, column = Lines(text, line).at(position)
    torn = position >= len(text.rstrip()) or error.msg.startswith("Unterminated")
    got = "the end" if torn else cut(text[position])
    message = f"{words[:1].lower()}{words[1:]}, got {got}"
    if unfinished and torn:
        return make("parse-torn", message, line=row, column=column)
    hint = "the document is cut off" if torn else _syntax_hint(text, position)
    return make("parse-syntax", message, line=row, column=column, hint=hint)


def _syntax_hint(text: str, position: int) -> str:
    before = text[:position].rstrip()
    match text[position]:
        case "{" if before.endswith("}"):
            lines = JsonLines.suffixes[0]
            return f"a file with a document on each line is JSON Lines: name it {lines}"
        case "'":
            return "JSON has double quotes only"
        case "]" | "}" if before.endswith(","):
            return "take the comma before it away"
        case "\n" | "\t":
            return "write it as an escape, \\n or \\t"
    return ""
