"""Counties without "County": "Clay, Otter Tail and Swift counties", "DeKalb police"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator_gazetteer.gazetteer import Gazetteer, Place
from glossator_gazetteer.keys import key
from glossator_locations.evidence import kilometres
from glossator_locations.mentions import Match
from glossator_locations.selection import Mention
from glossator_locations.text import Piece

_JOINS = frozenset((",", "and", "&", "or"))
_LONGEST = 3
"""Words of a county's name."""
_AROUND = 80.0
"""Kilometres from a newspaper's town within which a county needs no "County"."""


def find_counties(text: str, pieces: Sequence[Piece], gazetteer: Gazetteer) -> list[Match]:
    """The counties named before "counties", in order."""
    found: list[Match] = []
    floor = 0
    for number, piece in enumerate(pieces):
        if piece.text in ("counties", "Counties"):
            found += reversed(list(_before(text, pieces, floor, number, gazetteer)))
            floor = number
    return found


def _before(
    text: str, pieces: Sequence[Piece], floor: int, end: int, gazetteer: Gazetteer
) -> Iterator[Match]:
    """The counties from right to left, as far as the list goes."""
    while end > floor:
        for first in range(max(floor, end - _LONGEST), end):
            start, stop = pieces[first].start, pieces[end - 1].end
            places = gazetteer.entry(key(text[start:stop]) + " county").places
            if places and pieces[first].text[0].isupper():
                yield Match(
                    first, end, start, stop, f"{key(text[start:stop])} county", "toponym", places
                )
                end = first
                break
        else:
            return
        while end > floor and pieces[end - 1].text in _JOINS:
            end -= 1


def add_counties(mentions: Sequence[Mention], gazetteer: Gazetteer, home: Place | None) -> None:
    """Let short names mean counties: named in full elsewhere, or around the newspaper's town."""
    full = {mention.key for mention in mentions}
    for mention in mentions:
        name = f"{mention.key} county"
        counties = gazetteer.entry(name).places if mention.kind == "toponym" else ()
        if counties and mention.places and name not in full:
            counties = tuple(
                county
                for county in counties
                if home is not None and kilometres(county, home) < _AROUND
            )
        if counties and mention.places:
            mention.places = [*mention.places, *counties]
