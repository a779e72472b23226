"""Checking what an annotator returned, and making layers of it.

Every annotator passes through here: declared types only, offsets inside the text, references
that resolve. The core gives ids and order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import chain
from operator import attrgetter
from typing import Any

import msgspec

from glossator.errors import AnnotatorError, located
from glossator.format.codec import decoder_of
from glossator.model.annotation import Annotation, Span
from glossator.model.checks import overlap_issues, reference_issues, span_issues
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer, encode_annotations
from glossator.model.owncheck import has_demands, own_problems
from glossator.model.provenance import Producer
from glossator.model.quickcheck import KnownIds, is_disjoint, is_sound, numbered
from glossator.model.references import references

_extent = attrgetter("start", "end")
_assign: Any = msgspec.structs.force_setattr


def make_layers(
    name: str,
    provides: Iterable[type[Annotation]],
    yielded: Iterable[Annotation],
    document: Document,
    *,
    wanted: Container[str] | None = None,
    producer: Producer | None = None,
    inputs: dict[str, str] | None = None,
) -> dict[str, Layer[Any]]:
    """The layers of one annotator for one document, one for each provided type.

    Args:
        name: The annotator's.
        provides: The types that it may yield.
        yielded: Its annotations, in any order.
        document: What they annotate.
        wanted: The layers to return; all unless given. The document keeps its own of the others.
        producer: Who made them.
        inputs: As in `Layer.inputs`.

    Raises:
        AnnotatorError: where the result breaks the contract.
    """
    by_class: dict[type[Annotation], list[Annotation]] = {cls: [] for cls in provides}
    for item in yielded:
        collected = by_class.get(type(item))
        if collected is None:
            declared = ", ".join(cls.__name__ for cls in by_class)
            raise AnnotatorError(name, f"expected {declared}, got {_short(item)}")
        if item.id:
            raise AnnotatorError(name, f"{_short(item)} has an id already: yield new annotations")
        collected.append(item)
    layers: dict[str, Layer[Any]] = {}
    for cls, items in by_class.items():
        layer_name = cls.type_name()
        if issubclass(cls, Span):
            items.sort(key=_extent)
        for item, identifier in zip(items, numbered(layer_name, len(items)), strict=True):
            if item.id:
                raise AnnotatorError(name, f"{_short(item)} was yielded twice")
            _assign(item, "id", identifier)
        layers[layer_name] = Layer(
            type=layer_name,
            version=cls.layer_version,
            status="ok",
            producer=producer,
            inputs=inputs or {},
            annotations=tuple(items),
        )
    chosen = {key: one for key, one in layers.items() if wanted is None or key in wanted}
    _check_kept(name, chosen, layers, document)
    _check(name, chosen, document)
    return chosen


def _check_kept(
    name: str, chosen: dict[str, Layer[Any]], made: dict[str, Layer[Any]], document: Document
) -> None:
    """Refuse references to a layer of this result that is not taken, if another is in its place."""
    for key, layer in chosen.items():
        cls: type[Annotation] | None = type(layer.annotations[0]) if layer.annotations else None
        targets = {one.target for one in references(cls)} if cls else set()
        for target in made.keys() & targets - chosen.keys():
            if target in document.layers and made[target].digest != document.layers[target].digest:
                raise AnnotatorError(
                    name,
                    f"{key!r} refers to its own {target!r}, and the document keeps another: "
                    f"make both with --use {target}={name}",
                )


def _check(name: str, layers: dict[str, Layer[Any]], document: Document) -> None:
    known, length = KnownIds({**document.layers, **layers}.values()), len(document.text)
    for key, layer in layers.items():
        _check_fields(name, layer)
        if not is_sound(key, layer.annotations, length, known):
            items = layer.annotations
            issues = chain(span_issues(key, items, length), reference_issues(key, items, known))
            overlaps = overlap_issues(key, items, length) if is_disjoint(type(items[0])) else ()
            for issue in chain(issues, overlaps):
                item = layer.annotations[issue.position or 0]
                raise AnnotatorError(name, f"{issue.message}, in {_short(item)}")
    if any(map(has_demands, layers.values())):
        whole = msgspec.structs.replace(document, layers=Layers({**document.layers, **layers}))
        for layer in layers.values():
            for problem in own_problems(layer, whole):
                at = problem.position
                item = "" if at is None else f", in {_short(layer.annotations[at])}"
                raise AnnotatorError(name, problem.message + item)


def orphan(document: Document) -> tuple[str, str] | None:
    """The first layer that does not fit those around it any more, and why it is of no use."""
    known = KnownIds(document.layers.values())
    for name, layer in document.layers.items():
        found = chain(
            (issue.message for issue in reference_issues(name, layer.annotations, known)),
            (problem.message for problem in own_problems(layer, document)),
        )
        if message := next(found, ""):
            # What no annotator made is kept unless one is named.
            named = "" if layer.producer else f", with --use {name}=ANNOTATOR"
            return name, f"{message}: that layer was made anew; ask for {name!r} too{named}"
    return None


def _check_fields(name: str, layer: Layer[Any]) -> None:
    """Decode what would be written: msgspec checks no types when an annotation is made."""
    if not layer.annotations:
        return
    try:
        cls: type[Annotation] = type(layer.annotations[0])
        decoder_of(cls).decode(encode_annotations(layer.annotations))
    except msgspec.ValidationError as error:
        words, pointer = located(error)
        _, index, *steps = pointer.split("/")
        field = f"field {'.'.join(steps)!r}: " if steps else ""
        item = layer.annotations[int(index)]
        raise AnnotatorError(name, f"{field}{words}, in {_short(item)}") from None
    except TypeError as error:
        raise AnnotatorError(name, f"{error}, in a layer {layer.type!r}") from None


def _short(item: object) -> str:
    text = repr(item)
    return text if len(text) <= 120 else text[:117] + "..."
