"""Tables of phrases: which of them starts at a word, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from glossator_standard.words import TokenRange, Words

Value = TypeVar("Value")


class Match(NamedTuple, Generic[Value]):
    """A phrase that was found: words `first` up to `end`, and what the table says of it."""

    first: int
    end: int
    value: Value


class PhraseTable(Generic[Value]):
    """Phrases with what is said of each, found without regard to case.

    A look-up takes one step for each length that phrases with the same first word have, however
    many they are.

    Args:
        entries: Phrases, their words between spaces as the tokens are ("the mayor 's office"), each
            with its value; of two that are one phrase the later counts.
        split: How hyphens part words, as in `DocumentWords`.
    """

    def __init__(
        self, entries: Iterable[tuple[str, Value]], *, split: re.Pattern[str] | None = None
    ) -> None:
        self._values: dict[tuple[str, ...], Value] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in entries:
            words = _words_of(phrase, split)
            if not words:
                raise ValueError(f"expected a phrase, got {phrase!r}")
            self._values[words] = value
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {
            word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()
        }

    def __len__(self) -> int:
        return len(self._values)

    def longest(self, words: Words, position: int, end: int | None = None) -> Match[Value] | None:
        """The longest phrase that starts at a word; none that goes on past word `end`."""
        low, values = words.low, self._values
        last = words.size if end is None else end
        for length in self._lengths.get(words.at(position), ()):
            after = position + length
            if after <= last and (key := tuple(low[position:after])) in values:
                return Match(position, after, values[key])
        return None

    def find(self, words: Words, within: TokenRange | None = None) -> Iterator[Match[Value]]:
        """The phrases from left to right, at each place the longest; none runs over another.

        Args:
            words: Where to look.
            within: Look at these words only, a sentence's for example.
        """
        position, end = within or (0, words.size)
        lengths, low = self._lengths, words.low
        while position < end:
            found = self.longest(words, position, end) if low[position] in lengths else None
            if found is not None:
                yield found
                position = found.end
            else:
                position += 1


def _words_of(phrase: str, split: re.Pattern[str] | None) -> tuple[str, ...]:
    words = phrase.lower().replace("’", "'").split()
    if split is None:
        return tuple(words)
    return tuple(part for word in words for part in (split.findall(word) or [word]))
