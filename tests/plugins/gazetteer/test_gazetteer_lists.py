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
        for file, column in (("countries.tsv", 1), ("states.tsv", 1), ("places.tsv", 0))
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


def test_seats_are_towns(full: Gazetteer) -> None:
    for state, counties in lists.rows("seats.tsv"):
        for entry in lists.split(counties):
            county, _, town = entry.partition("=")
            named = [
                place
                for kind in ("county", "parish", "borough")
                for place in full.entry(f"{key(county)} {kind}").places
                if place.admin1 == state
            ]
            towns = [one for one in full.entry(key(town)).places if one.admin1 == state]
            assert named, (state, entry)
            assert towns or key(town) in NEVER, (state, entry)


def test_capitals_are_of_countries(full: Gazetteer) -> None:
    for name, country in lists.rows("capitals.tsv"):
        assert full.capitals[key(name)] == country


def test_units_have_their_ids(full: Gazetteer) -> None:
    for (country, name), unit in lists.units().items():
        plain = name.partition(", ")[0] if country == "US" else name
        ids = {place.geonameid for place in readings(full, plain)}
        assert unit.geonameid in ids or key(plain) in NEVER, (country, name)


def test_points_are_those_of_geonames_or_near_them(full: Gazetteer) -> None:
    (canada,) = (one for one in full.entry("canada").places if one.level == "country")
    assert (canada.latitude, canada.longitude) == (60.10867, -113.64258)


def test_common_words_are_names_of_places(full: Gazetteer) -> None:
    assert [word for word in lists.common() if not full.entry(word)] == []
    # Other names of large cities are left out where they are words.
    assert full.entry("wean").places == full.entry("logos").places == ()


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
