"""How likely a location is right: a logistic model over its evidence and how it was resolved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glossator_locations.mentions import Mention
from glossator_locations.resolution import Resolved
from glossator_standard.logistic import logistic, read_weights

FILE = Path(__file__).parent / "data" / "confidence.toml"
"""The weights, fitted by ``benchmarks/confidence.py``."""
_CLEAR, _CLOSE = 1.0, 0.3
"""How much better the first reading must be to be clear, and below what it is close."""


def confidence(mention: Mention, resolved: Resolved) -> float:
    """The share of locations like this one that were right on development gold."""
    return round(logistic(read_weights(FILE), features(mention, resolved)), 2)


def features(mention: Mention, resolved: Resolved) -> Iterator[str]:
    """What the model knows of a location."""
    yield "all"
    yield f"evidence:{mention.evidence}"
    place = resolved.places[0] if resolved.places else None
    reason = resolved.reason.partition(" ")[0] if place is None else resolved.reason
    yield f"reason:{reason}"
    yield f"level:{place.level if place else 'none'}"
    if resolved.sure < _CLOSE:
        yield "close"
    elif resolved.sure >= _CLEAR:
        yield "clear"
    if place is not None and place.level == "city":
        yield "large" if place.population >= 500_000 else "small"
