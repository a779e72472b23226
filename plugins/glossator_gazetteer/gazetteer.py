"""Places by their names: what annotators look them up in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from glossator_gazetteer.opening import table
from glossator_gazetteer.place import SIZES, Place

__all__ = [
    "Entry",
    "Gazetteer",
    "Place",
    "city_names",
    "city_words",
    "gazetteer",
    "governed",
    "model_id",
]

_KEPT = 8192
"""Words that are kept decoded: a text says the same ones again, a corpus has no end of others."""


class Entry(NamedTuple):
    """What the table has for a key.

    Attributes:
        words: The most words of a name that begins with this one; 0 where none of several does.
        places: The places so called.
        demonyms: The places whose people or language is so called.
    """

    words: int = 0
    places: tuple[Place, ...] = ()
    demonyms: tuple[Place, ...] = ()


_NOTHING = Entry()


class Gazetteer:
    """All places but the cities that are too small.

    Args:
        smallest: One of `SIZES`: the inhabitants of the smallest towns.

    Attributes:
        entry: What there is for a key (see `glossator_gazetteer.keys`); an empty one for others.
        exact: Abbreviations, which are matched in their exact case, to their places.
        capitals: The country of each capital's key.
        capital_ids: The GeoNames ids of the capitals.
    """

    def __init__(self, smallest: int = SIZES[0]) -> None:
        self._table = table()
        self._bit = 1 << SIZES.index(smallest)
        self._decode = msgspec.msgpack.Decoder(tuple[int, list[int], list[int]]).decode
        self.entry: Callable[[str], Entry] = lru_cache(_KEPT)(self._entry)
        small, read = self._table.small, self._table.places
        self.exact = {name: read(links, self._bit) for name, links in small.exact.items()}
        self.capitals = small.capitals
        self.capital_ids = frozenset(one for one, bits in small.capital_ids if bits & self._bit)

    def __iter__(self) -> Iterator[str]:
        """Every key that has places, or places of its people."""
        for key in self._table.names:
            found = self._entry(key)
            if found.places or found.demonyms:
                yield key

    def _entry(self, key: str) -> Entry:
        value = self._table.names.get(key)
        if value is None:
            return _NOTHING
        words, places, demonyms = self._decode(value)
        read, bit = self._table.places, self._bit
        return Entry(words, read(places, bit), read(demonyms, bit))


@cache
def gazetteer(smallest: int) -> Gazetteer:
    """The gazetteer, the same for all that ask for it."""
    return Gazetteer(smallest)


@lru_cache(_KEPT)
def city_names(word: str) -> Mapping[str, int]:
    """The names of cities of 15,000 or more that begin with this word, as they are spelled.

    Of those with 200,000 or more inhabitants, other names in Latin letters are among them.

    Returns:
        Each name with the inhabitants of the largest city so called.
    """
    value = table().spellings.get(word)
    return {} if value is None else msgspec.msgpack.decode(value, type=dict[str, int])


def city_words() -> Iterator[str]:
    """The words that names of cities begin with."""
    return iter(table().spellings)


def governed() -> list[str]:
    """The names of countries, and of the states of the USA."""
    return table().small.governed


def model_id() -> str:
    """What the places come from, for an annotator's provenance."""
    return table().header.model_id
