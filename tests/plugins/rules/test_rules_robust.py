"""Odd input: the contract holds, and time grows with the text."""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.testing import annotate, check_annotator
from glossator_rules import chunks
from glossator_rules.segment import segment

GOLD = Path(
    os.environ.get("GLOSSATOR_GOLD", Path(__file__).parents[4] / "shared" / "gold")
).joinpath("tokens", "gum_news.dev.jsonl")

ODD = st.text(
    st.sampled_from(
        ["a", "B", "1", ".", "'", "’", '"', "-", "/", "@", ":", " ", "\n", "s", "👩", "é"]
    )
)


def test_conformance() -> None:
    check_annotator("rules", use={"tokens": "rules", "sentences": "rules"})


def test_long_chunks_are_not_kept() -> None:
    chunks.splits.clear()
    segment(f"A {'x' * 10_000}. {'y.' * 5_000}")
    assert [*chunks.splits] == ["A"]


@settings(max_examples=150)
@given(st.one_of(st.text(), ODD))
def test_tokens_and_sentences_cover_the_text(text: str) -> None:
    sentences, tokens = segment(text)
    for (_, end), (start, _) in pairwise(tokens):
        assert end <= start
    for start, end in tokens:
        assert start < end
        assert not any(character.isspace() for character in text[start:end])
    covered = {index for start, end in tokens for index in range(start, end)}
    left = {text[index] for index in range(len(text)) if index not in covered}
    assert all(
        one.isspace()
        or one in "\u200b\u200e\u200f\u2060\ufeff"
        or "\u202a" <= one <= "\u202e"
        or "\u2066" <= one <= "\u2069"
        for one in left
    )
    starts, ends = {start for start, _ in tokens}, {end for _, end in tokens}
    for start, end in sentences:
        assert start in starts
        assert end in ends


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a.",
            "A.B.",
            "'s",
            "n't",
            "-",
            "1,",
            "@a",
            "http://",
            "a@",
            "...",
            "(((",
            "\n",
            "\u0301",
        ),
        *("Mr. ", "U.S. ", '"', "? ", "No. ", "\n ", "a-"),
    ],
)
@pytest.mark.slow("texts of very many words")
@pytest.mark.usefixtures("soon")
def test_long_repetition_does_not_run_away(piece: str) -> None:
    segment(piece * 100_000)


def test_gum_news() -> None:
    if not GOLD.is_file():
        pytest.skip(f"gold data is absent: {GOLD}")
    right = predicted = expected = 0
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        _, tokens = segment(row["text"])
        gold = {(one["start"], one["end"]) for one in row["spans"]}
        right += len(gold & set(tokens))
        predicted += len(tokens)
        expected += len(gold)
    assert 2 * right / (predicted + expected) > 0.99


def test_a_chain_takes_both_layers_from_one_pass() -> None:
    made = annotate(
        "Mr. Kim left. He is in Rome.",
        ["sentences", "tokens"],
        use={"tokens": "rules", "sentences": "rules"},
    )
    assert made.layers["tokens"].producer == made.layers["sentences"].producer
    assert [len(made.layers["tokens"].within(one)) for one in made.layers["sentences"]] == [4, 5]
