"""Names that are known by themselves, found at a token however the text was tokenised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossator_entities.gazetteer import large_cities
from glossator_entities.lists import words
from glossator_gazetteer.gazetteer import city_words

if TYPE_CHECKING:
    from glossator_entities.words import Words

_FIRST_WORD = re.compile(r"\w+")
KEPT = 8192
"""Words and names of which it is kept what they are: texts say the same ones again."""


class Group(NamedTuple):
    """The phrases that begin with one word, with a value each.

    Attributes:
        lengths: Their lengths in code points, the longest first.
        values: Each phrase's value.
    """

    lengths: tuple[int, ...]
    values: Mapping[str, str]


_NONE = Group((), {})


def _group(values: Mapping[str, str]) -> Group:
    return Group(tuple(sorted(set(map(len, values)), reverse=True)), values)


class Phrases:
    """Phrases with a value each, looked up by the first word and compared with the text.

    Args:
        phrases: Phrases and values; of a phrase that stands there twice, the first counts.

    Attributes:
        starting: The phrases that begin with a word.
        get: The value of a phrase; None where it is not there.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        found: dict[str, dict[str, str]] = {}
        for phrase, value in phrases:
            if word := first_word(phrase):
                found.setdefault(word, {}).setdefault(phrase, value)
        self._groups = {word: _group(values) for word, values in found.items()}
        self.starting: Callable[[str], Group] = self._listed
        self.get: Callable[[str], str | None] = lru_cache(KEPT)(self._get)

    def _listed(self, word: str) -> Group:
        return self._groups.get(word, _NONE)

    def words(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._groups

    def __iter__(self) -> Iterator[str]:
        for word in self.words():
            yield from self.starting(word).values

    def _get(self, phrase: str) -> str | None:
        """The value of a phrase, if it is there."""
        return self.starting(first_word(phrase)).values.get(phrase)

    def may_begin(self, word: str) -> bool:
        """Whether a phrase begins with a token."""
        return bool(self.starting(word if word.isalnum() else first_word(word)).lengths)

    def at(self, text: str, start: int, word: str) -> tuple[int, str] | None:
        """The end and value of the longest phrase at `start`, where the token `word` stands."""
        lengths, values = self.starting(word if word.isalnum() else first_word(word))
        for length in lengths:
            end = start + length
            value = values.get(text[start:end])
            if value is not None and not text[end : end + 1].isalnum():
                return end, value
        return None

    def find(self, seen: Words, number: int) -> tuple[int, str] | None:
        """The token after the longest phrase that starts at token `number`, and its value."""
        found = self.at(seen.text, seen.starts[number], seen.texts[number])
        if found is None:
            return None
        last = seen.covering(seen.starts[number], found[0])[1]
        return (last, found[1]) if seen.ends[last - 1] == found[0] else None


class Places(Phrases):
    """Names that are places wherever they stand: those listed, and those of large cities."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        super().__init__(phrases)
        self._unlikely = words("places", "not_places")
        self.starting = lru_cache(KEPT)(self._with_cities)

    def _with_cities(self, word: str) -> Group:
        listed = self._listed(word)
        cities = large_cities(word) - self._unlikely if word else ()
        return _group({**dict.fromkeys(cities, "GPE"), **listed.values}) if cities else listed

    def words(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return {*super().words(), *city_words()}


def first_word(phrase: str) -> str:
    match = _FIRST_WORD.match(phrase)
    return match.group() if match else ""
