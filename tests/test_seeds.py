"""The seed articles and the annotations expected of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossator

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
NAMES = ("entities", "titles", "locations", "hedging", "quotations", "dates")
LAYERS = {f"gold:{name}" for name in NAMES}


def read(path: Path) -> glossator.Document:
    [document] = glossator.read(str(path))
    return document


def test_there_are_seeds() -> None:
    assert len(SEEDS) >= 5


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_gold_is_a_valid_document_over_the_same_text(path: Path) -> None:
    gold = read(path.with_suffix(".gold.json"))
    assert gold.text == read(path).text
    assert set(gold.layers) == LAYERS
    assert all(len(layer) for layer in gold.layers.values())


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_have_the_length_of_news(path: Path) -> None:
    assert 150 <= len(path.read_text("utf-8").split()) <= 400
