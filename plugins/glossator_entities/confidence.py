"""How likely an entity is right: a logistic model over its label, its evidence and its form."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossator_entities.mentions import Mention, Mentions, kind_of
from glossator_standard.logistic import logistic, read_weights

FILE = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/confidence.py``."""
_STEPS = (0.25, 0.5, 0.7, 0.85, 0.95, 0.985)
"""Between what the tagger says of the kind, in words of the model: ``tagger:0`` to ``tagger:6``."""
_OFTEN = 3
_LONG = 4


def confidences(mentions: Mentions, ordered: Sequence[Mention]) -> Iterator[float]:
    """The share of entities like each of these that were right on development gold."""
    weights = read_weights(FILE)
    surfaces = [mentions.surface(mention) for mention in ordered]
    count = Counter(surfaces)
    for mention, surface in zip(ordered, surfaces, strict=True):
        yield round(logistic(weights, features(mention, surface, count[surface])), 2)


def features(mention: Mention, surface: str, count: int) -> Iterator[str]:
    """What the model knows of an entity; `count` is how often its surface is one here."""
    yield "all"
    yield f"label:{mention.label}"
    for rule in mention.rule.split("+"):
        # Gold has "Rome, Italy" as one name, which is a convention.
        if rule != "container":
            yield f"rule:{rule}"
    size = mention.last - mention.first
    if size == 1:
        yield f"one token:{mention.label}"
    elif size >= _LONG:
        yield "long"
    if count >= _OFTEN:
        yield "often"
    if surface.isupper():
        yield "capitals"
    if mention.probabilities is not None:
        yield f"tagger:{bisect_right(_STEPS, mention.kinds().get(kind_of(mention.label), 0.0))}"
