"""Dates, times, durations and recurring times, after TimeML's TIMEX3."""

from collections.abc import Iterable
from datetime import date

import glossator
from glossator_dates.context import KEYS, document_date
from glossator_dates.marking import Marked, mark
from glossator_dates.scan import scan
from glossator_standard import Date


class Options(glossator.Config):
    """Options of the annotator `dates`."""

    anchor: date | None = None
    """The date to count from (``2018-11-03``), in place of the document's own."""


class Dates(glossator.Annotator):
    """Marks time expressions and gives their value, counted from the document's date."""

    name = "dates"
    provides = (Date,)
    requires = ("sentences",)
    metadata = KEYS
    Config = Options

    def annotate(self, document: glossator.Document) -> Iterable[Date]:
        text = document.text
        day = self.config.anchor or document_date(document.metadata, text)
        scanned = scan(text)
        starts = [piece.start for piece in scanned.pieces]
        quarterly = "quarter" in text
        for sentence in document.layers["sentences"]:
            for found in mark(
                scanned, starts, text, sentence.start, sentence.end, day, quarterly=quarterly
            ):
                yield _date(found, day)


def _date(found: Marked, day: date | None) -> Date:
    return Date(
        start=found.start,
        end=found.end,
        type=found.type,
        value=found.value.text,
        mod=found.mod,
        quant=found.value.quant,
        freq=found.value.freq,
        anchor=day.isoformat() if day and found.value.anchored else None,
        relative=day is None and found.value.anchored,
        rule=found.rule,
    )


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Dates]
