"""Layers that do not belong to what stands in the document, and what has changed instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from glossator.errors import counted
from glossator.jsonpointer import escape
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.staleness import changed_inputs, fits_sources, has_other_code
from glossator.validation.finding import NO_DAMAGE, Damage, Finding, did_you_mean, make
from glossator.validation.rules import Rules


class Stale(NamedTuple):
    """What speaks against layers that an annotator made.

    Attributes:
        text: Those made from another text or language: all of which that can be known.
        sources: Others with a fingerprint that their sources do not give, by the metadata that
            their annotators read; None where that may as well be another text.
        changed: Layers that have changed since others were made from them, with those others.
        records: Findings on what layers say that they were made from.
        outdated: The first layer of each annotator that has other code or lists by now.
    """

    text: list[str]
    sources: dict[tuple[str, ...] | None, list[str]]
    changed: dict[str, list[str]]
    records: list[Finding]
    outdated: dict[str, str]


def find_stale(document: Document, rules: Rules, damage: Damage = NO_DAMAGE) -> Stale:
    """Compare what layers say that they were made from with what is there.

    Args:
        document: The document, or what is sound of it.
        rules: The annotators that are installed.
        damage: What of it cannot be compared.
    """
    found = Stale([], {}, {}, [], {})
    verdicts: dict[str, bool | None] = {}
    unexplained = []
    for name, layer in document.layers.items():
        if name in damage.records:
            continue
        changed = list(changed_inputs(document, layer, but=damage.annotations))
        if layer.producer and layer.status == "ok":
            if has_other_code(layer, rules.maker_of):
                found.outdated.setdefault(layer.producer.annotator, name)
            fits = None if damage.sources else fits_sources(document, layer, rules.maker_of)
            if fits is False:
                whole = [one for one in document.layers if one not in damage.annotations]
                fits, changed = _read_again(document, name, changed, whole, rules, found.records)
            verdicts[name] = fits
            if fits is False and not changed:
                unexplained.append(name)
        for read in changed:
            found.changed.setdefault(read, []).append(name)
    others = [name for name, fits in verdicts.items() if fits is False]
    fitting = True in verdicts.values()
    if len(others) > 1 and not fitting:
        found.text.extend(others)
        return found
    for name in unexplained:
        maker = _maker(document.layers[name], rules)
        found.sources.setdefault(maker.metadata if fitting else None, []).append(name)
    return found


def _maker(layer: Layer[Any], rules: Rules) -> Any:
    return rules.maker_of(layer.producer.annotator) if layer.producer else None


def _read_again(
    document: Document,
    name: str,
    changed: list[str],
    whole: list[str],
    rules: Rules,
    records: list[Finding],
) -> tuple[bool | None, list[str]]:
    """Whether the fingerprint fits if what is wrong are the inputs that the layer records.

    Returns that, the inputs that have changed even so, and adds to `records`.

    Args:
        document: The document.
        name: The layer.
        changed: Its inputs that have changed.
        whole: Layers that can be compared.
        rules: The annotators that are installed.
        records: Findings on what layers say that they were made from.
    """
    layer = document.layers[name]
    base, inputs = f"/layers/{escape(name)}/inputs", dict(layer.inputs)
    for read, digest in layer.inputs.items():
        if read not in document.layers:
            same = [one for one in whole if document.layers[one].digest == digest]
            if same and same[0] not in inputs:
                inputs[same[0]] = inputs.pop(read)
                message = f"expected a layer of the document, got {read!r}, which is not there"
                hint = did_you_mean(read, same[:1], cutoff=0)
                pointer = f"{base}/{escape(read)}"
                records.append(make("policy-stale", message, pointer=pointer, hint=hint))
    if fits_sources(document, layer, rules.maker_of, inputs):
        return True, changed
    actual = {read: document.layers[read].digest for read in changed}
    if not changed or not fits_sources(document, layer, rules.maker_of, inputs | actual):
        return False, changed
    for read, digest in actual.items():
        message = f"expected the hash of layer {read!r}, from which {name!r} was made"
        pointer, hint = f"{base}/{escape(read)}", f"the fingerprint is that of {digest}"
        records.append(make("policy-stale", message, pointer=pointer, hint=hint))
    return True, []


def stale_findings(stale: Stale, *, past: int = 0) -> Iterator[Finding]:
    """The findings on stale layers, each cause once.

    Args:
        stale: The layers.
        past: How many spans are past the end of the text, where that is another now.
    """
    yield from stale.records
    if stale.text:
        message = f"{_layers(stale.text)} made from another text or language than this"
        if past:
            reach = "reaches" if past == 1 else "reach"
            message += f", and {counted(past, 'span')} {reach} past its end"
        yield make("policy-stale", message, pointer="/text")
    for metadata, names in stale.sources.items():
        yield from _other_sources(metadata, names)
    for read, names in stale.changed.items():
        message = f"layer {names[0]!r} was made from another state of layer {read!r}"
        if len(names) > 1:
            message = f"layer {read!r} has changed since {_layers(names)} made from it"
        pointer = f"/layers/{escape(names[0])}/inputs/{escape(read)}"
        yield make("policy-stale", message, pointer=pointer)
    if stale.outdated:
        *others, last = sorted(stale.outdated)  # the same words however a file orders its layers
        message = f"annotator {last!r} had other code or lists when it made this layer"
        if others:
            makers = f"{', '.join(others)} and {last}"
            message = f"annotators {makers} had other code or lists when they made their layers"
        pointer = f"/layers/{escape(next(iter(stale.outdated.values())))}/producer/identity"
        yield make("policy-stale-code", message, pointer=pointer)


def _other_sources(metadata: tuple[str, ...] | None, names: list[str]) -> Iterator[Finding]:
    if metadata:
        # The text is that of other layers.
        what = f"with other metadata ({', '.join(metadata)}), or with other options, than these"
        told = [names]
    else:
        what = "from another text, or with other options, than these"
        if metadata is not None:
            what = "with other options, or from other layers, than it says"
        told = [[name] for name in names]
    for group in told:
        words = f"layer {group[0]!r} was" if len(group) == 1 else _layers(group)
        pointer = f"/layers/{escape(group[0])}/producer/fingerprint"
        yield make("policy-stale", f"{words} made {what}", pointer=pointer)


def _layers(names: list[str]) -> str:
    return f"{len(names)} layers ({', '.join(names)}) were"
