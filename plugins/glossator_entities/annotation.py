"""From mentions to annotations."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_entities import confidence
from glossator_entities.mentions import Mentions
from glossator_standard import Entity


def annotated(mentions: Mentions) -> Iterator[Entity]:
    """The mentions as annotations, references to full forms by their number."""
    ordered = list(mentions)
    number = {id(mention): place for place, mention in enumerate(ordered, 1)}
    likely = confidence.confidences(mentions, ordered)
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
