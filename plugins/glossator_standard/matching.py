"""Which of several candidates wins where they claim the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import TypeVar

Candidate = TypeVar("Candidate")


def longest_first(
    candidates: Iterable[Candidate], extent: Callable[[Candidate], tuple[int, int]]
) -> list[Candidate]:
    """The candidates that overlap no longer one that is kept, in the order of the text.

    Args:
        candidates: In order of preference: of two that are equally long the earlier is kept.
        extent: From where up to where a candidate goes, in words or in code points.
    """
    starts: list[int] = []
    ends: list[int] = []
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: extent(one)[0] - extent(one)[1]):
        start, end = extent(candidate)
        place = bisect_left(starts, end)  # those kept before it begin before this one ends
        if place == 0 or ends[place - 1] <= start:
            starts.insert(place, start)
            ends.insert(place, end)
            kept.insert(place, candidate)
    return kept
