"""The parts that need no trained model; torch and Stanza are what they are compared with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.testing import document
from glossator_standard import Entity, Name, Sentence, Token
from glossator_stanza.batching import batches
from glossator_stanza.certain import known
from glossator_stanza.checkpoint import PARTS, ForeignError, Vocabulary, floats, read_rows
from glossator_stanza.checkpoint import read as read_checkpoint
from glossator_stanza.decoder import Decoder
from glossator_stanza.labels import LABELS, label
from glossator_stanza.lemmas import Lemmatizer, Pair
from glossator_stanza.lstm import BiLSTM, Packed
from glossator_stanza.mending import mend, split_clitics
from glossator_stanza.names import may_have_names, names
from glossator_stanza.posterior import Posterior
from glossator_stanza.sentences import LONGEST, tokens_by_sentence
from glossator_stanza.tokenizer import WINDOW, windows
from glossator_stanza.units import UnitReader
from glossator_stanza.words import NUMBERS, WordTable

CHARACTERS = ["<PAD>", "<UNK>", *map(chr, range(32, 127))]
FEATURES = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
vocabulary = Vocabulary(
    {"_id2unit": CHARACTERS, "_unit2id": {unit: number for number, unit in enumerate(CHARACTERS)}}
)
read = UnitReader(vocabulary, FEATURES)


@given(st.lists(st.integers(0, 30)), st.integers(1, 100))
def test_batches_hold_every_item_once_within_the_budget(lengths: list[int], budget: int) -> None:
    made = list(batches(lengths, budget))
    assert sorted(i for one in made for i in one) == [i for i, n in enumerate(lengths) if n]
    for one in made:
        assert len(one) == 1 or len(one) * lengths[one[0]] <= budget
    flat = [lengths[i] for one in made for i in one]
    assert flat == sorted(flat, reverse=True)


LSTM = {"input_size": 7, "hidden_size": 5, "batch_first": True, "bidirectional": True}


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6), st.booleans(), st.integers(0, 99))
def test_an_lstm_gives_what_torch_gives(lengths: list[int], has_state: bool, seed: int) -> None:
    import torch
    from torch.nn.utils.rnn import pack_padded_sequence

    torch.manual_seed(seed)
    lengths.sort(reverse=True)
    lstm = torch.nn.LSTM(**LSTM)
    rows = torch.randn(len(lengths), lengths[0], 7)
    state = (torch.randn(2, 1, 5), torch.randn(2, 1, 5))
    weights = {f"some.{name}": weight.numpy() for name, weight in lstm.state_dict().items()}
    hidden, cell = (one.numpy() for one in state)
    ours = BiLSTM(weights, "some", (hidden, cell) if has_state else None)
    packed = Packed(lengths)
    items = rows.numpy()[packed.rows, packed.steps]
    every = np.arange(len(items))
    with torch.inference_mode():
        theirs, (ends, _) = lstm(
            pack_padded_sequence(rows, lengths, batch_first=True),
            tuple(one.repeat(1, len(lengths), 1) for one in state) if has_state else None,
        )
    table = ours.table(items)
    assert np.allclose(ours(table, every, packed), theirs.data.numpy(), atol=1e-6)
    last = np.concatenate(list(ends.numpy()), axis=1)
    assert np.allclose(ours.last(table, every, packed), last, atol=1e-6)


@pytest.mark.parametrize("other", [{"num_layers": 2}, {"bidirectional": False}, {"proj_size": 2}])
def test_other_lstms_are_left_to_stanza(other: dict[str, int]) -> None:
    import torch

    def weights(**options: Any) -> dict[str, Any]:
        return {f"a.{name}": one for name, one in torch.nn.LSTM(**options).state_dict().items()}

    assert BiLSTM.reads(weights(**LSTM), "a")
    assert not BiLSTM.reads(weights(**LSTM | other), "a")
    assert not BiLSTM.reads(weights(**LSTM), "b")


def test_a_word_table_encodes_each_word_once() -> None:
    asked: list[str] = []

    def encode(words: Sequence[str]) -> Any:
        asked.extend(words)
        return np.array([[len(word)] * 1000 for word in words], np.float32)

    def lengths(*words: str) -> list[float]:
        rows, vectors = table.look_up(words)
        found: list[float] = vectors[rows, 0].tolist()
        return found

    table = WordTable(encode)
    assert lengths("a", "bb", "a", "ccc") == [1, 2, 1, 3]
    assert lengths("bb", "x" * 1000) == [2, 300]
    assert asked == ["a", "bb", "ccc", "x" * 300]
    lengths(*map(str, range(NUMBERS // 1000 - 4)))
    assert lengths("dddd", "7") == [4, 1]
    asked.clear()
    assert lengths("bb", "7", "a") == [2, 1, 1]
    assert asked == ["a"], "what came once alone is not kept"
    lengths(*map(str, range(NUMBERS // 1000)))
    assert lengths("bb", "7") == [2, 1]


def test_a_word_table_keeps_no_tails() -> None:
    table = WordTable(lambda words: np.zeros((len(words), 1), np.float32))
    table.look_up(["x" * 10_000 + str(number) for number in range(9)])
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
    units = read("It  is\u200b\u00a05.")
    ids, features = read.parts(units.kinds)
    assert units.text == "It is 5.\n"
    assert "".join(CHARACTERS[number] for number in ids) == "It is 5. "
    assert units.offsets.tolist() == [0, 1, 2, 4, 5, 6, 8, 9, 10]
    assert features[:, 0].tolist() == [0, 0, 1, 0, 0, 1, 0, 0, 1]
    assert np.argwhere(features[:, 1:]).tolist() == [[0, 0], [0, 3], [6, 1], [7, 2]]


def test_units_begin_and_end_with_what_can_be_seen() -> None:
    units = read("\u200b\n One\n \u200b\nTwo \n\n")
    assert units.text == "One\nTwo\n"
    assert (units.firsts.tolist(), units.lasts.tolist()) == ([0, 4], [2, 6])
    assert units.offsets.tolist() == [3, 4, 5, 6, 10, 11, 12, 13]
    assert read("").text == read(" \n\u200b").text == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 0 inside, 1 the end of a token, 2 of a sentence, space for white space, ? for what the
        # network is asked.
        ("She said so then", "001 0001 01 0001"),
        ("Well, he left in 1999 for", "00011 01 0001 01 0001 001"),
        ("“We don’t know,” he", "101 01001 000111 01"),
        ("We cannot say", "01 ?????? 001"),  # two tokens
        ("He left. It ended.", "01 00012 01 000012"),
        ("The U.S. is big, U.K. So", "001 0001 01 0011 ???? 01"),
        ("It is 5.30 now, 5:30 by 5th", "01 01 0001 0011 0001 01 001"),
        ("in mid-air (or so) he", "01 0000001 101 011 01"),
        ("a two-day, on-the-spot", "1 00110011 01100110001"),
        ("the vice-chair, a pro-Oke", "001 00???000??? 1 0???0??"),
        ("for $5, or 70% of it; and", "001 111 01 011 01 011 001"),
        ("(5) boys’ toys (“so”), as", "111 00011 0001 ??????? 01"),
        ("Sen. Oke of Inc. It said: He", "0001 001 01 0??? 01 00??? 01"),
        ("No. 5 said: he & I", "001 1 00011 ?? 1 1"),
        ("this – or so – “I left.”", "0001 1 01 01 1 11 000112"),
        ("a mg. A man", "1 ??? 1 001"),
        ("It is.\nSo.\n\nAged 5.", "01 012 012 0001 12"),
        ("une école à", "001 00001 1"),
    ],
)
def test_what_is_certain_without_the_network(text: str, expected: str) -> None:
    units = read(text)
    labels, asked = known(units)
    seen = ["?" if ask else str(label) for label, ask in zip(labels, asked, strict=True)]
    assert "".join(np.where(units.spaces, " ", seen)).rstrip() == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The talks went on .", False),
        ("The talks in Rome went on .", True),
        ("The talks cost a million dollars .", True),
        ("It began at 5 .", True),
        ("It is the pe\u00f1a of \u00c1vila .", True),
        ("Rome fell .", True),
        ("", False),
    ],
)
def test_the_tagger_reads_only_where_a_name_may_be(sentence: str, expected: bool) -> None:
    assert may_have_names(sentence.split()) is expected


@given(st.lists(st.booleans(), min_size=1, max_size=900))
def test_the_network_reads_all_that_it_is_asked_once(asked: list[bool]) -> None:
    read_: list[int] = []
    for start, end, skip in windows(np.array(asked), read("x" * len(asked))):
        assert 0 <= start < end <= len(asked)
        assert end - start <= WINDOW
        taken = [place for place in range(start + skip, end) if place not in read_]
        read_ += taken
    assert {place for place, is_asked in enumerate(asked) if is_asked} <= set(read_)


def test_the_network_reads_no_two_paragraphs_at_once() -> None:
    units = read("One of.\n\n Two of. \n")
    assert list(windows(~units.spaces, units)) == [(0, 7, 0), (8, 15, 0)]


def mended(text: str, marks: str) -> str:
    units = read(text)
    labels = mend(units, np.array([int(mark) for mark in marks] + [0], dtype=np.int8))
    return "".join(str(mark) for mark in labels[:-1])


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
    tokens = split_clitics(text, [(0, 1), (2, len(text))])
    assert [text[start:end] for start, end in tokens] == ["x", *expected]


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


def test_the_decoder_finds_the_best_tags_of_each_sentence() -> None:
    rng = np.random.default_rng(5)
    kinds, packed = 5, Packed([4, 3, 3, 1])
    transitions = rng.normal(size=(kinds, kinds)).astype(np.float32)
    scores = rng.normal(size=(len(packed.rows), kinds)).astype(np.float32)
    tags = Decoder(transitions)(scores, packed)

    def value(row: int, path: tuple[int, ...]) -> float:
        steps = sum(scores[packed.starts[at] + row, tag] for at, tag in enumerate(path))
        return float(steps + sum(transitions[a, b] for a, b in pairwise(path)))

    for row, length in enumerate(packed.lengths):
        best = max(product(range(kinds), repeat=length), key=lambda path: value(row, path))
        assert tags[packed.rows == row].tolist() == list(best)


def test_the_posterior_compares_the_paths_that_differ_in_the_label() -> None:
    rng = np.random.default_rng(3)
    tags = [("O", ""), *((letter, kind) for letter in "BIES" for kind in "XY")]
    tags.remove(("I", "Y"))
    number = {tag: at for at, tag in enumerate(tags)}
    transitions = rng.normal(size=(len(tags), len(tags))).astype(np.float32)
    scores = rng.normal(size=(6, len(tags))).astype(np.float32)
    # One sentence, its tokens in the rows 5, 3, ...: S-X, O, B-X, I-X, E-X, B-Y.
    rows = [5, 3, 1, 0, 2, 4]
    path = [("S", "X"), ("O", ""), ("B", "X"), ("I", "X"), ("E", "X"), ("B", "Y")]
    best = np.zeros(6, np.int64)
    best[rows] = [number[tag] for tag in path]

    def share(first: int, last: int, label: str, others: str) -> float:
        def value(label: str) -> float:
            letters = "S" if last - first == 1 else "B" + "I" * (last - first - 2) + "E"
            own = [("O", "") if label == "O" else (letter, label) for letter in letters]
            if not all(tag in number for tag in own):
                return 0.0
            taken = [number[tag] for tag in (*path[:first], *own, *path[last:])]
            steps = sum(scores[row, tag] for row, tag in zip(rows, taken, strict=True))
            return float(np.exp(steps + sum(transitions[a, b] for a, b in pairwise(taken))))

        return value(label) / sum(map(value, others))

    found = Posterior(tags, transitions)(scores, best, [(rows, 0, 1), (rows, 2, 5), (rows, 5, 6)])
    for (first, last), shares in zip([(0, 1), (2, 5), (5, 6)], found, strict=True):
        for kind in "XY":
            assert shares.get(kind, 0) == pytest.approx(share(first, last, kind, "XYO"), abs=0.01)
    assert Posterior(tags, transitions)(scores, best, []) == []


@given(st.lists(st.sampled_from(["O", *(f"{a}-{b}" for a in "BIES" for b in ("X", "Y"))])))
def test_names_are_marked_as_stanza_reads_the_tags(tags: list[str]) -> None:
    from stanza.models.ner.trainer import fix_singleton_tags
    from stanza.models.ner.utils import decode_from_bioes

    spans = decode_from_bioes(fix_singleton_tags(tags))
    assert names([(tag[0], tag[2:]) for tag in tags]) == [
        (span["start"], span["end"] + 1, span["type"]) for span in spans
    ]


def test_what_torch_saved_is_read_without_it(tmp_path: Path) -> None:
    import torch

    path = tmp_path / "model.pt"
    numbers = torch.arange(12, dtype=torch.float32).reshape(3, 4)
    state = {
        "all": numbers,
        "half": numbers.half().t(),
        "part": numbers[1:, 2],
        "none": numbers[:0],
    }
    torch.save({"model": OrderedDict(state), "config": {"a": [1, "x", None, 0.5]}}, path)
    found = read_checkpoint(path)
    assert found["config"] == {"a": [1, "x", None, 0.5]}
    for name, tensor in state.items():
        assert found["model"][name].dtype == tensor.numpy().dtype
        assert np.array_equal(found["model"][name], tensor.numpy())


@pytest.mark.parametrize("kind", ["int8", "float16", "float32"])
def test_vectors_are_read_without_the_words_beside_them(tmp_path: Path, kind: str) -> None:
    import torch

    path = tmp_path / "vectors.pt"
    vectors = torch.arange(-6, 6).reshape(3, 4).to(getattr(torch, kind))
    torch.save({"vocab": {"_id2unit": ["a", "b", "c"]}, "emb": vectors}, path)
    found = read_rows(path, 3, 4)
    assert np.array_equal(found, vectors.numpy())
    parts = PARTS if kind == "int8" else 1
    assert np.array_equal(floats(found), vectors.float().numpy() / parts)
    torch.save({"emb": vectors, "more": vectors + 1}, path)
    assert np.array_equal(read_rows(path, 3, 4), vectors.numpy())


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_what_is_no_archive_is_foreign(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.pt"
    path.write_bytes(content)
    with pytest.raises(ForeignError, match=r"model\.pt"):
        read_checkpoint(path)


def test_other_content_is_foreign(tmp_path: Path) -> None:
    import torch

    path = tmp_path / "model.pt"
    for content in (Path, Path("a"), torch.nn.Linear(1, 1)):
        torch.save({"model": content}, path)
        with pytest.raises(ForeignError, match=r"model\.pt"):
            read_checkpoint(path)


def test_names_layer_takes_our_labels_only() -> None:
    made = document("Seoul", Name(start=0, end=5, label="LOC", rule="model"))
    assert made.layers["names"][0].label == "LOC"
