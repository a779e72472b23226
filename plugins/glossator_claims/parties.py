"""What is reported, and what a claimant is: the party that says or holds something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from glossator import Extent
from glossator_standard import Entity, Quotation
from glossator_standard.claims import ClaimantKind

ORGANISATIONS = ("ORG", "GPE", "LOC", "FAC", "NORP")
PARTIES = ("PERSON", *ORGANISATIONS)
"""The labels of entities that can claim something."""
REACH = 300
"""How many code points away from "it" an organisation, or its last claim, may stand."""


class Claimant(NamedTuple):
    """A claimant: what it is, and what of the other layers it is."""

    kind: ClaimantKind
    entity: str | None = None
    person: str | None = None
    title: str | None = None

    @property
    def is_joined(self) -> bool:
        """Whether it can be joined to a person, an office or an organisation."""
        return bool(self.entity or self.person or self.title)


class Report(NamedTuple):
    """Something that is reported.

    Attributes:
        parts: Its content.
        cue: The words that report it.
        claimant: The words that name who does.
        rule: How it was found.
        entity: The entity that the claimant is known to be.
        quotation: The quotation that it is.
    """

    parts: Sequence[Extent]
    cue: Extent | None
    claimant: Extent | None
    rule: str
    entity: str | None = None
    quotation: Quotation | None = None


class Stretch(NamedTuple):
    """A stretch that layers can be asked about."""

    start: int
    end: int


def of_entity(entity: Entity, person: str | None, title: str | None) -> Claimant:
    """The claimant that an entity is."""
    kind: ClaimantKind = "person" if entity.label == "PERSON" else "document"  # a law, a show
    if entity.label in ORGANISATIONS:
        kind = "organisation"
    return Claimant(kind, entity.id, person, title)
