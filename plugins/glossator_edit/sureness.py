"""Annotations that are less sure than asked for taken out of their layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from glossator import Annotation, Document, Layer, Reference, references
from glossator.cli.shared import settled_since

_fields: Any = msgspec.structs.fields
_replace: Any = msgspec.structs.replace  # msgspec's types do not know structs of structs


def only_sure(
    document: Document, least: float, maker_of: Callable[[str], Any]
) -> tuple[Document, dict[str, int]]:
    """A document without what is less sure than a level, and how many went from each layer.

    What says no `confidence` stays. Of what refers to an annotation that went, the reference goes;
    where a field cannot do without one, the annotation goes with it. What was up to date stays so.

    Args:
        document: The document.
        least: The least confidence that stays, from 0 to 1.
        maker_of: The annotators that are installed.
    """
    gone: set[str] = set()
    layers = dict(document.layers)
    counts: dict[str, int] = {}
    for name, layer in layers.items():
        unsure = {one.id for one in layer if _confidence(one) < least}
        gone |= unsure
        if unsure:
            counts[name] = len(unsure)
            layers[name] = _kept(layer, unsure)
    while gone:
        lost: set[str] = set()
        for name, layer in layers.items():
            left, without = _unreferred(layer, gone)
            if left is not layer:
                layers[name] = left
                counts[name] = counts.get(name, 0) + len(without)
            lost |= without
        gone = lost
    changed = {
        name: document.layers[name].digest
        for name, layer in layers.items()
        if layer is not document.layers[name]
    }
    if changed:
        made = document.replace(layers=type(document.layers)(layers))
        document = settled_since(made, changed, maker_of)
    return document, {name: count for name, count in counts.items() if count}


def says_no_confidence(layer: Layer[Any]) -> bool:
    """Whether annotations of a layer cannot say how sure they are: no field `confidence`."""
    return bool(layer.annotations) and not any(hasattr(one, "confidence") for one in layer)


def _confidence(annotation: Annotation) -> float:
    value = getattr(annotation, "confidence", None)
    return 1.0 if value is None else float(value)


def _kept(layer: Layer[Any], gone: set[str]) -> Layer[Any]:
    kept = tuple(one for one in layer if one.id not in gone)
    made: Layer[Any] = msgspec.structs.replace(layer, annotations=kept)
    return made


def _unreferred(layer: Layer[Any], gone: set[str]) -> tuple[Layer[Any], set[str]]:
    """A layer without references to what is gone; the ids of those that went for them."""
    kept, without, changed = [], set[str](), False
    for one in layer:
        cls: Any = type(one)  # mypy holds no metaclass of msgspec for hashable
        made: Annotation | None = one
        for reference in references(cls):
            if made is None or reference.target is None:
                continue
            if not gone.isdisjoint(reference.values(made)):
                made, changed = _freed(made, reference, gone), True
        if made is None:
            without.add(one.id)
        else:
            kept.append(made)
    if not changed:
        return layer, set()
    return msgspec.structs.replace(layer, annotations=tuple(kept)), without


def _freed(annotation: Annotation, reference: Reference, gone: set[str]) -> Annotation | None:
    """An annotation without what a field refers to that is gone; None where it must have it."""
    if reference.inner:
        return None
    if reference.many:
        left = [one for one in reference.values(annotation) if one not in gone]
        made: Annotation = _replace(annotation, **{reference.field: left})
        return made
    [declared] = [one for one in _fields(type(annotation)) if one.name == reference.field]
    if declared.default is not None:
        return None
    freed: Annotation = _replace(annotation, **{reference.field: None})
    return freed
