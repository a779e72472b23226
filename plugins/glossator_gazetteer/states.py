"""The states that names of countries, of their people and of their capitals stand for."""

from __future__ import annotations

from functools import lru_cache

from glossator_gazetteer.gazetteer import gazetteer
from glossator_gazetteer.keys import key
from glossator_gazetteer.place import SIZES

_KEPT = 1024
"""Names that are kept: those of a text come again."""


@lru_cache(_KEPT)
def state_of(name: str) -> str:
    """A state's ISO 3166-1 code: "KP" for "North Korean" and "Pyongyang"; empty for other names."""
    known, place = gazetteer(SIZES[0]), key(name)
    if country := known.capitals.get(place):
        return country
    entry = known.entry(place)
    short = known.exact.get(name.upper(), ())  # "UK"
    for found in (*entry.places, *entry.demonyms, *short):
        if found.level == "country":
            return found.country
    return ""
