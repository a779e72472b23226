"""The parts that need torch at most, and no trained model."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, ClassVar, cast

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from glossator.testing import document
from glossator_standard import Entity, Name, Sentence, Token
from glossator_stanza.batching import batches
from glossator_stanza.labels import LABELS, label
from glossator_stanza.lemmas import Lemmatizer, Pair
from glossator_stanza.lstm import PaddedLSTM
from glossator_stanza.mending import mend, split_clitics
from glossator_stanza.sentences import LONGEST, tokens_by_sentence
from glossator_stanza.units import UnitReader
from glossator_stanza.words import LIMIT, WordTable


class Vocab:
    """Characters by their code points."""

    def unit2id(self, unit: str) -> int:
        return ord(unit)


FEATURES = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
read = UnitReader(Vocab(), FEATURES)


@given(st.lists(st.integers(0, 30)), st.integers(1, 100))
def test_batches_hold_every_item_once_within_the_budget(lengths: list[int], budget: int) -> None:
    made = list(batches(lengths, budget))
    assert sorted(i for one in made for i in one) == [i for i, n in enumerate(lengths) if n]
    for one in made:
        assert len(one) == 1 or len(one) * lengths[one[0]] <= budget
    flat = [lengths[i] for one in made for i in one]
    assert flat == sorted(flat, reverse=True)


def test_an_lstm_over_padded_rows_equals_torch_over_packed_ones() -> None:
    torch.manual_seed(1)
    lstm = torch.nn.LSTM(7, 5, batch_first=True, bidirectional=True).eval()
    assert PaddedLSTM.replaces(lstm)
    lengths = [9, 6, 6, 2, 1]
    packed = pack_padded_sequence(torch.randn(5, 9, 7), lengths, batch_first=True)
    state = (torch.randn(2, 5, 5), torch.randn(2, 5, 5))
    with torch.inference_mode():
        for hx in (None, state):
            expected, _ = pad_packed_sequence(lstm(packed, hx)[0], batch_first=True)
            found, _ = pad_packed_sequence(PaddedLSTM(lstm)(packed, hx)[0], batch_first=True)
            assert torch.allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize("options", [{"num_layers": 2}, {"bidirectional": False}])
def test_other_lstms_are_left_alone(options: dict[str, int]) -> None:
    assert not PaddedLSTM.replaces(torch.nn.LSTM(3, 2, **{"bidirectional": True, **options}))
    assert not PaddedLSTM.replaces(None)


def test_a_word_table_encodes_each_word_once() -> None:
    asked: list[str] = []

    def encode(words: Sequence[str]) -> torch.Tensor:
        asked.extend(words)
        return torch.tensor([[float(len(word))] for word in words])

    table = WordTable(encode)
    packed, lengths = table.pack([["a", "bb", "a"], ["ccc"]])
    assert lengths == [3, 1]
    assert pad_packed_sequence(packed, batch_first=True)[0][:, :, 0].tolist() == [
        [1, 2, 1],
        [3, 0, 0],
    ]
    table.pack([["bb", "x" * 1000]])
    assert asked == ["a", "bb", "ccc", "x" * 300]
    table.pack([[str(number) for number in range(LIMIT)]])
    packed, _ = table.pack([["bb", "7"]])
    assert packed.data[:, 0].tolist() == [2, 1]


def test_a_word_table_keeps_no_tails() -> None:
    table = WordTable(lambda words: torch.zeros((len(words), 1)))
    table.pack([["x" * 10_000 + str(number)] for number in range(9)])
    assert {len(word) for word in table._rows} == {300}


class Word(str):
    """A word that counts how often it is looked up."""

    __slots__ = ()
    hashed = 0

    def __hash__(self) -> int:
        Word.hashed += 1
        return super().__hash__()


class LemmaTrainer:
    """A lemmatiser whose dictionary knows everything."""

    args: ClassVar = {"dict_only": False}

    def skip_seq2seq(self, pairs: Sequence[Pair]) -> list[bool]:
        return [True for _ in pairs]

    def predict_dict(self, pairs: Sequence[Pair]) -> list[str]:
        return [word.lower() for word, _ in pairs]


def test_lemmas_are_looked_up_a_few_times_a_word_and_long_words_are_not_kept() -> None:
    lemmatize = Lemmatizer(cast("Any", SimpleNamespace(lemma=LemmaTrainer())))
    words = [Word(f"W{number}") for number in range(200)]
    lemmas = lemmatize([*((word, "X") for word in words), ("L" * 1000, "X")])
    assert lemmas == [*(word.lower() for word in words), "L" * 1000]
    assert Word.hashed < 20 * len(words)
    assert len(lemmatize._known) == len(words)


def test_units_know_where_they_stood() -> None:
    units = read("It  is\u200b\n5.")
    assert "".join(map(chr, units.ids.tolist())) == "It is 5."
    assert units.offsets.tolist() == [0, 1, 2, 4, 5, 6, 8, 9]
    assert units.features[:, 0].tolist() == [0, 0, 1, 0, 0, 1, 0, 0]
    assert np.argwhere(units.features[:, 1:]).tolist() == [[0, 0], [0, 3], [6, 1], [7, 2]]


def mended(text: str, marks: str) -> str:
    units = read(text)
    labels = mend(text, 0, units, np.array([int(mark) for mark in marks], dtype=np.int8))
    return "".join(str(mark) for mark in labels)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("Go on", "00000", "01002"),  # white space ends a token, the paragraph a sentence
        ("Go on", "02101", "02002"),  # white space is no token's end
        ('"No." He', "10122001", "10112002"),  # closing quotes stay with their sentence
        ("No.He", "01200", "01102"),  # and no sentence ends inside of a word
        ("See www.a.org/b now", "0011111111111110001", "0010000000000010002"),
        ("a@b.org.", "11111111", "00000012"),
        ("e\u0301t", "101", "012"),
        ("ok 👍🏽", "01012", "01002"),
    ],
)
def test_mending(text: str, marks: str, expected: str) -> None:
    assert mended(text, marks) == expected


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Korea's", ["Korea", "'s"]),
        ("don’t", ["do", "n’t"]),
        ("we'll", ["we", "'ll"]),
        ("O'Neill", ["O'Neill"]),
        ("'s", ["'s"]),
        ("n't", ["n't"]),
    ],
)
def test_joined_clitics_are_parted(token: str, expected: list[str]) -> None:
    text = f"x {token}"
    assert [text[start:end] for start, end in split_clitics(text, 2, len(text))] == expected


def test_tokens_by_sentence_loses_no_token() -> None:
    text = "ab cd ef gh"
    tokens = [Token(start=at, end=at + 2) for at in (0, 3, 6, 9)]
    made = document(text, *tokens, Sentence(start=3, end=8))
    assert [[text[t.start : t.end] for t in one] for one in tokens_by_sentence(made)] == [
        ["ab"],
        ["cd", "ef"],
        ["gh"],
    ]


def test_a_sentence_without_end_is_cut() -> None:
    text = "a " * 1000
    tokens = [Token(start=at, end=at + 1) for at in range(0, 2000, 2)]
    made = document(text, *tokens, Sentence(start=0, end=1999))
    assert [len(one) for one in tokens_by_sentence(made)] == [LONGEST, LONGEST, 200]


def test_every_label_is_one_of_the_layers() -> None:
    for found, ours in LABELS.items():
        assert label(found.lower()) == ours
        if ours:
            document("x", Entity(start=0, end=1, label=ours, rule="model"))
    assert label("Whatever") == "MISC"
    assert label("ORDINAL") is None


def test_viterbi_over_a_batch_finds_the_best_paths() -> None:
    from itertools import product

    from glossator_stanza.names import NameTagger

    random.seed(3)
    tagger = NameTagger.__new__(NameTagger)
    kinds = 6
    tagger.tags = ["<PAD>", "<UNK>", "<EMPTY>", "<ROOT>", "O", "S-PER"]
    rng = np.random.default_rng(5)
    tagger.transitions = rng.normal(size=(kinds, kinds))
    lengths = [4, 3, 3, 1]
    scores = rng.normal(size=(4, 4, kinds))

    def value(row: int, path: tuple[int, ...]) -> float:
        steps = sum(scores[row, at, tag] for at, tag in enumerate(path))
        return float(steps + sum(tagger.transitions[a, b] for a, b in pairwise(path)))

    for row, tags in enumerate(tagger._decode(scores, lengths)):
        best = max(product(range(kinds), repeat=lengths[row]), key=lambda path: value(row, path))
        assert tags == [tagger.tags[max(tag, 4)] for tag in best]


def test_names_layer_takes_our_labels_only() -> None:
    made = document("Seoul", Name(start=0, end=5, label="LOC", rule="model"))
    assert made.layers["names"][0].label == "LOC"
