"""Syntax: which word depends on which."""

from typing import Annotated, ClassVar

import glossator


class Dependency(glossator.Relation):
    """A word and the word that it depends on, as Universal Dependencies has it.

    Attributes:
        word: The word.
        head: The word that it depends on; None where it is the root of its sentence.
        relation: How it does (``nsubj``).
    """

    layer_type: ClassVar[str] = "dependencies"
    label_field: ClassVar[str] = "relation"
    facet_fields: ClassVar[tuple[str, ...] | None] = None

    word: Annotated[str, glossator.ref("morphology")]
    head: Annotated[str, glossator.ref("morphology")] | None = None
    relation: str
