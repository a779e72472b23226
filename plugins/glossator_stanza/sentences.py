"""The document's own sentences and tokens, as taggers want them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from glossator import Document
from glossator_standard import Sentence, Token

LONGEST = 400
"""A longer "sentence" (a table, a list of names) is cut: a tagger gains nothing from so much."""


def tokens_by_sentence(document: Document) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each sentence; tokens outside of any sentence by themselves."""
    tokens = list(document.layers.of(Token))
    starts = [token.start for token in tokens]
    at = 0
    for sentence in document.layers.of(Sentence):
        first = bisect_left(starts, sentence.start, at)
        last = bisect_left(starts, sentence.end, first)
        yield from _cut(tokens[at:first])
        yield from _cut(tokens[first:last])
        at = last
    yield from _cut(tokens[at:])


def _cut(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    for at in range(0, len(tokens), LONGEST):
        yield tokens[at : at + LONGEST]
