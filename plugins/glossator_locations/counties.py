"""Counties without "County": "Clay, Otter Tail and Swift counties", "DeKalb police"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator_gazetteer.gazetteer import Gazetteer
from glossator_gazetteer.keys import key
from glossator_locations.candidates import Match
from glossator_locations.mentions import Mention
from glossator_locations.text import Piece

_JOINS = frozenset((",", "and", "&", "or"))
_LONGEST = 3
"""Words of a county's name."""


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


def add_counties(mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
    """Let short names mean counties that are named in full elsewhere."""
    full = {mention.key for mention in mentions}
    for mention in mentions:
        name = f"{mention.key} county"
        if mention.kind == "toponym" and mention.places and name in full:
            mention.places = [*mention.places, *gazetteer.entry(name).places]
