"""Names by Stanza's tagger, on the tokens of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Any

import numpy as np

from glossator_standard.abbreviations import lists
from glossator_stanza.batching import batches
from glossator_stanza.bundle import Bundle
from glossator_stanza.checkpoint import Floats, ForeignError, floats, read
from glossator_stanza.decoder import Decoder, ruled_out
from glossator_stanza.encoder import WordEncoder
from glossator_stanza.lstm import BiLSTM, Indexes, Packed, linear
from glossator_stanza.posterior import Posterior
from glossator_stanza.words import WordTable

Words = Sequence[Sequence[str]]
Found = list[tuple[int, int, str]]
"""Names of a sentence: first token, the token after the last, Stanza's label."""
Weighed = tuple[int, int, str, dict[str, float]]
"""A name, and how likely each label is for its extent."""

_COUNTED = re.compile(r"[\d$£€¥]|dollar|euro|pound|million|billion")

_NO_TAGS = 4
"""The first entries of Stanza's vocabularies stand for padding and the like."""


class NameTagger:
    """Runs the layers of Stanza's tagger on length-sorted batches, words looked up in a table.

    Args:
        bundle: The models.
        budget: Tokens in a batch, padding included.

    Raises:
        ForeignError: where the model has layers that this class does not know how to run.
    """

    def __init__(self, bundle: Bundle, budget: int) -> None:
        files = {item.kind: item for item in bundle.files("ner")}
        if set(files) != {"ner", "pretrain"}:
            raise ForeignError("a tagger without word vectors, or with character language models")
        state = read(files["ner"].path)
        weights, vocab, config = state["model"], state["vocab"], state["config"]
        _check(weights, vocab, config)
        self.budget = budget
        self._reader = BiLSTM(
            weights,
            "taggerlstm.lstm",
            (weights["taggerlstm_h_init"], weights["taggerlstm_c_init"]),
        )
        column = config.get("predict_tagset") or 0
        self._classify = linear(weights, f"tag_clfs.{column}")
        transitions = floats(weights[f"crits.{column}._transitions"])
        tags: Any = vocab["tag"]["_id2unit"]
        tags = tags if isinstance(tags[0], str) else tags[column]
        self._tags = [_parts(tag) for tag in tags]
        # Fewer paths to compare; the likeliest hardly ever is one that the scheme does not allow.
        self._decode = Decoder(ruled_out(transitions, tags))
        self._posterior = Posterior(self._tags, transitions)
        encode = WordEncoder(state, files["pretrain"].path)
        self._table = WordTable(lambda words: self._reader.table(encode(words)))
        self._asks = may_have_names if bundle.language == "en" else bool

    def __call__(self, sentences: Words) -> list[list[Weighed]]:
        """The names of each sentence."""
        found: list[list[Weighed]] = [[] for _ in sentences]
        asked = [index for index, words in enumerate(sentences) if self._asks(words)]
        for batch in batches([len(sentences[index]) for index in asked], self.budget):
            places = [asked[number] for number in batch]
            names = self._tag([sentences[index] for index in places])
            for index, row in zip(places, names, strict=True):
                found[index] = row
        return found

    def _tag(self, sentences: Words) -> list[list[Weighed]]:
        """The names of sentences, which come longest first."""
        packed = Packed([len(words) for words in sentences])
        numbers, table = self._table.look_up(list(chain.from_iterable(sentences)))
        scores = self._reader.classes(table, numbers[packed.places], packed, self._classify)
        best = np.maximum(self._decode(scores, packed), _NO_TAGS)
        return self._weighed(scores, best, packed)

    def _weighed(self, scores: Floats, best: Indexes, packed: Packed) -> list[list[Weighed]]:
        """The names of sentences, and how likely each label is for them."""
        rows = np.empty(len(best), np.int64)
        rows[packed.places] = np.arange(len(best))
        tags = [*map(self._tags.__getitem__, best[rows].tolist())]
        ends = np.cumsum(packed.lengths).tolist()
        sentences = [slice(first, last) for first, last in pairwise([0, *ends])]
        found = [names(tags[sentence]) for sentence in sentences]
        places = rows.tolist()
        extents = [
            (places[sentence], first, last)
            for sentence, some in zip(sentences, found, strict=True)
            if some
            for first, last, _ in some
        ]
        probabilities = iter(self._posterior(scores, best, extents))
        return [[(*name, next(probabilities)) for name in some] for some in found]


def may_have_names(words: Sequence[str]) -> bool:
    """Whether a sentence of English is worth a look: it has a capital, a number or a sum of money.

    Not so one of small words behind a word that begins many sentences ("The talks went on."); of
    120,000 tokens of news that is one in eleven, and of 9,000 names these held two false ones.
    """
    if words and words[0] in _openers():
        rest = "".join(words[1:])
        return rest != rest.lower() or _COUNTED.search(rest) is not None
    return bool(words)


@cache
def _openers() -> frozenset[str]:
    return frozenset(lists()["starters"])


def names(tags: Sequence[tuple[str, str]]) -> Found:
    """The names that tags of the scheme BIOES mark; one that fits no neighbour is a name itself.

    Args:
        tags: Each with its letter, ``B``, ``I``, ``E``, ``S`` or ``O``, and its label.
    """
    found: Found = []
    before = ("O", "")
    for number, (letter, label) in enumerate(tags):
        if letter != "O":
            goes_on = letter in "IE" and before[0] in ("B", "I") and before[1] == label
            first = found.pop()[0] if goes_on else number
            found.append((first, number + 1, label))
        before = (letter, label)
    return found


def _parts(tag: str) -> tuple[str, str]:
    letter, _, label = tag.partition("-")
    return letter, label


def _check(weights: Any, vocab: Any, config: Any) -> None:
    """Raise ForeignError where the model has other layers than the plain ones."""
    is_plain = (
        "word" in vocab
        and "delta" not in vocab
        and not config.get("bert_model")
        and not config.get("charlm")
        and not config.get("connect_output_layers")
        and not config.get("char_lowercase")
        and BiLSTM.reads(weights, "charmodel.charlstm.lstm")
        and BiLSTM.reads(weights, "taggerlstm.lstm")
    )
    if not is_plain:
        raise ForeignError("a tagger with other layers")
