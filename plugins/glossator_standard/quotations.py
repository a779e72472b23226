"""What is said, in whose words, and by whom."""

from typing import Annotated, ClassVar, Literal

import glossator


class Quotation(glossator.Span):
    """The content of a quotation.

    Attributes:
        kind: In quotation marks, in the writer's words, or both.
        cue: The words that report it ("said").
        speaker: The stretch that names who says so.
        speaker_entity: The entity that the speaker is, or that a pronoun stands for.
        speaker_title: The title by which the speaker is named.
        rule: The rule that found it.
    """

    layer_type: ClassVar[str] = "quotations"
    label_field: ClassVar[str] = "kind"

    kind: Literal["direct", "indirect", "mixed"]
    cue: glossator.Extent | None = None
    speaker: glossator.Extent | None = None
    speaker_entity: Annotated[str, glossator.ref("entities")] | None = None
    speaker_title: Annotated[str, glossator.ref("titles")] | None = None
    rule: str
