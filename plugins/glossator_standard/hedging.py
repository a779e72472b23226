"""Words that weaken a claim, or mark it as second-hand and unconfirmed."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec

import glossator
from glossator_standard.renaming import renamed

HedgeKind = Literal[
    "modal",
    "adverb",
    "adjective",
    "verb",
    "evidential",
    "doubt",
    "conditional",
    "approximator",
]


class Hedge(glossator.Span):
    """A cue, and the clause or phrase whose truth it weakens.

    Attributes:
        kind: What sort of cue it is.
        scope_span: The smallest full clause with the cue; for an adjective the noun phrase, for an
            approximator the quantity. It includes the cue.
        strength: How much commitment the cue takes away, from 0 (none) to 1 (all).
        source: Where the strength comes from: a survey of readers, or the list's own judgement,
            and the degree that it names there (``survey:likely``).
        rule: The entry of the cue list that matched.
        confidence: How often what the rule finds is a hedge, from 0 to 1.
    """

    layer_type: ClassVar[str] = "hedging"
    layer_version: ClassVar[str] = "2.1"
    label_field: ClassVar[str] = "kind"

    kind: HedgeKind
    scope_span: glossator.Extent
    strength: Annotated[float, msgspec.Meta(ge=0, le=1)]
    source: str
    rule: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
        return renamed(record, scope="scope_span") if version.startswith("1.") else record
