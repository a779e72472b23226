"""Checking what an annotator returned, and making layers of it.

Every annotator passes through here: declared types only, offsets inside the text, references
that resolve. The core gives ids and order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import chain
from operator import attrgetter, lt
from typing import Any, NoReturn

import msgspec

from glossator.chains.outcome import Job
from glossator.chains.written import check_fields
from glossator.errors import AnnotatorError
from glossator.model.annotation import Annotation, Span
from glossator.model.checks import Issue, layer_issues, reference_issues
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer, numbered
from glossator.model.owncheck import has_demands, own_problems
from glossator.model.provenance import Failure, Producer
from glossator.model.quickcheck import KnownIds, has_good_references
from glossator.model.references import references
from glossator.plugins.faults import shown, without_text, wording

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
    text = document.text
    layers: dict[str, Layer[Any]] = {}
    for cls, items in _by_class(name, provides, yielded, text).items():
        layer_name = cls.type_name()
        if issubclass(cls, Span):
            _sort(name, cls, items, text)
        for item, identifier in zip(items, numbered(layer_name, len(items)), strict=True):
            if item.id:
                raise AnnotatorError(name, f"{shown(item, text)} was yielded twice")
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


def _by_class(
    name: str, provides: Iterable[type[Annotation]], yielded: Iterable[Annotation], text: str
) -> dict[type[Annotation], list[Annotation]]:
    """The annotations of each provided type; they are looked at one by one only where one is wrong
    or there are several types."""
    items = [*yielded]
    types = {*map(type, items)}
    by_class = {
        cls: items if types == {cls} else [item for item in items if type(item) is cls]
        for cls in provides
    }
    if undeclared := types.difference(by_class):
        item = next(item for item in items if type(item) in undeclared)
        declared = ", ".join(cls.__name__ for cls in by_class)
        hint = ""
        if isinstance(item, Annotation):
            hint = f": yield {declared}, or add {type(item).__name__} to `provides`"
        raise AnnotatorError(name, f"expected {declared}, got {shown(item, text)}{hint}")
    if any(map(attrgetter("id"), items)):
        item = next(item for item in items if item.id)
        raise AnnotatorError(name, f"{shown(item, text)} has an id already: yield new annotations")
    return by_class


def _sort(name: str, cls: type[Span], items: list[Any], text: str) -> None:
    try:
        starts = [*map(attrgetter("start"), items)]
        if all(map(lt, starts, starts[1:])):
            return
        # Twice by a number is faster than once by a pair.
        items.sort(key=attrgetter("end"))
        items.sort(key=attrgetter("start"))
    except TypeError:
        unsorted: Layer[Any] = Layer(
            type=cls.type_name(), version=cls.layer_version, status="ok", annotations=tuple(items)
        )
        check_fields(name, unsorted, text)  # says which offset is no number
        raise


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
    whole = document.layers
    for key, layer in layers.items():
        whole = whole.with_layer(key, layer)
    known, length = KnownIds(whole.values()), len(document.text)
    for key, layer in layers.items():
        items = layer.annotations
        check_fields(name, layer, document.text)
        for issue in layer_issues(key, items, length, known):
            item = items[issue.position or 0]
            message = _in_field(issue.field, issue.message)
            message += f", in {shown(item, document.text, issue.field)}"
            raise AnnotatorError(name, message + _hint(issue, whole))
    if any(map(has_demands, layers.values())):
        made = msgspec.structs.replace(document, layers=whole)
        for layer in layers.values():
            for problem in own_problems(layer, made):
                at, text = problem.position, document.text
                if problem.cause:
                    _check_failed(name, layer, problem.cause, text)
                item = "" if at is None else f", in {shown(layer[at], text, problem.field)}"
                raise AnnotatorError(name, problem.message + item)


def _check_failed(name: str, layer: Layer[Any], cause: Exception, text: str) -> NoReturn:
    cls = type(layer[0])
    words = without_text(wording(cause, cls.__module__), text)
    raise AnnotatorError(name, f"the check of {cls.__name__} failed: {words}") from cause


def _in_field(field: str, message: str) -> str:
    """What is wrong, with the field where it does not say it itself."""
    return f"field {field!r}: {message}" if field and field not in message else message


def _hint(issue: Issue, layers: Layers) -> str:
    """Of a reference to what is not there, where it leads."""
    if not issue.target:
        return ""
    name = issue.target.rpartition(":")[0]
    if name not in layers:
        return f": there is no layer {name!r}" if name else ": it is no id"
    ids = [one.id for one in layers[name]]
    if issue.target in ids:
        return f": {issue.target!r} is of type {layers[name].type!r}"
    return f": layer {name!r} has " + (f"{ids[0]} to {ids[-1]}" if ids else "no annotations")


def fail_orphans(job: Job) -> None:
    """Fail the layers that were kept and do not fit a layer that was made anew.

    The document could not be read again otherwise.
    """
    anew = {name for name, outcome in job.outcomes.items() if outcome.done != "kept"}
    if anew.issuperset(job.document.layers):
        return  # each fitted when it was made
    while found := _orphan(job.document, anew):
        name, message = found
        layer = job.document.layers[name]
        annotator = layer.producer.annotator if layer.producer else name
        failure = Failure(annotator=annotator, kind="OrphanedLayer", message=message)
        job.put_failed(
            name, failure, type=layer.type, version=layer.version, producer=layer.producer
        )
        job.fail(failure)


def _orphan(document: Document, anew: Container[str]) -> tuple[str, str] | None:
    """The first layer that does not fit those around it any more, and why it is of no use."""
    known, length = KnownIds(document.layers.values()), len(document.text)
    for name, layer in document.layers.items():
        # One that came out of date stays so, as any that nobody has asked for.
        came_so = layer.inputs and not any(one in anew for one in layer.inputs)
        own = () if layer.producer and came_so else own_problems(layer, document)
        is_good = has_good_references(layer.annotations, length, known)
        issues = () if is_good else reference_issues(name, layer.annotations, known)
        found = chain((issue.message for issue in issues), (problem.message for problem in own))
        if message := next(found, ""):
            # What no annotator made is kept unless one is named.
            named = "" if layer.producer else f", with --use {name}=ANNOTATOR"
            return name, f"{message}: that layer was made anew; ask for {name!r} too{named}"
    return None
