"""Odd input: the contract holds, no crash, time linear in the length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.testing import annotate, check_annotator
from glossator_hedging.marking import mark
from glossator_standard import Sentence, Token

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


def test_the_annotator_keeps_the_contract() -> None:
    check_annotator("hedging", use=RULES)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from([" ", ""]))
def test_any_order_of_the_words_that_matter(pieces: list[str], space: str) -> None:
    made = annotate(space.join(pieces), "hedging", use=RULES)
    for hedge in made.layers["hedging"]:
        first, last = hedge.scope
        assert 0 <= first <= hedge.start < hedge.end <= last <= len(made.text)


def test_tokens_outside_all_sentences_are_read_too() -> None:
    text = "It may rain. He fled."
    tokens = [Token(start=0, end=2), Token(start=3, end=6), Token(start=7, end=11)]
    found = list(mark(text, tokens, [Sentence(start=13, end=21)]))
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
def test_long_repetition_takes_linear_time(unit: str) -> None:
    """Eight times the text takes about eight times the time, with room for noise."""
    times = []
    for count in (100, 800):
        words = (unit * count).split(" ")[:-1]
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        tokens = [
            Token(start=start, end=start + len(word))
            for word, start in zip(words, starts, strict=False)
        ]
        text = unit * count
        begin = time.perf_counter()
        list(mark(text, tokens, [Sentence(start=0, end=len(text))]))
        times.append(time.perf_counter() - begin)
    assert times[1] < 3 * 8 * times[0] + 0.3
