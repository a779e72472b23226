"""Dates, times, durations and sets of times, after TimeML's TIMEX3."""

from typing import ClassVar, Literal

import glossator
from glossator_standard.confidence import Confidence


class Date(glossator.Span):
    """A time expression.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value, ISO 8601 with its extensions (``2018-11``, ``P2M``, ``PRESENT_REF``).
        mod: TIMEX3 modifier (``START``, ``END``, ``APPROX``, ...).
        quant: Of a set: the quantifier ("every").
        freq: Of a set: how often (``2X``).
        anchor: The date it was counted from; None where none was needed or known.
        relative: Whether it needs a document date that is not known; `value` then says only
            what the words say.
        rule: The rule that found it.
        confidence: How likely extent and value are right, from 0 to 1: of those with .8, .8 are.
    """

    layer_type: ClassVar[str] = "dates"
    layer_version: ClassVar[str] = "1.1"
    label_field: ClassVar[str] = "type"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("year",)

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: str | None = None
    relative: bool = False
    rule: str
    confidence: Confidence = 1.0

    @property
    def year(self) -> str | None:
        """The year that it is in, where its value says it."""
        return self.value[:4] if self.value[:4].isdecimal() else None
