"""What types and features of a CAS are called."""

from __future__ import annotations

import re
from collections.abc import Iterable

VIEW = "_InitialView"
SOFA = "uima.cas.Sofa"
DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation"
UNSPECIFIED = "x-unspecified"

DOCUMENT = "glossator.Document"
FRAGMENT = "glossator.Fragment"
LAYER = "glossator.layer."
REST = "json"
"""The feature that holds the fields that have none of their own, as JSON."""
FRAGMENTS = "fragments"
REFERENCE = "uima.cas.TOP"
"""The range of all references. One that says it is an array may not be left out: cassis' check of
types fails on it."""


def type_names(layers: Iterable[str]) -> dict[str, str]:
    """The last part of the type of each layer: letters, digits and underscores."""
    names: dict[str, str] = {}
    for layer in layers:
        name = re.sub(r"[^A-Za-z0-9_]", "_", layer)
        name = name if name[:1].isalpha() else f"layer_{name}"
        while name in names.values():
            name += "_"
        names[layer] = name
    return names
