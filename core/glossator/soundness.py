"""A quick look at the meaning of a layer, for the many that have nothing wrong with them.

It says "sound" or "look closer" (`glossator.meaning` does, and has the words) a hundred or so
nanoseconds an annotation, since every loop runs in C.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from operator import attrgetter, le
from typing import Any

from glossator.annotation import Annotation, OpaqueAnnotation, Span
from glossator.fields import Pointer, pointers

_id, _start, _end = attrgetter("id"), attrgetter("start"), attrgetter("end")
_fragments = attrgetter("fragments")


def is_sound(
    name: str,
    items: Sequence[Annotation],
    ids: AbstractSet[str],
    length: int,
    known: Mapping[str, AbstractSet[str]],
    *,
    disjoint: bool = False,
) -> bool:
    """Whether ids, bounds, order and references are plainly right; False if it takes a closer look.

    Args:
        name: The layer's name.
        items: Its annotations.
        ids: Their ids.
        length: The length of the text.
        known: Layer type to the ids of all layers of that type.
        disjoint: Whether its spans must not share text.
    """
    if not items:
        return True
    cls = type(items[0])
    if issubclass(cls, OpaqueAnnotation) or set(map(type, items)) != {cls}:
        return False
    # All ids begin with "name:" and go on: ";" is what follows ":".
    if len(ids) != len(items) or not name + ":" < min(ids) or not max(ids) < name + ";":
        return False
    if issubclass(cls, Span):
        starts, ends = list(map(_start, items)), list(map(_end, items))
        if disjoint:
            if not _is_divided(starts, ends, length):
                return False
        elif not _is_ordered(starts, ends) or not _fit(starts, ends, length):
            return False
    return all(_points_right(pointer, items, length, known) for pointer in pointers(cls))


def _points_right(
    pointer: Pointer,
    items: Sequence[Annotation],
    length: int,
    known: Mapping[str, AbstractSet[str]],
) -> bool:
    values = [value for value in map(attrgetter(pointer.field), items) if value is not None]
    if not values:
        return True
    if pointer.field == "fragments":
        return all(map(_is_made_up, (item for item in items if _fragments(item) is not None)))
    found: list[Any] = list(chain.from_iterable(values)) if pointer.many else values
    if not found:
        return True
    if pointer.target is None:
        starts, ends = zip(*found, strict=True)
        return _fit(starts, ends, length)
    return all(map(known.get(pointer.target, frozenset()).__contains__, found))


def _is_made_up(item: Any) -> bool:
    """Whether a discontinuous span is what its fragments make up."""
    flat = list(chain.from_iterable(item.fragments))
    return len(flat) > 2 and flat == sorted(flat) and (flat[0], flat[-1]) == (item.start, item.end)


def _fit(starts: Sequence[int], ends: Sequence[int], length: int) -> bool:
    return max(ends) <= length and all(map(le, starts, ends))


def _is_divided(starts: list[int], ends: list[int], length: int) -> bool:
    """Whether each start, its end, and the next start follow each other."""
    offsets = starts + ends
    offsets[::2], offsets[1::2] = starts, ends
    return offsets == sorted(offsets) and offsets[-1] <= length


def _is_ordered(starts: list[int], ends: list[int]) -> bool:
    if starts != sorted(starts):
        return False
    if len(set(starts)) == len(starts):
        return True
    extents = list(zip(starts, ends, strict=True))
    return extents == sorted(extents)
