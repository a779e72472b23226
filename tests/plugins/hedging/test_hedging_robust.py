"""Odd input: the contract holds, no crash, time linear in the length."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.testing import annotate, check_annotator, document
from glossator_hedging import Hedging
from glossator_standard import Hedge, Sentence, Token

RULES = {"tokens": "rules", "sentences": "rules"}
PIECES = st.sampled_from(
    [
        "may", "May", "could", "would", "if", "whether", "that", "which", "who", "and", "but",
        "said", "reportedly", "likely", "alleged", "is", "not", "n't", "'s", "’s", "believed",
        "to", "according", "reports", "of", "about", "some", "42", "$", "million", "can", "no",
        "doubt", "confirm", "he", "the", "officials", ",", ".", ";", "—", "“", "”", '"', "(", ")",
        "\n\n", "é\u0301", "😀", "שר",
    ]
)  # fmt: skip


def hedges(text: str, tokens: list[Token], sentence: Sentence) -> list[Hedge]:
    made = Hedging()
    made.prepare()
    return list(made.annotate(document(text, sentence, *tokens)))


@pytest.mark.slow("runs the annotator many times")
def test_the_annotator_keeps_the_contract() -> None:
    check_annotator("hedging", use=RULES)


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=30), st.sampled_from([" ", ""]))
def test_any_order_of_the_words_that_matter(pieces: list[str], space: str) -> None:
    made = annotate(space.join(pieces), "hedging", use=RULES)
    for hedge in made.layers["hedging"]:
        first, last = hedge.scope_span
        assert 0 <= first <= hedge.start < hedge.end <= last <= len(made.text)


def test_tokens_outside_all_sentences_are_read_too() -> None:
    text = "It may rain. He fled."
    tokens = [Token(start=0, end=2), Token(start=3, end=6), Token(start=7, end=11)]
    found = hedges(text, tokens, Sentence(start=13, end=21))
    assert [text[hedge.start : hedge.end] for hedge in found] == ["may"]


@pytest.mark.parametrize(
    "unit",
    [
        "may ",
        "and may ",
        "if he ",
        "that ",
        "“may ",
        "( could ",
        "about ",
        "not ",
        "reports of ",
        "believed ",
        "it , could ",
        "the alleged ",
        "there are ",
        "could not be very ",
    ],
)
@pytest.mark.slow("texts of very many words")
@pytest.mark.usefixtures("soon")
def test_long_repetition_in_one_sentence_does_not_run_away(unit: str) -> None:
    text = unit * 5_000
    tokens = [Token(start=one.start(), end=one.end()) for one in re.finditer(r"[^ ]+", text)]
    hedges(text, tokens, Sentence(start=0, end=len(text)))
