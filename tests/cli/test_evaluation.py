"""Scores against gold, counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.evaluation import Item, Mapping, Side, evaluate, iou, match, read_side
from glossator.evaluation.scores import agree, distance
from glossator.files.sources import find_annotations


def item(start: int, end: int, label: str = "A", *, optional: bool = False, **fields: Any) -> Item:
    return Item(start, end, label, fields, optional)


def test_exact_and_overlapping_matches_are_counted_apart() -> None:
    gold = {"d": [item(0, 3), item(5, 9), item(20, 22, "B")]}
    predicted = {"d": [item(0, 3), item(5, 8), item(30, 31)]}
    report = evaluate(gold, predicted)
    exact, overlap = report.by_way["exact"], report.by_way["overlap"]
    assert (exact["A"].matched, exact["A"].missed, exact["A"].spurious) == (1, 1, 2)
    assert (overlap["A"].matched, overlap["A"].missed, overlap["A"].spurious) == (2, 0, 1)
    assert exact["B"].recall == 0
    assert report.micro("overlap").precision == pytest.approx(2 / 3)
    assert report.micro("overlap").f1 == pytest.approx(2 / 3)


def test_optional_gold_counts_neither_way() -> None:
    gold = {"d": [item(0, 3, optional=True), item(5, 9, optional=True)]}
    score = evaluate(gold, {"d": [item(0, 3)]}).micro("exact")
    assert (score.matched, score.missed, score.spurious) == (0, 0, 0)


def test_each_item_is_matched_once_the_best_overlap_first() -> None:
    found = match([item(0, 10), item(8, 12)], [item(7, 12)], at_least=0.0)
    assert found.pairs == [(item(8, 12), item(7, 12))]
    assert found.missed == [item(0, 10)]


def test_fields_are_compared_on_matches() -> None:
    gold = {"d": [item(0, 3, kind="x", kind_alt="y", scope=[0, 10]), item(5, 6, kind="x")]}
    predicted = {"d": [item(0, 3, kind="y", scope=[0, 6]), item(5, 6, kind="z")]}
    report = evaluate(gold, predicted, fields=[("kind", "kind"), ("scope", "scope")])
    assert (report.fields["kind"].right, report.fields["kind"].total) == (1, 2)
    assert (report.fields["scope"].right, report.fields["scope"].total) == (2, 2)


def test_extents_agree_from_an_iou_of_one_half() -> None:
    assert agree({"scope": [0, 10]}, "scope", [0, 5])
    assert not agree({"scope": [0, 10]}, "scope", [0, 4])
    assert agree({"holder": None}, "holder", None)
    assert agree({"holder": None, "holder_alt": [3, 5]}, "holder", [3, 5])


def test_places_are_compared_by_distance() -> None:
    rome: dict[str, Any] = {"latitude": 41.89, "longitude": 12.48}
    milan: dict[str, Any] = {"lat": 45.46, "lon": 9.19}
    gold = {"d": [item(0, 3, **milan), item(5, 6, **milan), item(8, 9)]}
    predicted = {"d": [item(0, 3, **rome), item(5, 6), item(8, 9)]}
    report = evaluate(gold, predicted, places=True)
    assert report.kilometres == [pytest.approx(477, abs=2), None]
    assert report.within(161) == 0
    assert report.within(500) == 0.5
    # One degree of latitude is 111.2 km on a sphere of the mean radius.
    assert distance((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)


def write(path: Path, *rows: dict[str, Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


def test_items_come_from_plain_rows_with_labels_mapped_and_words_trimmed(tmp_path: Path) -> None:
    text = "The U.N.'s man in Rome"
    spans = [
        {"start": 0, "end": 10, "label": "ORG"},
        {"start": 18, "end": 22, "label": "GPE"},
        {"start": 11, "end": 14, "label": "X"},
    ]
    path = write(tmp_path / "g.jsonl", {"id": "d", "text": text, "spans": spans})
    mapping = Mapping(
        labels={"GPE": "LOC"}, drop=frozenset({"X"}), trim_start=("the",), trim_end=("'s",)
    )
    found = read_side(find_annotations([path]), Side("spans"), mapping)["d"]
    assert [(text[one.start : one.end], one.label) for one in found] == [
        ("U.N.", "ORG"),
        ("Rome", "LOC"),
    ]


def test_references_become_the_stretches_they_point_at(tmp_path: Path) -> None:
    def layer(**annotation: Any) -> dict[str, Any]:
        return {"type": "x", "version": "1.0", "status": "ok", "annotations": [annotation]}

    row = {
        "format": "glossator/1.1",
        "id": "d",
        "text": "the word",
        "layers": {
            "tokens": layer(id="tokens:1", start=4, end=8),
            "morphology": layer(id="morphology:1", token="tokens:1", upos="NOUN"),
        },
    }
    path = write(tmp_path / "p.jsonl", row)
    [found] = read_side(find_annotations([path]), Side("morphology"), Mapping())["d"]
    assert (found.start, found.end, found.label) == (4, 8, "NOUN")
    assert found.fields["token"] == [4, 8]


extents = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: item(p[0], p[0] + p[1]))


@given(st.lists(extents, max_size=8), st.lists(extents, max_size=8))
def test_matching_never_uses_an_item_twice_and_misses_no_exact_pair(
    gold: list[Item], predicted: list[Item]
) -> None:
    exact = match(gold, predicted, at_least=1.0)
    assert len(exact.pairs) + len(exact.missed) == len(gold)
    assert len(exact.pairs) + len(exact.spurious) == len(predicted)
    spans = {(one.start, one.end) for one in gold}
    common = sum(
        min(
            sum((g.start, g.end) == span for g in gold),
            sum((p.start, p.end) == span for p in predicted),
        )
        for span in spans
    )
    assert len(exact.pairs) == common


@given(extents, extents)
def test_iou_is_what_sets_say(one: Item, other: Item) -> None:
    a, b = set(range(one.start, one.end)), set(range(other.start, other.end))
    # The union of two stretches that do not touch has a gap, which only lowers a zero.
    assert iou(one, other) == pytest.approx(len(a & b) / len(a | b))


def test_gold_without_a_required_value_counts_neither_way(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    spans = [{"start": 0, "end": 1, "kin": False}, {"start": 2, "end": 3, "kin": True}]
    path.write_text(json.dumps({"id": "d", "text": "abcd", "spans": spans}), "utf-8")
    side = Side("spans", required=(("kin", "false"), ("rank", "high")))
    assert [
        one.optional for one in read_side(find_annotations([str(path)]), side, Mapping())["d"]
    ] == [False, True]


def test_the_recall_of_a_field_counts_missed_items_and_only_those_that_have_it() -> None:
    gold = {"d": [item(0, 1, holder="x"), item(2, 3, holder="y"), item(4, 5), item(6, 7)]}
    predicted = {"d": [item(0, 1, holder="x"), item(4, 5)]}
    found = evaluate(gold, predicted, fields=[("holder", "holder")]).fields["holder"]
    assert (found.right, found.total, found.found, found.given) == (2, 2, 1, 2)
    assert (found.value, found.recall) == (1.0, 0.5)
