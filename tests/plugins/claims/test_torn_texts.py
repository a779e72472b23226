"""A text may end anywhere, and words may be missing: no layer fails for that."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import glossator
from glossator import Document

KINDS = Path(__file__).parents[1] / "quotations" / "quotation_kinds.txt"
SEED = 7
MARKS = (",", "“", "”", "(", "said", "that", "and", "\n\n")
LAYERS = ("titles", "hedging", "dates", "quotations", "people", "claims")


def torn() -> Iterator[str]:
    """Sentences of all kinds, cut off at each word, or with a word gone and a mark too many."""
    chance = random.Random(SEED)
    for line in KINDS.read_text("utf-8").splitlines():
        sentence, arrow, _ = line.replace("⏎", "\n").partition(" => ")
        words = sentence.split(" ") if arrow else []
        for at in range(1, len(words) + 1):
            yield " ".join(words[:at])
            odd = [*words[: at - 1], *words[at:]]
            odd.insert(chance.randrange(len(words)), chance.choice(MARKS))
            yield " ".join(odd)


@pytest.mark.slow(reason="some twenty thousand texts")
def test_no_layer_fails_on_torn_sentences() -> None:
    use = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
    documents = [Document(id=str(at), text=text) for at, text in enumerate(torn())]
    with glossator.chain(*LAYERS, use=use, on_error="record") as chain:
        for one in chain.pipe(documents):
            failed = {name: layer.error for name, layer in one.layers.items() if layer.error}
            assert failed == {}, one.text
