"""Small places abroad that share a name with one of the document's country.

A paper of one country names villages that no gazetteer has; a namesake elsewhere is not meant
where nothing else in the text is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossator_gazetteer.gazetteer import Place
from glossator_locations.mention import Mention

_KNOWN = 200_000
"""Inhabitants of a city that a text may name without its country."""
_LEAST = 3
"""How many names a document's country has at least."""
_SHARE = 0.6
"""And of how many of all names it is."""
_LARGE = ("country", "admin1")


def home_country(chosen: Mapping[str, Sequence[Place]], domain: str) -> str:
    """The country that most names of a document are in; empty where there is none.

    Args:
        chosen: The readings of each name, best first.
        domain: The country that its web domain is of; empty where it is of none.
    """
    countries = Counter(
        places[0].country for places in chosen.values() if places and places[0].rank > 0
    )
    del countries[""]
    if domain:
        countries[domain] += 1
    if not countries:
        return ""
    [(country, number)] = countries.most_common(1)
    return country if number >= max(_LEAST, _SHARE * countries.total()) else ""


def without_strangers(
    mentions: Sequence[Mention],
    chosen: Mapping[str, Sequence[Place]],
    settled: Iterable[Sequence[Place]],
    domain: str,
) -> Iterator[tuple[str, list[Place]]]:
    """The names whose reading is a stranger to the document, and the readings that are none.

    Args:
        mentions: The document's mentions.
        chosen: The readings of each name, best first.
        settled: What the words beside mentions, and what they lie in, say of them.
        domain: The country that the document's web domain is of; empty where it is of none.
    """
    home = home_country(chosen, domain)
    told = [{place.country for place in places} for places in settled]
    known = {""}.union(*(countries for countries in told if len(countries) == 1))
    known |= {places[0].country for places in chosen.values() if places and _is_known(places[0])}
    readings = {mention.key: mention.places for mention in mentions}
    for name, places in chosen.items():
        if places and places[0].rank == 0:
            # Every country has a North West: that of the document is meant.
            meant = {home} if home else known - {""}
            at_home = [one for one in readings[name] if one.country in meant]
            yield name, at_home if len(at_home) == 1 else []
        elif places and home and places[0].country not in {home, *known}:
            yield name, [one for one in readings[name] if one.country in {home, *known}]


def _is_known(place: Place) -> bool:
    """Whether a place is one that papers of all countries name."""
    return place.rank > 0 and (
        place.level in _LARGE or place.population >= _KNOWN or place.rank == 3
    )
