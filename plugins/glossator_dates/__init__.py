"""Dates, times, durations and recurring times, after TimeML's TIMEX3."""

from collections.abc import Iterable
from datetime import date

import glossator
from glossator_standard import Date, ListAnnotator, ListOptions

KEYS = ("date", "dct", "published", "created")
"""Metadata that holds the document's date, the first that is there."""


class Options(ListOptions):
    """Options of the annotator `dates`."""

    anchor: date | None = None
    """The date to count from (``2018-11-03``), in place of the document's own."""

    history: bool | None = None
    """Whether undated months and days are counted on from the last date told; found out from the
    years that the text names where it is not set."""

    calendar: bool = False
    """Only what has a place in the calendar, weeks, quarters, seasons and decades as ranges of days
    (``2015-09-14/2015-09-20``): what TEI's `when`, `from` and `to` hold."""


class Dates(ListAnnotator):
    """Marks time expressions and gives their value, counted from the document's date."""

    name = "dates"
    provides = (Date,)
    languages = ("en",)
    requires = ("sentences",)
    uses = ("structure",)
    lists_module = "glossator_dates.lists"
    metadata = KEYS
    options_type = Options
    options: Options

    def prepare(self) -> None:
        """Read the lists."""
        from glossator_dates.scanner import Scanner, own_scanner

        self._scanner = Scanner(self.entries()) if self.options.lists else own_scanner()

    def annotate(self, document: glossator.Document) -> Iterable[Date]:
        from glossator_dates.annotate import annotate

        return annotate(document, self._scanner, self.options)

    def explain(
        self,
        annotation: glossator.Annotation,
        document: glossator.Document,  # noqa: ARG002  # the contract's
    ) -> glossator.Explanation | None:
        """The rule with its example, and the condition that held."""
        from glossator_dates.grammar import explanation

        return explanation(annotation.rule) if isinstance(annotation, Date) else None


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Dates]
