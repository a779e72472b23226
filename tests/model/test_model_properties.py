"""Properties of the model, the codec and the resolver that hold for whatever comes."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import TYPES, documents, extents

import glossator
from glossator.chains.resolver import resolve
from glossator.format.codec import decode, encode
from glossator.plugins.registry import Registry


@pytest.mark.slow("many examples of Hypothesis")
@given(documents())
def test_what_is_written_is_read_back_the_same(document: glossator.Document) -> None:
    data = encode(document)
    assert decode(data, TYPES) == document
    assert encode(decode(data, TYPES)) == data


@given(documents())
def test_layers_of_unknown_types_are_written_as_they_were_read(
    document: glossator.Document,
) -> None:
    data = encode(document)
    opaque = decode(data, {})
    assert encode(opaque) == data
    digests = {name: layer.digest for name, layer in document.layers.items()}
    assert {name: layer.digest for name, layer in opaque.layers.items()} == digests


@given(documents(), st.data())
def test_queries_equal_the_naive_ones(document: glossator.Document, data: st.DataObject) -> None:
    start, end = data.draw(extents(len(document.text)))
    span = glossator.Span(start=start, end=end)
    for layer in document.layers.values():
        spans = [item for item in layer if isinstance(item, glossator.Span)]
        covering = [item for item in spans if item.start <= start and end <= item.end]
        within = [item for item in spans if start <= item.start and item.end <= end]
        overlapping = [item for item in spans if max(start, item.start) < min(end, item.end)]
        assert list(layer.covering(span)) == covering
        assert list(layer.within(span)) == within
        assert list(layer.overlapping(span)) == overlapping


@given(documents())
def test_a_span_is_its_slice_of_the_text(document: glossator.Document) -> None:
    for layer in document.layers.values():
        for item in layer:
            if isinstance(item, glossator.Span) and not item.fragments:
                assert document.text_of(item) == document.text[item.start : item.end]


LAYERS = {name: type(name, (glossator.Span,), {"layer_type": name}) for name in "abcdef"}
# Letters that each layer's annotator reads: many orders are possible, none is a circle.
NEEDS = {"a": "", "b": "", "c": "a", "d": "ab", "e": "", "f": "ce"}


def plugin(layer: str) -> ModuleType:
    """A module with one annotator, which provides that layer."""
    members = {
        "name": f"makes-{layer}",
        "provides": (LAYERS[layer],),
        "requires": tuple(NEEDS[layer]),
        "annotate": lambda *_: [],
    }
    annotator = type(f"Makes_{layer}", (glossator.Annotator,), members)
    module = ModuleType(f"plugin_{layer}")
    vars(module)["glossator_annotators"] = glossator.hookimpl(lambda: [annotator])
    return module


def chain(registered: list[str], asked: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    registry = Registry()
    for name in registered:
        registry.register(plugin(name), name=f"p-{name}", version="1", origin="here")
    return [(step.annotator.name, step.layers) for step in resolve(registry, asked).steps]


@settings(max_examples=30)
@given(st.permutations(sorted(LAYERS)), st.permutations(["d", "f", "b"]))
def test_the_chain_does_not_depend_on_the_order_of_registration_or_asking(
    registered: list[str], asked: list[str]
) -> None:
    assert chain(registered, asked) == chain(sorted(LAYERS), ["b", "d", "f"])
