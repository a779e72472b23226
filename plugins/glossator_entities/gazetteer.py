"""Known names, found at a token however the text was tokenised: places, groups, organisations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossator_entities.lists import entries, words
from glossator_gazetteer.gazetteer import city_names, city_words, gazetteer, governed
from glossator_gazetteer.keys import key
from glossator_gazetteer.lists import common

if TYPE_CHECKING:
    from glossator_entities.words import Words

_FIRST_WORD = re.compile(r"\w+")

CITY_POPULATION = 200_000
"""A city's bare name is taken for a place without other evidence from this size on."""
_KEPT = 8192
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
            if word := _first_word(phrase):
                found.setdefault(word, {}).setdefault(phrase, value)
        self._groups = {word: _group(values) for word, values in found.items()}
        self.starting: Callable[[str], Group] = self._listed
        self.get: Callable[[str], str | None] = lru_cache(_KEPT)(self._get)

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
        return self.starting(_first_word(phrase)).values.get(phrase)

    def may_begin(self, word: str) -> bool:
        """Whether a phrase begins with a token."""
        return bool(self._at_token(word).lengths)

    def _at_token(self, word: str) -> Group:
        return self.starting(word if word.isalnum() else _first_word(word))

    def at(self, text: str, start: int, word: str) -> tuple[int, str] | None:
        """The end and value of the longest phrase at `start`, where the token `word` stands."""
        lengths, values = self._at_token(word)
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
        self.starting = lru_cache(_KEPT)(self._with_cities)

    def _with_cities(self, word: str) -> Group:
        listed = self._listed(word)
        cities = large_cities(word) - self._unlikely if word else ()
        return _group({**dict.fromkeys(cities, "GPE"), **listed.values}) if cities else listed

    def words(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return {*super().words(), *city_words()}


def _first_word(phrase: str) -> str:
    match = _FIRST_WORD.match(phrase)
    return match.group() if match else ""


def load() -> None:
    """Read the lists and open the table of places, once."""
    places()
    groups()
    organisations()


class Listing(NamedTuple):
    """Which lists have a name.

    Attributes:
        place: Whether it is a place wherever it stands.
        kind: GPE or LOC, among them cities of all sizes.
    """

    organisation: bool
    group: bool
    place: bool
    kind: str | None


@lru_cache(_KEPT)
def listing(name: str) -> Listing | None:
    """Which lists have a name; None where none has."""
    found = Listing(
        bool(organisations().get(name)),
        bool(groups().get(name)),
        bool(places().get(name)),
        place_kind(name),
    )
    return found if any(found) else None


@lru_cache(_KEPT)
def place_kind(name: str) -> str | None:
    """GPE or LOC for a known place name, among them GeoNames' cities of all sizes."""
    kind = _listed_kinds().get(name)
    return kind or ("GPE" if name in city_names(_first_word(name)) else None)


def is_abbreviation(surface: str) -> bool:
    """Whether an abbreviation is a state's or a country's, in capitals too: "Mo.", "MISS"."""
    exact = gazetteer(500).exact
    forms = (surface, surface.capitalize(), f"{surface}.", f"{surface.capitalize()}.")
    return any(form in exact for form in forms)


def is_place(surface: str) -> bool:
    """Whether a name, in capitals or not, is a place's of any size."""
    return bool(gazetteer(500).entry(key(surface)).places)


def is_town(name: str) -> bool:
    """Whether a town of any size is so called, and the name is no word of English."""
    found = key(name)
    return found not in common() and bool(gazetteer(500).entry(found).places)


@cache
def _governed() -> frozenset[str]:
    return frozenset(governed())


def is_governed(name: str) -> bool:
    """Whether a name is a country's or that of a state of the USA."""
    return name in _governed()


@cache
def _listed_kinds() -> dict[str, str]:
    kinds = dict.fromkeys(governed(), "GPE")
    kinds.update(dict.fromkeys(entries("places", "features"), "LOC"))
    for one in ("countries", "regions"):
        kinds.update(dict.fromkeys(entries("places", one), "GPE"))
    return kinds


@cache
def places() -> Places:
    """Names that are places wherever they stand."""
    listed = [*entries("places", "countries"), *entries("places", "regions"), *governed()]
    return Places(
        [
            *((name, "LOC") for name in entries("places", "features")),
            *((name, "GPE") for name in listed),
        ]
    )


def large_cities(word: str) -> frozenset[str]:
    """The names that begin with a word of cities that need no other evidence."""
    names = city_names(word).items()
    return frozenset(name for name, people in names if people >= CITY_POPULATION)


@cache
def groups() -> Phrases:
    """Demonyms, peoples, faiths and political families, singular and plural."""
    listed = [
        name
        for key in ("demonyms", "peoples", "faiths", "politics")
        for name in entries("groups", key)
    ]
    plurals = [name + "s" for name in listed if name[-2:] not in ("sh", "ch", "se", "es")]
    return Phrases((name, "NORP") for name in [*listed, *plurals])


@cache
def organisations() -> Phrases:
    """Organisations that are known by name; the value is the list."""
    return Phrases(
        (name, key)
        for key in ("media", "bodies", "companies", "parties")
        for name in entries("organisations", key)
    )
