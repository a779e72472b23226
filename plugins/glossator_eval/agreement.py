"""Whether the value of a field is gold's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def agree(gold: Mapping[str, Any], name: str, value: Any) -> bool:
    """Whether a value is gold's, or one of the alternatives that gold allows (``<name>_alt``).

    Two extents agree from an overlap (IoU) of one half: a name with or without a title.
    """
    alternatives = [gold.get(name)]
    if f"{name}_alt" in gold:
        more = gold[f"{name}_alt"]
        alternatives += more if isinstance(more, list) and not _is_extent(more) else [more]
    return any(_same(one, value) for one in alternatives)


def kind(value: Any) -> str:
    """What sort of value it is, as an error says it: only values of one sort can agree."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list() if _extents(value):
            return "a stretch of text"
        case list():
            return "a list"
        case _:
            return "an object"


def _same(gold: Any, value: Any) -> bool:
    ours, theirs = _extents(gold), _extents(value)
    if ours and theirs:
        shared = sum(_shared(one, other) for one in ours for other in theirs)
        union = sum(map(_length, ours)) + sum(map(_length, theirs)) - shared
        return 2 * shared >= union
    return kind(gold) == kind(value) and bool(gold == value)


def _extents(value: Any) -> list[list[int]]:
    """The stretches that a value gives; none where it is something else."""
    if _is_extent(value):
        return [value]
    if isinstance(value, list) and value and all(_is_extent(one) for one in value):
        return value
    return []


def _is_extent(value: Any) -> bool:
    """An extent is one value although it is a list."""
    return isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)


def _shared(one: list[int], other: list[int]) -> int:
    return max(min(one[1], other[1]) - max(one[0], other[0]), 0)


def _length(extent: list[int]) -> int:
    return max(extent[1] - extent[0], 0)
