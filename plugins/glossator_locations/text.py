"""A document's tokens as the pieces that names are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

_CLITICS = ("'s", "’s", "'S", "’S")
_BREAKS = "-/–—"


class Piece(NamedTuple):
    """A token, or a part of one between hyphens or slashes."""

    start: int
    end: int
    text: str


class HasExtent(Protocol):
    """Anything with a start and an end in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def pieces(text: str, tokens: Iterable[HasExtent]) -> list[Piece]:
    """The tokens, cut at hyphens and slashes and before a clitic that was left on."""
    found: list[Piece] = []
    for token in tokens:
        start, end = token.start, token.end
        word = text[start:end]
        if end - start < 3 or word.isalpha():
            found.append(Piece(start, end, word))
        elif word.endswith(_CLITICS):
            found += _cut(start, word[:-2])
            found.append(Piece(end - 2, end, word[-2:]))
        else:
            found += _cut(start, word)
    return found


def _cut(start: int, word: str) -> Iterator[Piece]:
    begin = 0
    for index, char in enumerate(word):
        if char in _BREAKS:
            if begin < index:
                yield Piece(start + begin, start + index, word[begin:index])
            yield Piece(start + index, start + index + 1, char)
            begin = index + 1
    if begin < len(word):
        yield Piece(start + begin, start + len(word), word[begin:])
