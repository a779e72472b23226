"""What is said for us where a tool's features may have any name, as those of GATE and MMIF."""

from __future__ import annotations

from typing import Any

from glossator.exchange import check_extent
from glossator_formats.said import several

ID = "glossator.id"
LANGUAGE = "glossator.language"
LAYERS = "glossator.layers"
METADATA = "glossator.metadata"
"""Features of a document: its id, its language, the names of its layers, its metadata."""

LAYER = "glossator.layer"
EXTENTS = "glossator.extents"
REFERENCES = "glossator.references"
"""Features of an annotation: its layer where the type does not tell it; its stretches, in code
points, where these are not one, none of a relation; which of its features are ids of others."""

OWN = "glossator."
"""What a field of ours begins with whose name the tool has for something else."""


def own_extents(text: str, value: Any) -> list[tuple[int, int]]:
    """The stretches of an annotation that `EXTENTS` says.

    Raises:
        FormatError: where they are none of the text.
    """
    pairs = (
        one if isinstance(one, list) and len(one) == 2 else (one, None) for one in several(value)
    )
    return [check_extent(text, *pair) for pair in pairs]
