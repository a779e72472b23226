"""Every schema error in our words: what was expected, what was found, at the deepest place."""

from __future__ import annotations

from typing import Any

import pytest

from glossator.lines import line_and_column
from glossator.validation.finding import CODES, cut, make
from glossator.validation.locate import Locator
from glossator.validation.wording import faults

LONG = "x" * 500


@pytest.mark.parametrize(
    ("schema", "value", "sort", "pointer", "message"),
    [
        ({"type": "integer"}, None, "type", "", "expected integer, got null"),
        ({"type": "integer"}, True, "type", "", "expected integer, got boolean true"),
        ({"type": "integer"}, 1.5, "type", "", "expected integer, got number 1.5"),
        (
            {"type": ["integer", "null"]},
            "a",
            "type",
            "",
            "expected integer or null, got string 'a'",
        ),
        ({"type": "string"}, [], "type", "", "expected string, got an empty array"),
        ({"type": "string"}, [1, 2], "type", "", "expected string, got array of 2"),
        ({"type": "string"}, {}, "type", "", "expected string, got an empty object"),
        ({"type": "string"}, {"a": 1}, "type", "", "expected string, got an object"),
        ({"enum": [1, "a"]}, "b", "value", "", "expected one of 1, 'a', got 'b'"),
        ({"const": 1}, 2, "value", "", "expected 1, got 2"),
        ({"minimum": 0}, -1, "value", "", "expected a number >= 0, got -1"),
        ({"maximum": 1}, 1.5, "value", "", "expected a number <= 1, got 1.5"),
        ({"exclusiveMinimum": 0}, 0, "value", "", "expected a number > 0, got 0"),
        ({"exclusiveMaximum": 1}, 1, "value", "", "expected a number < 1, got 1"),
        ({"minItems": 2}, [1], "value", "", "expected an array of length >= 2, got 1"),
        ({"maxItems": 1}, [1, 2], "value", "", "expected an array of length <= 1, got 2"),
        ({"minLength": 3}, "a", "value", "", "expected a string of length >= 3, got 1"),
        ({"maxLength": 1}, "abc", "value", "", "expected a string of length <= 1, got 3"),
        ({"pattern": "^a+$"}, "b", "value", "", "expected a match of ^a+$, got 'b'"),
        ({"required": ["a"]}, {}, "missing", "", "expected a field 'a', got none"),
        (
            {"dependentRequired": {"a": ["b"]}},
            {"a": 1},
            "missing",
            "",
            "expected a field 'b' beside 'a', got none",
        ),
        (
            {"properties": {"a": {}}, "additionalProperties": False},
            {"b/c": 1},
            "unknown",
            "/b~1c",
            "expected no field 'b/c'; known are a",
        ),
        (
            {"uniqueItems": True},
            [1, 1],
            "value",
            "",
            "expected uniqueItems to hold: [1,1] has non-unique elements",
        ),
        (
            {"anyOf": [{"type": "string"}, {"type": "null"}]},
            3,
            "type",
            "",
            "expected string or null, got number 3",
        ),
        (
            {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "null"}]},
            [1, "a"],
            "type",
            "/1",
            "expected integer, got string 'a'",
        ),
        (
            {"anyOf": [{"type": "string", "minLength": 2}, {"type": "null"}]},
            "a",
            "value",
            "",
            "expected a string of length >= 2, got 1",
        ),
    ],
)
def test_messages(schema: Any, value: Any, sort: str, pointer: str, message: str) -> None:
    (fault,) = faults(schema, value, strict=True)
    assert (fault.sort, fault.pointer, fault.message) == (sort, pointer, message)


@pytest.mark.parametrize(
    ("schema", "value", "hint"),
    [
        ({"enum": ["acting", "former"]}, "actign", "did you mean 'acting'?"),
        ({"enum": ["acting", "former"]}, "xyz", ""),
        (
            {"properties": {"language": {}}, "additionalProperties": False},
            {"langauge": 1},
            "did you mean 'language'?",
        ),
        ({"type": "integer"}, 1.0, "write it without a fraction or exponent"),
    ],
)
def test_hints(schema: Any, value: Any, hint: str) -> None:
    (fault,) = faults(schema, value, strict=True)
    assert fault.hint == hint


def test_long_values_are_cut() -> None:
    (fault,) = faults({"type": "integer"}, LONG, strict=True)
    assert len(fault.message) < 120
    (fault,) = faults({"enum": ["a"]}, LONG, strict=True)
    assert len(fault.message) < 120
    (fault,) = faults({"uniqueItems": True}, [LONG, LONG], strict=True)
    assert len(fault.message) < 220
    assert cut(["a" * 99]).endswith("...")


def test_a_remote_reference_is_never_fetched() -> None:
    with pytest.raises(Exception, match="never fetched"):
        list(faults({"$ref": "http://localhost:1/x.json"}, 1, strict=True))


def test_every_code_makes_a_finding_of_its_own_severity() -> None:
    for name, code in CODES.items():
        finding = make(name, "x")
        assert (finding.severity, finding.hint) == (code.severity, code.hint)


def test_places_are_those_of_the_text() -> None:
    text = '{\n "a/b": [1, {"c\\"": "é🎉"}],\n "d": null}'.encode()
    found = Locator(text).find(["", "/a~1b", "/a~1b/0", "/a~1b/1", '/a~1b/1/c"', "/d", "/e"])
    assert list(found) == ["", "/a~1b", "/a~1b/0", "/a~1b/1", '/a~1b/1/c"', "/d"]
    assert line_and_column(text, found["/a~1b"].key) == (2, 2)
    assert line_and_column(text, found["/a~1b"].value) == (2, 9)
    assert line_and_column(text, found['/a~1b/1/c"'].value) == (2, 21)
    assert line_and_column(text, found["/d"].value) == (3, 7)
    assert line_and_column(text, found["/d"].key, 10) == (12, 2)
