"""What is said, in whose words, and by whom."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec

import glossator
from glossator_standard.renaming import renamed


class Quotation(glossator.Span):
    """The content of a quotation.

    Attributes:
        kind: In quotation marks, in the writer's words, or both.
        cue_span: The words that report it ("said").
        speaker: The entity that the speaker is, or that a pronoun stands for.
        speaker_span: The stretch that names who says so.
        speaker_title: The title by which the speaker is named.
        cue_class: What the cue tells: that something was said, thought (believed, felt, found out)
            or wanted (planned, hoped for, demanded), or that somebody did something with words
            ("declared a state of emergency"). None where there is no cue.
        rule: The rule that found it.
        confidence: How often what the rule finds is right, from 0 to 1; None in layers before 2.1.
    """

    layer_type: ClassVar[str] = "quotations"
    layer_version: ClassVar[str] = "2.1"
    label_field: ClassVar[str] = "kind"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("speaker",)

    kind: Literal["direct", "indirect", "mixed"]
    cue_span: glossator.Extent | None = None
    speaker: Annotated[str, glossator.ref("entities")] | None = None
    speaker_span: glossator.Extent | None = None
    speaker_title: Annotated[str, glossator.ref("titles")] | None = None
    cue_class: Literal["said", "thought", "wanted", "did"] | None = None
    rule: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
        if version.startswith("1."):
            return renamed(record, cue="cue_span", speaker="speaker_span", speaker_entity="speaker")
        return record
