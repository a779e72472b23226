"""A quick look at the meaning of a layer, for the many that have nothing wrong with them.

It says "sound" or "look closer" (`glossator.model.checks` does, and has the words) in a few hundred
nanoseconds an annotation, since every loop runs in C or reads one attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter, le, lt
from typing import Any, NamedTuple

from glossator.model.annotation import Annotation, OpaqueAnnotation, Span, is_disjoint
from glossator.model.layer import Layer, numbered
from glossator.model.references import Reference, references


class KnownIds:
    """The ids in a document by layer type, gathered for those types that are asked for."""

    def __init__(self, layers: Iterable[Layer[Any]]) -> None:
        self._layers = tuple(layers)
        self._by_type: dict[str, set[str]] = {}

    def of_type(self, kind: str) -> set[str]:
        """The ids of all layers of that type."""
        if kind not in self._by_type:
            same = (layer.annotations for layer in self._layers if layer.type == kind)
            self._by_type[kind] = {item.id for item in chain.from_iterable(same)}
        return self._by_type[kind]


def is_sound(
    name: str, items: Sequence[Annotation], length: int, known: KnownIds, *, disjoint: bool = False
) -> bool:
    """Whether ids, spans and references are plainly right; False if it takes a closer look.

    Args:
        name: The layer's name.
        items: Its annotations.
        length: The length of the text.
        known: The ids that can be referred to.
        disjoint: Whether its spans must not share text, where no class says so.
    """
    return (
        has_good_ids(name, items)
        and has_good_spans(items, length, disjoint=disjoint)
        and has_good_references(items, length, known)
    )


def has_good_ids(name: str, items: Sequence[Annotation]) -> bool:
    """Whether ids begin with the layer's name, and each is the only one of its kind."""
    return not items or _are_good(name, [item.id for item in items])


def has_good_spans(items: Sequence[Any], length: int, *, disjoint: bool = False) -> bool:
    """Whether spans are in order, inside the text, and made up of their fragments."""
    classes: set[type[Annotation]] = {*map(type, items)}
    if not all(_looks(cls).spans for cls in classes):
        items = [item for item in items if isinstance(item, Span)]
    if OpaqueAnnotation in classes:
        items = [one for one in items if type(one) is not OpaqueAnnotation or "start" in one.data]
    disjoint = disjoint or any(_looks(cls).disjoint for cls in classes)
    return not items or _are_placed(items, length, disjoint=disjoint)


def has_good_references(items: Sequence[Any], length: int, known: KnownIds) -> bool:
    """Whether what fields point at is there; of opaque annotations nothing is known."""
    classes: set[type[Annotation]] = {*map(type, items)}
    for cls in classes:
        same = items if len(classes) == 1 else [item for item in items if type(item) is cls]
        for reference, value_of in _looks(cls).references:
            values = [value for value in map(value_of, same) if value is not None]
            if values and not _point_right(reference, values, length, known):
                return False
    return True


class _Looks(NamedTuple):
    """What there is to look at in annotations of a class."""

    opaque: bool
    spans: bool
    disjoint: bool
    references: tuple[tuple[Reference, Callable[[Annotation], Any]], ...]
    """Fragments aside, which go with the span."""


@cache
def _looks(cls: type[Annotation]) -> _Looks:
    found = [one for one in references(cls) if one.field != "fragments"]
    return _Looks(
        opaque=issubclass(cls, OpaqueAnnotation),
        spans=issubclass(cls, Span),
        disjoint=is_disjoint(cls),
        references=tuple((one, _getter(one)) for one in found),
    )


def _getter(reference: Reference) -> Callable[[Annotation], Any]:
    return reference.value if reference.inner else attrgetter(reference.field)


def _are_placed(spans: Sequence[Any], length: int, *, disjoint: bool) -> bool:
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    if disjoint:
        if not _is_divided(starts, ends, length):
            return False
    elif not _is_ordered(starts, ends) or not _fit(starts, ends, length):
        return False
    whole = [span.fragments for span in spans].count(None) == len(spans)
    return whole or all(map(_is_made_up, spans))


def _are_good(name: str, ids: list[str]) -> bool:
    if ids == numbered(name, len(ids)):
        return True
    # All begin with "name:" and go on: ";" is what follows ":".
    return name + ":" < min(ids) and max(ids) < name + ";" and len(set(ids)) == len(ids)


def _point_right(reference: Reference, values: list[Any], length: int, known: KnownIds) -> bool:
    found = list(chain.from_iterable(values)) if reference.many else values
    if not found:
        return True
    if reference.target is None:
        starts, ends = zip(*found, strict=True)
        return _fit(starts, ends, length)
    return known.of_type(reference.target).issuperset(found)


def _is_made_up(item: Any) -> bool:
    """Whether a discontinuous span is what its fragments make up."""
    if item.fragments is None:
        return True
    flat = list(chain.from_iterable(item.fragments))
    return len(flat) > 2 and flat == sorted(flat) and (flat[0], flat[-1]) == (item.start, item.end)


def _fit(starts: Sequence[int], ends: Sequence[int], length: int) -> bool:
    return max(ends) <= length and all(map(le, starts, ends))


def _is_divided(starts: list[int], ends: list[int], length: int) -> bool:
    """Whether each start, its end, and the next start follow each other, and no span is empty."""
    return ends[-1] <= length and all(map(lt, starts, ends)) and all(map(le, ends, starts[1:]))


def _is_ordered(starts: list[int], ends: list[int]) -> bool:
    if starts != sorted(starts):
        return False
    if len(set(starts)) == len(starts):
        return True
    extents = list(zip(starts, ends, strict=True))
    return extents == sorted(extents)
