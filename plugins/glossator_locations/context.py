"""What a document says about where it is: votes for countries and divisions, and points."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from glossator_gazetteer.gazetteer import Place
from glossator_gazetteer.keys import key
from glossator_locations.evidence import kilometres
from glossator_locations.mentions import Mention


@dataclass(frozen=True)
class Weights:
    """How much each part of a reading's score counts, found on development data.

    Attributes:
        country: A bare reading as a country, before anything else is known.
        admin1: As a first-level division; `feature` and `admin2` likewise.
        capital: On top of its size, for a capital.
        population: For each factor of ten in inhabitants.
        same_country: All other names of the document being in its country.
        same_division: All other names of the document being in its division.
        near: Other places of the document right beside it.
        home: The document's home right beside it.
        home_unit: The document's home in its division.
        home_size, home_prior: What counts for a home: its size as a share, and being in the USA.
        source_country: The document's domain being its country's.
        institutions: Each word of a country's own institutions, up to `most_institutions`.
    """

    country: float = 6.0
    admin1: float = 4.5
    feature: float = 4.0
    admin2: float = 2.5
    capital: float = 1.0
    population: float = 0.6
    same_country: float = 3.0
    same_division: float = 3.0
    near: float = 1.2
    near_km: float = 100.0
    home: float = 4.0
    home_km: float = 100.0
    home_unit: float = 1.0
    home_size: float = 0.2
    home_prior: float = 1.3
    source: float = 2.5
    source_country: float = 1.0
    cluster: float = 2.0
    cluster_km: float = 60.0
    institutions: float = 0.8
    most_institutions: float = 3.0

    @cached_property
    def of_level(self) -> dict[str, float]:
        """By level, what does not depend on the place."""
        return {"country": self.country, "admin1": self.admin1, "admin2": self.admin2}


WEIGHTS = Weights()
_MOST_POINTS = 40
_SMALL = frozenset(("city", "admin2"))
_LARGE = frozenset(("country", "admin1"))
_FAR = 5.0
"""Degrees of latitude beyond which no place is near."""
_WHOLE = frozenset(("GB",))
"""Countries whose first-level divisions are too large to say where in them a place is."""


@dataclass(slots=True)
class Context:
    """Votes for where a document is.

    Attributes:
        home: Where the newspaper appears.
        capitals: The ids of the capitals.
        source: The country that its domain is of; empty where it is of none.
    """

    home: Place | None = None
    capitals: frozenset[int] = frozenset()
    source: str = ""
    weights: Weights = WEIGHTS
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    own: dict[str, dict[tuple[str, str], float]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )
    """What each name said itself, which does not count for it; by country, and division or ""."""
    points: list[Place] = field(default_factory=list)
    cells: dict[tuple[int, int], list[tuple[str, Place, float]]] = field(default_factory=dict)
    largest: dict[str, Place] = field(default_factory=dict)
    states: dict[str, Place] = field(default_factory=dict)
    beside: dict[tuple[int, str], float] = field(default_factory=dict)
    """What was found of the company of a reading: the cells do not change once all are read."""

    def vote(self, place: Place, weight: float, name: str = "") -> None:
        """Count a reading, of a name of the document, for its country and its division."""
        if not place.country:
            return
        own = self.own[name]
        if place.level == "country":
            self.countries[place.country] += weight
            own[place.country, ""] += weight
            return
        self.countries[place.country] += weight / 2
        own[place.country, ""] += weight / 2
        if place.admin1:
            self.divisions[place.country, place.admin1] += weight
            own[place.country, place.admin1] += weight

    def add_institutions(self, countries: Mapping[str, int]) -> None:
        """Count the words for what only one country has."""
        for country, number in countries.items():
            weight = self.weights.institutions * number
            self.countries[country] += min(weight, self.weights.most_institutions)

    def add_point(self, place: Place) -> bool:
        """Remember a place that is certain and small enough to be near to; whether it is new."""
        is_new = (
            place.level in _SMALL and len(self.points) < _MOST_POINTS and place not in self.points
        )
        if is_new:
            self.points.append(place)
        return is_new

    def add_readings(self, name: str, places: Sequence[Place]) -> None:
        """Remember where a name may be: several names that may be in one place are there."""
        weight = len(places) ** -0.5
        sure = dominant(places)
        if sure is not None and sure.level == "admin1":
            self.states[name] = sure
        towns = [place for place in places if place.level == "city"]
        if towns and len(towns) == len(places):
            self.largest[name] = max(towns, key=lambda place: place.population)
        for place in places:
            if place.level in _SMALL:
                cell = int(place.latitude // 1), int(place.longitude // 1)
                self.cells.setdefault(cell, []).append((name, place, weight))

    def members(self, unit: Place, name: str) -> int:
        """How many names of the document lie in a unit, read as the largest town so called.

        Other states of the country count for a state.
        """
        states = 0
        if unit.level == "admin1":
            states = sum(
                other != name and one.country == unit.country for other, one in self.states.items()
            )
        return states + sum(
            other != name
            and place.country == unit.country
            and (unit.level == "country" or place.admin1 == unit.admin1)
            for other, place in self.largest.items()
        )

    def score(self, place: Place, name: str = "") -> tuple[float, float, float, float, float]:
        """What speaks for a reading: its size, country, division, what is near, the home."""
        weights = self.weights
        level = place.level
        own = self.own.get(name, {})
        country = self.countries.get(place.country, 0.0) - own.get((place.country, ""), 0.0)
        country /= 1 + sum(self.countries.values()) - sum(n for (_, d), n in own.items() if not d)
        division = self.divisions.get((place.country, place.admin1), 0.0)
        if division:
            division -= own.get((place.country, place.admin1), 0.0)
            division /= 1 + sum(self.divisions.values()) - sum(n for (_, d), n in own.items() if d)
        if place.country in _WHOLE:
            division /= 2
        near = home = domain = 0.0
        if level not in _LARGE:
            domain = weights.source_country * (place.country == self.source != "")
            near = weights.near * self._nearness(place) + weights.cluster * self._company(
                place, name
            )
            if self.home is not None:
                home = self._at_home(place, self.home)
        return (
            self._size(place),
            weights.same_country * country + domain,
            weights.same_division * division if level != "country" else 0.0,
            near,
            home,
        )

    def _size(self, place: Place) -> float:
        weights = self.weights
        if place.level == "feature":
            return weights.feature + place.rank / 2 - 1
        if place.level != "city":
            return weights.of_level[place.level]
        size = weights.population * math.log10(place.population + 10)
        return size + weights.capital if place.geonameid in self.capitals else size

    def _at_home(self, place: Place, home: Place) -> float:
        weights = self.weights
        same = (place.country, place.admin1) == (home.country, home.admin1)
        if place.country in _WHOLE:
            same = False
        if home.level == "admin1":
            return weights.home_unit * 2 * same
        near = math.exp(-kilometres(place, home) / weights.home_km)
        return weights.home * near + weights.home_unit * same

    def _company(self, place: Place, own: str) -> float:
        """How many other names may be beside this reading, each once."""
        known = self.beside.get((id(place), own))
        if known is None:
            known = self.beside[id(place), own] = self._count_company(place, own)
        return known

    def _count_company(self, place: Place, own: str) -> float:
        north, east = int(place.latitude // 1), int(place.longitude // 1)
        best: dict[str, float] = {}
        for cell in product((north - 1, north, north + 1), (east - 1, east, east + 1)):
            for name, other, weight in self.cells.get(cell, ()):
                if name != own and weight > best.get(name, 0.0):
                    near = weight * math.exp(-kilometres(place, other) / self.weights.cluster_km)
                    if near > best.get(name, 0.0):
                        best[name] = near
        return 1 - math.exp(-sum(best.values()))

    def _nearness(self, place: Place) -> float:
        """How near the nearest of the other places of the document is, from 0 to 1."""
        north, south = place.latitude + _FAR, place.latitude - _FAR
        others = [one for one in self.points if south <= one.latitude <= north and one != place]
        nearest = min((kilometres(place, other) for other in others), default=math.inf)
        return math.exp(-nearest / self.weights.near_km)


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
        readings = places or told.get(mention.key) or mention.places
        if mention.kind == "demonym":
            weight *= 0.7
        if not readings:
            continue
        if seen[mention.key] == 1:
            context.add_readings(mention.key, readings)
        sure = dominant(readings)
        if sure is not None:
            context.vote(sure, weight, "" if sure.level == "city" else mention.key)
            if seen[mention.key] == 1:
                context.add_point(sure)
            continue
        units = {(place.country, place.admin1): place for place in readings}
        if len(units) <= _ONLY_VOTES:
            for place in units.values():
                context.vote(place, weight / len(units), mention.key)


def settle_home(context: Context, homes: Sequence[Place], country: str) -> None:
    """Choose where the document is at home, and count it.

    Args:
        context: What the text says.
        homes: The places that its domain may name.
        country: The country that its domain is of; empty where it is of none.
    """
    if country:
        context.source = country
        context.countries[country] += context.weights.source / 2
        homes = [place for place in homes if place.country == country]
    if not homes:
        return
    weights = context.weights

    def fits(place: Place) -> tuple[float, int]:
        size, *others = context.score(place, key(place.name))
        # A town's size says little of whether it has a newspaper; ".com" is of one country mostly.
        prior = weights.home_prior if not country and place.country == _COM else 0.0
        return weights.home_size * size + prior + sum(others), place.population

    best = max(homes, key=fits)
    context.home = best
    context.vote(best, context.weights.source)
    if best.level == "city":
        context.points.append(best)


def dominant(readings: Sequence[Place]) -> Place | None:
    """The reading that a name has nearly everywhere, if there is one."""
    if len(readings) < 2:
        return readings[0] if readings else None
    large = [place for place in readings if place.level in ("country", "admin1")]
    if large:
        bears_city = any(place.level == "city" and place.population > 200_000 for place in readings)
        return large[0] if len(large) == 1 and not bears_city else None
    ranked = sorted(readings, key=lambda place: -place.population)
    if ranked[0].population >= 200_000 and ranked[0].population > 20 * ranked[1].population:
        return ranked[0]
    return None
