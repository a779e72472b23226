"""What a document says about where it is: votes for countries and divisions, and points."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from glossator_gazetteer.gazetteer import Place
from glossator_locations.evidence import kilometres
from glossator_locations.selection import Mention


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of a reading's score counts, found on development data.

    Attributes:
        country: A bare reading as a country, before anything else is known.
        admin1: As a first-level division; `feature` and `admin2` likewise.
        capital: On top of its size, for a capital.
        population: For each factor of ten in inhabitants.
        same_country: All other names of the document being in its country.
        same_division: All other names of the document being in its division.
        near: Another place of the document right beside it.
        home: The newspaper's town right beside it.
    """

    country: float = 6.0
    admin1: float = 4.5
    feature: float = 4.0
    admin2: float = 2.5
    capital: float = 1.0
    population: float = 0.6
    same_country: float = 2.0
    same_division: float = 3.0
    near: float = 1.5
    near_km: float = 100.0
    home: float = 4.0
    home_km: float = 100.0
    source: float = 2.0


WEIGHTS = Weights()
_MOST_POINTS = 40
_WHOLE = frozenset(("GB",))
"""Countries whose first-level divisions are too large to say where in them a place is."""


@dataclass(slots=True)
class Context:
    """Votes for where a document is.

    Attributes:
        home: Where the newspaper appears.
        capitals: The ids of the capitals.
    """

    home: Place | None = None
    capitals: frozenset[int] = frozenset()
    weights: Weights = WEIGHTS
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    points: list[Place] = field(default_factory=list)

    def vote(self, place: Place, weight: float) -> None:
        """Count a reading for its country and its division."""
        if not place.country:
            return
        if place.level == "country":
            self.countries[place.country] += weight
            return
        self.countries[place.country] += weight / 2
        if place.admin1:
            self.divisions[place.country, place.admin1] += weight

    def add_point(self, place: Place) -> None:
        """Remember a place that is certain and small enough to be near to."""
        if place.level in ("city", "admin2") and len(self.points) < _MOST_POINTS:
            self.points.append(place)

    def score(self, place: Place) -> tuple[float, float, float, float, float]:
        """What speaks for a reading: its size, country, division, what is near, the source."""
        weights = self.weights
        level = place.level
        if level == "city":
            size = weights.population * math.log10(place.population + 10)
            if place.geonameid in self.capitals:
                size += weights.capital
        else:
            sizes: dict[str, float] = {
                "country": weights.country,
                "admin1": weights.admin1,
                "admin2": weights.admin2,
                "feature": weights.feature + place.rank / 2 - 1,
            }
            size = sizes[level]
        country = self.countries.get(place.country, 0.0) / (1 + sum(self.countries.values()))
        division = self.divisions.get((place.country, place.admin1), 0.0) / (
            1 + sum(self.divisions.values())
        )
        if place.country in _WHOLE:
            division /= 2
        near = home = 0.0
        if level in ("city", "feature", "admin2"):
            near = max((self._nearness(place, other) for other in self.points), default=0.0)
        if self.home is not None and level != "country":
            home = math.exp(-kilometres(place, self.home) / weights.home_km)
        return (
            size,
            weights.same_country * country,
            weights.same_division * division if level != "country" else 0.0,
            weights.near * near,
            weights.home * home,
        )

    def _nearness(self, place: Place, other: Place) -> float:
        if abs(place.latitude - other.latitude) > 5 or place == other:
            return 0.0
        return math.exp(-kilometres(place, other) / self.weights.near_km)


_ONLY_VOTES = 8
"""Readings up to which an ambiguous name says anything about where a document is."""


def read(
    context: Context,
    mentions: Sequence[Mention],
    contained: Sequence[list[Place]],
    told: Mapping[str, list[Place]],
) -> None:
    """Count what the mentions of a document say."""
    if context.home is not None:
        context.vote(context.home, context.weights.source)
        context.points.append(context.home)
    seen: dict[str, int] = defaultdict(int)
    for mention, places in zip(mentions, contained, strict=True):
        seen[mention.key] += 1
        # The tenth mention of a name says little more than the first.
        weight = 1.0 / seen[mention.key]
        readings = places or told.get(mention.key) or mention.places
        if mention.kind == "demonym":
            weight *= 0.7
        if not readings:
            continue
        sure = dominant(readings)
        if sure is not None:
            context.vote(sure, weight)
            if seen[mention.key] == 1:
                context.add_point(sure)
            continue
        units = {(place.country, place.admin1): place for place in readings}
        if len(units) <= _ONLY_VOTES:
            for place in units.values():
                context.vote(place, weight / len(units))


def dominant(readings: Sequence[Place]) -> Place | None:
    """The reading that a name has nearly everywhere, if there is one."""
    if len(readings) == 1:
        return readings[0]
    large = [place for place in readings if place.level in ("country", "admin1")]
    if large:
        bears_city = any(place.level == "city" and place.population > 200_000 for place in readings)
        return large[0] if len(large) == 1 and not bears_city else None
    ranked = sorted(readings, key=lambda place: -place.population)
    if ranked[0].population >= 200_000 and ranked[0].population > 20 * ranked[1].population:
        return ranked[0]
    return None
