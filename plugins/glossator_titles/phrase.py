"""Phrases of the lists as words, keyed as the text's words are."""

from __future__ import annotations

import re
from collections.abc import Iterator

Phrase = tuple[str, ...]

_BREAK = re.compile(r"[\s\-]+")


def normalise(word: str) -> str:
    """A word as the tables have it: lower case, straight apostrophe, no final full stop."""
    word = word.lower().replace("’", "'")
    return word[:-1] if word.endswith(".") and len(word) > 1 else word


def as_phrase(text: str) -> Phrase:
    """An entry of a list as normalised words; a hyphen parts words as a space does."""
    return tuple([normalise(word) for word in _BREAK.split(text) if word])


def phrases(text: str) -> Iterator[Phrase]:
    """The comma-separated entries of a list."""
    return map(as_phrase, text.split(","))
