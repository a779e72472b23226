"""Who made a layer, from what, and why it could not be made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec


class Producer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who made a layer: enough to make it again and to see when it is out of date."""

    annotator: str
    plugin: str
    version: str
    config: dict[str, Any] = {}
    model: str | None = None
    identity: str | None = None
    """``sha256:`` of the plugin's code and data files; None in documents of format 1.0."""
    language: str | None = None
    """What the text was taken to be in: the document's language, else the chain's, if it has one;
    None in documents of format 1.0."""
    fingerprint: str
    """``sha256:`` of text, language, metadata, annotator, version, options (``config``), model,
    identity and input layers."""


def fingerprint(
    producer: Producer,
    *,
    text: str,
    language: str | None,
    metadata: Mapping[str, Any],
    inputs: Mapping[str, str],
) -> str:
    """The hash of all that a layer was made from; whatever `producer` has as its own is ignored.

    Args:
        producer: Annotator, version, options (``config``), model and identity.
        text: `Document.text_digest`.
        language: What the text is taken to be in; where that is not known, nothing stands for it.
        metadata: The document's metadata that the annotator reads; None for what it lacks.
        inputs: As in `Layer.inputs`.
    """
    facts = [
        text,
        metadata,
        producer.annotator,
        producer.version,
        producer.config,
        producer.model,
        inputs,
        *([language] if language else []),
        # What has none was made by a version that did not know of it, and is checked as it did.
        *([producer.identity] if producer.identity else []),
    ]
    return "sha256:" + hashlib.sha256(msgspec.json.encode(facts, order="sorted")).hexdigest()


class Failure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a layer has no annotations: the annotator that failed, the kind of error, its text."""

    annotator: str
    kind: str
    message: str
