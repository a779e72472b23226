"""What speaks for a name being a place: word lists, and what the gazetteer says of it."""

from __future__ import annotations

import math

from glossator_gazetteer import lists
from glossator_gazetteer.gazetteer import Place
from glossator_gazetteer.keys import key
from glossator_locations import tables
from glossator_locations.mentions import Match


def _words(table: str) -> frozenset[str]:
    return tables.words("words.toml", table)


BEFORE = _words("before_place")
LOCATIVE = _words("locative")
PRESS = _words("press")
HONORIFIC = _words("honorific")
DISEASE = _words("disease")
BUILDING = _words("building")
NATURAL = _words("natural")
WEAK = frozenset(map(key, _words("weak")))
NEVER = frozenset(map(key, lists.never()))
UNIT = _words("unit")
DIRECTION = _words("direction")
POSTAL = frozenset(
    name
    for code, _, _, names, _ in lists.rows("states.tsv")
    for name in (code, *(one.removesuffix(".") for one in lists.split(names) if one[-1] == "."))
    if "." not in name
)
"""Abbreviations of states that look like words: read as states only after a city."""
MODIFIER = _words("modifier")
_LARGE = 100_000
"""Inhabitants from which a bare, untagged name is taken for the city."""


def only_modifiers(text: str) -> bool:
    """Whether a stretch has nothing but words that may go with a place's name."""
    for char in ",/-–()":
        text = text.replace(char, " ")
    return all(word.lower() in MODIFIER for word in text.split())


def is_area(match: Match) -> bool:
    """Whether a name may be that of a country, a division or a well-known feature."""
    return any(
        place.level in ("country", "admin1", "admin2") or place.rank == 3 for place in match.places
    )


def is_strong(match: Match) -> bool:
    """Whether a name stands for a place without anything else that says so."""
    return is_area(match) or any(place.population >= _LARGE for place in match.places)


def holds(unit: Place, place: Place) -> bool:
    """Whether a unit contains a place."""
    if unit == place or unit.country != place.country or not unit.country:
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
