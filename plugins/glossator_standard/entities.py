"""Names: as a tagger proposes them sentence by sentence, and as entities of the whole document."""

from typing import Annotated, ClassVar, Literal

import glossator
from glossator_standard.confidence import Confidence

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
        probabilities: How likely the tagger finds each label for this extent, from 0 to 1; what
            lacks to 1 is that it is no name. None where the tagger does not say.
    """

    layer_type: ClassVar[str] = "names"
    layer_version: ClassVar[str] = "1.1"
    label_field: ClassVar[str] = "label"
    facet_fields: ClassVar[tuple[str, ...] | None] = None

    label: Label
    rule: str
    probabilities: dict[Label, Confidence] | None = None


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
    confidence: Confidence = 1.0
    full: Annotated[str, glossator.ref("entities")] | None = None

    @property
    def is_name(self) -> bool:
        """Whether it names something: days and amounts are marked as entities, too."""
        return self.label not in ("DATE", "MONEY")
