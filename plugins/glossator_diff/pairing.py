"""Which annotation of one layer is which of another, whatever their ids.

Spans are paired by where they stand, relations by what they refer to. Of spans, those of the same
extent and label come first, then those of the same extent, then those of the same label that
overlap, most first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from glossator import Annotation, Layer
from glossator_diff.records import Kind

_extents = attrgetter("start", "end", "fragments")


class Paired(NamedTuple):
    """The positions of pairs, old and new, and of what has no partner."""

    alike: list[tuple[int, int]]
    """Of the same place and label."""
    relabelled: list[tuple[int, int]]
    """Of the same place."""
    moved: list[tuple[int, int]]
    """Of the same label, elsewhere but overlapping."""
    removed: list[int]
    added: list[int]


def pair_spans(old: Layer[Any], new: Layer[Any], kind: Kind) -> Paired:
    """Pair the spans of two layers; ties go to what stands first."""
    places = [list(map(_extents, layer.annotations)) for layer in (old, new)]
    paired = _pair_places(places, [kind.labels(old.annotations), kind.labels(new.annotations)])
    if paired.removed and paired.added:
        _pair_moved(old, new, kind, paired)
    return paired


def pair_relations(
    old: Layer[Any],
    new: Layer[Any],
    kind: Kind,
    now: Mapping[str, str],
    names: Container[str],
) -> Paired:
    """Pair the relations of two layers by what they refer to.

    Args:
        old: A layer.
        new: Another.
        kind: What both have.
        now: The new id of what is referred to, by the old one where that is another.
        names: The names of layers that there are: how ids begin.
    """
    places = [
        [_referred(item, kind, now, names) for item in old.annotations],
        [_referred(item, kind, {}, names) for item in new.annotations],
    ]
    return _pair_places(places, [kind.labels(old.annotations), kind.labels(new.annotations)])


def _referred(
    item: Annotation, kind: Kind, now: Mapping[str, str], names: Container[str]
) -> tuple[Any, ...]:
    """What a relation refers to; of lists the first, so that they may grow."""
    found = []
    for name in kind.fields:
        value = kind.value(item, name)
        if isinstance(value, tuple | list):
            value = value[0] if value else None
        if isinstance(value, str) and value.rpartition(":")[0] in names:
            found.append((name, now.get(value, value)))
    return tuple(found)


def renamed(value: Any, now: Mapping[str, str]) -> Any:
    """A value, in which the ids of the old side are those of the new."""
    if isinstance(value, str):
        return now.get(value, value)
    if isinstance(value, tuple | list) and value and isinstance(value[0], str):
        return type(value)(now.get(one, one) if isinstance(one, str) else one for one in value)
    return value


def _pair_places(places: Sequence[list[Any]], labels: Sequence[list[Any]]) -> Paired:
    """Pair what has the same place and label, then what has the same place."""
    labelled = [list(zip(*both, strict=True)) for both in zip(places, labels, strict=True)]
    alike, removed, added = _pair(labelled, range(len(places[0])), range(len(places[1])))
    relabelled: list[tuple[int, int]] = []
    if removed and added:
        relabelled, removed, added = _pair(places, removed, added)
    return Paired(alike, relabelled, [], removed, added)


def _pair(
    keys: Sequence[Sequence[Hashable]], old: Iterable[int], new: Iterable[int]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """The pairs of positions with equal keys, in order, and what is left of either side."""
    ours, theirs = keys
    partners: dict[Hashable, list[int]] = defaultdict(list)
    for position in new:
        partners[theirs[position]].append(position)
    pairs, removed = [], []
    for position in old:
        if found := partners.get(ours[position]):
            pairs.append((position, found.pop(0)))
        else:
            removed.append(position)
    return pairs, removed, sorted(one for left in partners.values() for one in left)


def _pair_moved(old: Layer[Any], new: Layer[Any], kind: Kind, paired: Paired) -> None:
    """Pair spans of the same label that overlap, of those that have no partner."""
    left = {new[position].id: position for position in paired.added}
    mine, theirs = kind.labels(old.annotations), kind.labels(new.annotations)
    candidates = [
        (-_shared(old[position], other), position, left[other.id])
        for position in paired.removed
        for other in new.overlapping(old[position])
        if other.id in left and mine[position] == theirs[left[other.id]]
    ]
    gone, come = set(paired.removed), set(paired.added)
    for _, position, other in sorted(candidates):
        if position in gone and other in come:
            gone.remove(position)
            come.remove(other)
            paired.moved.append((position, other))
    paired.moved.sort()
    paired.removed[:], paired.added[:] = sorted(gone), sorted(come)


def _shared(one: Any, other: Any) -> float:
    """The share of their text that two spans have in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return float(shared / (max(one.end, other.end) - min(one.start, other.start)))
