"""The best one-to-one pairing of two sides: the Hungarian method of Kuhn and Munkres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf


def largest_assignment(weights: Sequence[Sequence[float]]) -> float:
    """The largest sum of weights of pairs of a row and a column, each in one pair at most.

    Args:
        weights: By row and column, none below 0; all rows are of one length.
    """
    if not weights or not weights[0]:
        return 0.0
    if len(weights) > len(weights[0]):
        weights = list(zip(*weights, strict=True))
    columns = len(weights[0])
    row_of = [-1] * columns
    rows_price, columns_price = [0.0] * len(weights), [0.0] * columns
    for row in range(len(weights)):
        _augment(row, weights, row_of, rows_price, columns_price)
    return sum(weights[row][column] for column, row in enumerate(row_of) if row >= 0)


def _augment(
    new: int,
    weights: Sequence[Sequence[float]],
    row_of: list[int],
    rows_price: list[float],
    columns_price: list[float],
) -> None:
    """Find a column for a row, moving others along the cheapest path to a free one.

    A pair costs its weight below zero, less the prices of its sides; prices stay such that no pair
    costs less than nothing.
    """
    cost = [inf] * len(row_of)
    before = [-1] * len(row_of)
    reached: dict[int, float] = {}
    row, spent, column = new, 0.0, -1
    while True:
        for other in range(len(row_of)):
            if other not in reached:
                step = spent - weights[row][other] - rows_price[row] - columns_price[other]
                if step < cost[other]:
                    cost[other], before[other] = step, column
        nearest = min(
            (one for one in range(len(row_of)) if one not in reached), key=cost.__getitem__
        )
        column, spent = nearest, cost[nearest]
        reached[column] = spent
        if row_of[column] < 0:
            break
        row = row_of[column]
    rows_price[new] += spent
    for one, at in reached.items():
        columns_price[one] -= spent - at
        if row_of[one] >= 0:
            rows_price[row_of[one]] += spent - at
    path = [column]
    while before[path[-1]] >= 0:
        path.append(before[path[-1]])
    for one, earlier in pairwise(path):
        row_of[one] = row_of[earlier]
    row_of[path[-1]] = new
