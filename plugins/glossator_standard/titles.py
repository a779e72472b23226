"""Offices, ranks, honorifics and jobs of persons."""

from typing import Annotated, ClassVar, Literal

import glossator

Status = Literal["current", "former", "acting", "deputy", "elect", "honorific"]


class Title(glossator.Span):
    """A core title: the head noun of an office with what belongs to the office or its status.

    Attributes:
        status: Held now, formerly, for a time, as a deputy, not yet; or a form of address.
        holder: The person who holds it, where an entity marks the name.
        holder_span: The stretch of the holder's name.
        affiliation: What it is held in or for, where an entity marks it.
        affiliation_span: The stretch of the affiliation, without its determiner.
        place: Where it is held ("in Rome", "to Italy"), where an entity marks it.
        place_span: The stretch of the place.
        rule: The rule that linked or found it.
    """

    layer_type: ClassVar[str] = "titles"
    label_field: ClassVar[str] = "status"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("text",)

    status: Status
    holder: Annotated[str, glossator.ref("entities")] | None = None
    holder_span: glossator.Extent | None = None
    affiliation: Annotated[str, glossator.ref("entities")] | None = None
    affiliation_span: glossator.Extent | None = None
    place: Annotated[str, glossator.ref("entities")] | None = None
    place_span: glossator.Extent | None = None
    rule: str
