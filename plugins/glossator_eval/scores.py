"""Precision, recall, F1 by label; the accuracy of fields and places on matched items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from glossator_eval.agreement import agree, kind
from glossator_eval.items import Item
from glossator_eval.matching import Match, matches, split_off_same
from glossator_eval.places import distance, is_same, place


@dataclass(slots=True)
class Score:
    """Counts of one label, and what follows from them."""

    matched: int = 0
    missed: int = 0
    spurious: int = 0

    @property
    def gold(self) -> int:
        """Gold items that count."""
        return self.matched + self.missed

    @property
    def predicted(self) -> int:
        """Predicted items that count."""
        return self.matched + self.spurious

    @property
    def precision(self) -> float | None:
        """The share of predicted items that are right; None where there are none."""
        return share(self.matched, self.predicted)

    @property
    def recall(self) -> float | None:
        """The share of gold items that were found; None where there are none."""
        return share(self.matched, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing to find and nothing was found."""
        return share(2 * self.matched, self.gold + self.predicted)


@dataclass(slots=True)
class Accuracy:
    """How often a field was right: of the matched items, and of all that have one in gold.

    Attributes:
        right: Matched items with gold's value.
        total: Matched items.
        found: Values of gold that were found.
        given: Values that gold has, of missed items too.
        unlike: A value of gold and the predicted one, where they are of different sorts.
        alike: Whether any two were of one sort.
    """

    right: int = 0
    total: int = 0
    found: int = 0
    given: int = 0
    unlike: tuple[Any, Any] | None = None
    alike: bool = False

    @property
    def value(self) -> float | None:
        """The share of matched items whose field is right; None where nothing was matched."""
        return share(self.right, self.total)

    @property
    def recall(self) -> float | None:
        """The share of gold's values that were found; None where gold has none."""
        return share(self.found, self.given)

    def count(self, gold: Item, name: str, value: Any) -> None:
        """Compare one matched pair."""
        right = agree(gold.fields, name, value)
        self.total += 1
        self.right += right
        self.found += right and has(gold, name)
        mine = gold.fields.get(name)
        if mine is not None and value is not None:
            if right or kind(mine) == kind(value):
                self.alike = True
            else:
                self.unlike = mine, value


@dataclass(slots=True)
class Report:
    """Scores of one pair of layers, counted document by document.

    Attributes:
        least_iou: A further way of matching, beside exact and overlapping extents.
        compared: Pairs of gold and predicted names of fields whose values are compared.
        places: Whether distances of matched items are measured.
        documents: Gold's documents so far.
        absent: Those that the prediction lacks; all their items count as missed.
        by_way: Scores by label, by ``exact``, ``overlap`` and, for example, ``iou>=0.5``.
        fields: The accuracy of each field, by its predicted name.
        placed: Gold's items that say where they are.
        kilometres: The distance of each matched place from gold; 0 where both have one GeoNames id,
            None where there is none.
        labels: The fields of gold's label and of the predicted one, where there is one.
        notes: What a reader of the figures must know.

    Fields and places are compared on the pairs of the loosest way asked for: `least_iou` where
    given, else exact extents.
    """

    least_iou: float | None = None
    compared: Sequence[tuple[str, str]] = ()
    places: bool = False
    documents: int = 0
    absent: list[str] = field(default_factory=list)
    by_way: dict[str, dict[str, Score]] = field(default_factory=dict)
    fields: dict[str, Accuracy] = field(default_factory=dict)
    placed: int = 0
    kilometres: list[float | None] = field(default_factory=list)
    labels: tuple[str | None, str | None] = (None, None)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_way = {way: {} for way in self._ways()}
        self.fields = {name: Accuracy() for _, name in self.compared}

    def add(self, gold: Sequence[Item], predicted: Sequence[Item]) -> None:
        """Count one document of gold, and what was predicted for it."""
        self.documents += 1
        for gold_name, name in self.compared:
            self.fields[name].given += sum(has(item, gold_name) for item in gold)
        if self.places:
            self.placed += sum(place(item.fields) is not None for item in gold)
        if not (self.compared or self.places):
            # No pair is looked at: those that are alike need not be made.
            same, gold, predicted = split_off_same(gold, predicted)
            for label, count in same.items():
                for scores in self.by_way.values():
                    scores.setdefault(label, Score()).matched += count
        ours, theirs = _by_label(gold), _by_label(predicted)
        ways = self._ways()
        loosest = list(ways)[-1] if self.least_iou is not None else "exact"
        for label in sorted(ours.keys() | theirs.keys()):
            mine, other = ours.get(label, ()), theirs.get(label, ())
            for way, found in zip(ways, matches(mine, other, list(ways.values())), strict=True):
                score = self.by_way[way].setdefault(label, Score())
                score.matched += sum(not one.optional for one, _ in found.pairs)
                score.missed += len(found.missed)
                score.spurious += len(found.spurious)
                if way == loosest:
                    self._compare(found)

    def micro(self, way: str) -> Score:
        """All labels of one way of matching together."""
        scores = self.by_way[way].values()
        return Score(
            sum(score.matched for score in scores),
            sum(score.missed for score in scores),
            sum(score.spurious for score in scores),
        )

    def within(self, kilometres: float) -> float | None:
        """The share of matched places no further than that from gold; None where there are none."""
        near = sum(1 for one in self.kilometres if one is not None and one <= kilometres)
        return share(near, len(self.kilometres))

    def median_kilometres(self) -> float | None:
        """The median distance of the resolved ones."""
        known = [one for one in self.kilometres if one is not None]
        return median(known) if known else None

    def _ways(self) -> dict[str, float]:
        """The ways of matching, and the least overlap of each."""
        ways = {"exact": 1.0, "overlap": 0.0}
        return ways if self.least_iou is None else {**ways, iou_way(self.least_iou): self.least_iou}

    def _compare(self, found: Match) -> None:
        for gold, predicted in found.pairs:
            if gold.optional:
                continue
            for gold_name, name in self.compared:
                self.fields[name].count(gold, gold_name, predicted.fields.get(name))
            if self.places and (here := place(gold.fields)):
                there = place(predicted.fields)
                if is_same(gold.fields, predicted.fields):
                    self.kilometres.append(0.0)
                else:
                    self.kilometres.append(distance(here, there) if there else None)


def evaluate(
    gold: Mapping[str, Sequence[Item]],
    predicted: Mapping[str, Sequence[Item]],
    *,
    least_iou: float | None = None,
    fields: Sequence[tuple[str, str]] = (),
    places: bool = False,
) -> Report:
    """Compare items that are in memory, by document id; documents that gold lacks are left out."""
    report = Report(least_iou, fields, places)
    for identifier, items in gold.items():
        if identifier not in predicted:
            report.absent.append(identifier)
        report.add(items, predicted.get(identifier, ()))
    return report


def iou_way(least: float) -> str:
    """The name of a way of matching."""
    return f"iou>={least:g}"


def has(item: Item, name: str) -> bool:
    """Whether a gold item that counts has a value there."""
    return not item.optional and item.fields.get(name) is not None


def share(part: float, whole: float) -> float | None:
    """A share of the whole; None where there is no whole."""
    return part / whole if whole else None


def _by_label(items: Sequence[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.label, []).append(item)
    return found
