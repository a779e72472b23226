"""How likely a location is right: a logistic model over its evidence and how it was resolved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from glossator_locations.mention import Mention
from glossator_locations.resolution import Resolved
from glossator_standard.logistic import logistic, read_weights

FILE = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/confidence.py``."""
_CLEAR, _CLOSE = 1.0, 0.3
"""How much better the first reading must be to be clear, and below what it is close."""
_LARGE = 500_000
_KEPT = 4096
"""Kinds of locations whose confidence is kept."""


def confidence(mention: Mention, resolved: Resolved) -> float:
    """The share of locations like this one that were right on development gold."""
    place = resolved.places[0] if resolved.places else None
    reason = resolved.reason.partition(" ")[0] if place is None else resolved.reason
    level = place.level if place else "none"
    margin = "close" if resolved.sure < _CLOSE else "clear" if resolved.sure >= _CLEAR else ""
    size = ""
    if place is not None and place.level == "city":
        size = "large" if place.population >= _LARGE else "small"
    return likely(mention.evidence, reason, level, margin, size)


@lru_cache(_KEPT)
def likely(evidence: str, reason: str, level: str, margin: str, size: str) -> float:
    """The share of locations of this kind that were right on development gold."""
    found = features(evidence, reason, level, margin, size)
    return round(logistic(read_weights(FILE), found), 2)


def features(evidence: str, reason: str, level: str, margin: str, size: str) -> Iterator[str]:
    """What the model knows of a location.

    Args:
        evidence: What says that it is a place.
        reason: Why this reading was chosen.
        level: Of the place.
        margin: "clear" or "close" to the second reading, or neither.
        size: "large" or "small", of a city.
    """
    yield "all"
    yield f"evidence:{evidence}"
    yield f"reason:{reason}"
    yield f"level:{level}"
    yield from filter(None, (margin, size))
