"""From rows to items, and which records are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import glossator
from glossator_eval.items import Item, Normalisation, Side
from glossator_eval.reader import Reader
from glossator_eval.rows import Row, Rows

TEXT = "Colonel Brandt met Ilse Varga in Zürich, naïvely."


class Deal(glossator.Span):
    """A deal."""

    layer_version: ClassVar[str] = "1.1"
    label_field: ClassVar[str] = "kind"

    kind: str = "cash"
    by: Annotated[str, glossator.ref("person")] | None = None
    among: tuple[Annotated[str, glossator.ref("person")], ...] = ()
    closed: bool = False

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
        return {"kind" if key == "sort" else key: value for key, value in record.items()}


class Bond(glossator.Relation):
    """Two deals."""

    deals: tuple[Annotated[str, glossator.ref("deal")], ...]


def plain(**lists: Any) -> Row:
    """A plain row."""
    return Row("g.jsonl", 3, json.dumps({"id": "d", "text": TEXT, **lists}).encode(), "g")


def document(version: str = "1.1", **layers: list[dict[str, Any]]) -> Row:
    """A document of ours."""
    made = {
        name: {
            "type": name,
            "version": version,
            "annotations": [{"id": f"{name}:{n}", **one} for n, one in enumerate(records, 1)],
        }
        for name, records in layers.items()
    }
    return Row("p.jsonl", 1, json.dumps({"id": "d", "text": TEXT, "layers": made}).encode(), "p")


def read(
    row: Row,
    layer: str,
    normalisation: Normalisation | None = None,
    *fields: str,
    cls: type[glossator.Annotation] | None = None,
    **side: Any,
) -> list[Item]:
    return Reader(Side(layer, **side), normalisation or Normalisation(), fields, cls).read(row)


def test_labels_are_mapped_and_words_trimmed() -> None:
    text = "The U.N.'s man in Rome"
    spans = [
        {"start": 0, "end": 10, "label": "ORG"},
        {"start": 18, "end": 22, "label": "GPE"},
        {"start": 11, "end": 14, "label": "X"},
    ]
    row = Row("g.jsonl", 1, json.dumps({"text": text, "spans": spans}).encode(), "g")
    normalisation = Normalisation(
        labels={"GPE": "LOC"}, drop=frozenset({"X"}), trim_start=("the",), trim_end=("'s",)
    )
    found = read(row, "spans", normalisation)
    assert [(text[one.start : one.end], one.label) for one in found] == [
        ("U.N.", "ORG"),
        ("Rome", "LOC"),
    ]


def test_something_of_a_trimmed_span_always_stays() -> None:
    normalisation = Normalisation(trim_start=("the",), trim_end=("'s", "the"))
    assert normalisation.trimmed(0, 4, "the  x") == (0, 4)
    assert normalisation.trimmed(0, 3, "the") == (0, 3)
    assert normalisation.trimmed(0, 2, "'s") == (0, 2)


def test_references_become_the_stretches_they_point_at() -> None:
    people = [{"start": 8, "end": 14}, {"start": 19, "end": 29}]
    deal = {"start": 0, "end": 3, "by": "person:2", "among": ["person:1", "person:2"]}
    [found] = read(document(person=people, deal=[deal]), "deal", None, "by", "among", cls=Deal)
    assert found.fields == {"by": [19, 29], "among": [[8, 14], [19, 29]]}


def test_a_relation_stands_where_the_first_does_that_it_refers_to() -> None:
    row = document(deal=[{"start": 4, "end": 7}], bond=[{"deals": ["deal:1"]}, {"deals": []}])
    reader = Reader(Side("bond"), Normalisation(), (), Bond)
    assert [(one.start, one.end) for one in reader.read(row)] == [(4, 7)]
    assert reader.nowhere == 1


def test_values_that_are_not_written_are_those_of_the_class() -> None:
    row = document(deal=[{"start": 0, "end": 3}])
    [found] = read(row, "deal", None, "closed", cls=Deal)
    assert (found.label, found.fields) == ("cash", {"closed": False})
    assert read(row, "deal", cls=Deal)[0].label == "cash"
    [stranger] = read(row, "deal", None, "closed")
    assert (stranger.label, stranger.fields) == ("-", {})


def test_an_older_layer_is_upgraded_by_its_class() -> None:
    row = document("1.0", deal=[{"start": 0, "end": 3, "sort": "swap"}])
    assert read(row, "deal", cls=Deal)[0].label == "swap"


def test_gold_without_a_required_value_counts_neither_way() -> None:
    spans = [{"start": 0, "end": 1, "kin": False}, {"start": 2, "end": 3, "kin": True}]
    found = read(plain(spans=spans), "spans", required=(("kin", "false"), ("rank", "high")))
    assert [one.optional for one in found] == [False, True]


HEAD = "expected `start` and `end` in whole numbers, got "
END = "(offsets are code points, `end` is exclusive"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([8, 14, "PER"], '[8,14,"PER"]: write {"start":8,"end":14,"label":"PER"}'),
        (["Brandt", 8, 14], 'expected [start, end] or an object with `start` and `end`, got ["Br'),
        ([8.0, 14], HEAD + "[8.0,14]"),
        ({"begin": 8, "stop": 14, "tag": "x"}, HEAD + "the keys: begin, stop, tag " + END),
        ({"start_offset": 8, "end_offset": 14}, HEAD + "the keys: start_offset, end_offset"),
        ({"id": "spans:1", "label": "x"}, HEAD + "the keys: id, label"),
        ({"start": 8}, HEAD + '{"start":8}'),
        ({"start": 8, "end": 14.0}, HEAD + '{"start":8,"end":14.0}'),
        ({"start": "8", "end": "14"}, HEAD + '{"start":"8","end":"14"}'),
        ({"start": True, "end": 14}, HEAD + '{"start":true,"end":14}'),
        ({"start": 14, "end": 8}, "expected start <= end, got start 14 and end 8"),
        ({"start": -1, "end": 8}, "expected start >= 0, got -1"),
        ({"start": 8, "end": 140}, "end 140 is past the end of the text (49 code points)"),
        ({"start": 8, "end": 51}, "past the end of the text (49 code points: are these bytes?)"),
        ({"start": 8, "end": 14, "label": ["PER"]}, 'label, `label`, to be a text, got ["PER"]'),
        (
            {"start": 7, "end": 13, "surface": "Brandt"},
            'expected "Brandt" at 7-13, as its `surface` says, got " Brand" ' + END + ")",
        ),
        ({"start": 33, "end": 40, "text": "Zürich"}, "these count bytes"),
        ({"start": 9, "end": 15, "text": "Brandt"}, "these count from 1"),
        ({"start": 8, "end": 13, "text": "Brandt"}, "these have an inclusive end"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_place(record: Any, message: str) -> None:
    with pytest.raises(glossator.FormatError) as refused:
        read(plain(spans=[[0, 7], record]), "spans")
    assert message in str(refused.value)
    assert str(refused.value).startswith("g.jsonl:3: ")
    assert str(refused.value).endswith("(at /spans/1)")


def test_offsets_in_utf_16_are_named() -> None:
    text = "🎉 in Rome."
    spans = [{"start": 6, "end": 10, "surface": "Rome"}]
    row = Row("g.jsonl", 1, json.dumps({"text": text, "spans": spans}).encode(), "g")
    with pytest.raises(glossator.FormatError, match="these count UTF-16 units"):
        read(row, "spans")


def test_a_surface_may_have_other_spaces_than_the_text() -> None:
    spans = [{"start": 8, "end": 18, "surface": "Brandt\nmet"}]
    assert len(read(plain(spans=spans), "spans")) == 1


@pytest.mark.parametrize("end", [2, 400])
def test_what_a_document_cannot_have_is_refused_with_its_pointer(end: int) -> None:
    row = document(deal=[{"start": 0, "end": 1}, {"start": 3, "end": end}])
    with pytest.raises(glossator.FormatError, match=r"p.jsonl:1: .*/deal/annotations/1\)"):
        read(row, "deal", cls=Deal)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('["text", {"entities": []}]', 'text and lists of spans, got ["text",{"entities":[]}]'),
        ('{"tokens": ["a"], "tags": [1]}', "text and lists of spans, got the keys: tokens, tags"),
        ('{"text": 5}', "expected `text` to be a string, got 5"),
        ('{"text": "", "id": [1]}', "expected `id` to be a string, got [1]"),
        ('{"text": "", "layers": []}', "expected `layers` to be an object, got []"),
        ('{"text": "", "layers": {"a": 3}}', "expected layer 'a' to have a list of annotations"),
        ('{"text": "", "layers": {"a": {"annotations": {}}}}', "expected layer 'a' to have a list"),
        ('{"text": ', "malformed JSON: Input data was truncated (column 9)"),
        ('{"text": 5, "x": ' + "[" * 5000, "expected fewer levels of objects and arrays, "),
    ],
)
def test_what_is_no_row_is_refused(data: str, message: str) -> None:
    with pytest.raises(glossator.FormatError) as refused:
        Row("g.jsonl", 2, data.encode(), "g")
    assert message in str(refused.value)
    assert str(refused.value).startswith("g.jsonl:2: ")


def test_a_row_without_an_id_has_that_which_a_run_gives_it(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "a", "spans": []}\n\n{"text": "b", "id": 7}\n', "utf-8")
    assert list(Rows(str(path)).texts) == ["gold-1", "7"]
    assert [one.id for one in glossator.read(str(path))] == ["gold-1", "7"]


offsets = st.integers(-1, len(TEXT) + 1)
records = st.fixed_dictionaries(
    {"start": offsets, "end": offsets},
    optional={
        "label": st.sampled_from(["a", "b", None, 3]),
        "kind": st.sampled_from(["a", "c", None]),
        "optional": st.sampled_from([True, False, None]),
        "surface": st.sampled_from(["C", None]),
    },
)


@given(
    st.lists(records, max_size=4),
    st.sampled_from([None, "kind", Deal]),
    st.sampled_from([plain, document]),
    st.booleans(),
)
def test_layers_that_are_decoded_at_once_give_the_same_items(
    found: list[dict[str, Any]], label: Any, make: Any, typed: bool
) -> None:
    side = Side("deal", label=label if isinstance(label, str) else None)
    cls = label if label is Deal and make is document else None
    at_once = Reader(side, Normalisation(typed=typed), (), cls)
    one_by_one = Reader(side, Normalisation(typed=typed, trim_end=("#",)), (), cls)
    rows = [make(deal=found), make(deal=found[::-1])]
    assert [seen(at_once, row) for row in rows] == [seen(one_by_one, row) for row in rows]


def seen(reader: Reader, row: Row) -> Any:
    """All that a reader makes of a row, or why it refuses it."""
    try:
        items = reader.read(row)
    except glossator.FormatError as error:
        return str(error)
    made = [(one.start, one.end, one.label, one.fields, one.optional) for one in items]
    return made, set(reader.labels.values()), reader.label_field, reader.read_any
