"""A place name in a text, before it is resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from glossator_gazetteer.gazetteer import Place
from glossator_locations.candidates import Match

LISTED = "list of counties"
"""The evidence of what stands before "counties"."""


@dataclass(slots=True)
class Mention:
    """A place name in the text, not yet resolved.

    Attributes:
        evidence: What says that it is a place.
        places: Its readings; none where the gazetteer does not know the name.
        entity: The id of the entity that marks it.
        within: The readings of the gazetteer name inside a name that the gazetteer lacks.
        is_direction: Whether only a direction stands before that: "North Dallas".
    """

    start: int
    end: int
    key: str
    kind: Literal["toponym", "demonym"]
    places: Sequence[Place]
    evidence: str
    entity: str | None = None
    within: Sequence[Place] = ()
    is_direction: bool = False

    def without_places(self) -> Mention:
        """The mention of a place that has this name, and is none of those known by it."""
        return replace(self, places=())


def mention_of(match: Match, reason: str, entity: Any | None) -> Mention:
    """The mention that a match of the gazetteer is, because of `reason`."""
    reference = entity.id or None if entity is not None else None
    return Mention(match.start, match.end, match.key, match.kind, match.places, reason, reference)
