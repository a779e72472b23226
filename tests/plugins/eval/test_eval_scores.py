"""Scores against gold, counted by hand."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator_eval.agreement import agree
from glossator_eval.items import Item
from glossator_eval.matching import iou, match
from glossator_eval.places import distance
from glossator_eval.scores import Report, evaluate


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


def test_a_right_geonames_id_is_the_right_place_whatever_its_point() -> None:
    gold = {"d": [item(0, 3, lat=60.0, lon=-95.0, geonameid=6251999), item(5, 6, lat=0, lon=0)]}
    predicted = {
        "d": [
            item(0, 3, latitude=60.1, longitude=-113.6, geonameid=6251999),
            item(5, 6, geonameid=1),
        ]
    }
    assert evaluate(gold, predicted, places=True).kilometres == [0.0, None]


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


def test_the_recall_of_a_field_counts_missed_items_and_only_those_that_have_it() -> None:
    gold = {"d": [item(0, 1, holder="x"), item(2, 3, holder="y"), item(4, 5), item(6, 7)]}
    predicted = {"d": [item(0, 1, holder="x"), item(4, 5)]}
    found = evaluate(gold, predicted, fields=[("holder", "holder")]).fields["holder"]
    assert (found.right, found.total, found.found, found.given) == (2, 2, 1, 2)
    assert (found.value, found.recall) == (1.0, 0.5)


def test_a_share_of_nothing_is_no_figure() -> None:
    report = evaluate({"d": [item(0, 3)]}, {"d": []}, fields=[("kind", "kind")])
    score = report.micro("exact")
    assert (score.precision, score.recall, score.f1) == (None, 0.0, 0.0)
    assert report.fields["kind"].value is None
    assert evaluate({"d": []}, {"d": []}).micro("exact").f1 is None


def test_values_of_different_sorts_do_not_agree_and_are_kept_as_an_example() -> None:
    gold = {"d": [item(0, 3, year=2018), item(4, 5, year=None)]}
    predicted = {"d": [item(0, 3, year="2018"), item(4, 5, year="x")]}
    found = evaluate(gold, predicted, fields=[("year", "year")]).fields["year"]
    assert (found.right, found.unlike, found.alike) == (0, (2018, "2018"), False)


@given(st.lists(extents, max_size=6), st.lists(extents, max_size=6), st.sampled_from([0.0, 0.5]))
def test_the_pairs_overlap_enough_and_none_that_could_be_added_is_left(
    gold: list[Item], predicted: list[Item], least: float
) -> None:
    found = match(gold, predicted, at_least=least)
    assert all(iou(one, other) >= max(least, 1e-9) for one, other in found.pairs)
    left = [iou(one, other) for one in found.missed for other in found.spurious]
    assert not any(overlap > 0 and overlap >= least for overlap in left)


@given(st.lists(extents, max_size=6), st.lists(extents, max_size=6))
def test_counts_are_the_same_whether_or_not_pairs_are_made(
    gold: list[Item], predicted: list[Item]
) -> None:
    counted, paired = Report(least_iou=0.5), Report(least_iou=0.5, places=True)
    for report in (counted, paired):
        report.add(gold, predicted)
    assert {way: counted.micro(way) for way in counted.by_way} == {
        way: paired.micro(way) for way in paired.by_way
    }


def test_the_order_of_items_changes_no_count() -> None:
    gold, predicted = [item(0, 4), item(2, 6), item(3, 8)], [item(1, 5), item(2, 7), item(4, 6)]
    found = {
        len(match(ours, theirs, at_least=0.4).pairs)
        for ours in permutations(gold)
        for theirs in permutations(predicted)
    }
    assert len(found) == 1
