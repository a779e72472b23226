"""Stage 5: what the user demands, and whether layers still belong to what they were made from."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from glossator.format.version import standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.document import Document
from glossator.model.language import expected, is_tag
from glossator.model.layer import Layer
from glossator.model.staleness import changed_inputs, has_other_code, has_other_sources
from glossator.validation.finding import Finding, make
from glossator.validation.rules import Rules


def iter_findings(
    document: Document,
    rules: Rules,
    *,
    whole: bool = True,
    named: Container[str] | None = None,
    damaged: Container[str] = (),
) -> Iterator[Finding]:
    """What speaks against using the document, valid as it may be.

    Args:
        document: The document, or what is sound of it.
        rules: What it is checked against.
        whole: Whether it is all there, so that hashes can be compared.
        named: Layers that have a type and a version; all of them unless given.
        damaged: Layers with findings of their own: that others read them needs no saying.
    """
    yield from _language(document)
    yield from _required(document, rules)
    for name, layer in document.layers.items():
        base = f"/layers/{escape(name)}"
        if named is None or name in named:
            yield from _known(layer, base, rules)
        if not whole:
            continue
        yield from _inputs(document, name, layer, base, damaged)
        if layer.producer and layer.status == "ok":
            yield from _made_from(document, name, layer, base, rules)


def _language(document: Document) -> Iterator[Finding]:
    if document.language is not None and not is_tag(document.language):
        yield make("policy-language", expected(document.language), pointer="/language")


def _required(document: Document, rules: Rules) -> Iterator[Finding]:
    for name in rules.required:
        if name not in document.layers:
            present = ", ".join(document.layers) or "none"
            message = f"expected a layer {name!r}, got {present}"
            yield make("policy-required", message, pointer="/layers")
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
        message = f"expected version {cls.layer_version} of {layer.type!r}, got {got}"
        yield make(code, message, pointer=f"{base}/version", hint=hint)
    elif not cls and not rules.schema_of(layer.type):
        message = f"no installed plugin declares the layer type {layer.type!r}: fields not checked"
        yield make("policy-unchecked", message, pointer=f"{base}/type")


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


def _inputs(
    document: Document, name: str, layer: Layer[Any], base: str, damaged: Container[str]
) -> Iterator[Finding]:
    """A layer that was read and has changed since; one that is no longer there says nothing."""
    for read in changed_inputs(document, layer):
        if read not in damaged:
            message = f"layer {name!r} was made from another state of layer {read!r}"
            yield make("policy-stale", message, pointer=f"{base}/inputs/{escape(read)}")


def _made_from(
    document: Document,
    name: str,
    layer: Layer[Any],
    base: str,
    rules: Rules,
) -> Iterator[Finding]:
    """A fingerprint that the file's own text, options and inputs do not give; other code."""
    if has_other_sources(document, layer, rules.maker_of):
        message = f"layer {name!r} was made from another text, or with other options, than these"
        yield make("policy-stale", message, pointer=f"{base}/producer/fingerprint")
    if layer.producer and has_other_code(layer, rules.maker_of):
        maker = layer.producer.annotator
        message = f"layer {name!r} was made by other code or lists of {maker!r} than are installed"
        yield make("policy-stale-code", message, pointer=f"{base}/producer/identity")
