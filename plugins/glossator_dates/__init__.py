"""Dates, times, durations and recurring times, after TimeML's TIMEX3."""

from collections.abc import Iterable, Iterator
from datetime import date

import glossator
from glossator_dates.context import KEYS, document_date
from glossator_dates.lexicon import words
from glossator_dates.marking import Marked, mark
from glossator_dates.scan import scan
from glossator_dates.told import Thread, is_history
from glossator_standard import Date


class Options(glossator.Options):
    """Options of the annotator `dates`."""

    anchor: date | None = None
    """The date to count from (``2018-11-03``), in place of the document's own."""

    history: bool | None = None
    """Whether undated months and days are counted on from the last date told; found out from the
    years that the text names where it is not set."""


class Dates(glossator.Annotator[Options]):
    """Marks time expressions and gives their value, counted from the document's date."""

    name = "dates"
    provides = (Date,)
    languages = ("en",)
    requires = ("sentences",)
    metadata = KEYS

    def annotate(self, document: glossator.Document) -> Iterable[Date]:
        text = document.text
        day = self.options.anchor or document_date(document.metadata, text)
        stretches = list(_stretches(document))
        scanned = scan(text, stretches)
        starts = [piece.start for piece in scanned.pieces]
        quarterly = "quarter" in text
        history = self.options.history
        thread = Thread(is_history(scanned, day) if history is None else history)
        for start, end in stretches:
            for found in mark(scanned, starts, start, end, day, thread, quarterly=quarterly):
                yield _date(found)


def _stretches(document: glossator.Document) -> Iterator[tuple[int, int]]:
    """The sentences from start to end, joined where one was cut inside a date ("Aug. | 2")."""
    text, begin, end = document.text, 0, 0
    for sentence in document.layers["sentences"]:
        cut = text[max(end - 5, 0) : end].rpartition(" ")[2].lower()
        if not (
            cut.endswith(".") and cut[:-1] in words().months and text[sentence.start].isdigit()
        ):
            if end:
                yield begin, end
            begin = sentence.start
        end = sentence.end
    if end:
        yield begin, end


def _date(found: Marked) -> Date:
    return Date(
        start=found.start,
        end=found.end,
        type=found.type,
        value=found.value.text,
        mod=found.mod,
        quant=found.value.quant,
        freq=found.value.freq,
        anchor=found.anchor.isoformat() if found.anchor else None,
        relative=found.anchor is None and found.value.anchored,
        rule=found.rule,
    )


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Dates]
