"""Versions ``major.minor`` of the format and of layer types, and what is done with each.

What is older is upgraded where it takes a step to do so, and else read as it is; what is newer is
read as far as it is known; another major version is refused.
"""

from __future__ import annotations

import re
from typing import Literal

from glossator.model.annotation import Annotation, brings_upgrade

FORMAT = "glossator/1.1"
"""The format that this version writes; the newest that it reads in full."""

OLDER = ("glossator/1.0",)
"""The formats before; `glossator.format.upgrade` turns each into the one after it."""

Standing = Literal["current", "upgraded", "newer", "outdated", "unknown"]
"""What to do with a version: read it, upgrade it first, read it with a warning, or refuse it.

``outdated`` is an older major version that no step leads out of; ``unknown`` is a newer major
version, or no version at all.
"""

_VERSION = re.compile(r"(glossator/|)([0-9]{1,9})\.([0-9]{1,9})\Z")


def standing_of_format(name: object) -> Standing:
    """What to do with a document of that ``format``."""
    return _standing(name, FORMAT, has_step=name in OLDER)


def standing_of_layer(version: object, cls: type[Annotation]) -> Standing:
    """What to do with a layer of that version, whose type `cls` declares."""
    return _standing(version, cls.layer_version, has_step=brings_upgrade(cls))


def _standing(theirs: object, ours: str, *, has_step: bool) -> Standing:
    if theirs == ours:
        return "current"
    found, own = _parsed(theirs), _parsed(ours)
    if found is None or own is None or found[0] != own[0]:
        return "unknown"
    is_same_major = found[1] == own[1]
    if found < own:
        if has_step:
            return "upgraded"
        return "current" if is_same_major else "outdated"
    return "newer" if is_same_major else "unknown"


def _parsed(version: object) -> tuple[str, int, int] | None:
    found = _VERSION.match(str(version))
    return (found[1], int(found[2]), int(found[3])) if found else None
