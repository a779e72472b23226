"""Names: as a tagger proposes them sentence by sentence, and as entities of the whole document."""

from typing import Annotated, ClassVar, Literal

import msgspec

import glossator

Label = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "MONEY", "PRODUCT", "EVENT", "MISC"
]
"""OntoNotes' names for what a name names; MISC for what none of them fits.

A tagger trained on data that merges countries and cities with other places says LOC for both.
"""


class Name(glossator.Span):
    """A name as a tagger marks it, before the document is considered as a whole.

    Attributes:
        label: What it names.
        rule: What marked it: ``model``, or the gazetteer or pattern.
    """

    layer_type: ClassVar[str] = "names"
    label_field: ClassVar[str] = "label"
    facet_fields: ClassVar[tuple[str, ...] | None] = None

    label: Label
    rule: str


class Entity(glossator.Span):
    """A name of a person, organisation, place, group or thing.

    Attributes:
        label: What it names.
        rule: The evidence: ``model``, ``short-form``, ``gazetteer``, ...
        confidence: How likely extent and label are right, from 0 to 1: of those with .8, .8 are.
        full: The entity that gives this one's full form, where this is a short one.
    """

    layer_type: ClassVar[str] = "entities"
    layer_version: ClassVar[str] = "1.1"
    label_field: ClassVar[str] = "label"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("is_name", "full", "text")

    label: Label
    rule: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    full: Annotated[str, glossator.ref("entities")] | None = None

    @property
    def is_name(self) -> bool:
        """Whether it names something: days and amounts are marked as entities, too."""
        return self.label not in ("DATE", "MONEY")
