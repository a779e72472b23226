"""What GeoNames has: abbreviations, towns of any size, large cities, what is governed."""

from __future__ import annotations

from functools import cache

from glossator_gazetteer.gazetteer import city_names, gazetteer, governed
from glossator_gazetteer.keys import key
from glossator_gazetteer.lists import common

CITY_POPULATION = 200_000
"""A city's bare name is taken for a place without other evidence from this size on."""
_TOWN_POPULATION = 15_000
"""The least inhabitants of a town that reports begin with."""


def is_abbreviation(surface: str) -> bool:
    """Whether an abbreviation is a state's or a country's, in capitals too: "Mo.", "W.VA."."""
    exact = gazetteer(500).exact
    forms = (surface, surface.title(), f"{surface}.", f"{surface.title()}.")
    return any(form in exact for form in forms)


def is_place(surface: str) -> bool:
    """Whether a name, in capitals or not, is a place's of any size; "St. Luke" is a saint before it
    is a parish of Dominica."""
    places = gazetteer(500).entry(key(surface)).places
    return any(place.rank and not place.is_bare_district for place in places)


def is_parish(surface: str) -> bool:
    """Whether a district or parish is so called that needs other words beside it to be meant."""
    places = gazetteer(500).entry(key(surface)).places
    return any(place.is_bare_district for place in places)


def is_town(name: str) -> bool:
    """Whether a town of any size is so called, and the name is no word of English."""
    return key(name) not in common() and is_place(name)


@cache
def _governed() -> frozenset[str]:
    return frozenset(governed())


def is_governed(name: str) -> bool:
    """Whether a name is a country's or that of a state of the USA."""
    return name in _governed()


def is_city(name: str) -> bool:
    """Whether a town of some size is so called."""
    return city_names(name.split(" ", 1)[0]).get(name, 0) >= _TOWN_POPULATION


def large_cities(word: str) -> frozenset[str]:
    """The names that begin with a word of cities that need no other evidence."""
    names = city_names(word).items()
    return frozenset(name for name, people in names if people >= CITY_POPULATION)
