"""Pairing predicted items with gold ones, each with at most one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.evaluation.items import Item


@dataclass(frozen=True, slots=True)
class Match:
    """The pairs, what is left over on either side, and how many pairs count."""

    pairs: list[tuple[Item, Item]]
    """Gold and predicted; those with optional gold included."""
    missed: list[Item]
    spurious: list[Item]


def iou(one: Item, other: Item) -> float:
    """Shared code points over all code points of both; 1.0 for the same extent."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if (one.start, one.end) == (other.start, other.end):
        return 1.0
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def match(gold: Sequence[Item], predicted: Sequence[Item], *, at_least: float) -> Match:
    """Pair items of one document and label, the best overlap first.

    Args:
        gold: Gold items.
        predicted: Predicted items.
        at_least: The least `iou` of a pair: 1.0 for exact extents; 0.0 for any overlap.

    Ties go to required gold, then by position, so that the result is the same every time.
    """
    candidates = sorted(_candidates(gold, predicted, at_least))
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for _, _, g, p in candidates:
        if g not in taken_gold and p not in taken_predicted:
            taken_gold.add(g)
            taken_predicted.add(p)
            pairs.append((gold[g], predicted[p]))
    return Match(
        pairs=pairs,
        missed=[item for g, item in enumerate(gold) if g not in taken_gold and not item.optional],
        spurious=[item for p, item in enumerate(predicted) if p not in taken_predicted],
    )


def _candidates(
    gold: Sequence[Item], predicted: Sequence[Item], at_least: float
) -> list[tuple[float, bool, int, int]]:
    """Pairs that overlap enough, as sort keys with both positions."""
    order = sorted(range(len(predicted)), key=lambda p: predicted[p].start)
    starts = [predicted[p].start for p in order]
    longest = max((item.end - item.start for item in predicted), default=0)
    found = []
    for g, item in enumerate(gold):
        first = bisect_left(starts, item.start - longest)
        last = bisect_left(starts, max(item.end, item.start + 1))
        for p in order[first:last]:
            overlap = iou(item, predicted[p])
            if overlap > 0 and overlap >= at_least:
                found.append((-overlap, item.optional, g, p))
    return found
