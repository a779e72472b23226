"""What speaks for a name being a place: word lists, and what the gazetteer says of it."""

from __future__ import annotations

import math
from functools import lru_cache

from glossator_gazetteer import lists
from glossator_gazetteer.gazetteer import Place
from glossator_gazetteer.keys import consonants, key
from glossator_locations.candidates import Match
from glossator_locations.tables import listed

WEAK = frozenset(one if one.isupper() else key(one) for one in listed("weak"))
UNITS = listed("unit") | listed("natural")
"""What may follow a place's name in capitals as a part of it."""
POSTAL = frozenset(
    name
    for code, names, _ in lists.rows("states.tsv")
    for name in (code, *(one.removesuffix(".") for one in lists.split(names) if one[-1] == "."))
    if "." not in name
)
"""Abbreviations of states that look like words: read as states only after a city."""
COMMON = lists.common()
"""Words of English: a place only where something besides the capital says so."""
CLIPPED = frozenset(
    name.removesuffix(".")
    for rows in (
        (lists.split(names) for _, names, _ in lists.rows("states.tsv")),
        (names for country in lists.regions().values() for names in country),
    )
    for names in rows
    for name in names
    if name[-1] == "." and "." not in name[:-1]
)
"""Abbreviations of divisions without their stop, which may be words: "Mass", "Man", "Ore"."""
_ALIASES = frozenset(
    (key(alias), city)
    for city, _, aliases in lists.rows("aliases.tsv")
    for alias in lists.split(aliases)
)
"""Names that are a city's own in English, and the city: "Mecca" and Makkah."""
_KEPT = 16_384
"""Names of which it is kept whether they are a city's own."""
_SMALL = ("city", "feature")
_TOWN = 20_000
"""Inhabitants of a town that a preposition makes of a common word."""
_COURT = 5_000
"""Inhabitants of a town that a court, a council or a police is named after."""
_LARGE = 100_000
"""Inhabitants from which a bare, untagged name is taken for the city."""


def only_modifiers(text: str) -> bool:
    """Whether a stretch has nothing but words that may go with a place's name."""
    for char in ",/-–()":
        text = text.replace(char, " ")
    return all(word.lower() in listed("modifier") for word in text.split())


def is_large(match: Match) -> bool:
    """Whether a name may be that of more than a town."""
    return is_area(match) or any(place.population >= _LARGE for place in match.places)


def is_area(match: Match) -> bool:
    """Whether a name may be that of a country, a division or a well-known feature."""
    return any(place.rank > 1 + (place.level in _SMALL) for place in match.places)


def is_strong(match: Match) -> bool:
    """Whether a name stands for a place without anything else that says so."""
    return is_area(match) or _has_own(match, _LARGE)


def is_common(match: Match) -> bool:
    """Whether a name is a word of English, and no country's or well-known feature's."""
    return match.key in COMMON and not any(
        place.level == "country" or place.rank == 3 for place in match.places
    )


def is_weak_word(match: Match) -> bool:
    """Whether a name is a word of English, and of no larger place."""
    return match.key in COMMON and not is_strong(match)


def is_town(match: Match) -> bool:
    """Whether a county, or a large enough town, is so called for a word to mean it after "in"."""
    is_county = any(one.level == "feature" and one.feature_class == "A" for one in match.places)
    return is_county or is_area(match) or _has_own(match, _TOWN)


def is_sizable(match: Match) -> bool:
    """Whether a town so called is large enough to have a court or a council."""
    return _has_own(match, _COURT)


def _has_own(match: Match, people: int) -> bool:
    """Whether a name is the own one of a town of so many people."""
    return any(place.population >= people and is_own(match.key, place) for place in match.places)


def is_own(name: str, place: Place) -> bool:
    """Whether a name is a city's own: in full, in short, in another spelling, or in English."""
    return _is_own(name, place.name)


@lru_cache(_KEPT)
def _is_own(name: str, city: str) -> bool:
    own = key(city)
    if f"{own} ".startswith(f"{name} ") or consonants(own) == consonants(name):
        return True
    return (name, city) in _ALIASES


def holds(unit: Place, place: Place) -> bool:
    """Whether a unit contains a place."""
    if unit.country != place.country or not unit.country or unit == place:
        return False
    if unit.level == "country":
        return place.level != "country"
    if place.level in ("country", "admin1"):
        return False
    if unit.level == "admin1" and place.admin1:
        return unit.admin1 == place.admin1
    if unit.level == "admin2":
        return unit.admin1 == place.admin1 and place.level == "city"
    if unit.level == "feature" and unit.feature_class == "A":
        return kilometres(unit, place) < 120
    return False


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance between two places."""
    lat1, lon1, lat2, lon2 = map(
        math.radians, (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    step = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 12742.0 * math.asin(math.sqrt(min(1.0, step)))
