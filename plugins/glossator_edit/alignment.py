"""Ids of annotations that come from another file: what stands where it stood keeps its old id.

Tools of annotation number anew. What refers to an annotation goes by its id, so that a layer that
is brought in must have those of the layer whose place it takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from glossator import Annotation, Document, Layer
from glossator.cli.shared import with_ids
from glossator.exchange import extents_of


def aligned(brought: Mapping[str, Layer[Any]], document: Document) -> dict[str, Layer[Any]]:
    """Layers of another file, with the ids that what they replace has.

    Where all that stands where it stood has its old id, ids are trusted. Else an annotation that
    stands nowhere in the old layer takes the id of one that it overlaps and that is gone, or a new
    one.

    Args:
        brought: The layers by name, all of one document, so that they may refer to each other.
        document: The document that they come into.
    """
    ids: dict[str, str] = {}
    for name, layer in brought.items():
        if old := document.layers.get(name):
            ids |= _ids(name, list(layer), list(old))
    return {name: with_ids(layer, ids) for name, layer in brought.items()}


def _ids(name: str, new: list[Annotation], old: list[Annotation]) -> dict[str, str]:
    """Their id in the other file to their id here, where these are not the same."""
    free: dict[Hashable, list[Annotation]] = defaultdict(list)
    for item in reversed(old):
        free[extents_of(item)].append(item)
    ids: dict[str, str] = {}
    moved: list[Annotation] = []
    for item in new:
        if (place := extents_of(item)) and free[place]:
            ids[item.id] = free[place].pop().id
        else:
            moved.append(item)
    if all(mine == theirs for mine, theirs in ids.items()):
        return {}
    left = [one for one in old if any(one is it for it in free[extents_of(one)])]
    numbers = _unused(name, {item.id for item in old})
    for item in moved:
        home = next((one for one in left if _overlap(one, item)), None)
        if home is not None:
            left.remove(home)
        ids[item.id] = home.id if home is not None else next(numbers)
    return ids


def _overlap(one: Annotation, other: Annotation) -> bool:
    mine, theirs = extents_of(one), extents_of(other)
    return bool(mine and theirs) and mine[0][0] < theirs[-1][1] and theirs[0][0] < mine[-1][1]


def _unused(name: str, known: Iterable[str]) -> Iterator[str]:
    """Ids of a layer that no annotation has had."""
    taken = set(known)
    number = len(taken)
    while True:
        number += 1
        if f"{name}:{number}" not in taken:
            yield f"{name}:{number}"
