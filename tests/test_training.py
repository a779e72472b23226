"""What the training of the models reads: documents that people have corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from training import corrections
from training.entities import Word

import glossator
from glossator.testing import document
from glossator_standard import Entity


def saved(path: Path) -> Path:
    made = document(
        "Jo left Rome. It rained.",
        Entity(start=0, end=2, label="PERSON", rule="hand"),
        Entity(start=8, end=12, label="GPE", rule="hand"),
    )
    glossator.write([made], str(path))
    return path


def test_a_corrected_document_becomes_tagged_sentences(tmp_path: Path) -> None:
    [article] = corrections.read(saved(tmp_path / "corrected.jsonl"))
    assert [[(word.text, word.tag) for word in sentence] for sentence in article] == [
        [("Jo", "B-PERSON"), ("left", "O"), ("Rome", "B-LOC"), (".", "O")],
        [("It", "O"), ("rained", "O"), (".", "O")],
    ]


def test_a_layer_that_no_person_made_is_refused(tmp_path: Path) -> None:
    with glossator.chain("entities", name="light") as chain:
        glossator.write([chain("Jo Smith left Rome.")], str(tmp_path / "made.jsonl"))
    with pytest.raises(glossator.InputError, match="that a person made, got none: bring it in"):
        list(corrections.read(tmp_path / "made.jsonl"))


def test_every_tenth_document_is_held_out() -> None:
    articles = [[[Word(str(number), "O")]] for number in range(20)]
    train, held_out = corrections.split(articles)
    assert (len(train), held_out) == (18, [articles[0][0], articles[10][0]])
    assert corrections.split(articles[:9]) == (articles[:9], [])
