"""What the LSTM of a tagger gets from each distinct word, computed once.

What a tagger makes of a word before its sentence comes in (its vector, its character LSTM, what
they bring to the gates) depends on the word alone. Most words of a text have been seen before, so
most of that work is saved by keeping the result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

NUMBERS = 12_000_000
"""Numbers kept: 48 MB, for some ten thousand words."""
_LONGEST = 300
"""A longer token has no use for its tail, and would be slow: Stanza itself reads ``<UNK>``."""

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]


class WordTable:
    """Vectors by word; where they are too many, those stay that were asked for again.

    Args:
        encode: Makes an array (words, dimensions).
    """

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._rows: dict[str, int] = {}
        self._again: set[str] = set()
        self._vectors: Vectors = np.empty((0, 0), np.float32)

    def look_up(self, words: Sequence[str]) -> tuple[npt.NDArray[np.int64], Vectors]:
        """The row of each word, and the vectors of all rows."""
        if max(map(len, words)) > _LONGEST:
            words = [word[:_LONGEST] for word in words]
        self._learn(dict.fromkeys(words))
        numbers = map(self._rows.__getitem__, words)
        return np.fromiter(numbers, np.int64, len(words)), self._vectors

    def _learn(self, words: dict[str, None]) -> None:
        new = [word for word in words if word not in self._rows]
        self._again |= words.keys() & self._rows.keys()
        if not new:
            return
        if self._rows and len(self._rows) + len(new) > len(self._vectors):
            self._forget(len(self._vectors) - len(words))
            new = [word for word in words if word not in self._rows]
        vectors = self._encode(new)
        if len(self._vectors) < len(self._rows) + len(new):
            # Memory is taken page by page, when a word is put there.
            width = vectors.shape[1]
            self._vectors = np.empty((max(NUMBERS // width, len(new)), width), np.float32)
        first = len(self._rows)
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))
        self._vectors[first : first + len(new)] = vectors

    def _forget(self, most: int) -> None:
        """Drop what came once only, as half of all words do; everything, if that is not enough."""
        kept = self._again if len(self._again) <= most else set()
        stays = [(word, row) for word, row in self._rows.items() if word in kept]
        self._vectors[: len(stays)] = self._vectors[[row for _, row in stays]]
        self._rows = {word: number for number, (word, _) in enumerate(stays)}
        self._again = set()
