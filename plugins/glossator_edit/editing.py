"""Other layers in a document: some taken out, some renamed, some brought in."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from glossator import Document, FormatError, Layer, OpaqueAnnotation, references
from glossator.cli.shared import (
    Registry,
    check_document,
    own_problems,
    parting,
    renamed,
)
from glossator_edit.alignment import aligned
from glossator_edit.sureness import only_sure, says_no_confidence
from glossator_edit.words import MOST, repeated, share_of


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be done with the layers of each document, in this order.

    Attributes:
        drop: Layers to take out.
        keep: The only layers to leave; None for all.
        rename: Old name to new.
        merge: Layers to bring in from another document, in place of those of their names.
        by: The person who made the layers that are brought in; None for who they say it was.
        least: The least confidence of annotations that stay; 0 for all.
        without_text: Whether the text is withheld, with what repeats too much of it.
    """

    drop: frozenset[str] = frozenset()
    keep: frozenset[str] | None = None
    rename: Mapping[str, str] = field(default_factory=dict)
    merge: tuple[str, ...] = ()
    by: str | None = None
    least: float = 0.0
    without_text: bool = False


@dataclass(frozen=True, slots=True)
class TakenOut(Container[str]):
    """The names of the layers that an edit takes out."""

    edit: Edit

    def __contains__(self, name: object) -> bool:
        kept = self.edit.keep
        return name in self.edit.drop or (kept is not None and name not in kept)


@dataclass(slots=True)
class Edited:
    """A document, and what was done to it, in words."""

    document: Document
    done: list[str] = field(default_factory=list)


def edited(
    document: Document, edit: Edit, brought: Mapping[str, Document], registry: Registry
) -> Edited:
    """Edit a document.

    A layer that refers to what is gone is taken out too where an annotator made it: a run makes it
    again.

    Args:
        document: The document, settled.
        edit: What to do.
        brought: Layer name to the document of the same id that it is to come from, where there is
            one.
        registry: The annotators that are installed.

    Raises:
        FormatError: where a person's layer, or one that is to be kept or brought in, refers to what
            is gone; where a layer of another text, or a failed one, would be brought in.
    """
    made = Edited(document)
    _take_out(made, edit)
    if names := {old: new for old, new in edit.rename.items() if old in made.document.layers}:
        _check_free(made.document, names)
        made.document = renamed(made.document, names, registry.maker)
        made.done += [f"renamed {old} to {new}" for old, new in names.items()]
    for name, layer in _brought_layers(made.document, edit, brought).items():
        _bring_in(made, name, layer, edit.by)
    if edit.least:
        before = made.document
        made.document, counts = only_sure(made.document, edit.least, registry.maker)
        made.done += [f"took less sure annotations out of {name}" for name in counts]
        made.done += [
            f"found no field `confidence` in {name}"
            for name, layer in before.layers.items()
            if says_no_confidence(layer)
        ]
    if edit.without_text:
        _withhold(made, edit)
    _take_out_useless(made, document, edit)
    check_document(made.document)
    if edit.without_text:
        made.document = made.document.without_text()
        made.done.append("withheld the text")
    return made


def _take_out(made: Edited, edit: Edit) -> None:
    layers = made.document.layers
    gone = set(filter(TakenOut(edit).__contains__, layers))
    made.document = _without(made.document, gone)
    made.done += [f"took out {name}" for name in layers if name in gone]


def _withhold(made: Edited, edit: Edit) -> None:
    """Take out the layers and metadata from which a good part of the text could be read."""
    for name, layer in made.document.layers.items():
        for key, share in repeated(layer, made.document.text).items():
            if share <= MOST:
                made.done.append(f"{name}.{key} repeats words of the text")
                continue
            told = f"{name}, whose {key} repeats much of the text"
            if layer.producer is None or name in {*(edit.keep or ()), *edit.merge}:
                raise FormatError(f"--without-text: nobody can make {told} again: --drop {name}")
            made.document = _without(made.document, {name})
            made.done.append(f"took out {told}")
            break
    metadata = dict(made.document.metadata)
    for key, value in made.document.metadata.items():
        share = share_of(value, made.document.text)
        if share > MOST:
            del metadata[key]
            made.done.append(f"left out metadata.{key}, which repeats much of the text")
        elif share:
            made.done.append(f"metadata.{key} repeats words of the text")
    made.document = made.document.replace(metadata=metadata)


def _check_free(document: Document, names: Mapping[str, str]) -> None:
    for old, new in names.items():
        if new in document.layers and new not in names:
            raise FormatError(
                f"expected no layer {new!r} to rename {old!r} to: it would be lost; "
                f"take it out with --drop {new}"
            )


def _brought_layers(
    document: Document, edit: Edit, brought: Mapping[str, Document]
) -> dict[str, Layer[Any]]:
    """The layers to bring in, with the ids of what they replace."""
    found: dict[str, Layer[Any]] = {}
    for other in {id(one): one for one in brought.values()}.values():
        names = [name for name in edit.merge if brought.get(name) is other]
        layers = {name: other.layers[name] for name in names if name in other.layers}
        for name, layer in layers.items():
            _check_fits(document, name, layer, other)
        found |= aligned(layers, document)
    return {name: found[name] for name in edit.merge if name in found}


def _check_fits(document: Document, name: str, layer: Layer[Any], other: Document) -> None:
    if (at := parting(other.text, document.text)) is not None:
        raise FormatError(
            f"expected the same text as that of {name!r} in {other.source}, got another from {at} "
            "on: offsets would not fit"
        )
    if layer.status == "error":
        raise FormatError(f"expected annotations in {name!r} of {other.source}: the layer failed")


def _bring_in(made: Edited, name: str, layer: Layer[Any], by: str | None) -> None:
    if by is not None:
        layer = msgspec.structs.replace(layer, producer=None, inputs={}, by=by)
    what = "put in the place of the old one" if name in made.document.layers else "brought in"
    made.document = made.document.with_layer(layer, name)
    made.done.append(f"{name} {what}" + (f", made by {by}" if by is not None else ""))


def _take_out_useless(made: Edited, before: Document, edit: Edit) -> None:
    """Take out what refers to what is gone, or its own check refuses now, until nothing is left."""
    kept = {*(edit.keep or ()), *edit.merge}
    while found := list(_loose(made.document, before)) or list(_refused(made.document)):
        for one in found:
            if one.layer in kept:
                raise FormatError(f"{one.message}: {one.mend}")
            if made.document.layers[one.layer].producer is None:
                raise FormatError(
                    f"{one.message}, and a person made it: correct it first, or "
                    f"--drop {one.layer} too"
                )
        made.document = _without(made.document, {one.layer for one in found})
        made.done += [f"took out {one.layer}, which {one.reason}" for one in found]


class _Useless(NamedTuple):
    """A layer that cannot stay beside what was changed."""

    layer: str
    message: str
    """What is wrong with it."""
    mend: str
    """What whoever wants to keep it can do."""
    reason: str
    """Why it was taken out."""


def _refused(document: Document) -> Iterator[_Useless]:
    """The layers that their types have something against."""
    for name, layer in document.layers.items():
        for problem in own_problems(layer, document):
            message = f"layer {name!r} would not pass its own check: {problem.message}"
            mend, reason = "correct it, or leave it out", "its own check refuses now"
            yield _Useless(name, message, mend, reason)
            break


def _loose(document: Document, before: Document) -> Iterator[_Useless]:
    """The layers that refer to what is not there."""
    by_type: dict[str, set[str]] = {}
    for layer in document.layers.values():
        by_type.setdefault(layer.type, set()).update(item.id for item in layer)
    there = set[str]().union(*by_type.values())
    gone = {item.id for layer in before.layers.values() for item in layer} - there
    for name, layer in document.layers.items():
        targets = _unknown_targets(layer, gone) if _is_unknown(layer) else _targets(layer, by_type)
        if target := next(iter(targets), None):
            message = f"layer {name!r} refers to {target!r}, which would no longer be there"
            mend = f"keep or bring in {target.rpartition(':')[0]!r} with it"
            yield _Useless(name, message, mend, "referred to what is gone")


def _is_unknown(layer: Layer[Any]) -> bool:
    return bool(len(layer)) and isinstance(layer[0], OpaqueAnnotation)


def _targets(layer: Layer[Any], by_type: Mapping[str, set[str]]) -> Iterator[str]:
    for item in layer:
        cls: Any = type(item)  # mypy holds no metaclass of msgspec for hashable
        for reference in references(cls):
            if reference.target is not None:
                known = by_type.get(reference.target, ())
                yield from (one for one in reference.values(item) if one not in known)


def _unknown_targets(layer: Layer[Any], gone: set[str]) -> Iterator[str]:
    """The same of a layer whose class is not installed: values that were ids."""
    for item in layer:
        for value in item.data.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one in gone:
                    yield one


def _without(document: Document, gone: set[str]) -> Document:
    left = {name: layer for name, layer in document.layers.items() if name not in gone}
    return document.replace(layers=type(document.layers)(left)) if gone else document
