"""Dates, times, durations and sets of times, after TimeML's TIMEX3."""

from typing import ClassVar, Literal

import glossator


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
    """

    layer_type: ClassVar[str] = "dates"
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

    @property
    def year(self) -> str | None:
        """The year that it is in, where its value says it."""
        return self.value[:4] if self.value[:4].isdecimal() else None
