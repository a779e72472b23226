"""What a document says about where it is, and how far it speaks for each reading of a name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from glossator_gazetteer.gazetteer import Place
from glossator_gazetteer.keys import key
from glossator_locations.evidence import is_own, kilometres
from glossator_locations.mention import Mention
from glossator_locations.neighbours import Neighbours
from glossator_locations.votes import WHOLE, Votes
from glossator_standard.logistic import read_weights

_WEIGHTS = read_weights(Path(__file__).with_name("lists") / "weights.toml")
"""How much each part of a reading's score counts."""
_LARGE = frozenset(("country", "admin1"))
_CITY = 100_000
"""Inhabitants of a city that a text may name a part of without anything near."""
_NEAR = 0.05
"""How near a place is to others at least: three times `near_km` away."""


class Context:
    """What speaks for where a document is.

    Args:
        capitals: The ids of the capitals.

    Attributes:
        capitals: The ids of the capitals.
        home: Where the newspaper appears.
        source: The country that its domain is of; empty where it is of none.
        named: The countries that the text has by name, or their peoples.
    """

    def __init__(self, capitals: Set[int] = frozenset()) -> None:
        self.home: Place | None = None
        self.source = ""
        self.named: Set[str] = frozenset()
        self.votes = Votes()
        self.neighbours = Neighbours(_WEIGHTS["near_km"], _WEIGHTS["cluster_km"])
        self.capitals = capitals
        self._largest: dict[str, Place] = {}
        self._states: dict[str, Place] = {}

    def is_named_seat(self, place: Place) -> bool:
        """Whether a place is the capital of a country that the text has by name."""
        return place.country in self.named and place.geonameid in self.capitals

    def has_only_seat(self, country: str, name: str) -> bool:
        """Whether the other towns of a text in a country are its capital alone."""
        others = (one for other, one in self._largest.items() if other != name)
        towns = {one.geonameid for one in others if one.country == country}
        return bool(towns) and towns <= self.capitals

    def add_institutions(self, countries: Mapping[str, int]) -> None:
        """Count the words for what only one country has."""
        for country, number in countries.items():
            weight = _WEIGHTS["institutions"] * number
            self.votes.add_country(country, min(weight, _WEIGHTS["most_institutions"]))

    def add_readings(self, name: str, places: Sequence[Place]) -> None:
        """Remember what a name may be."""
        self.neighbours.add_readings(name, places)
        sure = dominant(places)
        if sure is not None and (sure.level == "admin1" or sure.feature_class == "L"):
            self._states[name] = sure
        if places and all(place.level == "city" or place.rank == 1 for place in places):
            self._largest[name] = max(places, key=lambda place: place.population)

    def members(self, unit: Place, name: str) -> int:
        """How many names of the document lie in a unit, read as the largest town so called.

        Other states and regions of the country count for a state.
        """
        states = 0
        if unit.level == "admin1":
            states = sum(
                other != name and one.country == unit.country for other, one in self._states.items()
            )
        return states + sum(
            other != name
            and place.country == unit.country
            and (unit.level == "country" or place.admin1 == unit.admin1)
            for other, place in self._largest.items()
        )

    def score(self, place: Place, name: str = "") -> tuple[float, float, float, float, float]:
        """What speaks for a reading: its size, country, division, what is near, the home."""
        level = place.level
        country, division = self.votes.shares(place, name)
        country *= _WEIGHTS["same_country"]
        near = home = 0.0
        if level not in _LARGE:
            if place.country == self.source != "":
                country += _WEIGHTS["source_country"]
            near = _WEIGHTS["near"] * self.neighbours.nearness(place)
            near += _WEIGHTS["cluster"] * self.neighbours.company(place, name)
            if self.home is not None:
                home = self._at_home(place, self.home)
        return (
            self._size(place),
            country,
            _WEIGHTS["same_division"] * division if level != "country" else 0.0,
            near,
            home,
        )

    def is_near(self, place: Place) -> bool:
        """Whether a place is large, or near the home or a place of the document, if it has any."""
        points = self.neighbours
        return (
            place.population >= _CITY
            or not points.has_points
            or points.nearness(place) > _NEAR
            or (self.home is not None and kilometres(place, self.home) < _WEIGHTS["home_km"])
        )

    def _size(self, place: Place) -> float:
        if place.level == "feature":
            return _WEIGHTS["feature"] + place.rank / 2 - 1
        if place.level != "city":
            is_bare = place.is_bare_district and place.country not in self.named
            return _WEIGHTS[place.level] - _WEIGHTS["bare_district"] * is_bare
        size = _WEIGHTS["population"] * math.log10(place.population + 10)
        return size + _WEIGHTS["capital"] if place.geonameid in self.capitals else size

    def _at_home(self, place: Place, home: Place) -> float:
        same = (place.country, place.admin1) == (home.country, home.admin1)
        same = same and place.country not in WHOLE
        if home.level == "admin1":
            return _WEIGHTS["home_unit"] * 2 * same
        near = math.exp(-kilometres(place, home) / _WEIGHTS["home_km"])
        return _WEIGHTS["home"] * near + _WEIGHTS["home_unit"] * same


_COM = "US"
"""Where most newspapers are whose domain is of no country."""
_ONLY_VOTES = 8
"""Readings up to which an ambiguous name says anything about where a document is."""


def read(
    context: Context,
    mentions: Sequence[Mention],
    contained: Sequence[list[Place]],
    told: Mapping[str, list[Place]],
    homes: Sequence[Place] = (),
) -> None:
    """Count what the mentions of a document say.

    The name that its domain has says nothing: a newspaper of Paris, Texas, is not of France.
    """
    seen: dict[str, int] = defaultdict(int)
    own = {key(place.name) for place in homes}
    for mention, places in zip(mentions, contained, strict=True):
        if mention.key in own and not places and mention.key not in told:
            continue
        seen[mention.key] += 1
        # The tenth mention of a name says little more than the first.
        weight = 1.0 / seen[mention.key]
        readings = places or told.get(mention.key) or _own(mention)
        if mention.kind == "demonym":
            weight *= 0.7
        if not readings or readings[0].rank == 0:
            continue
        if seen[mention.key] == 1:
            context.add_readings(mention.key, readings)
        sure = dominant(readings)
        if sure is not None:
            context.votes.add(sure, weight, "" if sure.level == "city" else mention.key)
            if seen[mention.key] == 1:
                context.neighbours.add_point(sure)
            continue
        units = {(place.country, place.admin1): place for place in readings}
        if len(units) <= _ONLY_VOTES:
            for place in units.values():
                context.votes.add(place, weight / len(units), mention.key)


def _own(mention: Mention) -> Sequence[Place]:
    """The readings of a name, without cities that have it in other languages where places have it
    themselves: a St James says nothing of Vũng Tàu."""
    own = [one for one in mention.places if one.level != "city" or is_own(mention.key, one)]
    return own or mention.places


def named_countries(mentions: Sequence[Mention]) -> frozenset[str]:
    """The countries that a text has by name, or their peoples: "the Barbadian government"."""
    sure = (dominant(mention.places) for mention in mentions)
    return frozenset(one.country for one in sure if one is not None and one.level == "country")


def settle_home(context: Context, homes: Sequence[Place], country: str) -> None:
    """Choose where the document is at home, and count it.

    Args:
        context: What the text says.
        homes: The places that its domain may name.
        country: The country that its domain is of; empty where it is of none.
    """
    if country:
        context.source = country
        context.votes.add_country(country, _WEIGHTS["source"] / 2)
        homes = [place for place in homes if place.country == country]
    if not homes:
        return

    def fits(place: Place) -> tuple[float, int]:
        size, *others = context.score(place, key(place.name))
        # A town's size says little of whether it has a newspaper; ".com" is of one country mostly.
        prior = _WEIGHTS["home_prior"] if not country and place.country == _COM else 0.0
        return _WEIGHTS["home_size"] * size + prior + sum(others), place.population

    best = max(homes, key=fits)
    context.home = best
    context.votes.add(best, _WEIGHTS["source"])
    context.neighbours.add_point(best)


def dominant(readings: Sequence[Place]) -> Place | None:
    """The reading that a name has nearly everywhere, if there is one."""
    if len(readings) < 2:
        return readings[0] if readings else None
    large = [place for place in readings if place.level in ("country", "admin1")]
    if large:
        # Jamaica in New York is no rival of the country; Washington the city is one of the state.
        least = max(200_000, large[0].population / 10 if large[0].level == "country" else 0)
        bears_city = any(place.level == "city" and place.population > least for place in readings)
        return large[0] if len(large) == 1 and not bears_city else None
    ranked = sorted(readings, key=lambda place: -place.population)
    if ranked[0].population >= 200_000 and ranked[0].population > 20 * ranked[1].population:
        return ranked[0]
    return None
