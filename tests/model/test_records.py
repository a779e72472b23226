"""Annotations as plain records, and the columns that a class gives its table."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypedDict
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from strategies import TYPES, Link, documents

import glossator
from glossator.model.annotation import OpaqueAnnotation
from glossator.model.columntypes import ColumnType, ListOf, RecordOf
from glossator.model.records import columns
from glossator.testing import document

TEXT = "Kim left. Acting envoy Jo Song Gil fled Rome."


class Person(glossator.Span):
    """A person."""

    layer_type: ClassVar[str] = "persons"


class Office(glossator.Span):
    """An office and who holds it."""

    layer_type: ClassVar[str] = "offices"

    holder: Annotated[str, glossator.ref("persons")] | None = None
    seat_span: glossator.Extent | None = None
    rivals: tuple[Annotated[str, glossator.ref("persons")], ...] = ()
    word_spans: tuple[glossator.Extent, ...] = ()
    explain: glossator.Explanation | None = None


class Rivalry(glossator.Relation):
    """Two who want one thing."""

    layer_type: ClassVar[str] = "rivalries"

    one: Annotated[str, glossator.ref("persons")]
    other: Annotated[str, glossator.ref("persons")]


class Sentence(glossator.Span):
    """A sentence."""

    layer_type: ClassVar[str] = "sentences"


def made() -> glossator.Document:
    whole = document(
        TEXT,
        Sentence(start=0, end=9),
        Sentence(start=10, end=45),
        Person(start=0, end=3),
        Person(start=23, end=34),
        Office(
            start=10,
            end=22,
            holder="persons:2",
            seat_span=(40, 44),
            rivals=("persons:1", "persons:2"),
            word_spans=((10, 16), (17, 22)),
            explain=glossator.Explanation(rule="noun", matched=((17, 22),)),
        ),
        Rivalry(one="persons:1", other="persons:2"),
    )
    return whole.replace(id="flight", metadata={"date": "2018-11-10"})


def test_what_an_annotation_points_at_stands_beside_it() -> None:
    assert made().layers["offices"].to_records() == [
        {
            "layer": "offices",
            "id": "offices:1",
            "start": 10,
            "end": 22,
            "fragments": None,
            "text": "Acting envoy",
            "holder": "persons:2",
            "holder_text": "Jo Song Gil",
            "seat_span": (40, 44),
            "seat_span_text": "Rome",
            "rivals": ["persons:1", "persons:2"],
            "rivals_text": ["Kim", "Jo Song Gil"],
            "word_spans": [(10, 16), (17, 22)],
            "word_spans_text": ["Acting", "envoy"],
            "explain": {"rule": "noun", "example": None, "matched": [(17, 22)], "conditions": []},
            "explain_matched_text": ["envoy"],
            "sentence": "sentences:2",
            "sentence_number": 2,
            "sentence_text": "Acting envoy Jo Song Gil fled Rome.",
        }
    ]


def test_what_is_not_said_is_none() -> None:
    whole = document(TEXT, Office(start=10, end=22))
    [record] = whole.layers["offices"].to_records()
    empty = ("holder", "holder_text", "seat_span", "seat_span_text", "explain_matched_text")
    assert [record[name] for name in (*empty, "sentence", "sentence_text")] == [None] * 7
    assert record["rivals"] == record["rivals_text"] == []


def test_a_relation_stands_in_the_sentence_of_what_it_refers_to_first() -> None:
    [record] = made().layers["rivalries"].to_records()
    assert "start" not in record
    assert (record["one_text"], record["other_text"]) == ("Kim", "Jo Song Gil")
    assert (record["sentence"], record["sentence_number"]) == ("sentences:1", 1)


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [(0, 45, 1), (9, 9, None), (9, 10, None), (9, 11, 2), (44, 45, 2), (45, 45, None)],
)
def test_the_sentence_is_the_one_that_a_span_begins_in(
    start: int, end: int, number: int | None
) -> None:
    whole = document(
        TEXT, Sentence(start=0, end=9), Sentence(start=10, end=45), Person(start=start, end=end)
    )
    [record] = whole.layers["persons"].to_records()
    assert record["sentence_number"] == number


def test_the_parts_of_a_discontinuous_span_are_its_text() -> None:
    whole = document(TEXT, Person(start=0, end=44, fragments=((0, 3), (40, 44))))
    [record] = whole.layers["persons"].to_records()
    assert (record["text"], record["fragments"]) == ("Kim Rome", [(0, 3), (40, 44)])


def test_a_document_gives_its_records_with_its_id_and_metadata() -> None:
    whole = made()
    records = whole.to_records("persons", "rivalries")
    assert [one["id"] for one in records] == ["persons:1", "persons:2", "rivalries:1"]
    assert {(one["document"], one["metadata.date"]) for one in records} == {
        ("flight", "2018-11-10")
    }
    assert len(whole.to_records()) == sum(map(len, whole.layers.values()))


def test_a_layer_that_the_document_has_not_is_named() -> None:
    with pytest.raises(KeyError, match="unknown layer 'person'.*did you mean 'persons'"):
        made().to_records("person")


def test_a_layer_that_is_in_no_document_has_only_its_fields() -> None:
    layer = glossator.Layer.of(Office, [Office(start=10, end=22, holder="persons:2")])
    [record] = layer.to_records()
    assert record["layer"] == "offices"
    assert record["holder"] == "persons:2"
    assert not [name for name in record if name.endswith("_text") or name.startswith("sentence")]


def test_texts_of_a_layer_in_no_document_are_refused() -> None:
    layer = glossator.Layer.of(Person, [Person(start=0, end=3)])
    known = {one.name: one for one in columns(Person)}
    assert layer.values(known["end"]) == [3]
    with pytest.raises(ValueError, match="expected a layer of a document, since 'text'"):
        layer.values(known["text"])


def test_a_layer_keeps_what_it_stands_in_when_the_document_is_gone() -> None:
    [record] = made().layers["offices"].to_records()
    assert record["holder_text"] == "Jo Song Gil"


def test_a_layer_has_the_name_that_it_has_in_the_document() -> None:
    layer = glossator.Layer.of(Person, [Person(start=0, end=3)], name="gold:persons")
    whole = document(TEXT).with_layer(layer, "gold:persons")
    assert whole.layers["gold:persons"].to_records()[0]["layer"] == "gold:persons"


def test_a_layer_that_no_class_declares_has_the_fields_of_its_records() -> None:
    items = (
        OpaqueAnnotation(
            id="moods:1", start=0, end=3, data={"id": "moods:1", "start": 0, "end": 3}
        ),
        OpaqueAnnotation(id="moods:2", start=0, end=0, data={"id": "moods:2", "of": ["moods:1"]}),
    )
    layer: Any = glossator.Layer(type="moods", version="1.0", status="ok", annotations=items)
    [first, second] = document(TEXT).with_layer(layer).to_records("moods")
    assert (first["text"], first["of"]) == ("Kim", None)
    assert (second["text"], second["start"], second["of"]) == (None, None, ["moods:1"])


def test_a_column_gives_way_to_a_field_of_its_name() -> None:
    class Odd(glossator.Span):
        layer: str = "mine"
        Text: str = "mine"
        document: str = "mine"
        part: glossator.Extent = (0, 3)
        part_text: str = "mine"
        sentence: Annotated[str, glossator.ref("odd")] = "odd:1"

    [record] = document(TEXT, Odd(start=0, end=3)).to_records()
    assert {record[name] for name in ("layer", "Text", "document", "part_text")} == {"mine"}
    assert (record["layer_"], record["text_"], record["part_text_"]) == ("odd", "Kim", "Kim")
    assert (record["sentence"], record["sentence_text"]) == ("odd:1", "Kim")
    assert record["sentence_"] is record["sentence_text_"] is None
    assert "document_" in record


class Colour(enum.Enum):
    RED = "red"


class Point(msgspec.Struct, omit_defaults=True):
    x: float = 0.0
    next: Point | None = None


@dataclass
class Pair:
    left: int


class Both(NamedTuple):
    left: int


class Keys(TypedDict, total=False):
    left: int


TYPED: list[tuple[Any, Any, ColumnType, Any]] = [
    (str, "a", "string", "a"),
    (int | None, 3, "integer", 3),
    (int | float, 3, "number", 3),
    (bool, True, "boolean", True),
    (Annotated[float, glossator.Meta(ge=0)] | None, 1.5, "number", 1.5),
    (Literal["a", "b"], "a", "string", "a"),
    (Literal[1, 2] | None, 1, "integer", 1),
    (Literal["a", 1], 1, "json", 1),
    (Colour, Colour.RED, "string", "red"),
    (date, date(2018, 11, 10), "date", date(2018, 11, 10)),
    (datetime, datetime(2018, 11, 10), "datetime", datetime(2018, 11, 10)),
    (UUID, UUID(int=1), "string", "00000000-0000-0000-0000-000000000001"),
    (bytes, b"a", "binary", b"a"),
    (glossator.Offset, 3, "integer", 3),
    (tuple[str, ...], ("a",), ListOf("string"), ["a"]),
    (list[Colour | None], [Colour.RED, None], ListOf("string"), ["red", None]),
    (tuple[int, str], (1, "a"), "json", (1, "a")),
    (dict[str, int], {"a": 1}, "json", {"a": 1}),
    (str | int, 1, "json", 1),
    (Any, [1], "json", [1]),
    (Pair, Pair(1), RecordOf((("left", "integer"),)), {"left": 1}),
    (Both, Both(1), RecordOf((("left", "integer"),)), {"left": 1}),
    (Keys, {}, RecordOf((("left", "integer"),)), {"left": None}),
    (Point, Point(), RecordOf((("x", "number"), ("next", "json"))), {"x": 0.0, "next": None}),
]


@pytest.mark.parametrize(("kind", "value", "expected", "plain"), TYPED)
def test_a_column_has_the_type_of_its_field(
    kind: Any, value: Any, expected: ColumnType, plain: Any
) -> None:
    namespace = {"__annotations__": {"value": kind}, "__module__": __name__}
    meta: Any = type(glossator.Span)
    cls = meta("Typed", (glossator.Span,), namespace)
    [column] = [one for one in columns(cls) if one.name == "value"]
    assert column.type == expected
    [record] = document(TEXT, cls(start=0, end=3, value=value)).to_records()
    assert record["value"] == plain
    assert type(record["value"]) is type(plain)


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_every_record_has_the_columns_of_its_class(whole: glossator.Document) -> None:
    for name, layer in whole.layers.items():
        expected = ["layer", *(one.name for one in columns(TYPES[layer.type]))]
        records = layer.to_records()
        assert [one["id"] for one in records] == [one.id for one in layer]
        assert [list(one) for one in records] == [expected] * len(layer), name


@given(documents())
def test_values_are_those_of_the_records(whole: glossator.Document) -> None:
    for layer in whole.layers.values():
        records = layer.to_records()
        for column in columns(TYPES[layer.type]):
            assert layer.values(column) == [one[column.name] for one in records]


@given(documents())
def test_texts_are_those_of_the_document(whole: glossator.Document) -> None:
    texts = dict(_texts(whole))
    for record in whole.to_records():
        assert record.get("text") == texts.get(record["id"])
        if record["layer"] == Link.type_name():
            assert record["source_text"] == texts[record["source"]]


def _texts(whole: glossator.Document) -> Iterator[tuple[str, str]]:
    for layer in whole.layers.values():
        for one in layer:
            if isinstance(one, glossator.Span):
                yield one.id, whole.text_of(one)


def test_a_data_frame_is_made_of_records() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame(made().layers["persons"].to_records())
    assert list(frame["text"]) == ["Kim", "Jo Song Gil"]
