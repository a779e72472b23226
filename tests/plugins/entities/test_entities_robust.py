"""Odd input: the contract holds, no crash, time linear in the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.testing import annotate, check_annotator, document
from glossator_entities import Entities, GazetteerNames
from glossator_standard import Name, Sentence, Token

RULES = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
PIECES = st.sampled_from(
    [
        "Kim", "Jo", "Song", "Jong", "Un", "kim", "KIM", "President", "Mr.", "the", "The", "of",
        "and", "Ministry", "Embassy", "North", "Korean", "Korea", "US", "$", "U.N.", "(", ")",
        "/", "-", "'s", "’s", ",", ".", "\n", "\n\n", "Getty", "Images", "Member", "Bank", "Co.",
        "in", "said", "May", "Monday", "NIS", "Lake", "City", "é\u0301", "😀", "שר", "O'Brien",
    ]
)  # fmt: skip
LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC", "DATE"])


@pytest.mark.parametrize("name", ["gazetteer-names", "entities"])
def test_the_annotators_keep_the_contract(name: str) -> None:
    check_annotator(name, use=RULES)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, max_size=30),
    st.sampled_from([" ", ""]),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25), LABELS), max_size=8),
)
def test_any_names_on_any_text(
    pieces: list[str], space: str, marks: list[tuple[int, int, str]]
) -> None:
    """Names that overlap, split tokens or lie in blanks do no harm: entities never overlap."""
    text = space.join(pieces)
    made = annotate(text, ["tokens", "sentences"], use=RULES)
    names = [
        Name(start=start, end=start + size, label=label, rule="model")  # type: ignore[arg-type]  # drawn from the labels
        for start, size, label in marks
        if start + size <= len(text)
    ]
    layers = [*made.layers.of(Token), *made.layers.of(Sentence)]
    plain = [type(one)(start=one.start, end=one.end) for one in layers]
    found = list(prepared(Entities()).annotate(with_all(text, [*plain, *names])))
    ends = [0, *(entity.end for entity in found)]
    assert all(end <= entity.start < entity.end for end, entity in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    "unit",
    [
        "Kim Jong Un said ",
        "Kim ",
        "San San ",
        "Ministry of ",
        "Ministry of Kim and ",
        "(Getty Images/",
        "North Korean Embassy ",
        "A ",
        "Mr. ",
        "the US$ ",
        "Kim-",
        "Kim\n",
    ],
)
def test_long_repetition_takes_linear_time(unit: str) -> None:
    """Eight times the text takes about eight times the time, with room for noise."""
    check_linear([unit * 300, unit * 2400])


def test_many_names_that_begin_alike_take_linear_time() -> None:
    letters = [a + b + c for a in "abcdefghij" for b in "abcdefghijkl" for c in "abcdefghijklmnop"]
    names = [f"Kim A{word} of Bank" for word in letters]
    check_linear([" met ".join(names[:240]), " met ".join(names)])


def check_linear(texts: list[str]) -> None:
    """Assert that the second text, eight times the first, takes less than 24 times as long."""
    times = []
    for text in texts:
        made = annotate(text, ["tokens", "sentences", "names"], use=RULES)
        tagger, annotator = prepared(GazetteerNames()), prepared(Entities())
        began = time.process_time()
        list(tagger.annotate(made))
        list(annotator.annotate(made))
        times.append(time.process_time() - began)
    assert times[1] < 24 * max(times[0], 0.002)


def prepared(annotator: Entities | GazetteerNames) -> Entities | GazetteerNames:
    """The annotator with its lists loaded."""
    annotator.prepare()
    return annotator


def with_all(text: str, annotations: list[Token | Sentence | Name]) -> object:
    """A document with the three layers, empty ones too."""
    made = document(text, *annotations)
    missing = [cls for cls in (Token, Sentence, Name) if cls.type_name() not in made.layers]
    for cls in missing:
        layer = document(text or " ", cls(start=0, end=1, **extra(cls))).layers[cls.type_name()]
        made = made.with_layer(type(layer)(**{**fields(layer), "annotations": ()}))
    return made


def extra(cls: type) -> dict[str, str]:
    return {"label": "MISC", "rule": "model"} if cls is Name else {}


def fields(layer: object) -> dict[str, object]:
    return {name: getattr(layer, name) for name in layer.__struct_fields__}  # type: ignore[attr-defined]  # a struct
