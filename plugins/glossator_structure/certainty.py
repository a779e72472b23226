"""How often each rule is right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from glossator_structure.lexicon import read

_PRIOR, _RIGHT = 2, 1.6
"""Lines that each rule is taken to have met besides, so that one seen a few times is not sure."""


@cache
def shares() -> Mapping[str, float]:
    """The confidence of each rule: its share of right lines, as `lists/certainty.toml` counts."""
    counts: dict[str, tuple[int, int]] = read("certainty.toml")
    return {
        rule: round((right + _RIGHT) / (seen + _PRIOR), 2) for rule, (right, seen) in counts.items()
    }
