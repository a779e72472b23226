"""Which places of a document lie near each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from glossator_gazetteer.gazetteer import Place
from glossator_locations.evidence import kilometres

SMALL = frozenset(("city", "admin2"))
"""Levels of places that are small enough to be near to."""
_MOST_POINTS = 40
_FAR = 5.0
"""Degrees of latitude beyond which no place is near."""


class Neighbours:
    """Places that are certain, and all that the other names may be.

    Args:
        near_km: How far from a certain place its neighbourhood reaches.
        cluster_km: The same from what another name may be.
    """

    def __init__(self, near_km: float, cluster_km: float) -> None:
        self._near_km, self._cluster_km = near_km, cluster_km
        self._points: list[Place] = []
        self._cells: dict[tuple[int, int], list[tuple[str, Place, float]]] = {}
        self._company: dict[tuple[int, str], float] = {}
        """What was found of a reading: the cells do not change once all are read."""

    def add_point(self, place: Place) -> bool:
        """Remember a place that is certain and small enough; whether it is new."""
        points = self._points
        is_new = place.level in SMALL and len(points) < _MOST_POINTS and place not in points
        if is_new:
            points.append(place)
        return is_new

    @property
    def has_points(self) -> bool:
        """Whether any place is certain."""
        return bool(self._points)

    def add_readings(self, name: str, places: Sequence[Place]) -> None:
        """Remember where a name may be: several names that may be in one place are there."""
        weight = len(places) ** -0.5
        for place in places:
            if place.level in SMALL:
                self._cells.setdefault(_cell(place), []).append((name, place, weight))

    def company(self, place: Place, own: str) -> float:
        """How many other names may be beside a reading of a name, each once; from 0 to 1."""
        known = self._company.get((id(place), own))
        if known is None:
            known = self._company[id(place), own] = self._count(place, own)
        return known

    def _count(self, place: Place, own: str) -> float:
        north, east = _cell(place)
        best: dict[str, float] = {}
        for cell in product((north - 1, north, north + 1), (east - 1, east, east + 1)):
            for name, other, weight in self._cells.get(cell, ()):
                if name != own and weight > best.get(name, 0.0):
                    near = weight * math.exp(-kilometres(place, other) / self._cluster_km)
                    if near > best.get(name, 0.0):
                        best[name] = near
        return 1 - math.exp(-sum(best.values()))

    def nearness(self, place: Place) -> float:
        """How near the nearest of the other places that are certain is, from 0 to 1."""
        north, south = place.latitude + _FAR, place.latitude - _FAR
        others = [one for one in self._points if south <= one.latitude <= north and one != place]
        nearest = min((kilometres(place, other) for other in others), default=math.inf)
        return math.exp(-nearest / self._near_km)


def _cell(place: Place) -> tuple[int, int]:
    return int(place.latitude // 1), int(place.longitude // 1)
