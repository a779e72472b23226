"""Versions ``major.minor`` of the format and of layer types: which of them can be read."""

from __future__ import annotations

import re
from typing import Literal

FORMAT = "glossator/1.1"
"""The format that this version writes; the newest that it reads in full."""

_VERSION = re.compile(r"(glossator/|)([0-9]{1,9})\.([0-9]{1,9})\Z")


def compare(theirs: object, ours: str) -> Literal["known", "newer", "other"]:
    """Whether what has version `theirs` can be read by what knows `ours`.

    ``newer`` is a later minor version, read as far as it is known; ``other`` another major
    version, or no version at all.
    """
    if theirs == ours:
        return "known"
    found, own = _VERSION.match(str(theirs)), _VERSION.match(ours)
    if not (found and own) or found.groups()[:2] != own.groups()[:2]:
        return "other"
    return "newer" if int(found[3]) > int(own[3]) else "known"
