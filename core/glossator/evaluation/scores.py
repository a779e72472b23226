"""Precision, recall, F1 by label; the accuracy of fields and places on matched items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from statistics import median
from typing import Any

from glossator.evaluation.items import Item
from glossator.evaluation.matching import Match, match

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


@dataclass(slots=True)
class Score:
    """Counts of one label, and what follows from them."""

    matched: int = 0
    missed: int = 0
    spurious: int = 0

    @property
    def precision(self) -> float:
        """The share of predicted items that are right; 0 where there are none."""
        return _share(self.matched, self.matched + self.spurious)

    @property
    def recall(self) -> float:
        """The share of gold items that were found; 0 where there are none."""
        return _share(self.matched, self.matched + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.matched, 2 * self.matched + self.spurious + self.missed)

    def as_dict(self) -> dict[str, float]:
        """Counts and figures for JSON."""
        return {
            "matched": self.matched,
            "missed": self.missed,
            "spurious": self.spurious,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


@dataclass(slots=True)
class Accuracy:
    """How often a field was right: of the matched items, and of all that have one in gold."""

    right: int = 0
    total: int = 0
    found: int = 0
    given: int = 0

    @property
    def value(self) -> float:
        """The share of matched items whose field is right; 0 where nothing was matched."""
        return _share(self.right, self.total)

    @property
    def recall(self) -> float:
        """The share of gold's values that were found, of missed items too; 0 where it has none."""
        return _share(self.found, self.given)


@dataclass(slots=True)
class Report:
    """Scores of one pair of layers; ``by_way`` is keyed by ``exact``, ``overlap``, ``iou>=0.5``."""

    documents: int = 0
    absent: tuple[str, ...] = ()
    """Gold documents that the prediction lacks; all their items count as missed."""
    by_way: dict[str, dict[str, Score]] = field(default_factory=dict)
    fields: dict[str, Accuracy] = field(default_factory=dict)
    kilometres: list[float | None] = field(default_factory=list)
    """The distance of each matched place from gold; None where the prediction has none."""

    def micro(self, way: str) -> Score:
        """All labels of one way of matching together."""
        scores = self.by_way[way].values()
        return Score(
            sum(score.matched for score in scores),
            sum(score.missed for score in scores),
            sum(score.spurious for score in scores),
        )

    def within(self, kilometres: float) -> float:
        """The share of matched places no further than that from gold."""
        near = sum(1 for one in self.kilometres if one is not None and one <= kilometres)
        return _share(near, len(self.kilometres))

    def median_kilometres(self) -> float | None:
        """The median distance of the resolved ones."""
        known = [one for one in self.kilometres if one is not None]
        return median(known) if known else None


def evaluate(
    gold: Mapping[str, Sequence[Item]],
    predicted: Mapping[str, Sequence[Item]],
    *,
    least_iou: float | None = None,
    fields: Sequence[tuple[str, str]] = (),
    places: bool = False,
) -> Report:
    """Compare two sides document by document; documents that gold lacks are left out.

    Args:
        gold: Gold items by document id.
        predicted: Predicted items by document id.
        least_iou: A further way of matching, beside exact and overlapping extents.
        fields: Pairs of gold and predicted field names whose values to compare on matched items.
        places: Whether to measure distances of matched items.

    Fields and places are compared on the pairs of the loosest way asked for: `least_iou` where
    given, else exact extents.
    """
    ways = {"exact": 1.0, "overlap": 0.0}
    if least_iou is not None:
        ways[f"iou>={least_iou:g}"] = least_iou
    absent = tuple(identifier for identifier in gold if identifier not in predicted)
    report = Report(absent=absent, by_way={way: {} for way in ways})
    compared = list(ways)[-1] if least_iou is not None else "exact"
    for identifier, items in gold.items():
        report.documents += 1
        others = predicted.get(identifier, [])
        for gold_name, name in fields:
            given = sum(_has(item, gold_name) for item in items)
            report.fields.setdefault(name, Accuracy()).given += given
        for label in sorted({item.label for item in [*items, *others]}):
            mine = [item for item in items if item.label == label]
            theirs = [item for item in others if item.label == label]
            for way, least in ways.items():
                found = match(mine, theirs, at_least=least)
                _count(report.by_way[way].setdefault(label, Score()), found)
                if way == compared:
                    _compare(report, found, fields, places=places)
    return report


def _count(score: Score, found: Match) -> None:
    score.matched += sum(not gold.optional for gold, _ in found.pairs)
    score.missed += len(found.missed)
    score.spurious += len(found.spurious)


def _compare(
    report: Report, found: Match, fields: Iterable[tuple[str, str]], *, places: bool
) -> None:
    for gold, predicted in found.pairs:
        if gold.optional:
            continue
        for gold_name, name in fields:
            accuracy = report.fields[name]
            right = agree(gold.fields, gold_name, predicted.fields.get(name))
            accuracy.total += 1
            accuracy.right += right
            accuracy.found += right and _has(gold, gold_name)
        if places and (here := _place(gold)):
            there = _place(predicted)
            report.kilometres.append(distance(here, there) if there else None)


def _has(item: Item, name: str) -> bool:
    """Whether a gold item that counts has a value there."""
    return not item.optional and item.fields.get(name) is not None


def agree(gold: dict[str, Any], name: str, value: Any) -> bool:
    """Whether a value is gold's, or one of the alternatives that gold allows (``<name>_alt``)."""
    alternatives = [gold.get(name)]
    if f"{name}_alt" in gold:
        more = gold[f"{name}_alt"]
        alternatives += more if _is_list_of_values(more) else [more]
    return any(_same(one, value) for one in alternatives)


def _is_list_of_values(value: Any) -> bool:
    """An extent is one value although it is a list."""
    return isinstance(value, list) and not (
        len(value) == 2 and all(isinstance(one, int) for one in value)
    )


def _same(gold: Any, value: Any) -> bool:
    if isinstance(gold, list) and isinstance(value, list) and _extents(gold) and _extents(value):
        # Two extents agree from an IoU of one half: a name with or without a title.
        ours, theirs = _extents(gold), _extents(value)
        shared = sum(len(one & other) for one in ours for other in theirs)
        union = sum(map(len, ours)) + sum(map(len, theirs)) - shared
        return 2 * shared >= union
    return bool(gold == value)


def _extents(value: list[Any]) -> list[set[int]]:
    if len(value) == 2 and all(isinstance(one, int) for one in value):
        return [set(range(value[0], value[1]))]
    if value and all(isinstance(one, list) and len(one) == 2 for one in value):
        return [set(range(one[0], one[1])) for one in value]
    return []


def _place(item: Item) -> tuple[float, float] | None:
    latitude = item.fields.get("latitude", item.fields.get("lat"))
    longitude = item.fields.get("longitude", item.fields.get("lon"))
    if not (isinstance(latitude, int | float) and isinstance(longitude, int | float)):
        return None
    return float(latitude), float(longitude)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two (latitude, longitude), by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = (map(radians, point) for point in (one, other))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
