"""From a place that was found to its annotation."""

from __future__ import annotations

from functools import lru_cache

from glossator_gazetteer.gazetteer import Place
from glossator_locations.confidence import confidence
from glossator_locations.government import Governments
from glossator_locations.mention import Mention
from glossator_locations.resolution import Resolved
from glossator_standard import Candidate, Location

_KEPT = 4096
"""Places that are written once: texts name the same ones again."""


def location(mention: Mention, resolved: Resolved, governments: Governments, most: int) -> Location:
    """A mention with its readings as an annotation.

    Args:
        mention: The name.
        resolved: Its readings.
        governments: Tells which places act as governments.
        most: The most readings to write.
    """
    place = resolved.places[0] if resolved.places else None
    point = place or resolved.inside
    return Location(
        start=mention.start,
        end=mention.end,
        kind=mention.kind,
        geonameid=place.geonameid if place else None,
        name=place.name if place else None,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        country=(point.country if point else resolved.country) or None,
        approximate=place is None and bool(point or resolved.country),
        feature_class=place.feature_class if place else None,
        government=place is not None and governments.acts(mention, place),
        reason=f"{mention.evidence}; {resolved.reason}",
        confidence=confidence(mention, resolved),
        candidates=tuple(map(_candidate, resolved.places[:most])),
        entity=mention.entity,
    )


@lru_cache(_KEPT)
def _candidate(place: Place) -> Candidate:
    return Candidate(
        geonameid=place.geonameid,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
    )
