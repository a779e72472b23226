"""The tokens of spaCy, which make up the whole text, from ours, which need not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossator.exchange import Mark
from glossator_standard.segmentation import Token

_PIECE = re.compile(r"\w+|[^\w\s]")


class ShapedToken(NamedTuple):
    start: int
    end: int
    mark: Mark | None
    """None of what spaCy makes a token, and our layer does not."""


def tokens_of(text: str, marks: Mapping[str, Sequence[Mark]]) -> list[ShapedToken]:
    """Tokens that make up the text: those of the layer, and what stands between them.

    Where there is no such layer, every span begins and ends with a token. A space after a token
    belongs to it; more white space is a token of its own, as in spaCy.
    """
    own = [
        ShapedToken(*mark.extents[0], mark)
        for mark in marks.get(Token.type_name(), ())
        if text[slice(*mark.extents[0])].strip()
    ]
    cuts: set[int] = set()
    if not own:
        cuts = {at for some in marks.values() for one in some for at in sum(one.extents, ())}
    words: list[ShapedToken] = []
    at = 0
    for token in [*own, ShapedToken(len(text), len(text), None)]:
        words += _pieces(text, at, token.start, cuts)
        words.append(token)
        at = token.end
    return list(_with_space(text, words[:-1]))


def _pieces(text: str, start: int, end: int, cuts: set[int]) -> Iterator[ShapedToken]:
    """What stands between two tokens, but for white space."""
    for piece in _PIECE.finditer(text, start, end):
        begin = piece.start()
        for at in (*sorted(cuts & set(range(begin + 1, piece.end()))), piece.end()):
            yield ShapedToken(begin, at, None)
            begin = at


def _with_space(text: str, words: Iterable[ShapedToken]) -> Iterator[ShapedToken]:
    at, is_first = 0, True
    for word in [*words, ShapedToken(len(text), len(text), None)]:
        begin = at
        if begin < word.start and not is_first and text[begin] == " ":
            begin += 1
        if begin < word.start:
            yield ShapedToken(begin, word.start, None)
        if word.start < len(text):
            yield word
        at, is_first = word.end, False
