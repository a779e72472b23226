"""From a place that was found to its annotation."""

from __future__ import annotations

from glossator_gazetteer.gazetteer import Place
from glossator_locations.confidence import confidence
from glossator_locations.government import Governments
from glossator_locations.mention import Mention
from glossator_locations.resolution import Resolved
from glossator_standard import Candidate, Location


class Writer:
    """Writes the annotations of one document.

    Args:
        governments: Tells which places act as governments.
        most: The most readings of a place to write.
    """

    def __init__(self, governments: Governments, most: int) -> None:
        self._governments, self._most = governments, most
        self._written: dict[int, tuple[Candidate, ...]] = {}

    def location(self, mention: Mention, resolved: Resolved) -> Location:
        """A mention with its readings as an annotation."""
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
            government=place is not None and self._governments.acts(mention, place),
            reason=f"{mention.evidence}; {resolved.reason}",
            confidence=confidence(mention, resolved),
            candidates=self._readings(resolved),
            entity=mention.entity,
        )

    def _readings(self, resolved: Resolved) -> tuple[Candidate, ...]:
        """The readings; mentions of a name share them."""
        known = id(resolved.places)
        if known not in self._written:
            self._written[known] = tuple(map(_candidate, resolved.places[: self._most]))
        return self._written[known]


def _candidate(place: Place) -> Candidate:
    return Candidate(
        geonameid=place.geonameid,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
    )
