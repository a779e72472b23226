"""One input vector for each distinct word, computed once.

What a tagger makes of a word before its sentence comes in (its vector, its character LSTM)
depends on the word alone. Most words of a text have been seen before, so most of that work is
saved by keeping the result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

LIMIT = 30_000
"""Distinct words kept: 24 MB at 200 dimensions."""
_LONGEST = 300
"""A longer token has no use for its tail, and would be slow: Stanza itself reads ``<UNK>``."""

Encode = Callable[[Sequence[str]], Tensor]


class WordTable:
    """Rows of vectors by word; row 0 is the padding."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._rows: dict[str, int] = {}
        self._vectors: Tensor | None = None

    def pack(self, sentences: Sequence[Sequence[str]]) -> tuple[PackedSequence, list[int]]:
        """The vectors of sentences, which come longest first; and their lengths."""
        lengths = [len(sentence) for sentence in sentences]
        sentences = [[word[:_LONGEST] for word in sentence] for sentence in sentences]
        self._learn({word: None for sentence in sentences for word in sentence})
        ids = torch.zeros((len(sentences), lengths[0]), dtype=torch.long)
        rows = self._rows
        for number, sentence in enumerate(sentences):
            ids[number, : lengths[number]] = torch.tensor([rows[word] for word in sentence])
        packed = pack_padded_sequence(ids, lengths, batch_first=True)
        assert self._vectors is not None
        vectors = self._vectors[packed.data.to(self._vectors.device)]
        return PackedSequence(vectors, packed.batch_sizes), lengths

    def _learn(self, words: dict[str, None]) -> None:
        new = [word for word in words if word not in self._rows]
        if not new:
            return
        if len(self._rows) + len(new) > LIMIT:
            self._rows.clear()
            self._vectors, new = None, list(words)
        vectors = self._encode(new)
        first = len(self._rows) + 1
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))
        self._room_for(first + len(new), vectors)
        assert self._vectors is not None
        self._vectors[first : first + len(new)] = vectors

    def _room_for(self, rows: int, like: Tensor) -> None:
        """Double the table as often as needed, so that adding a word costs the same on average."""
        have = 0 if self._vectors is None else self._vectors.shape[0]
        if have < rows:
            grown = like.new_zeros((max(rows, 2 * have, 1024), like.shape[1]))
            if self._vectors is not None:
                grown[:have] = self._vectors
            self._vectors = grown


def character_vectors(charmodel: Any, vocab: Any, words: Sequence[str]) -> Tensor:
    """What Stanza's character LSTM makes of each word, in the order given."""
    order = sorted(range(len(words)), key=lambda i: -len(words[i]))
    lengths = [len(words[i]) for i in order]
    ids = torch.zeros((len(words), lengths[0]), dtype=torch.long)
    for row, index in enumerate(order):
        ids[row, : lengths[row]] = torch.tensor(vocab.map(list(words[index])))
    device = next(charmodel.parameters()).device
    # As one sentence of these words: its vectors come back unsorted and unpadded.
    packed: PackedSequence = charmodel(ids.to(device), None, order, [len(words)], lengths)
    return packed.data
