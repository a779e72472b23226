"""From names in a text to places on the globe: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_locations.annotation import location
from glossator_locations.candidates import PARTS, find_matches
from glossator_locations.context import Context
from glossator_locations.counties import add_councils, add_divisions, add_longer, find_counties
from glossator_locations.government import Governments
from glossator_locations.home import country_of, domain_of, homes_of
from glossator_locations.lexicon import Lexicon
from glossator_locations.mention import Mention
from glossator_locations.mentions import Selector
from glossator_locations.resolution import resolve
from glossator_standard import Location
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
    add_councils(text, mentions, gazetteer)
    add_longer(mentions, gazetteer)
    domain = domain_of(document.metadata)
    homes = homes_of(domain, gazetteer, {one.key for one in mentions}) if domain else ()
    context = Context(gazetteer.capital_ids)
    context.add_institutions(lexicon.institutions.count(words))
    resolved = resolve(text, mentions, context, homes, country_of(domain))
    governments = Governments(words, gazetteer)
    for mention, found in zip(mentions, resolved, strict=True):
        if found.places or not _is_dropped(mention):
            yield location(mention, found, governments, candidates)


def _is_dropped(mention: Mention) -> bool:
    """Whether a name is nothing without the place that it might be.

    "The North West is dry" is about a direction, "Mary Oke's Hall" about no town of Mary.
    """
    is_corner = bool(mention.places) and mention.places[0].rank == 0
    return is_corner or mention.evidence == "inside a name"
