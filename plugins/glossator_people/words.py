"""A document as parallel lists by token, which is what the rules read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import glossator
from glossator_standard.paragraphs import paragraphs


class Words:
    """The tokens of a document.

    Attributes:
        text: The text.
        starts: Where each begins.
        ends: Where each ends.
        low: Each in small letters, apostrophes straight.
        sentence: The number of the sentence of each.
        paragraph: The number of the paragraph of each.
    """

    def __init__(self, document: glossator.Document) -> None:
        text = self.text = document.text
        tokens = document.layers["tokens"]
        self.starts = [token.start for token in tokens]
        self.ends = [token.end for token in tokens]
        straight = text.replace("’", "'")
        self.low = [
            straight[start:end].lower() for start, end in zip(self.starts, self.ends, strict=True)
        ]
        begins = [sentence.start for sentence in document.layers["sentences"]]
        self.sentence = [bisect_right(begins, start) for start in self.starts]
        parts = [start for start, _ in paragraphs(text)]
        self.paragraph = [bisect_right(parts, start) for start in self.starts]
        self._first: dict[int, int] = {}
        for token, number in enumerate(self.sentence):
            self._first.setdefault(number, token)

    def __len__(self) -> int:
        return len(self.low)

    def at(self, token: int) -> str:
        """The word, in small letters; nothing beyond the ends."""
        return self.low[token] if 0 <= token < len(self.low) else ""

    def is_capital(self, token: int) -> bool:
        """Whether there is a token that begins with a capital."""
        return 0 <= token < len(self.low) and self.text[self.starts[token]].isupper()

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether both tokens are there and in one sentence."""
        size = len(self.low)
        return 0 <= one < size and 0 <= other < size and self.sentence[one] == self.sentence[other]

    def sentence_start(self, token: int) -> int:
        """The first token of a token's sentence."""
        return self._first[self.sentence[token]]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a stretch of the text touches: the first, and one after the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)
