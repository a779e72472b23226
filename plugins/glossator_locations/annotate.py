"""From names in a text to places on the globe: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_gazetteer.gazetteer import Place
from glossator_locations.candidates import PARTS, find_matches
from glossator_locations.confidence import confidence
from glossator_locations.context import Context
from glossator_locations.counties import add_divisions, add_longer, find_counties
from glossator_locations.government import Governments
from glossator_locations.home import country_of, domain_of, homes_of
from glossator_locations.lexicon import Lexicon
from glossator_locations.mention import Mention
from glossator_locations.mentions import Selector
from glossator_locations.resolution import Resolved, resolve
from glossator_standard import Candidate, Location
from glossator_standard.words import DocumentWords


def locations(
    document: glossator.Document, lexicon: Lexicon, *, inside: bool, candidates: int
) -> Iterator[Location]:
    """The places of a document that has tokens and sentences.

    Args:
        document: The document; its entities and the domain in its metadata are used.
        lexicon: The places that there are, and the lists.
        inside: Whether a place in another name counts.
        candidates: The most readings to write.
    """
    text, layers, gazetteer = document.text, document.layers, lexicon.gazetteer
    words = DocumentWords(document, split=PARTS)
    entities = layers.get_or_empty("entities").annotations
    selector = Selector(words, entities, lexicon.never, inside=inside)
    counties = find_counties(words, gazetteer)
    mentions = selector.mentions(find_matches(words, gazetteer), counties)
    add_divisions(text, mentions, gazetteer)
    add_longer(mentions, gazetteer)
    domain = domain_of(document.metadata)
    homes = homes_of(domain, gazetteer, {one.key for one in mentions}) if domain else ()
    context = Context(gazetteer.capital_ids)
    context.add_institutions(lexicon.institutions.count(words))
    resolved = resolve(text, mentions, context, homes, country_of(domain))
    governments = Governments(words, gazetteer)
    written: dict[int, tuple[Candidate, ...]] = {}
    for mention, found in zip(mentions, resolved, strict=True):
        if (readings := written.get(id(found.places))) is None:
            # Mentions of a name share their readings.
            readings = tuple(map(_candidate, found.places[:candidates]))
            written[id(found.places)] = readings
        yield _location(mention, found, governments, readings)


def _location(
    mention: Mention,
    resolved: Resolved,
    governments: Governments,
    readings: tuple[Candidate, ...],
) -> Location:
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
        country=point.country or None if point else None,
        approximate=place is None and point is not None,
        feature_class=place.feature_class if place else None,
        government=place is not None and governments.acts(mention, place),
        reason=f"{mention.evidence}; {resolved.reason}",
        confidence=confidence(mention, resolved),
        candidates=readings,
        entity=mention.entity,
    )


def _candidate(place: Place) -> Candidate:
    return Candidate(
        geonameid=place.geonameid,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
    )
