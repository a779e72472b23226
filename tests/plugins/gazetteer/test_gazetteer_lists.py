"""The lists: every entry is read, and says what it means to say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from glossator_gazetteer import lists
from glossator_gazetteer.gazetteer import Gazetteer, Place, gazetteer
from glossator_gazetteer.keys import is_exact, key

NEVER = {key(word) for word in lists.never()}


@pytest.fixture(scope="module")
def full() -> Gazetteer:
    """All towns: what the data files are written for."""
    return gazetteer(500)


def readings(gazetteer: Gazetteer, name: str) -> Sequence[Place]:
    return gazetteer.exact.get(name, ()) if is_exact(name) else gazetteer.entry(key(name)).places


def test_countries_states_and_features_bear_their_names(full: Gazetteer) -> None:
    missing = [
        name
        for file, column in (("countries.tsv", 3), ("states.tsv", 3), ("places.tsv", 0))
        for row in lists.rows(file)
        for name in lists.split(row[column])
        if not any(place.level != "city" for place in readings(full, name))
        and key(name) not in NEVER
    ]
    assert missing == []


def test_regions_are_those_of_their_cities(full: Gazetteer) -> None:
    missing = [
        (country, name)
        for country, regions in lists.regions().items()
        for names in regions
        for name in names
        if not any(
            place.level == "admin1" and place.country == country for place in readings(full, name)
        )
    ]
    assert missing == []


def test_aliases_and_demonyms_find_their_places(full: Gazetteer) -> None:
    for city, country, aliases in lists.rows("aliases.tsv"):
        for alias in lists.split(aliases):
            places = readings(full, alias)
            assert any(place.country == country for place in places), (city, alias)
    for place, demonyms in lists.rows("demonyms.tsv"):
        for demonym in lists.split(demonyms):
            assert full.entry(key(demonym)).demonyms, (place, demonym)


def test_newspapers_and_seats_are_in_towns(full: Gazetteer) -> None:
    assert {row[0] for row in lists.rows("newspapers.tsv")} == full.newspapers.keys()
    for state, counties in lists.rows("seats.tsv"):
        for entry in lists.split(counties):
            county, _, town = entry.partition("=")
            points = {
                (place.latitude, place.longitude)
                for kind in ("county", "parish", "borough")
                for place in full.entry(f"{key(county)} {kind}").places
                if place.admin1 == state
            }
            towns = {(one.latitude, one.longitude) for one in full.entry(key(town)).places}
            assert points & towns or key(town) in NEVER, (state, entry)


def test_capitals_are_of_countries(full: Gazetteer) -> None:
    for name, country in lists.rows("capitals.tsv"):
        assert full.capitals[key(name)] == country


def test_known_ids_are_given(full: Gazetteer) -> None:
    for _, name, number in lists.rows("ids.tsv"):
        assert int(number) in {place.geonameid for place in readings(full, name)}, name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("St. Louis", "saint louis"),
        ("Port-au-Prince", "port au prince"),
        ("The Netherlands", "netherlands"),
        ("Ürümqi", "urumqi"),
        ("N'Djamena", "ndjamena"),
        ("北京", ""),
    ],
)
def test_keys(name: str, expected: str) -> None:
    assert key(name) == expected
