"""Places on the globe: where an item says it is, and how far apart two are."""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

LATITUDE, LONGITUDE = ("latitude", "lat"), ("longitude", "lon", "lng")
"""The names of fields with degrees north and east: our own, and those usual elsewhere."""


IDS = ("geonameid", "geonames_id", "geonameId")
"""The names of fields with a place's id in GeoNames."""


def is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two items have one GeoNames id: the same place, whatever point each gives of it."""
    mine, theirs = (_first(fields, IDS) for fields in (one, other))
    return mine is not None and str(mine) == str(theirs)


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[one] for one in names if fields.get(one) is not None), None)


def place(fields: Mapping[str, Any]) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, where both are given and on the globe."""
    latitude, longitude = (_number(fields, names) for names in (LATITUDE, LONGITUDE))
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude


def _number(fields: Mapping[str, Any], names: tuple[str, ...]) -> float | None:
    value = _first(fields, names)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and value is not None else None


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two (latitude, longitude), by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = (map(radians, point) for point in (one, other))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
