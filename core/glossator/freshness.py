"""Whether a layer still belongs to the document that it stands in: what a run keeps, and why.

`glossator validate` asks the same of a file.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from glossator.document import Document
from glossator.layer import Layer, Producer, fingerprint

Makers = Mapping[str, tuple[str, tuple[str, ...]]]
"""Annotator name to the version that is installed and the metadata that this version reads."""


def due(
    names: Iterable[str],
    document: Document,
    producer: Producer,
    *,
    forced: Container[str],
    makers: Makers,
) -> list[str]:
    """Those of the layers that have to be made: absent, failed, out of date, or asked of another.

    Args:
        names: Layers that `producer` would make.
        document: The document, with what it brings.
        producer: Who would make them, with the fingerprint that they would get.
        forced: Layers that are to be this producer's, whoever made those that are there.
        makers: The annotators that are known.
    """
    return [name for name in names if _is_due(name, document, producer, forced, makers)]


def _is_due(
    name: str, document: Document, producer: Producer, forced: Container[str], makers: Makers
) -> bool:
    if name not in document.layers or document.layers[name].status == "error":
        return True
    layer = document.layers[name]
    if layer.producer and layer.producer.annotator == producer.annotator:
        return layer.producer.fingerprint != producer.fingerprint
    # What no annotator made (a person did) cannot be out of date.
    return name in forced or (layer.producer is not None and is_stale(document, layer, makers))


def is_stale(document: Document, layer: Layer[Any], makers: Makers) -> bool:
    """Whether what the layer was made from has changed, as far as can be known."""
    return made_from_else(document, layer, makers) or any(changed_inputs(document, layer))


def changed_inputs(document: Document, layer: Layer[Any]) -> Iterator[str]:
    """The layers that were read and have changed since; one that is not there says nothing."""
    for name, digest in layer.inputs.items():
        if name in document.layers and document.layers[name].digest != digest:
            yield name


def made_from_else(document: Document, layer: Layer[Any], makers: Makers) -> bool:
    """Whether the document's text and the layer's own record give another fingerprint than it has.

    What metadata an annotator reads is known only of the very version that is installed.
    """
    if layer.producer is None:
        return False
    version, keys = makers.get(layer.producer.annotator, (None, ()))
    if version != layer.producer.version:
        return False
    return layer.producer.fingerprint != fingerprint_in(
        document, layer.producer, metadata=keys, inputs=layer.inputs
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
