"""What layer types demand of their layers by themselves: `Span.within` and `Annotation.check`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from traceback import format_exception_only
from typing import Any, NamedTuple

from glossator.errors import unknown
from glossator.model.annotation import Annotation, Problem, Span, has_place
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.withheld import WithheldText

OWN = ("span-within", "layer-check")
"""The codes of what a layer type demands of its layers by itself."""


class OwnProblem(NamedTuple):
    """A problem with its code, one of `OWN`, and the annotation's number."""

    code: str
    position: int | None
    field: str
    message: str
    cause: Exception | None = None
    """What the check raised, where it found nothing but failed."""


def own_problems(
    layer: Layer[Any], document: Document, *, within: str = "", damaged: Container[str] = ()
) -> Iterator[OwnProblem]:
    """What a layer type has against a layer of its own that is sound as any layer has to be.

    Args:
        layer: The layer.
        document: The document that it stands in.
        within: The layer type that its spans lie within, where no class says so.
        damaged: Names of layers that are not sound: what they lack proves nothing.
    """
    cls: type[Annotation] = type(layer.annotations[0]) if layer.annotations else Annotation
    target = within or _within(cls)
    if not (target or has_check(cls)) or any(type(one) is not cls for one in layer.annotations):
        return
    if target:
        named = {name: one for name, one in document.layers.items() if one.type == target}
        if named and not any(name in damaged for name in named):
            yield from _outside(layer.annotations, target, named.values())
    # A check may read the text.
    if has_check(cls) and not isinstance(document.text, WithheldText):
        try:
            yield from [_problem(cls, layer, found) for found in cls.check(layer, document)]
        except Exception as error:  # noqa: BLE001  # a plugin may raise anything
            if not any(name in damaged for name in document.layers):
                said = format_exception_only(error)[-1].strip()
                message = f"the check of {cls.__name__} failed: {said}"
                yield OwnProblem("layer-check", None, "annotations", message, error)


def has_demands(layer: Layer[Any]) -> bool:
    """Whether the layer's type has anything to say of it."""
    return any(_within(cls) or has_check(cls) for cls in {*map(type, layer.annotations[:1])})


@cache
def has_check(cls: type[Annotation]) -> bool:
    """Whether a class has written `check`."""
    return next(vars(one)["check"] for one in cls.__mro__ if "check" in vars(one)) is not _NO_CHECK


_NO_CHECK = vars(Annotation)["check"]


def _within(cls: type[Annotation]) -> str:
    return cls.within if issubclass(cls, Span) else ""


def _outside(
    items: Sequence[Annotation], target: str, layers: Iterable[Layer[Any]]
) -> Iterator[OwnProblem]:
    """The spans that none of the target's contains."""
    extents = sorted((one.start, one.end) for layer in layers for one in layer if has_place(one))
    starts = [start for start, _ in extents]
    # How far those reach that begin by then: one of them contains whatever ends before that.
    reached = [-1, *accumulate((end for _, end in extents), max)]
    for position, item in enumerate(items):
        if has_place(item) and item.end > reached[bisect_right(starts, item.start)]:
            message = f"expected a span that lies within one of {target!r}, got {item.start} to "
            yield OwnProblem("span-within", position, "start", f"{message}{item.end}")


def _problem(cls: type[Annotation], layer: Layer[Any], found: object) -> OwnProblem:
    """What `check` yields, with the number of its annotation.

    Raises:
        TypeError: where it is no `Problem`, or names a field that there is not.
    """
    if not isinstance(found, Problem):
        expected = f"{cls.__name__}.check yields glossator.Problem(message, annotation)"
        raise TypeError(f"{expected}, got {type(found).__name__}")
    if found.field and found.field not in cls.__struct_fields__:
        known = unknown("field", found.field, cls.__struct_fields__)
        raise TypeError(f"{cls.__name__}.check names an {known}")
    places = (at for at, one in enumerate(layer.annotations) if one is found.annotation)
    position = next(places, None)
    field = found.field if position is not None else "annotations"
    return OwnProblem("layer-check", position, field, str(found.message))
