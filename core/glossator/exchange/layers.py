"""What other tools say of annotations, and their layers here have no field for."""

from __future__ import annotations

from typing import Any, ClassVar

from glossator.model.annotation import Relation


class ForeignField(Relation):
    """A field of an annotation, as another tool has it.

    Attributes:
        annotation: The id of the annotation.
        name: What the other tool calls the field.
        value: What it says there.
    """

    layer_type: ClassVar[str] = "foreign_fields"

    annotation: str
    name: str
    value: Any


class ForeignRelation(Relation):
    """A relation between two annotations, as another tool has it.

    Attributes:
        source: The id of the annotation that it goes from.
        name: What the other tool calls it.
        target: The id of the annotation that it leads to.
    """

    layer_type: ClassVar[str] = "foreign_relations"
    label_field: ClassVar[str] = "name"

    source: str
    name: str
    target: str
