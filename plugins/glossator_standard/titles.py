"""Offices, ranks, honorifics and jobs of persons."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec

import glossator

When = Literal["current", "former", "elect", "future"]
Rank = Literal["acting", "deputy", "vice", "honorific"]


class Title(glossator.Span):
    """A core title: the head noun of an office with what belongs to the office or its rank.

    Attributes:
        when: Whether it is held now, was held, is won but not yet held, or will be held, as far as
            the sentence says.
        rank: Held for another or for a time (``acting``), as somebody's ``deputy`` or ``vice``, or
            a form of address (``honorific``); None for an office in full.
        holder: The person who holds it, where an entity marks the name.
        holder_span: The stretch of the holder's name.
        affiliation: What it is held in or for, where an entity marks it.
        affiliation_span: The stretch of the affiliation, without its determiner.
        place: Where it is held ("in Rome", "to Italy"), where an entity marks it.
        place_span: The stretch of the place.
        rule: The rule that linked or found it.
        confidence: How often what the rule tells is right, from 0 to 1.
    """

    layer_type: ClassVar[str] = "titles"
    layer_version: ClassVar[str] = "2.0"
    label_field: ClassVar[str] = "when"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("text",)

    when: When
    rank: Rank | None = None
    holder: Annotated[str, glossator.ref("entities")] | None = None
    holder_span: glossator.Extent | None = None
    affiliation: Annotated[str, glossator.ref("entities")] | None = None
    affiliation_span: glossator.Extent | None = None
    place: Annotated[str, glossator.ref("entities")] | None = None
    place_span: glossator.Extent | None = None
    rule: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
        """Up to 1.x one field, `status`, said one or the other of `when` and `rank`."""
        if not version.startswith("1."):
            return record
        status = record.pop("status")
        if status in ("acting", "deputy", "honorific"):
            return {**record, "when": "current", "rank": status}
        return {**record, "when": status}
