"""From mentions to annotations, with how likely each is right: a logistic model over its label, its
evidence and its form."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from glossator_entities.mentions import Mention, Mentions, kind_of
from glossator_standard import Entity, Label
from glossator_standard.logistic import logistic, read_weights

FILE = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/confidence.py``."""
_STEPS = (0.25, 0.5, 0.7, 0.85, 0.95, 0.985)
"""Between what the tagger says of the kind, in words of the model: ``tagger:0`` to ``tagger:6``."""
_OFTEN = 3
_LONG = 4
_KEPT = 4096
"""Kinds of entities whose confidence is kept."""


def annotated(mentions: Mentions) -> Iterator[Entity]:
    """The mentions as annotations, references to full forms by their number."""
    ordered = list(mentions)
    number = {id(mention): place for place, mention in enumerate(ordered, 1)}
    likely = confidences(mentions, ordered)
    for mention, share in zip(ordered, likely, strict=True):
        # A full form may have been taken out since.
        full = number.get(id(mention.full)) if mention.full is not mention else None
        yield Entity(
            start=mentions.seen.starts[mention.first],
            end=mentions.end(mention),
            label=mention.label,
            rule=mention.rule,
            confidence=share,
            full=f"entities:{full}" if full else None,
        )


def confidences(mentions: Mentions, ordered: Sequence[Mention]) -> Iterator[float]:
    """The share of entities like each of these that were right on development gold."""
    surfaces = [mentions.surface(mention) for mention in ordered]
    count = Counter(surfaces)
    for mention, surface in zip(ordered, surfaces, strict=True):
        is_often = count[surface] >= _OFTEN
        size = min(mention.size, _LONG)
        yield likely(
            mention.label, mention.rule, size, is_often, surface.isupper(), _tagger(mention)
        )


def _tagger(mention: Mention) -> int:
    """The step of `_STEPS` that the tagger's probability of the kind reaches; -1 without one."""
    if mention.probabilities is None:
        return -1
    return bisect_right(_STEPS, mention.kinds().get(kind_of(mention.label), 0.0))


@lru_cache(_KEPT)
def likely(label: Label, rule: str, size: int, often: bool, capitals: bool, tagger: int) -> float:
    """The share of entities of this kind that were right on development gold."""
    found = features(label, rule, size, often, capitals, tagger)
    return round(logistic(read_weights(FILE), found), 2)


def features(
    label: Label, rules: str, size: int, often: bool, capitals: bool, tagger: int
) -> Iterator[str]:
    """What the model knows of an entity.

    Args:
        label: Its label.
        rules: Its evidence.
        size: Its tokens, at most as many as make a name long.
        often: Whether its surface is an entity of the document several times.
        capitals: Whether all of it is in capitals.
        tagger: How sure the tagger is of the kind, in steps; -1 where it does not say.
    """
    yield "all"
    yield f"label:{label}"
    for rule in rules.split("+"):
        # Gold has "Rome, Italy" as one name, which is a convention.
        if rule != "container":
            yield f"rule:{rule}"
    if size == 1:
        yield f"one token:{label}"
    elif size >= _LONG:
        yield "long"
    if often:
        yield "often"
    if capitals:
        yield "capitals"
    if tagger >= 0:
        yield f"tagger:{tagger}"
