"""The parts of a document as its layout has them: what is article, and what stands around it."""

from typing import ClassVar, Literal

import glossator
from glossator_standard.confidence import Confidence

BlockKind = Literal[
    "headline",
    "subheading",
    "byline",
    "dateline",
    "date",
    "body",
    "caption",
    "credit",
    "quote",
    "list_item",
    "table",
    "promo",
    "note",
]


class Block(glossator.Span):
    """A block of the page, or a part inside one.

    Attributes:
        kind: What it is: `subheading` also of a standfirst, `quote` of a pull quote or block
            quotation, `promo` of navigation, share buttons, advertisements and whatever else is
            not the article, `note` of a correction or a word of the editors.
        inline: Whether it is a part of another block: the dateline of a paragraph, the credit of
            a caption.
        rule: The rule that told its kind.
        confidence: How often what this rule tells is right, from 0 to 1.
    """

    layer_type: ClassVar[str] = "structure"
    label_field: ClassVar[str] = "kind"
    facet_fields: ClassVar[tuple[str, ...] | None] = None

    kind: BlockKind
    inline: bool = False
    rule: str
    confidence: Confidence
