"""Pairing predicted items with gold ones, each with at most one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from operator import attrgetter
from typing import Any

from glossator_eval.items import Item

Candidate = tuple[float, bool, Any, Any, int, int]
"""The overlap, negative so that the best comes first; what settles ties; both positions."""


@dataclass(frozen=True, slots=True)
class Match:
    """The pairs, and what is left over on either side."""

    pairs: list[tuple[Item, Item]]
    """Gold and predicted; those with optional gold included."""
    missed: list[Item]
    """Gold without a partner, but for what is optional."""
    spurious: list[Item]
    """Predicted items without a partner."""


def iou(one: Item, other: Item) -> float:
    """Shared code points over all code points of both; 1.0 for the same extent."""
    if (one.start, one.end) == (other.start, other.end):
        return 1.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def match(gold: Sequence[Item], predicted: Sequence[Item], *, at_least: float) -> Match:
    """Pair items of one document and label, the best overlap first.

    Args:
        gold: Gold items.
        predicted: Predicted items.
        at_least: The least `iou` of a pair: 1.0 for exact extents; 0.0 for any overlap.

    Ties go to required gold, then to what stands first, so that the result is the same every time.
    """
    [found] = matches(gold, predicted, [at_least])
    return found


def matches(
    gold: Sequence[Item], predicted: Sequence[Item], thresholds: Sequence[float]
) -> list[Match]:
    """As `match`, for each of several least overlaps."""
    same = _same_extents(gold, predicted)
    candidates = _candidates(gold, predicted, same)
    return [_paired(gold, predicted, dict(same), candidates, least) for least in thresholds]


def _paired(
    gold: Sequence[Item],
    predicted: Sequence[Item],
    partner: dict[int, int],
    candidates: Sequence[Candidate],
    least: float,
) -> Match:
    """Add to the partners those of the candidates, the best first, that overlap enough."""
    taken = set(partner.values())
    for overlap, *_, g, p in candidates:
        if -overlap >= least and g not in partner and p not in taken:
            partner[g] = p
            taken.add(p)
    return Match(
        pairs=[(gold[g], predicted[partner[g]]) for g in sorted(partner)],
        missed=[one for g, one in enumerate(gold) if g not in partner and not one.optional],
        spurious=[one for p, one in enumerate(predicted) if p not in taken],
    )


def split_off_same(
    gold: Sequence[Item], predicted: Sequence[Item]
) -> tuple[Counter[str], Sequence[Item], Sequence[Item]]:
    """The labels of items that both sides have alike, found all at once, and the other items.

    Items of one extent and label are a pair whatever the way of matching. Where some are there
    twice, or are optional, all are left to be paired one by one.
    """
    nothing: Counter[str] = Counter()
    if not gold or not predicted or any(map(_is_optional, gold)):
        return nothing, gold, predicted
    if gold == predicted:
        return Counter(map(_label, gold)), (), ()
    ours, theirs = _hashed(gold, predicted)
    if len(ours) < len(gold) or len(theirs) < len(predicted):
        return nothing, gold, predicted
    left, further = _items(ours - theirs), _items(theirs - ours)
    return Counter(map(_label, gold)) - Counter(map(_label, left)), left, further


def _hashed(gold: Sequence[Item], predicted: Sequence[Item]) -> tuple[set[Any], set[Any]]:
    """The extents and labels of both sides, so that equal ones are equal there.

    Items that were decoded at once stand for themselves: that takes half the time of tuples.
    """
    if type(gold[0]) is type(predicted[0]) and type(gold[0]) is not Item:
        return set(gold), set(predicted)
    return set(map(_key, gold)), set(map(_key, predicted))


def _items(hashed: set[Any]) -> list[Item]:
    keys = (one if isinstance(one, tuple) else _key(one) for one in hashed)
    return [Item(*key) for key in sorted(keys)]


_key = attrgetter("start", "end", "label")
_label, _is_optional = attrgetter("label"), attrgetter("optional")


def _same_extents(gold: Sequence[Item], predicted: Sequence[Item]) -> dict[int, int]:
    """Gold's position to the predicted one of the same extent: no other overlaps better."""
    there: dict[tuple[int, int], list[int]] = {}
    for p in range(len(predicted) - 1, -1, -1):
        there.setdefault((predicted[p].start, predicted[p].end), []).append(p)
    found: dict[int, int] = {}
    for optional in (False, True):
        for g, one in enumerate(gold):
            if one.optional is optional and (free := there.get((one.start, one.end))):
                found[g] = free.pop()
    return found


def _candidates(
    gold: Sequence[Item], predicted: Sequence[Item], same: dict[int, int]
) -> list[Candidate]:
    """The pairs of items without a partner that share text, the best first."""
    taken = set(same.values())
    ours = [(one.start, one.end, 0, g) for g, one in enumerate(gold) if g not in same]
    theirs = [(one.start, one.end, 1, p) for p, one in enumerate(predicted) if p not in taken]
    return sorted(
        (-iou(gold[g], predicted[p]), gold[g].optional, _key(gold[g]), _key(predicted[p]), g, p)
        for g, p in _overlapping(ours, theirs)
    )


def _overlapping(
    ours: Sequence[tuple[int, int, int, int]], theirs: Sequence[tuple[int, int, int, int]]
) -> Iterator[tuple[int, int]]:
    """Positions of items that share text, found in one sweep over it; what is empty shares none.

    Args:
        ours: Start, end, 0, and the position of each item of gold.
        theirs: Start, end, 1, and the position of each predicted one.
    """
    reach: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, end, side, position in sorted((*ours, *theirs)):
        if start == end:
            continue
        others = reach[1 - side]
        while others and others[0][0] <= start:
            heappop(others)
        for _, other in others:
            yield (position, other) if side == 0 else (other, position)
        heappush(reach[side], (end, position))
