"""A document's tokens as parallel lists: what every rule here looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import glossator

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "‐", "‑"})  # hyphens that look alike are the point

CURRENCIES = frozenset("$€£¥₹")


class Words:
    """Tokens by number: surface, lower case, offsets, and the number of the sentence."""

    __slots__ = ("_places", "ends", "lowers", "sentences", "starts", "text", "texts")

    def __init__(self, document: glossator.Document) -> None:
        text = document.text
        tokens = document.layers["tokens"]
        self.text = text
        self.starts: list[int] = [token.start for token in tokens]
        self.ends: list[int] = [token.end for token in tokens]
        self.texts = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.lowers = [word.lower() for word in self.texts]
        begins = [sentence.start for sentence in document.layers["sentences"]]
        self.sentences = [bisect_right(begins, start) for start in self.starts]

        self._places: dict[str, list[int]] | None = None

    def places(self, word: str) -> list[int]:
        """The tokens with this surface."""
        if self._places is None:
            self._places = {}
            for number, text in enumerate(self.texts):
                self._places.setdefault(text, []).append(number)
        return self._places.get(word, [])

    def __len__(self) -> int:
        return len(self.starts)

    def opens_sentence(self, number: int) -> bool:
        """Whether only quotes, brackets or digits stand before this token in its sentence."""
        while number > 0 and self.sentences[number - 1] == self.sentences[number]:
            number -= 1
            if self.texts[number][0].isalpha():
                return False
        return True

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The tokens, from first up to last, that a stretch of the text touches."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def joined(self, number: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return number + 1 < len(self.starts) and self.ends[number] == self.starts[number + 1]

    def is_name_like(self, number: int) -> bool:
        """Whether the token begins with a capital."""
        return self.texts[number][0].isupper()
