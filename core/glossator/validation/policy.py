"""Stage 5, of what the user demands and what is known of layer types; see `stale` for the rest."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from glossator.format.version import standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.document import Document
from glossator.model.language import expected, is_tag
from glossator.model.layer import Layer
from glossator.validation.finding import CODES, Finding, did_you_mean, make
from glossator.validation.rules import Rules


def iter_findings(
    document: Document, rules: Rules, *, named: Container[str] | None = None
) -> Iterator[Finding]:
    """What speaks against using the document, valid as it may be.

    Args:
        document: The document, or what is sound of it.
        rules: What it is checked against.
        named: Layers that have a type and a version; all of them unless given.
    """
    yield from _language(document)
    yield from _required(document, rules)
    for name, layer in document.layers.items():
        if layer.error and not layer.annotations and name not in rules.required:
            message = f"layer {name!r} failed: {layer.error.message}"
            yield make("policy-failed", message, pointer=f"/layers/{escape(name)}/status")
        if named is None or name in named:
            yield from _known(layer, f"/layers/{escape(name)}", rules)


def _language(document: Document) -> Iterator[Finding]:
    if document.language is not None and not is_tag(document.language):
        yield make("policy-language", expected(document.language), pointer="/language")


def _required(document: Document, rules: Rules) -> Iterator[Finding]:
    for name in rules.required:
        if name not in document.layers:
            present = ", ".join(document.layers) or "none"
            message = f"expected a layer {name!r}, got {present}"
            hint = did_you_mean(name, document.layers)
            yield make("policy-required", message, pointer="/layers", hint=hint)
        elif document.layers[name].status == "error":
            error = document.layers[name].error
            why = f": {error.message}" if error else ""
            message = f"expected layer {name!r} to have been made, but it failed{why}"
            yield make("policy-required", message, pointer=f"/layers/{escape(name)}/status")


def _known(layer: Layer[Any], base: str, rules: Rules) -> Iterator[Finding]:
    cls = rules.types.get(layer.type)
    if cls:
        # One that was upgraded has its class's version by now.
        standing = "upgraded" if layer.former else standing_of_layer(layer.version, cls)
        if standing == "current":
            return
        code, hint = _VERSIONS[standing]
        got = layer.former.version if layer.former else layer.version
        if not re.fullmatch(r"\d+\.\d+", got, re.ASCII):
            got, hint = repr(got), f"a version is two numbers, as {cls.layer_version!r}"
        message = f"expected version {cls.layer_version} of {layer.type!r}, got {got}"
        yield make(code, message, pointer=f"{base}/version", hint=hint)
    elif not rules.schema_of(layer.type):
        message = f"no installed plugin declares the layer type {layer.type!r}: fields not checked"
        hint = did_you_mean(layer.type, rules.known_types)
        hint = f"{hint} Or {CODES['policy-unchecked'].hint}" if hint else ""
        yield make("policy-unchecked", message, pointer=f"{base}/type", hint=hint)


_VERSIONS = {
    "upgraded": ("layer-older", ""),
    "newer": ("layer-newer", ""),
    "outdated": (
        "layer-version",
        "its class has no `upgrade` from there: make the layer anew, or install the version of the "
        "plugin that reads it",
    ),
    "unknown": ("layer-version", ""),
}
"""Standing of a layer's version to the code of its finding, and a hint of its own."""
