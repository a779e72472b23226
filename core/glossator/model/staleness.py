"""Whether a layer still belongs to the document that it stands in: what a run keeps, and why.

`glossator validate` asks the same of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, NamedTuple

from glossator.model.document import Document
from glossator.model.layer import Layer
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


def due(
    names: Iterable[str],
    document: Document,
    producer: Producer,
    *,
    forced: Container[str] = (),
    anew: Container[str] = (),
    maker_of: FindMaker,
) -> list[str]:
    """Those of the layers that have to be made: absent, failed, stale, or asked for.

    Args:
        names: Layers that `producer` would make.
        document: The document, with what it brings.
        producer: Who would make them, with the fingerprint that they would get.
        forced: Layers that are to be this producer's, whoever made those that are there.
        anew: Layers that are to be made again in any case.
        maker_of: The annotators that are installed.
    """
    return [
        name
        for name in names
        if name in anew or _is_due(name, document, producer, forced, maker_of)
    ]


def _is_due(
    name: str,
    document: Document,
    producer: Producer,
    forced: Container[str],
    maker_of: FindMaker,
) -> bool:
    if name not in document.layers or document.layers[name].status == "error":
        return True
    layer = document.layers[name]
    if layer.producer and layer.producer.annotator == producer.annotator:
        return layer.producer.fingerprint != producer.fingerprint
    # What no annotator made (a person did) cannot be stale.
    return name in forced or (layer.producer is not None and is_stale(document, layer, maker_of))


def is_stale(document: Document, layer: Layer[Any], maker_of: FindMaker) -> bool:
    """Whether what the layer was made from has changed, as far as can be known."""
    return (
        has_other_code(layer, maker_of)
        or has_other_sources(document, layer, maker_of)
        or any(changed_inputs(document, layer))
    )


def changed_inputs(document: Document, layer: Layer[Any]) -> Iterator[str]:
    """The layers that were read and have changed since; one that is not there says nothing."""
    for name, digest in layer.inputs.items():
        if name in document.layers and document.layers[name].digest != digest:
            yield name


def has_other_code(layer: Layer[Any], maker_of: FindMaker) -> bool:
    """Whether the annotator that made the layer has other code or lists here, of one version."""
    maker = maker_of(layer.producer.annotator) if layer.producer else None
    if maker is None or layer.producer is None or layer.producer.identity is None:
        return False
    return layer.producer.identity != maker.identity


def has_other_sources(document: Document, layer: Layer[Any], maker_of: FindMaker) -> bool:
    """Whether the document's text and the layer's own record give another fingerprint than it has.

    What metadata an annotator reads is known only of the very version that is installed.
    """
    if layer.producer is None:
        return False
    maker = maker_of(layer.producer.annotator)
    if maker is None or maker.version != layer.producer.version:
        return False
    if layer.producer.identity not in (None, maker.identity):
        return False
    return layer.producer.fingerprint != fingerprint_in(
        document, layer.producer, metadata=maker.metadata, inputs=layer.inputs
    )


def fingerprint_in(
    document: Document, producer: Producer, *, metadata: Iterable[str], inputs: dict[str, str]
) -> str:
    """The fingerprint of a layer of that producer, made from this document."""
    return fingerprint(
        producer,
        text=document.text_digest,
        language=document.language,
        metadata={key: document.metadata.get(key) for key in metadata},
        inputs=inputs,
    )
