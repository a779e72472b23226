"""``glossator explain``: why an annotation is there, from what, and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, NoReturn

import msgspec
import typer

from glossator.cli.shared import (
    UNREADABLE,
    From,
    Plugins,
    Registry,
    Settings,
    aside,
    echo,
    input_formats,
    registry_with,
)
from glossator.cli.trouble import Unread
from glossator.errors import GlossatorError, InputError, OptionError, PluginError, unknown_layer
from glossator.files.reading import Unreadable, read_documents
from glossator.files.sources import find_inputs
from glossator.format.docstrings import meanings, summary_of
from glossator.model.annotation import (
    Annotation,
    Explanation,
    OpaqueAnnotation,
    extents_of,
    has_place,
)
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.references import references
from glossator.model.staleness import staleness
from glossator.plugins.command import command
from glossator.plugins.faults import contained, without_text, wording
from glossator.terminal import visible

_OWN = ("id", "start", "end", "fragments", "explain")
_TITLE = 18
_NEAR = 60
"""Code points of the text that are shown on each side."""


@command("explain", example="glossator explain out.json titles:3")
@aside()
def explain(
    input_: Annotated[
        str, typer.Argument(metavar="FILE", help="Annotated documents, or - for stdin.")
    ],
    annotation: Annotated[str, typer.Argument(help="The id of an annotation: titles:3.")],
    identifier: Annotated[
        str | None,
        typer.Option("--id", help="The document; needed where several have that annotation."),
    ] = None,
    from_: From = None,
    settings: Settings = None,
    plugin: Plugins = None,
) -> None:
    """Say why an annotation is there: its rule, the words that matched, who made it.

    Then what each field says and means, what it refers to, and what refers to it.
    """
    from glossator.chains import config

    registry = registry_with(plugin or ())
    options = config.from_options(settings=settings or ())
    found: list[Document] = []
    seen: list[Document] = []
    unread = Unread()
    for item in read_documents(find_inputs([input_], input_formats(registry, from_, options))):
        if isinstance(item, Unreadable):
            unread.tell(item)
        elif identifier in (None, item.id):
            seen = seen or [item]
            if _of_id(item, annotation):
                found.append(item)
            if len(found) > 1:
                names = ", ".join(f"--id {one.id}" for one in found)
                raise OptionError(f"several documents have {annotation}: name one, as {names}")
    if not found:
        unread.end()
        _absent(annotation, identifier, seen)
    for line in _lines(found[0], annotation, registry):
        echo(line)
    unread.end()
    if unread.count:
        raise typer.Exit(UNREADABLE)


def _of_id(document: Document, identifier: str) -> Annotation | None:
    layer = document.layers.get(identifier.rpartition(":")[0])
    layers = [layer] if layer is not None else list(document.layers.values())
    return next((one for some in layers for one in some if one.id == identifier), None)


def _absent(annotation: str, identifier: str | None, seen: list[Document]) -> NoReturn:
    """Say what annotations there are."""
    if not seen:
        if identifier is not None:
            raise InputError(f"no document has the id {identifier!r}")
        raise InputError("there is no document in the input that can be read")
    layers = seen[0].layers
    name = annotation.rpartition(":")[0] or annotation
    if name.isdigit() or not re.fullmatch(r"[\w:-]+", name):
        raise OptionError(
            f"expected the id of an annotation, as titles:3, got {annotation!r}: "
            "`glossator show --list --fields id` tells them"
        )
    if name not in layers:
        raise OptionError(unknown_layer(name, layers))
    layer = layers[name]
    there = f"has {layer[0].id} to {layer[-1].id}" if len(layer) else "is empty"
    raise OptionError(f"expected an annotation of {name}, got {annotation!r}: the layer {there}")


def _lines(document: Document, identifier: str, registry: Registry) -> Iterator[str]:
    annotation = _of_id(document, identifier)
    assert annotation is not None
    layer = next(one for one in document.layers.values() if annotation in one.annotations)
    yield f"{identifier}: {_pointed(document, identifier)}"
    yield from _context(document, annotation)
    cls = type(annotation)
    if not isinstance(annotation, OpaqueAnnotation):
        yield _row("marks", " ".join(summary_of(cls.__doc__ or "").split()))
    yield from _fields(document, annotation)
    yield from _why(document, annotation, layer, registry)
    yield from _made(document, layer, registry)
    for name, other in _referring(document, identifier, layer.type):
        yield _row("referred to by", f"{name} of {other.id}: {_pointed(document, other.id)}")


def _row(title: str, words: str) -> str:
    return f"  {title + ':':{_TITLE}} {words}".rstrip()


def _context(document: Document, annotation: Annotation) -> Iterator[str]:
    """The text around, with the annotation's own words in brackets."""
    if not has_place(annotation):
        return
    text, (start, end) = document.text, (annotation.start, annotation.end)
    before = ("…" if start > _NEAR else "") + text[max(start - _NEAR, 0) : start]
    after = text[end : end + _NEAR] + ("…" if end + _NEAR < len(text) else "")
    yield _row("in the text", visible(f"{before}[{text[start:end]}]{after}"))


def _pointed(document: Document, value: Any) -> str:
    """What an id or an extent points at, with its place."""
    if not isinstance(value, str):
        start, end = value
        return f"{visible(document.text[start:end])!r} at {start}-{end}"
    item = _of_id(document, value)
    if item is None:
        return f"{value}, which is not there"
    if not has_place(item):
        return value
    words = " … ".join(document.text[start:end] for start, end in extents_of(item))
    line = document.text.count("\n", 0, item.start) + 1
    return f"{visible(words)!r} at {item.start}-{item.end}, line {line}"


def _fields(document: Document, annotation: Annotation) -> Iterator[str]:
    """Each field that is set, what it points at, and what it means."""
    said = {} if isinstance(annotation, OpaqueAnnotation) else meanings(type(annotation))
    record = (
        annotation.data
        if isinstance(annotation, OpaqueAnnotation)
        else msgspec.to_builtins(annotation)
    )
    pointers = {one.field: one for one in references(type(annotation))}
    for field, value in record.items():
        if field in _OWN or value is None:
            continue
        words = msgspec.json.encode(value).decode() if not isinstance(value, str) else value
        if field in pointers:
            pointer = pointers[field]
            words = "; ".join(
                (f"{one}, " if isinstance(one, str) else "") + _pointed(document, one)
                for one in pointer.values(annotation)
            )
        meaning = f"  ({said[field]})" if field in said else ""
        yield _row(field, visible(words) + meaning)


def _why(
    document: Document, annotation: Annotation, layer: Layer[Any], registry: Registry
) -> Iterator[str]:
    """What the annotation, or its annotator, says of the rule."""
    found = getattr(annotation, "explain", None)
    if not isinstance(found, Explanation):
        found = _asked(document, annotation, layer, registry)
    if found is None:
        return
    said = (getattr(found, field) for field in Explanation.__struct_fields__)
    why, example, matched, conditions = said
    yield _row("why", visible(why))
    if example:
        yield _row("as in", visible(example))
    for extent in matched:
        yield _row("matched", _pointed(document, extent))
    for condition in conditions:
        yield _row("where", visible(condition))


def _asked(
    document: Document, annotation: Annotation, layer: Layer[Any], registry: Registry
) -> Explanation | None:
    name = layer.producer.annotator if layer.producer else ""
    if name not in registry.annotators:
        return None
    annotator = registry.annotators[name]
    try:
        with contained():
            found = annotator().explain(annotation, document)
    except GlossatorError:
        raise
    except Exception as error:
        told = without_text(wording(error, annotator.__module__), document.text)
        raise PluginError(f"annotator {name!r}: `explain` failed: {told}") from error
    if found is not None and not isinstance(found, Explanation):
        raise PluginError(
            f"annotator {name!r}: expected an Explanation or None from `explain`, got "
            f"{type(found).__name__}"
        )
    return found


def _made(document: Document, layer: Layer[Any], registry: Registry) -> Iterator[str]:
    producer = layer.producer
    if producer is None:
        yield _row("made by", "a person, or another tool")
        return
    options = ", ".join(
        f"{key}={msgspec.json.encode(value).decode()}"
        for key, value in producer.config.items()
        if value is not None
    )
    model = f", model {producer.model}" if producer.model else ""
    yield _row(
        "made by",
        f"{producer.annotator} of plugin {producer.plugin} {producer.version}{model}"
        + (f", with {options}" if options else ""),
    )
    if layer.inputs:
        yield _row("from", ", ".join(["the text", *layer.inputs]))
    stale = ", ".join(staleness(document, layer, registry.maker))
    yield _row("state", stale or "up to date, as far as can be known")


def _referring(
    document: Document, identifier: str, target: str
) -> Iterator[tuple[str, Annotation]]:
    """The annotations that refer to one, each with the field that does."""
    for layer in document.layers.values():
        other: Annotation
        for other in layer:
            for pointer in references(type(other)):
                if pointer.target == target and identifier in pointer.values(other):
                    yield pointer.field, other
