"""A text may begin and end anywhere, and words may be missing: no layer fails for that."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator import Document
from glossator_standard import words

KINDS = Path(__file__).parents[1] / "quotations" / "quotation_kinds.txt"
SEED = 7
MARKS = (",", "“", "”", "(", "said", "that", "and", "\n\n")
LAYERS = ("titles", "locations", "hedging", "dates", "quotations", "people", "claims")
SHORT = 6
"""Words of a text that begins anywhere: what is asked of the word before stands there."""
ALONE = (
    *("County Oke", "St. Oke", "Route 7", "her president", "major", "counsel", "By Ana Oke"),
    *("U.S.-led", "a.k.a. Spider", "spokesman for Welsh"),
)


class Numbered(list[Any]):
    """A column of words that nobody reads from behind: before the first word there is none."""

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            assert place >= 0, "a word before the first is read as the last"
        elif place.stop and min(place.start or 0, place.stop) < 0:
            assert not super().__getitem__(place), "words before the first are read as the last"
        return super().__getitem__(place)


def torn() -> Iterator[str]:
    """Sentences of all kinds, cut off at each word, or with a word gone and a mark too many."""
    chance = random.Random(SEED)
    yield from ALONE
    for line in KINDS.read_text("utf-8").splitlines():
        sentence, arrow, _ = line.replace("⏎", "\n").partition(" => ")
        words = sentence.split(" ") if arrow else []
        for at in range(1, len(words) + 1):
            yield " ".join(words[:at])
            odd = [*words[: at - 1], *words[at:]]
            odd.insert(chance.randrange(len(words)), chance.choice(MARKS))
            yield " ".join(odd)
            yield " ".join(words[at : at + SHORT])


@pytest.mark.slow(reason="some thirty thousand texts")
def test_no_layer_fails_on_torn_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    made = words._columns

    def numbered(*columns: Any) -> words.Columns:
        one = made(*columns)
        parts = (one.starts, one.ends, one.words, one.low)
        return words.Columns(*map(Numbered, parts))

    monkeypatch.setattr(words, "_columns", numbered)
    use = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
    documents = [Document(id=str(at), text=text) for at, text in enumerate(torn())]
    with glossator.chain(*LAYERS, use=use, on_error="record") as chain:
        for one in chain.pipe(documents):
            failed = {name: layer.error for name, layer in one.layers.items() if layer.error}
            assert failed == {}, one.text
