"""What no schema can say of a document: status, ids, bounds, order, fragments, references.

One generator finds everything; reading stops at its first finding, `glossator validate`
reports them all.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from glossator.errors import FormatError
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, OpaqueAnnotation, Span, has_place, is_disjoint
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.owncheck import OWN, own_problems
from glossator.model.quickcheck import (
    KnownIds,
    has_good_ids,
    has_good_references,
    has_good_spans,
    is_sound,
)
from glossator.model.references import Reference, references

Foreign = Mapping[str, tuple[Reference, ...]]
"""Layer type to the fields that point somewhere, for types that only a schema file declares."""


class Issue(NamedTuple):
    """One thing wrong with a layer: a stable code, which annotation and field, and the message."""

    code: str
    layer: str
    position: int | None
    field: str
    message: str
    target: str = ""
    """The id that nothing has, where that is what is wrong."""
    wanted: str = ""
    """The layer type that it was looked for in."""
    past_end: bool = False
    """Whether an offset is past the end of the text."""

    @property
    def pointer(self) -> str:
        """Where it stands, as a JSON Pointer."""
        step = f"/layers/{escape(self.layer)}"
        if self.position is not None:
            step += f"/annotations/{self.position}"
        return f"{step}/{self.field}" if self.field else step


def iter_issues(
    document: Document,
    foreign: Foreign | None = None,
    disjoint: Container[str] = (),
    *,
    within: Mapping[str, str] | None = None,
    damaged: Container[str] = (),
) -> Iterator[Issue]:
    """Find what is wrong with the document's layers, in their order; then what their types say.

    Args:
        document: What to look at.
        foreign: The fields that point somewhere, of types that only a schema declares.
        disjoint: The types whose spans must not share text, of those that only a schema declares.
        within: Layer type to the one that its spans lie within, of those that only a schema
            declares.
        damaged: Layers of which not all is there, as something is wrong with the rest.
    """
    unsound = {name for name in document.layers if name in damaged}
    for issue in _core_issues(document, foreign, disjoint):
        unsound.add(issue.layer)
        yield issue
    for name, layer in document.layers.items():
        if name not in unsound:
            target = (within or {}).get(layer.type, "")
            for found in own_problems(layer, document, within=target, damaged=unsound):
                yield Issue(found.code, name, found.position, found.field, found.message)


def _core_issues(
    document: Document, foreign: Foreign | None, disjoint: Container[str]
) -> Iterator[Issue]:
    layers, length = document.layers, len(document.text)
    known = KnownIds(layers.values())
    # Layers "a" and "a:b" could both have an id "a:b:1"; others can only repeat their own.
    nested = any(one[:at] in layers for one in layers for at, mark in enumerate(one) if mark == ":")
    for at, (name, layer) in enumerate(layers.items()):
        items, more = layer.annotations, (foreign or {}).get(layer.type, ())
        yield from _status_issues(name, layer)
        apart = layer.type in disjoint
        if not (nested or more) and is_sound(name, items, length, known, disjoint=apart):
            continue
        if nested or not has_good_ids(name, items):
            seen = {item.id for one in islice(layers.values(), at) for item in one}
            yield from _id_issues(name, items, seen)
        yield from layer_issues(name, items, length, known, more, disjoint=apart)


def layer_issues(
    name: str,
    items: Sequence[Annotation],
    length: int,
    known: KnownIds,
    foreign: tuple[Reference, ...] = (),
    *,
    disjoint: bool = False,
) -> Iterator[Issue]:
    """What is wrong with the spans of a layer, and with what its fields point at.

    Args:
        name: The layer's name.
        items: Its annotations.
        length: The length of the text.
        known: The ids that can be referred to.
        foreign: The fields that point somewhere, where no class declares them.
        disjoint: Whether its spans must not share text, where no class says so.
    """
    if not has_good_spans(items, length, disjoint=disjoint):
        yield from span_issues(name, items, length)
        if disjoint or any(map(is_disjoint, {*map(type, items)})):
            yield from overlap_issues(name, items, length)
    if foreign or not has_good_references(items, length, known):
        yield from extent_issues(name, items, length, foreign)
        yield from reference_issues(name, items, known, foreign)


def check_document(document: Document) -> None:
    """Raise FormatError at the first issue that makes a document unreadable.

    What a type has against a layer of its own that an annotator made does not: the layer is out of
    date, as after a correction of what it was made from, and can be made anew.
    """
    for issue in iter_issues(document):
        if issue.code not in OWN or document.layers[issue.layer].producer is None:
            raise FormatError(issue.message, pointer=issue.pointer)


def _status_issues(name: str, layer: Layer[Any]) -> Iterator[Issue]:
    failed = layer.status == "error"
    if failed and layer.error is None:
        message = "expected `error` to say why, since status is 'error'"
        yield Issue("layer-status", name, None, "status", message)
    elif not failed and layer.error is not None:
        message = "expected status 'error', since there is an `error`, got 'ok'"
        yield Issue("layer-status", name, None, "status", message)
    if layer.by is not None and layer.producer is not None:
        message = f"expected no `by`, since there is a `producer`, got {layer.by!r}"
        yield Issue("layer-status", name, None, "by", message)
    if failed and layer.annotations:
        message = f"expected no annotations in a failed layer, got {len(layer.annotations)}"
        yield Issue("layer-status", name, None, "annotations", message)


def _id_issues(name: str, items: Iterable[Annotation], seen: set[str]) -> Iterator[Issue]:
    prefix = name + ":"
    for index, item in enumerate(items):
        identifier = item.id
        if not identifier.startswith(prefix) or len(identifier) == len(prefix):
            if isinstance(item, OpaqueAnnotation) and "id" not in item.data:
                message = f"expected an id of the form '{name}:1', got none"
            else:
                message = f"expected an id of the form '{name}:1', got {identifier!r}"
            yield Issue("id-form", name, index, "id" if identifier else "", message)
        if identifier in seen:
            if identifier:
                yield Issue("id-duplicate", name, index, "id", f"id {identifier!r} is used twice")
        else:
            seen.add(identifier)


def span_issues(name: str, items: Iterable[Annotation], length: int) -> Iterator[Issue]:
    """Bounds, order within the layer, and fragments of every span.

    A layer out of order is told once: to sort it mends all of it.
    """
    previous, is_sorted = (0, 0), True
    for index, item in _spans(items):
        here = (item.start, item.end)
        if not here[0] <= here[1] <= length and (fault := _bounds(here, length)):
            field, message, past = fault
            yield Issue("span-bounds", name, index, field, message, "", "", past)
            if item.start > min(item.end, length):
                continue  # where it belongs cannot be known
        if is_sorted and here < previous:
            is_sorted = False
            message = f"expected annotations sorted by (start, end): {here} comes after {previous}"
            yield Issue("span-order", name, index, "start", message)
        previous = here
        if item.fragments is not None:
            yield from _fragment_issues(name, index, item)


def overlap_issues(name: str, items: Iterable[Annotation], length: int) -> Iterator[Issue]:
    """Spans that are empty or share text with the one before, in a layer that divides the text.

    Those of a layer out of order are looked at as they would stand in it.
    """
    reached, owner = 0, ""
    for index, item in sorted(_spans(items), key=lambda one: (one[1].start, one[1].end)):
        if not item.start <= item.end <= length:
            continue
        if item.start == item.end:
            message = f"expected end > start, got {item.start} for both"
            yield Issue("span-empty", name, index, "end", message)
            continue
        if item.start < reached:
            message = f"expected start >= {reached}, where {owner} ends, got {item.start}"
            yield Issue("span-overlap", name, index, "start", message)
        if item.end > reached:
            reached, owner = item.end, item.id


def _spans(items: Iterable[Annotation]) -> list[tuple[int, Span]]:
    """The annotations that have a stretch of text, with their numbers."""
    return [(index, item) for index, item in enumerate(items) if has_place(item)]


def _references(item: Annotation, foreign: tuple[Reference, ...]) -> tuple[Reference, ...]:
    return foreign if isinstance(item, OpaqueAnnotation) else references(type(item))


def _bounds(extent: tuple[int, int], length: int) -> tuple[str, str, bool] | None:
    """Which end of a stretch is wrong, in words, and whether it is past the end of the text."""
    start, end = extent
    if start > end:
        return "end", f"expected start <= end, got start {start} and end {end}", False
    if end > length:
        field = "start" if start > length else "end"
        value = start if start > length else end
        return field, f"{field} {value} is past the end of the text ({length} code points)", True
    return None


def _fragment_issues(name: str, index: int, item: Span) -> Iterator[Issue]:
    fragments = item.fragments or ()
    flat = [offset for fragment in fragments for offset in fragment]
    if len(fragments) < 2:
        message = f"expected two fragments or more, got {len(fragments)}"
        yield Issue("fragments", name, index, "fragments", message)
    elif flat != sorted(flat):
        message = f"expected fragments that are in order and do not overlap, got {fragments}"
        yield Issue("fragments", name, index, "fragments", message)
    elif (flat[0], flat[-1]) != (item.start, item.end):
        message = (
            f"expected fragments to reach from start to end ({item.start} to {item.end}), "
            f"got {flat[0]} to {flat[-1]}"
        )
        yield Issue("fragments", name, index, "fragments", message)


def extent_issues(
    name: str, items: Iterable[Annotation], length: int, foreign: tuple[Reference, ...] = ()
) -> Iterator[Issue]:
    """Fields that hold a stretch outside the text; `foreign` as in `reference_issues`."""
    for index, item in enumerate(items):
        for reference in _references(item, foreign):
            if reference.target is None and reference.field != "fragments":
                for extent in reference.values(item):
                    if not extent[0] <= extent[1] <= length and (fault := _bounds(extent, length)):
                        _, message, past = fault
                        field = reference.field
                        yield Issue("extent-bounds", name, index, field, message, past_end=past)


def reference_issues(
    name: str,
    items: Iterable[Annotation],
    known: KnownIds,
    foreign: tuple[Reference, ...] = (),
) -> Iterator[Issue]:
    """References to an id that no layer of the declared type has.

    Args:
        name: The layer's name.
        items: Its annotations.
        known: The ids that can be referred to.
        foreign: The fields that point somewhere, where no class declares them.
    """
    for index, item in enumerate(items):
        for reference in _references(item, foreign):
            if reference.target is None:
                continue
            for target in reference.values(item):
                if target not in known.of_type(reference.target):
                    message = (
                        f"{reference.field} refers to {target!r}, "
                        f"which no layer of type {reference.target!r} has"
                    )
                    field, wanted = reference.field, reference.target
                    yield Issue("reference", name, index, field, message, target, wanted)
