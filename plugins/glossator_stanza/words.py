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
    """Vectors by word.

    Args:
        encode: Makes an array (words, dimensions).
    """

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._rows: dict[str, int] = {}
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
        if not new:
            return
        if self._rows and len(self._rows) + len(new) > len(self._vectors):
            self._rows.clear()
            new = list(words)
        vectors = self._encode(new)
        if len(self._vectors) < len(self._rows) + len(new):
            # Memory is taken page by page, when a word is put there.
            width = vectors.shape[1]
            self._vectors = np.empty((max(NUMBERS // width, len(new)), width), np.float32)
        first = len(self._rows)
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))
        self._vectors[first : first + len(new)] = vectors
