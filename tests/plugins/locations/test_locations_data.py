"""The data files: every entry is read, and says what it means to say."""

import pytest

from glossator_locations import evidence, government, mentions, tables
from glossator_locations.gazetteer import Gazetteer, Place
from glossator_locations.loading import shared
from glossator_locations.text import is_exact, key, pieces
from glossator_standard import Token


@pytest.fixture(scope="module")
def full() -> Gazetteer:
    """All towns: what the data files are written for."""
    return shared(500)


def readings(gazetteer: Gazetteer, name: str) -> list[Place]:
    table = gazetteer.exact if is_exact(name) else gazetteer.names
    return table.get(name if is_exact(name) else key(name), [])


def test_countries_states_and_features_bear_their_names(full: Gazetteer) -> None:
    missing = [
        name
        for file, column in (("countries.tsv", 3), ("states.tsv", 3), ("places.tsv", 0))
        for row in tables.rows(file)
        for name in tables.split(row[column])
        if not any(place.level != "city" for place in readings(full, name))
        and key(name) not in evidence.NEVER
    ]
    assert missing == []


def test_regions_are_those_of_their_cities(full: Gazetteer) -> None:
    missing = [
        (country, name)
        for country, regions in tables.regions().items()
        for names in regions
        for name in names
        if not any(
            place.level == "admin1" and place.country == country for place in readings(full, name)
        )
    ]
    assert missing == []


def test_aliases_and_demonyms_find_their_places(full: Gazetteer) -> None:
    for city, country, aliases in tables.rows("aliases.tsv"):
        for alias in tables.split(aliases):
            places = readings(full, alias)
            assert any(place.country == country for place in places), (city, alias)
    for place, demonyms in tables.rows("demonyms.tsv"):
        for demonym in tables.split(demonyms):
            assert key(demonym) in full.demonyms, (place, demonym)


def test_newspapers_and_seats_are_in_towns(full: Gazetteer) -> None:
    assert {row[0] for row in tables.rows("newspapers.tsv")} == full.sources.keys()
    for state, counties in tables.rows("seats.tsv"):
        for entry in tables.split(counties):
            county, _, town = entry.partition("=")
            points = {
                (place.latitude, place.longitude)
                for kind in ("county", "parish", "borough")
                for place in full.names.get(f"{key(county)} {kind}", ())
                if place.admin1 == state
            }
            towns = {(one.latitude, one.longitude) for one in full.names.get(key(town), ())}
            assert points & towns or key(town) in evidence.NEVER, (state, entry)


def test_capitals_are_of_countries(full: Gazetteer) -> None:
    for name, country in tables.rows("capitals.tsv"):
        assert full.capitals[key(name)] == country


def test_every_word_list_is_used() -> None:
    used = {
        "before_place": evidence.BEFORE,
        "locative": evidence.LOCATIVE,
        "press": evidence.PRESS,
        "honorific": evidence.HONORIFIC,
        "disease": evidence.DISEASE,
        "building": evidence.BUILDING,
        "natural": evidence.NATURAL,
        "modifier": evidence.MODIFIER,
        "unit": evidence.UNIT,
        "direction": evidence.DIRECTION,
        "joining": mentions.INSIDE,
    }
    for name, words in used.items():
        assert words == tables.words("words.toml", name)
    assert len(evidence.WEAK) <= len(tables.words("words.toml", "weak"))
    assert len(evidence.NEVER) <= len(tables.words("words.toml", "never"))
    assert tables.lists("words.toml") == {*used, "weak", "never"}
    assert tables.lists("government.toml") == government.LISTS


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


def test_tokens_are_cut_at_hyphens_and_clitics() -> None:
    text = "Rome's India-Pakistan"
    tokens = [Token(start=0, end=6), Token(start=7, end=21)]
    found = [piece.text for piece in pieces(text, tokens)]
    assert found == ["Rome", "'s", "India", "-", "Pakistan"]


def test_known_ids_are_given(full: Gazetteer) -> None:
    for _, name, number in tables.rows("ids.tsv"):
        assert int(number) in {place.geonameid for place in readings(full, name)}, name
