"""Where a report happens: whose "police" and "the government" are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from glossator import Extent
from glossator_claims.lexicon import classes
from glossator_claims.parties import REACH
from glossator_gazetteer.states import state_of
from glossator_standard import Entity

_NEXT_WORD = re.compile(r" [a-z]")
_FAR = (" to ", " from ", ", of ")
"""Before a place where nothing of the report happens."""
_ABOUT = (" over ", " against ", " on ", " to ")
"""Before a place whose doings others answer: "over Tokyo's response"."""
_FADES = 500
"""Code points in which a place comes to be told of half as much."""


def _faded(weight: float, place: Entity, end: int) -> float:
    """How much a place is told of that was told of so much, further on."""
    return float(weight * 0.5 ** ((end - place.end) / _FADES))


class Scenes:
    """The places of a document in order, and which of them is told of.

    Args:
        text: The document's text.
        places: Its places.
        datelines: Where its datelines stand: their place is not whose the police are.
    """

    def __init__(self, text: str, places: Sequence[Entity], datelines: Sequence[Extent]) -> None:
        self._text = text
        self._all = places
        self._ends = {one.end for one in places}
        self._datelines = datelines
        self._scenes: dict[tuple[bool, bool], tuple[Sequence[Entity], list[Entity]]] = {}
        """Places, and for each the one that is told of most up to there; of towns alone or not, and
        of states or not."""

    def whose(self, start: int, head: str) -> Entity | None:
        """Whose "the government" or "police" are: the place that is told of most of late, else the
        next one, since "Police say ..." may open an article. Of a government it is a state."""
        is_town, is_state = (head in classes()[one] for one in ("settlements", "of_states"))
        if (is_town, is_state) not in self._scenes:
            places = self._of_kind(is_town=is_town, is_state=is_state)
            told = list(self._told_most(places, is_state=is_state))
            self._scenes[is_town, is_state] = places, told
        places, told = self._scenes[is_town, is_state]
        before = bisect_left(places, start, key=lambda one: one.start)
        if before:
            return told[before - 1]
        return places[0] if places and places[0].start < start + REACH else None

    def _of_kind(self, *, is_town: bool, is_state: bool) -> Sequence[Entity]:
        """The places that are not only where something was written, if there are any: of towns none
        like "the U.S.", of states no district, which has no army."""
        text = self._text
        places = [one for one in self._all if not (is_town and text[one.start : one.end].isupper())]
        inside = [one for one in places if not any(a <= one.start < b for a, b in self._datelines)]
        places = inside or places
        states = [one for one in places if is_state and state_of(text[one.start : one.end])]
        return states or places

    def _told_most(self, places: Sequence[Entity], *, is_state: bool) -> Iterator[Entity]:
        """For each place the last one up to there of those that are told of most of late.

        What was told of before fades alike for all, so another only comes first when it is told of.
        """
        told: dict[str, tuple[float, Entity]] = {}
        best = ""
        for one in places:
            name = self._text[one.start : one.end]
            state = state_of(name) if is_state else name
            name = state or name
            before = _faded(*told[name], one.end) if name in told else 0.0
            weight = before + self._weight(one) * (1 if state else 0.5)
            told[name] = weight, one
            if not best or weight > _faded(*told[best], one.end):
                best = name
            yield told[best][1]

    def _weight(self, place: Entity) -> float:
        """How much happens at a place: little where somebody is from, or goes ("fled to Berg"), or
        what only says where a town is ("Berg, Ohio"), most where it has or does something."""
        text = self._text
        if text.endswith(_FAR, 0, place.start):
            return 0.1
        if text.startswith(("'s", "’s"), place.end):
            if text.startswith(tuple(classes()["abroad"]), place.end + 3):
                return 0.1
            return 1.0 if text.endswith(_ABOUT, 0, place.start) else 1.5
        if text.endswith(", ", 0, place.start) and place.start - 2 in self._ends:
            return 0.3
        opens = not place.start or text.endswith(("\n", ". "), 0, place.start)
        return 1.5 if opens and _NEXT_WORD.match(text, place.end) else 1.0
