"""Which hedges stand inside a claim, which over it, and what they leave of its strength."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import glossator
from glossator import Extent
from glossator_standard import Hedge

_MOST = 0.5
"""How much of a content a hedge covers at least that weakens all of it."""
_REACH = 200
"""How many code points before a cue a hedge over it may start."""


class Hedges:
    """The hedges of a document."""

    def __init__(self, document: glossator.Document) -> None:
        self.all: Sequence[Hedge] = document.layers.get_or_empty(Hedge)[:]
        self._starts = [hedge.start for hedge in self.all]

    def inside(self, parts: Iterable[Extent], cue: Extent | None) -> list[Hedge]:
        """The hedges whose cue stands in a content."""
        return [
            hedge
            for start, end in parts
            for hedge in self._starting(start, end)
            if hedge.end <= end and not _overlap((hedge.start, hedge.end), cue)
        ]

    def over(
        self, parts: Sequence[Extent], cue: Extent | None, claimant: Extent | None
    ) -> list[Hedge]:
        """The hedges that are the cue of a report or its claimant ("people familiar with it"), or
        weaken it: "may have said"."""
        told = [one for one in (cue, claimant) if one]
        if not told:
            return []
        found = []
        for hedge in self._starting(min(told)[0] - _REACH, max(end for _, end in told)):
            own, scope = (hedge.start, hedge.end), hedge.scope_span
            is_cue = _overlap(own, cue) or _overlap(own, claimant)
            covers = cue is not None and scope[0] <= cue[0] and cue[1] <= scope[1]
            if is_cue or (covers and not any(_overlap(own, part) for part in parts)):
                found.append(hedge)
        return found

    def _starting(self, start: int, end: int) -> Sequence[Hedge]:
        """The hedges that start in a stretch."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def only_describes(hedge: Hedge) -> bool:
    """Whether a hedge says something of a thing alone: "a possible attack", "the alleged thief"."""
    return hedge.kind == "adjective" and hedge.scope_span[0] == hedge.start


def strength(parts: Sequence[Extent], hedges: Iterable[Hedge]) -> float:
    """What the hedges inside leave of a content: those count that cover most of it.

    "He was on duty on the day of the alleged theft" is said as firmly as without "alleged".
    """
    length = sum(end - start for start, end in parts)
    left = 1.0
    for hedge in hedges:
        covered = sum(_shared(hedge.scope_span, part) for part in parts)
        if covered >= _MOST * length and not only_describes(hedge):
            left = min(left, 1 - hedge.strength)
    return round(left, 3)


def _shared(one: Extent, other: Extent) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _overlap(one: Extent, other: Extent | None) -> bool:
    return other is not None and _shared(one, other) > 0
