"""Reading is strict and says where; writing is stable."""

from __future__ import annotations

import enum
import json
import re
from typing import Any, Literal

import pytest

import glossator
from glossator.format.codec import decode, encode
from glossator.testing import document


class Word(glossator.Span):
    """A word."""

    kind: str = "plain"


TYPES = {"word": Word}


def written(**changes: Any) -> dict[str, Any]:
    """A valid document as a dict, with changes."""
    made = document("one two", Word(start=0, end=3), Word(start=4, end=7, kind="last"))
    row: dict[str, Any] = json.loads(encode(made))
    row.update(changes)
    return row


def test_a_document_comes_back_the_same() -> None:
    made = document("naïve 🎉 café", Word(start=6, end=7), metadata={"n": [1, None]}, language="fr")
    assert decode(encode(made), TYPES) == made


def test_a_layer_of_an_unknown_type_is_kept_whole() -> None:
    data = encode(document("one", Word(start=0, end=3, kind="x")))
    opaque = decode(data, {})
    assert opaque.layers["word"][0].data["kind"] == "x"
    assert encode(opaque) == data


def layered(**changes: Any) -> dict[str, Any]:
    """A valid document with changes to its second annotation."""
    row = written()
    row["layers"]["word"]["annotations"][1].update(changes)
    return row


def versioned(version: str) -> dict[str, Any]:
    """A valid document, but for the version of its layer."""
    row = written()
    row["layers"]["word"]["version"] = version
    return row


@pytest.mark.parametrize(
    ("row", "pointer", "message"),
    [
        (written(format="glossator/2.0"), "/format", "reads glossator/1.x only"),
        (written(format="nif"), "/format", "expected format 'glossator/1.1', got 'nif'"),
        (versioned("2.0"), "/layers/word/version", "expected version 1.0 of 'word', got '2.0'"),
        (versioned("new"), "/layers/word/version", "expected version 1.0 of 'word', got 'new'"),
        (written(extra=1), "", "unknown field `extra`"),
        (written(text=3), "/text", "expected `str`, got `int`"),
        (layered(start="4"), "/layers/word/annotations/1/start", "expected `int`, got `str`"),
        (layered(colour=1), "/layers/word/annotations/1", "unknown field `colour`"),
        (layered(end=99), "/layers/word/annotations/1/end", "past the end of the text"),
        (layered(start=0, end=1), "/layers/word/annotations/1/start", "sorted by"),
        (layered(id="word:1"), "/layers/word/annotations/1/id", "id 'word:1' is used twice"),
        (layered(id="x"), "/layers/word/annotations/1/id", "expected an id of the form 'word:1'"),
    ],
)
def test_what_is_wrong_is_named_with_its_pointer(
    row: dict[str, Any], pointer: str, message: str
) -> None:
    with pytest.raises(glossator.FormatError, match=message) as raised:
        decode(json.dumps(row), TYPES)
    assert raised.value.pointer == pointer


@pytest.mark.parametrize("end", ["", "}", ',"a":}', "}}} x"])
def test_malformed_json_is_told_as_that_behind_a_field_of_the_wrong_type_too(end: str) -> None:
    begin = '{"format":"glossator/1.1","id":"a","text":"x","layers":{"a":{"type":4'
    with pytest.raises(glossator.FormatError, match="^1: expected one JSON document, got malform"):
        decode(begin + end, TYPES)


def test_malformed_json_is_one_line() -> None:
    with pytest.raises(glossator.FormatError, match="malformed JSON"):
        decode(b'{"format": "glossator/1.1", ', TYPES)


def test_a_newer_minor_version_is_read_with_a_warning() -> None:
    with pytest.warns(UserWarning, match="'glossator/1.9' is newer than 'glossator/1.1'"):
        decode(json.dumps(written(format="glossator/1.9")), TYPES)


def test_a_newer_minor_version_of_a_layer_is_read_with_a_warning() -> None:
    with pytest.warns(UserWarning, match="'word' is of version 1.12, newer than 1.0"):
        assert len(decode(json.dumps(versioned("1.12")), TYPES).layers["word"]) == 2


def test_what_a_newer_minor_version_has_beside_is_left_out() -> None:
    row = written(format="glossator/1.9")
    known = decode(json.dumps({**row, "format": "glossator/1.1"}), TYPES)
    row["mood"] = "good"
    for layer in row["layers"].values():
        layer["colour"] = "red"
    with pytest.warns(UserWarning, match="read as far as it is known"):
        assert decode(json.dumps(row), TYPES) == known
    with pytest.raises(glossator.FormatError, match="found unknown field"):
        decode(json.dumps({**row, "format": "glossator/1.1"}), TYPES)


class Sort(enum.Enum):
    """Sorts of moods, as an enum."""

    GOOD = "good"
    BAD = "bad"


class Mood(glossator.Span):
    """Fields that may have only some values, alone and in a list."""

    sort: Sort
    tenses: list[Literal["past", "present"]] | None = None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("sort", "godo", "expected good or bad, got 'godo'; did you mean 'good'?"),
        ("tenses", ["past", "now"], "expected past or present, got 'now' (at "),
    ],
)
def test_of_a_wrong_value_the_right_ones_are_told(field: str, value: object, message: str) -> None:
    row = json.loads(encode(document("one", Mood(start=0, end=3, sort=Sort.GOOD))))
    row["layers"]["mood"]["annotations"][0][field] = value
    with pytest.raises(glossator.FormatError, match=re.escape(message)):
        decode(json.dumps(row), {"mood": Mood})
