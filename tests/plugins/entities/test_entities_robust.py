"""Odd input: the contract holds, no crash, time linear in the length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator import Document
from glossator.chains.results import make_layers
from glossator.testing import annotate, check_annotator
from glossator_entities import Entities
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


@pytest.mark.slow("each of several processes reads the gazetteer")
@pytest.mark.parametrize("name", ["gazetteer-names", "entities"])
def test_the_annotators_keep_the_contract(name: str) -> None:
    check_annotator(name, use=RULES)


@settings(max_examples=60)
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
    annotator = Entities()
    annotator.prepare()
    found = list(annotator.annotate(with_all(text, [*plain, *names])))
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
@pytest.mark.slow("texts of very many words")
@pytest.mark.usefixtures("soon")
def test_long_repetition_does_not_run_away(unit: str) -> None:
    annotate(unit * 20_000, "entities", use=RULES)


@pytest.mark.usefixtures("soon")
def test_many_names_that_begin_alike_do_not_run_away() -> None:
    letters = [a + b + c for a in "abcdefghij" for b in "abcdefghijkl" for c in "abcdefghijklmnop"]
    annotate(" met ".join(f"Kim A{word} of Bank" for word in letters), "entities", use=RULES)


def with_all(text: str, annotations: list[Token | Sentence | Name]) -> Document:
    """A document with the three layers, empty ones too."""
    made = Document(id="test", text=text)
    for cls in (Token, Sentence, Name):
        items = [one for one in annotations if type(one) is cls]
        made = made.with_layer(make_layers("test", [cls], items, made)[cls.type_name()])
    return made
