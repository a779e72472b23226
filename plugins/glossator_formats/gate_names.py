"""What a document of GATE says for us beside what GATE itself has a place for."""

from __future__ import annotations

ID = "glossator.id"
LANGUAGE = "glossator.language"
LAYERS = "glossator.layers"
"""Features of a document: its id, its language, the names of its layers."""

LAYER = "glossator.layer"
EXTENTS = "glossator.extents"
REFERENCES = "glossator.references"
"""Features of an annotation: its layer where the type does not tell it; its stretches, in code
points, where these are not one, none of a relation; which of its features are ids of others."""
