"""Batches of like length: little padding, many rows at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Yield the indexes of items, the longest first, in batches of at most `budget` padded units.

    Ties keep their order; items of length 0 are left out.
    """
    order = sorted((i for i, n in enumerate(lengths) if n), key=lambda i: -lengths[i])
    at = 0
    while at < len(order):
        rows = max(1, budget // lengths[order[at]])
        yield order[at : at + rows]
        at += rows
