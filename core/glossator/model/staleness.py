"""Whether a layer still belongs to the document that it stands in: what a run keeps, and why.

`glossator validate` asks the same of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import msgspec

from glossator.model.annotation import OpaqueAnnotation
from glossator.model.document import Document, Layers
from glossator.model.language import determined
from glossator.model.layer import Former, Layer
from glossator.model.owncheck import own_problems
from glossator.model.provenance import Producer, fingerprint


class Maker(NamedTuple):
    """An annotator as it is installed here."""

    version: str
    metadata: tuple[str, ...]
    """Keys of a document's metadata that it reads."""
    identity: str
    """Of its code and data, as in `Producer.identity`."""


FindMaker = Callable[[str], Maker | None]
"""The annotator of a name as it is installed here; None where it is not."""


class Verdict(NamedTuple):
    """Whether a run has to make a layer, and the reasons in words."""

    due: bool
    why: str


NEW = Verdict(True, "new")
ASKED_FOR = Verdict(True, "asked for anew")
FAILED_BEFORE = Verdict(True, "failed before")
ANOTHER_CHOSEN = Verdict(True, "another annotator is chosen")
REFUSED = Verdict(True, "its own check refuses it")
UNREADABLE = Verdict(True, "it cannot be read any more")
CURRENT = Verdict(False, "up to date")
BY_A_PERSON = Verdict(False, "made by a person")


def judge(
    name: str,
    document: Document,
    producer: Producer,
    inputs: Mapping[str, str],
    *,
    metadata: Iterable[str] = (),
    forced: Container[str] = (),
    anew: Container[str] = (),
    maker_of: FindMaker,
) -> Verdict:
    """Whether a layer has to be made: it is absent, failed, stale, or asked for.

    Args:
        name: The layer that `producer` would make.
        document: The document, with what it brings.
        producer: Who would make it, with the fingerprint that the layer would get.
        inputs: The layers that would be read, as in `Layer.inputs`.
        metadata: Keys of the document's metadata that would be read.
        forced: Layers that are to be this producer's, whoever made those that are there.
        anew: Layers that are to be made again in any case.
        maker_of: The annotators that are installed.
    """
    layer = document.layers.get(name)
    if layer is None:
        return NEW
    if name in anew:
        return ASKED_FOR
    if layer.status == "error":
        return FAILED_BEFORE
    made_by = layer.producer
    if made_by and layer.annotations and isinstance(layer.annotations[0], OpaqueAnnotation):
        return UNREADABLE  # as who would make it knows its type
    if made_by is None or made_by.annotator != producer.annotator:
        if name in forced:
            return ANOTHER_CHOSEN
        if made_by is None:
            # What no annotator made cannot be stale.
            return BY_A_PERSON
        why = ", ".join(staleness(document, layer, maker_of))
        if not why and is_refused(document, layer):
            return REFUSED
        return Verdict(bool(why), why or f"{CURRENT.why}, made by {made_by.annotator}")
    if is_of(layer, producer, inputs):
        return REFUSED if is_refused(document, layer) else CURRENT
    why = ", ".join(_changes(document, layer, made_by, producer, inputs, metadata))
    return Verdict(True, why or "text, language or metadata changed")


def is_of(layer: Layer[Any], producer: Producer, inputs: Mapping[str, str]) -> bool:
    """Whether a layer is what a producer would make, and says so of all in its fingerprint.

    Where it says something else, somebody has changed its record, and nobody can see what it was
    made from: `glossator validate` has something against it, and a run makes it again.
    """
    was = layer.producer
    if was is None or was.fingerprint != producer.fingerprint:
        return False
    is_same = was == producer and layer.inputs == inputs
    return is_same or not any(_recorded_changes(layer, was, producer, inputs))


def _changes(
    document: Document,
    layer: Layer[Any],
    was: Producer,
    now: Producer,
    inputs: Mapping[str, str],
    metadata: Iterable[str],
) -> Iterator[str]:
    """How `now` would make a layer otherwise than it was made by the same annotator."""
    yield from _recorded_changes(layer, was, now, inputs)
    if was.fingerprint == now.fingerprint:
        return  # only the record is another
    # What metadata it read is known only of the very code that is installed.
    if (was.identity, was.version) == (now.identity, now.version):
        in_its_language = msgspec.structs.replace(document, language=was.language)
        if was.fingerprint != fingerprint_in(
            in_its_language, was, metadata=metadata, inputs=layer.inputs
        ):
            yield " or ".join(["text", *(f"metadata {key}" for key in metadata)]) + " changed"


def _recorded_changes(
    layer: Layer[Any], was: Producer, now: Producer, inputs: Mapping[str, str]
) -> Iterator[str]:
    """What a layer says of how it was made, and is otherwise now."""
    if was.identity is None:
        yield "made by code that is not recorded"
    else:
        if was.identity != now.identity:
            yield "code or lists changed"
        # The version of a plugin file is the hash of its code.
        if was.version != now.version and not now.version.startswith("sha256:"):
            yield f"version {was.version} is now {now.version}"
        if was.model != now.model:
            yield "model changed"
        if was.language != now.language:
            yield "language changed"
        for key in sorted(was.config.keys() | now.config.keys()):
            if _as_json(was.config, key) != _as_json(now.config, key):
                yield f"option {key} changed"
    for read in sorted(layer.inputs.keys() | inputs.keys()):
        if read not in inputs:
            yield f"input {read} is gone"
        elif read not in layer.inputs:
            yield f"input {read} is new"
        elif layer.inputs[read] != inputs[read]:
            yield f"input {read} changed"


def _as_json(config: Mapping[str, Any], key: str) -> bytes:
    """An option as it is written: a tuple comes back from a file as a list."""
    return msgspec.json.encode(config.get(key, "(not there)"), order="sorted")


def staleness(document: Document, layer: Layer[Any], maker_of: FindMaker) -> Iterator[str]:
    """Why what is in the document would give another layer, as far as can be known, in words."""
    if has_other_code(layer, maker_of):
        yield "code or lists changed"
    if has_other_sources(document, layer, maker_of):
        yield "text, language or metadata changed"
    for name in changed_inputs(document, layer):
        yield f"input {name} changed"


def changed_inputs(
    document: Document, layer: Layer[Any], but: Container[str] = ()
) -> Iterator[str]:
    """The layers that were read and have changed since; one that is not there says nothing.

    Args:
        document: The document.
        layer: One of its layers.
        but: Layers that are not to be compared.
    """
    for name, digest in layer.inputs.items():
        if name in document.layers and name not in but:
            read = document.layers[name]
            if digest != read.digest and not (read.former and digest == read.former.digest):
                yield name


def is_outdated(document: Document, layer: Layer[Any], maker_of: FindMaker) -> bool:
    """Whether a layer was surely made from something else than what stands in the document."""
    if layer.producer is None:
        return False
    changed = any(changed_inputs(document, layer))
    return changed or has_other_sources(document, layer, maker_of)


def is_refused(document: Document, layer: Layer[Any]) -> bool:
    """Whether the layer's type has something against it beside what stands in the document."""
    return any(own_problems(layer, document))


def has_other_code(layer: Layer[Any], maker_of: FindMaker) -> bool:
    """Whether the annotator that made the layer has other code or lists here."""
    maker = maker_of(layer.producer.annotator) if layer.producer else None
    if maker is None or layer.producer is None or layer.producer.identity is None:
        return False
    return layer.producer.identity != maker.identity


def has_other_sources(document: Document, layer: Layer[Any], maker_of: FindMaker) -> bool:
    """Whether text and options surely give another fingerprint than the layer has."""
    return fits_sources(document, layer, maker_of) is False


def fits_sources(
    document: Document,
    layer: Layer[Any],
    maker_of: FindMaker,
    inputs: Mapping[str, str] | None = None,
) -> bool | None:
    """Whether text, language, metadata, options and inputs give the layer's fingerprint.

    None where that cannot be known: what metadata an annotator reads is known only of the very
    version and code that are installed.

    Args:
        document: The document, with its text.
        layer: One of its layers.
        maker_of: The annotators that are installed.
        inputs: What to take for `Layer.inputs` instead.
    """
    maker = maker_of(layer.producer.annotator) if layer.producer else None
    if layer.producer is None or maker is None or maker.version != layer.producer.version:
        return None
    if layer.producer.identity not in (None, maker.identity):
        return None
    read = layer.inputs if inputs is None else inputs
    found = fingerprint_in(document, layer.producer, metadata=maker.metadata, inputs=read)
    return layer.producer.fingerprint == found


def settled(document: Document, maker_of: FindMaker) -> Document:
    """The document, its layers' provenance told of the layers that were upgraded as it was read.

    What was made from a layer as it stood in the file counts as made from what that layer is now:
    its `inputs` and its fingerprint are set anew where they were right. Nothing becomes stale by an
    upgrade, and nothing that was stale becomes fresh.
    """
    if not any(layer.former for layer in document.layers.values()):
        return document
    layers = {
        name: msgspec.structs.replace(_settled(layer, document, maker_of), former=None)
        for name, layer in document.layers.items()
    }
    return msgspec.structs.replace(document, layers=Layers(layers))


def settled_since(document: Document, digests: Mapping[str, str], maker_of: FindMaker) -> Document:
    """The same, of layers that were written otherwise without a change of what they say.

    Args:
        document: A document, settled.
        digests: Layer name to its `Layer.digest` before.
        maker_of: The annotators that are installed.
    """
    layers = {
        name: msgspec.structs.replace(layer, former=Former(layer.version, digests[name]))
        if name in digests
        else layer
        for name, layer in document.layers.items()
    }
    return settled(document.replace(layers=Layers(layers)), maker_of)


def _settled(layer: Layer[Any], document: Document, maker_of: FindMaker) -> Layer[Any]:
    inputs = dict(layer.inputs)
    for read, digest in layer.inputs.items():
        source = document.layers.get(read)
        if source is not None and source.former and source.former.digest == digest:
            inputs[read] = source.digest
    producer = layer.producer
    if inputs == layer.inputs or producer is None:
        return layer
    for keys in _metadata_read(document, producer, maker_of):
        made_from = partial(fingerprint_in, document, producer, metadata=keys)
        if made_from(inputs=layer.inputs) == producer.fingerprint:
            producer = msgspec.structs.replace(producer, fingerprint=made_from(inputs=inputs))
            break
    return msgspec.structs.replace(layer, inputs=inputs, producer=producer)


def _metadata_read(
    document: Document, producer: Producer, maker_of: FindMaker
) -> Iterator[tuple[str, ...]]:
    """The keys of the metadata that a layer may have been made from.

    Where its annotator is not installed, none, or one, are good guesses.
    """
    maker = maker_of(producer.annotator)
    if maker:
        yield maker.metadata
    yield ()
    yield from ((key,) for key in document.metadata)


def fingerprint_in(
    document: Document,
    producer: Producer,
    *,
    metadata: Iterable[str],
    inputs: Mapping[str, str],
) -> str:
    """The fingerprint of a layer of that producer, made from this document."""
    return fingerprint(
        producer,
        text=document.text_digest,
        language=determined(document.language) or producer.language,
        metadata={key: document.metadata.get(key) for key in metadata},
        inputs=inputs,
    )
