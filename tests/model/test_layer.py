"""Layers: sequences with queries, digests, references."""

from __future__ import annotations

import pickle
from typing import Annotated, ClassVar

import pytest

import glossator
from glossator.testing import document


class Word(glossator.Span):
    """A word."""


class Cut(glossator.Span):
    """A part of the text."""

    disjoint: ClassVar[bool] = True


class Link(glossator.Relation):
    """From one word to another."""

    layer_type: ClassVar[str] = "links"

    source: Annotated[str, glossator.ref("word")]
    targets: tuple[Annotated[str, glossator.ref("word")], ...] = ()


TEXT = "one two three"


def words(*extents: tuple[int, int]) -> list[Word]:
    return [Word(start=start, end=end) for start, end in extents]


def test_annotations_are_sorted_and_numbered_by_the_core() -> None:
    made = document(TEXT, *words((4, 7), (0, 3)))
    assert [(item.id, made.text_of(item)) for item in made.layers["word"]] == [
        ("word:1", "one"),
        ("word:2", "two"),
    ]


def test_a_layer_of_annotations_is_sorted_and_gives_them_their_ids() -> None:
    two, one = words((4, 7), (0, 3))
    layer = glossator.Layer.of(Word, [two, one], "gold:word")
    assert layer.annotations == (one, two)
    assert (one.id, two.id) == ("gold:word:1", "gold:word:2")
    link = glossator.Layer.of(Link, [Link(source=one.id)])
    assert (link.type, link[0].id) == ("links", "links:1")
    for twice in ([one], [word := Word(start=0, end=1), word]):
        with pytest.raises(ValueError, match="expected annotations without ids"):
            glossator.Layer.of(Word, twice)


def test_queries_by_extent() -> None:
    layer = document(TEXT, *words((0, 13), (0, 3), (4, 7), (8, 13))).layers.of(Word)
    two = glossator.Span(start=4, end=7)
    assert [item.id for item in layer.covering(two)] == ["word:2", "word:3"]
    assert [item.id for item in layer.within(two)] == ["word:3"]
    assert [item.id for item in layer.overlapping(glossator.Span(start=5, end=9))] == [
        "word:2",
        "word:3",
        "word:4",
    ]
    assert layer.by_id("word:4").end == 13


def test_what_is_within_is_found_among_many_and_soon(soon: None) -> None:
    long, text = [(at, 400) for at in range(200)], " " * 1000
    layer = document(text, *words(*long, *((at, at + 2) for at in range(200)))).layers.of(Word)
    for start, end in (0, 1), (0, 2), (3, 77), (100, 400), (0, 1000), (201, 900):
        span = glossator.Span(start=start, end=end)
        found = [item for item in layer if start <= item.start and item.end <= end]
        assert list(layer.within(span)) == found
    crowd = document(text, *words(*[(0, 1000)] * 200_000)).layers.of(Word)
    for _ in range(30_000):
        assert crowd.within(glossator.Span(start=0, end=1)) == ()


def test_what_is_kept_is_made_once_and_never_compared() -> None:
    layer, other = (
        glossator.Layer.of(Word, [Word(start=4, end=9), Word(start=0, end=3)]) for _ in "ab"
    )
    assert (layer.starts, layer.ends) == ([0, 4], [3, 9])
    mine: list[int] = layer.kept("mine", list)
    assert layer.kept("mine", list) is mine
    assert layer == other
    layer.forget()
    assert layer.kept("mine", list) is not mine


def test_an_unknown_layer_lists_the_known_ones() -> None:
    made = document(TEXT, *words((0, 3)))
    with pytest.raises(KeyError, match="unknown layer 'wrod'; did you mean 'word'"):
        made.layers["wrod"]
    with pytest.raises(TypeError, match="expected a layer of type 'links', got 'word'"):
        made.layers.of(Link, "word")


def test_a_discontinuous_span_reads_as_its_parts() -> None:
    span = Word(start=0, end=13, fragments=((0, 3), (8, 13)))
    assert document(TEXT, span).text_of(span) == "one three"


def test_the_digest_follows_the_content() -> None:
    one, same, other = (
        document(TEXT, *words(extent)).layers["word"] for extent in [(0, 3), (0, 3), (4, 7)]
    )
    assert one.digest == same.digest
    assert one.digest != other.digest


def test_documents_survive_pickling_without_their_caches() -> None:
    made = document(TEXT, *words((0, 3)))
    made.layers["word"].covering(glossator.Span(start=0, end=1))
    assert pickle.loads(pickle.dumps(made)) == made


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        (Word(start=3, end=14), r"end 14 is past the end of the text \(13 code points\)"),
        (Word(start=5, end=4), "expected start <= end, got start 5 and end 4"),
        (Word(start=0, end=9, fragments=((0, 3),)), "two fragments or more, got 1"),
        (Word(start=0, end=9, fragments=((4, 7), (0, 3))), "in order and do not overlap"),
        (Word(start=0, end=9, fragments=((0, 3), (4, 7))), "from start to end"),
        (Cut(start=4, end=4), "expected end > start, got 4 for both"),
        (Link(source="word:9"), "source refers to 'word:9', which no layer of type 'word' has"),
        (Link(source="word:1", targets=("x",)), "targets refers to 'x'"),
    ],
)
def test_what_breaks_the_contract_is_said(annotation: glossator.Annotation, message: str) -> None:
    with pytest.raises(glossator.AnnotatorError, match=message):
        document(TEXT, Word(start=0, end=3), annotation)


def test_a_relation_keeps_its_references() -> None:
    made = document(TEXT, *words((0, 3), (4, 7)), Link(source="word:1", targets=("word:2",)))
    assert made.layers.of(Link)[0].targets == ("word:2",)


def test_layers_are_a_mapping_and_give_an_empty_layer_for_one_that_is_not_there() -> None:
    layers = document(TEXT, *words((0, 3))).layers
    assert ("word" in layers, "cut" in layers) == (True, False)
    assert layers.get("word") is layers["word"] is layers.get_or_empty(Word)
    assert (layers.get("cut"), layers.get("cut", 1)) == (None, 1)
    empty = layers.get_or_empty(Cut)
    assert (empty.type, len(empty), empty.within(Word(start=0, end=3))) == ("cut", 0, ())
    assert layers.get_or_empty("cut") == empty


def test_layers_shown_to_an_annotator_stay_so_when_one_is_added() -> None:
    layers = document(TEXT, *words((0, 3))).layers.shown_to(["word", "cut"])
    more = pickle.loads(pickle.dumps(layers.with_layer("more", layers["word"])))
    assert sorted(more) == ["more", "word"]
    assert "cut" not in more
    with pytest.raises(KeyError, match="unknown layer 'links'. Known: more, word"):
        more.get("links")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("made.text_of('word:1')", "expected a span, .* got str: a layer's `by_id` gives the"),
        ("made.text_of(5)", "expected a span, with a start and an end, got int"),
        ("words.within((0, 7))", r"got tuple: glossator.Span\(start=..., end=...\) makes one"),
        ("words.covering(None)", "expected a span, .* got NoneType"),
        ("words.overlapping('one')", "expected a span, .* got str"),
        ("words['word:1']", "expected a number or a slice, got 'word:1': `by_id` gives"),
        ("words.by_id('word:9')", "no annotation 'word:9' in the layer; its ids: from 'word:1' on"),
        ("glossator.Document(id='a', text=5)", "expected `text` to be a string, got int"),
        ("glossator.Document(id=b'a', text='')", "expected `id` to be a string, got bytes"),
    ],
)
def test_what_is_asked_for_in_vain_is_told_in_words(asked: str, said: str) -> None:
    made = document(TEXT, *words((4, 7), (0, 3)))
    names = {"made": made, "words": made.layers["word"], "glossator": glossator}
    with pytest.raises((TypeError, KeyError), match=said):
        eval(asked, names)  # our own words


def test_an_extent_has_its_text_too() -> None:
    assert document(TEXT, *words((0, 3))).text_of((4, 7)) == "two"
