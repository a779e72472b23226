"""The smaller entity tagger: what it begins with, what it is told, and how it is made."""

from __future__ import annotations

import shutil
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from training import crf, pruning, settings
from training.entities import Word

from glossator_stanza.decoder import may_follow, ruled_out
from glossator_stanza.lstm import BiLSTM, Packed

TAGS = ["<PAD>", "O", "S-X", "B-X", "I-X", "E-X", "B-Y", "E-Y"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("O", "B-X", True),
        ("E-X", "S-Y", True),
        ("B-X", "E-X", True),
        ("B-X", "I-Y", False),
        ("O", "I-X", False),
        ("B-X", "O", False),
        ("<PAD>", "O", False),
        ("O", "<PAD>", False),
    ],
)
def test_what_may_follow_a_tag(before: str, after: str, expected: bool) -> None:
    assert may_follow(before, after) is expected


def test_marginals_are_the_shares_of_all_paths() -> None:
    rng = np.random.default_rng(3)
    transitions = ruled_out(rng.normal(size=(8, 8)).astype(np.float32), TAGS)
    packed = Packed([3, 2, 2, 1])
    scores = rng.normal(size=(len(packed.rows), 8)).astype(np.float32)
    found = crf.marginals(scores, packed, transitions)
    for row, length in enumerate(packed.lengths):
        places = packed.starts[:length] + row
        expected = np.zeros((length, 8))
        for path in product(range(8), repeat=length):
            value = sum(scores[place, tag] for place, tag in zip(places, path, strict=True))
            value += sum(transitions[a, b] for a, b in pairwise(path))
            expected[np.arange(length), path] += np.exp(value)
        expected /= expected.sum(1, keepdims=True)
        assert np.allclose(found[places], expected, atol=1e-5)


def outputs(direction: pruning.Direction, vectors: Any) -> Any:
    """What an LSTM says of one row of vectors, and the classes of it."""
    one = {
        "weight_ih": direction.inputs,
        "weight_hh": direction.recurrent,
        "bias_ih": direction.bias,
        "bias_hh": np.zeros_like(direction.bias),
    }
    weights = {
        f"a.{kind}_l0{end}": value for kind, value in one.items() for end in ("", "_reverse")
    }
    states = (direction.hidden[None], direction.cell[None])
    lstm = BiLSTM(weights, "a", (np.stack([states[0]] * 2), np.stack([states[1]] * 2)))
    every = np.arange(len(vectors))
    hidden = lstm(lstm.table(vectors), every, Packed([len(vectors)]))[:, : len(direction.hidden)]
    return hidden, hidden @ direction.classes.T


def test_units_that_say_what_others_say_can_go() -> None:
    rng: Any = np.random.default_rng(4)
    hidden, twice = 5, [0, 1, 2, 3, 4, 1, 3]
    gates = np.concatenate([np.array(twice) + gate * hidden for gate in range(4)])
    recurrent = rng.normal(size=(4 * hidden, len(twice)))[gates]
    whole = pruning.Direction(
        inputs=rng.normal(size=(4 * hidden, 3))[gates],
        recurrent=recurrent,
        bias=rng.normal(size=4 * hidden)[gates],
        hidden=np.zeros(len(twice), np.float32),
        cell=np.zeros(len(twice), np.float32),
        classes=rng.normal(size=(6, len(twice))),
    )
    vectors = rng.normal(size=(200, 3)).astype(np.float32)
    states, classes = outputs(whole, vectors)
    smaller, constant = pruning.pruned(whole, states, hidden)
    assert len(smaller.hidden) == hidden
    assert np.allclose(outputs(smaller, vectors)[1] + constant, classes, atol=1e-3)


@pytest.mark.slow("imports torch and Stanza, and trains")
def test_a_student_is_made_of_the_trained_tagger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from training import bundle, prepare, student

    import glossator_model_en
    from glossator.testing import annotate

    shipped = glossator_model_en.bundle()
    places = settings.Places(tmp_path, tmp_path, tmp_path / "work", start=shipped, small=True)
    places.vectors.parent.mkdir()
    shutil.copyfile(bundle.file(shipped, "pretrain"), places.vectors)
    tagged = [Word("Jo", "B-PERSON"), Word("left", "O"), Word("Rome", "B-LOC"), Word(".", "O")]
    untagged = [Word(word, "O") for word in ("Anna", "came", "to", "Oslo", "today", ".")]
    monkeypatch.setattr(prepare, "entity_sentences", lambda _: ([tagged] * 3, [tagged]))
    monkeypatch.setattr(prepare, "further_sentences", lambda _: [tagged, []])
    monkeypatch.setattr(prepare, "unlabelled_sentences", lambda _: [untagged])
    few = settings.student()._replace(hidden=40, steps=30, interval=10, words=8)
    monkeypatch.setattr(settings, "student", lambda: few)
    student.train(places)
    made = places.student.stat()
    student.train(places)
    assert places.student.stat().st_mtime_ns == made.st_mtime_ns  # it is there
    bundle.build(places, tmp_path / "bundle")
    done = annotate(
        "Jo left Rome.",
        "names",
        use={"sentences": "rules", "tokens": "rules", "names": "stanza"},
        options={"stanza": {"model": str(tmp_path / "bundle")}},
    )
    found = [(done.text_of(one), one.label) for one in done.layers["names"]]
    assert found == [("Jo", "PERSON"), ("Rome", "LOC")]


@pytest.mark.slow("imports torch and Stanza")
def test_a_tagger_is_given_the_words_of_more_vectors(tmp_path: Path) -> None:
    import torch
    from training import vectors

    def saved(name: str, content: Any) -> Path:
        torch.save(content, tmp_path / name)
        return tmp_path / name

    words = ["<PAD>", "the", "kelmar"]
    vocabulary = {"_id2unit": words, "_unit2id": {word: at for at, word in enumerate(words)}}
    few = {"_id2unit": words[:2], "_unit2id": {"<PAD>": 0, "the": 1}}
    numbers = torch.tensor([[0.0, 0.0], [0.51, -9.0], [1.0, 0.25]])
    source = saved("all.pt", {"vocab": vocabulary, "emb": numbers})
    tagger = saved("tagger.pt", {"vocab": {"word": few}})
    vectors.widen(tagger, source, tmp_path / "wide.pt")
    assert torch.load(tmp_path / "wide.pt")["vocab"]["word"] == vocabulary
    vectors.export(source, tmp_path / "small.pt")
    vectors.upcast(tmp_path / "small.pt", tmp_path / "again.pt")
    found = torch.load(tmp_path / "again.pt")["emb"]
    assert found.tolist() == [[0, 0], [0.5, -127 / 32], [1, 0.25]]
    other = saved("other.pt", {"vocab": {"_id2unit": ["the"]}, "emb": numbers[:1]})
    with pytest.raises(ValueError, match="its first 2 words are not those of"):
        vectors.widen(tagger, other, tmp_path / "wide.pt")
