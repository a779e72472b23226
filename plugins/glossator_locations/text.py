"""Names as keys, and a document's tokens as the pieces that names are made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

_FOLDED = str.maketrans(
    dict.fromkeys(".'’‘`´ʻʼ,")
    | {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "-": " ", "–": " "}
)
LONG_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}
_CLITICS = ("'s", "’s", "'S", "’S")
_BREAKS = "-/–—"


def key(name: str) -> str:
    """A name without case, accents, dots and hyphens: what names are looked up by.

    Empty where nothing of it can be written in Latin letters.
    """
    lower = name.lower()
    if lower.isascii():
        if lower.isalpha():
            return lower
        # What is left is short work for the few ASCII marks that names have.
        lower = lower.replace("'", "").replace(".", "").replace("-", " ").replace(",", "")
    else:
        lower = unicodedata.normalize("NFKD", lower.translate(_FOLDED))
        lower = lower.encode("ascii", "ignore").decode()
    if " " not in lower:
        return lower
    words = lower.split()
    if words and words[0] == "the" and len(words) > 1:
        del words[0]
    if len(words) > 1 and not LONG_FORMS.keys().isdisjoint(words):
        words = [LONG_FORMS.get(word, word) for word in words]
    return " ".join(words)


_VOWELS = str.maketrans("", "", "aeiouhwy ")


def consonants(name: str) -> str:
    """What other spellings of a key leave as it is."""
    return name.translate(_VOWELS)


def is_exact(name: str) -> bool:
    """Whether a name is an abbreviation, told from words by its capitals or its dots."""
    word = name.removeprefix("St.").removeprefix("Ste.").removeprefix("Mt.")
    return "." in word or (len(name) <= 4 and name.isupper())


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
