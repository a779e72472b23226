"""The document's own sentences and tokens, as taggers want them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator import Document
from glossator_standard import Sentence, Token

LONGEST = 400
"""A longer "sentence" (a table, a list of names) is cut: a tagger gains nothing from so much."""


def tokens_by_sentence(document: Document) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each sentence; tokens outside of any sentence by themselves."""
    tokens = document.layers.of(Token)
    at = 0
    for sentence in document.layers.of(Sentence):
        first = at
        while at < len(tokens) and tokens[at].start < sentence.start:
            at += 1
        yield from _cut(tokens[first:at])
        first = at
        while at < len(tokens) and tokens[at].start < sentence.end:
            at += 1
        yield from _cut(tokens[first:at])
    yield from _cut(tokens[at:])


def _cut(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    for at in range(0, len(tokens), LONGEST):
        yield tokens[at : at + LONGEST]
