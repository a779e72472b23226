"""Counties without "County": "Clay, Otter Tail and Swift counties", "DeKalb police"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossator_gazetteer.gazetteer import Gazetteer, Place
from glossator_gazetteer.keys import key
from glossator_locations.candidates import Match
from glossator_locations.context import dominant
from glossator_locations.cues import governs
from glossator_locations.mention import Mention
from glossator_locations.tables import listed
from glossator_standard.words import DocumentWords

_JOINS = frozenset((",", "and", "&", "or"))
_KINDS = sorted(listed("division_kind"))
_LONGEST = 3
"""Words of a county's name."""


def find_counties(words: DocumentWords, gazetteer: Gazetteer) -> list[Match]:
    """The counties named before "counties", in order."""
    found: list[Match] = []
    if "counties" not in words.low:
        return found
    floor = 0
    for number, word in enumerate(words.words):
        if word in ("counties", "Counties"):
            found += reversed(list(_before(words, floor, number, gazetteer)))
            floor = number
    return found


def _before(words: DocumentWords, floor: int, end: int, gazetteer: Gazetteer) -> Iterator[Match]:
    """The counties from right to left, as far as the list goes."""
    while end > floor:
        for first in range(max(floor, end - _LONGEST), end):
            start, stop = words.extent(first, end)
            name = key(words.text[start:stop]) + " county"
            places = gazetteer.entry(name).places
            if places and words.is_capital(first):
                yield Match(first, end, start, stop, name, "toponym", places)
                end = first
                break
        else:
            return
        while end > floor and words.raw(end - 1) in _JOINS:
            end -= 1


def add_divisions(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
    """Let towns' names mean the divisions around them where the words beside say so.

    "Kilifi Governor" is of Kilifi County, "Puno province" no town.
    """
    for mention in mentions:
        if _are_towns(mention) and governs(text, mention.start, mention.end):
            keys = (f"{mention.key} {kind}" for kind in _KINDS)
            found = [place for name in keys for place in gazetteer.entry(name).places]
            countries = {place.country for place in mention.places}
            mention.places = [
                *mention.places,
                *(place for place in found if place.country in countries),
            ]


def add_councils(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
    """Let "Durham County Council" mean County Durham's, too, which no Durham County is."""
    for mention in mentions:
        own = mention.key.removesuffix(" county")
        if own != mention.key and text.startswith(" Council", mention.end):
            known = [*gazetteer.entry(own).places, *gazetteer.entry(f"county {own}").places]
            counties = [one for one in known if one.level == "feature" and one.feature_class == "A"]
            mention.places = [*mention.places, *counties]


def add_longer(mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
    """Let short names mean what is named in full elsewhere: counties, "Avondale Estates".

    Niger is the state in a text that has "Niger State" and other names of Nigeria alone.
    """
    full = {mention.key: mention for mention in mentions if mention.kind == "toponym"}
    sure = {name: one for name, known in full.items() if (one := dominant(known.places))}
    longer: dict[str, list[Place]] = {}
    for name, mention in full.items():
        first, _, rest = name.partition(" ")
        if rest and first in full and _are_towns(mention) and _are_towns(full[first]):
            longer.setdefault(first, []).extend(mention.places)
    for mention in mentions:
        name = f"{mention.key} county"
        land = sure.get(mention.key)
        if land is not None and land.level == "country":
            known = (full.get(f"{mention.key} {kind}") for kind in _KINDS)
            state = next((one.places for one in known if one is not None and one.places), None)
            if state and _is_told(sure, mention.key, state[0], land):
                mention.places = state
        if mention.kind == "toponym" and mention.places and name in full:
            mention.places = [*mention.places, *gazetteer.entry(name).places]
        elif mention.kind == "toponym" and mention.key in longer:
            mention.places = [*mention.places, *longer[mention.key]]


def _is_told(sure: Mapping[str, Place], name: str, state: Place, land: Place) -> bool:
    """Whether other places of a text are in the country of a state, and none in the one that has
    the same name."""
    there = {place.country for other, place in sure.items() if other != name}
    return land.country not in there and state.country in there


def _are_towns(mention: Mention) -> bool:
    return bool(mention.places) and all(place.level == "city" for place in mention.places)
