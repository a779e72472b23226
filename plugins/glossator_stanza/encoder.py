"""What a tagger makes of a word before its sentence comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from glossator_stanza.checkpoint import Floats, Vocabulary, floats, read_rows
from glossator_stanza.lstm import BiLSTM, Packed, linear


class WordEncoder:
    """Makes the vector of a word of what its characters say and of the vector that it has.

    Args:
        state: The content of the tagger's file.
        vectors: The file of word vectors, for taggers that have none of their own.
    """

    def __init__(self, state: Mapping[str, Any], vectors: Path) -> None:
        weights, vocab, config = state["model"], state["vocab"], state["config"]
        self._words = Vocabulary(vocab["word"])
        self._is_lower: bool = config.get("lowercase", True)
        self._vectors = weights.get("word_emb.weight")
        if self._vectors is None:
            self._vectors = read_rows(vectors, len(self._words.units), config["word_emb_dim"])
        self._characters = Vocabulary(vocab["char"])
        self._character_vectors = floats(weights["charmodel.char_emb.weight"])
        self._speller = BiLSTM(
            weights,
            "charmodel.charlstm.lstm",
            (weights["charmodel.charlstm_h_init"], weights["charmodel.charlstm_c_init"]),
        )
        self._transform = linear(weights, "input_transform") if config["input_transform"] else None

    def __call__(self, words: Sequence[str]) -> Floats:
        """The vectors of words: an array (words, dimensions)."""
        seen = [word.lower() if self._is_lower else word for word in words]
        ids = [self._words.id(word.replace(" ", "\xa0")) for word in seen]
        both = np.concatenate([floats(self._vectors[ids]), self._spell(words)], axis=1)
        if self._transform is None:
            return both
        weights, bias = self._transform
        vectors: Floats = both @ weights + bias
        return vectors

    def _spell(self, words: Sequence[str]) -> Floats:
        """What the character LSTM makes of each word."""
        order = sorted(range(len(words)), key=lambda i: -len(words[i]))
        packed = Packed([len(words[index]) for index in order])
        letters = "".join([words[index] for index in order])
        codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
        distinct, items = np.unique(codes, return_inverse=True)
        ids = [self._characters.id(chr(code)) for code in distinct.tolist()]
        table = self._speller.table(self._character_vectors[ids])
        found = np.empty((len(words), 2 * self._speller.width), np.float32)
        found[order] = self._speller.last(table, items[packed.places], packed)
        return found
