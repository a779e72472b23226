"""Who says or holds what, and how surely."""

from typing import Annotated, ClassVar, Literal

import msgspec

import glossator
from glossator_standard.confidence import Confidence

ClaimantKind = Literal[
    "person", "office", "organisation", "group", "document", "unnamed", "narrator"
]
Attitude = Literal["statement", "opinion", "wish", "knowledge", "question", "denial", "allegation"]
Polarity = Literal["positive", "negative", "unknown"]


class Claim(glossator.Span):
    """What somebody says or holds, or what the text itself puts forward with reserve.

    Attributes:
        claimant_kind: What the claimant is: a person, somebody known by an office, an organisation
            or state, several people, a report or poll, somebody unnamed ("a source"), or the
            narrator of the text.
        claimant: The entity that the claimant is, or speaks for.
        claimant_person: The person of the document who the claimant is.
        claimant_title: The title by which the claimant is named.
        claimant_span: The stretch that names the claimant.
        attitude: What the claimant does: states, thinks, wants, knows, asks, denies, or alleges,
            from which the text keeps its distance.
        polarity: Whether the claimant stands for the content, against it, or leaves it open.
        strength: How surely the content is put forward, from 0 to 1; less where a hedge covers it.
        cue_span: The words that report it.
        hedges: Hedges inside the content.
        hedged_by: Hedges over it: the cue itself ("claims"), or in its clause ("may have said").
        quotation: The quotation that it is.
        outer: The claim inside which this one is reported.
        rule: How it was found: the rule of the quotation, or of the hedge.
        confidence: How sure it is that content and claimant are right, from 0 to 1.
    """

    layer_type: ClassVar[str] = "claims"
    label_field: ClassVar[str] = "claimant_kind"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("attitude",)

    claimant_kind: ClaimantKind
    claimant: Annotated[str, glossator.ref("entities")] | None = None
    claimant_person: Annotated[str, glossator.ref("people")] | None = None
    claimant_title: Annotated[str, glossator.ref("titles")] | None = None
    claimant_span: glossator.Extent | None = None
    attitude: Attitude
    polarity: Polarity = "positive"
    strength: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    cue_span: glossator.Extent | None = None
    hedges: list[Annotated[str, glossator.ref("hedging")]] = glossator.field(default_factory=list)
    hedged_by: list[Annotated[str, glossator.ref("hedging")]] = glossator.field(
        default_factory=list
    )
    quotation: Annotated[str, glossator.ref("quotations")] | None = None
    outer: Annotated[str, glossator.ref("claims")] | None = None
    rule: str
    confidence: Confidence
