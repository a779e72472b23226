"""The words of one sentence as the rules see them, and the closed classes they ask about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Protocol

_LONGEST = 160
"""Sentences of more tokens are read in pieces, so that time is linear in any text."""

_RETIRED = re.compile(r"\((?:ret|retd|rtd|res)\.\)?$", re.IGNORECASE)

_LETTERS = "abcdefghijklmnopqrstuvwxyz.$£€¥₹₦"


class Extent(Protocol):
    """What the rules need of a token or a sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@cache
def classes() -> dict[str, frozenset[str]]:
    """The word classes of words.toml by name."""
    path = Path(__file__).with_name("words.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data["class"].items()}


class Words:
    """The tokens of one sentence: in lower case, and with their places in the text.

    Positions outside the sentence read as the empty word, so that rules need no bounds checks.
    """

    __slots__ = ("_tokens", "finite_so_far", "low", "size", "text")

    def __init__(self, text: str, tokens: Sequence[Extent], low: Sequence[str]) -> None:
        self.text = text
        self._tokens = tokens
        self.low = low
        self.size = len(low)
        self.finite_so_far: list[int] | None = None
        """How many finite verbs stand before each position, once `grammar` has counted them."""

    def word(self, position: int) -> str:
        """The word in lower case, with a straight apostrophe."""
        return self.low[position] if 0 <= position < self.size else ""

    def raw(self, position: int) -> str:
        """The word as it is written."""
        if not 0 <= position < self.size:
            return ""
        token = self._tokens[position]
        return self.text[token.start : token.end]

    def start(self, position: int) -> int:
        """Where the word starts in the text."""
        return self._tokens[position].start

    def end(self, position: int) -> int:
        """Where the word ends in the text."""
        return self._tokens[position].end

    def isa(self, position: int, *names: str) -> bool:
        """Whether the word belongs to one of these classes."""
        if not 0 <= position < self.size:
            return False
        word, known = self.low[position], classes()
        for name in names:  # noqa: SIM110  # a loop is twice as fast as any(), and this is the core
            if word in known[name]:
                return True
        return False

    def capital(self, position: int) -> bool:
        """Whether the word starts with a capital letter."""
        return self.raw(position)[:1].isupper()

    def is_word(self, position: int) -> bool:
        """Whether there is a word with a letter there."""
        return any(map(str.isalpha, self.word(position)))

    def number(self, position: int) -> bool:
        """Whether the word is a number in figures, with or without a currency, or in letters."""
        word = self.word(position)
        if word[:1].isdigit() or word in classes()["number_word"]:
            return True
        figures = word.lstrip(_LETTERS)
        return figures[:1].isdigit() and word.removesuffix(figures) in classes()["currency"]


def lowered(text: str, tokens: Sequence[Extent]) -> list[str]:
    """The tokens' words in lower case, curly apostrophes straight."""
    plain = text.replace("’", "'")
    return [plain[token.start : token.end].lower() for token in tokens]


def ranges(
    text: str, tokens: Sequence[Extent], sentences: Sequence[Extent]
) -> Iterator[tuple[int, int]]:
    """The token positions of each sentence; tokens between sentences make ranges of their own.

    Sentences that were cut at a rank's "(ret.)" are whole again.
    """
    edges = [0]
    position = 0
    for offset in _edges(text, sentences):
        while position < len(tokens) and tokens[position].start < offset:
            position += 1
        edges.append(position)
    edges.append(len(tokens))
    for first, last in pairwise(edges):
        for piece in range(first, last, _LONGEST):
            yield piece, min(piece + _LONGEST, last)


def _edges(text: str, sentences: Sequence[Extent]) -> Iterator[int]:
    """Where sentences start and end, but for those that end in "(ret.)"."""
    cut = False
    for sentence in sentences:
        if not cut:
            yield sentence.start
        cut = bool(_RETIRED.search(text[max(sentence.end - 8, 0) : sentence.end]))
        if not cut:
            yield sentence.end
