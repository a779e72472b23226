"""Names of cities as they are spelled, by their first words."""

from __future__ import annotations

import re
from collections import defaultdict

from glossator_gazetteer.compiling import geonames

_FIRST_WORD = re.compile(r"\w*")
_LATIN = re.compile(r"[A-Z][A-Za-zÀ-ſ.'’ -]+\Z")
_MANY_NAMES = 200_000
"""Inhabitants from which a city's other names are spelled too."""


def by_first_word() -> dict[str, dict[str, int]]:
    """First word to names, each with the inhabitants of the largest city so called."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for city in geonames.named_cities():
        names = [city.name]
        if city.population >= _MANY_NAMES:
            names += (name for name in city.alternatenames if len(name) > 4 and _LATIN.match(name))
        for name in names:
            match = _FIRST_WORD.match(name)
            assert match
            inside = found[match.group()]
            inside[name] = max(inside.get(name, 0), city.population)
    return found


def governed() -> list[str]:
    """The names of countries, and of the states of the USA."""
    countries, states = geonames.countries().values(), geonames.states().values()
    return [*(one.name for one in countries), *(one.name for one in states)]
