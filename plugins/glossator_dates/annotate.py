"""The stages of the annotator, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import glossator
from glossator_dates import Options
from glossator_dates.calendar import NOWHERE, placed
from glossator_dates.dateline import document_date
from glossator_dates.grammar import ANCHOR
from glossator_dates.marking import Marked, Marker, with_days
from glossator_dates.reference_time import Thread, is_history
from glossator_dates.scanner import Scan, Scanner
from glossator_standard import Block, Date
from glossator_standard.boilerplate import Boilerplate


def annotate(document: glossator.Document, scanner: Scanner, options: Options) -> Iterator[Date]:
    """The time expressions of a document."""
    text = document.text
    day = options.anchor or document_date(document)
    scanned = scanner.scan(text)
    thread = Thread(is_history(scanned, day) if options.history is None else options.history)
    marker = Marker(scanned, day, thread, quarterly="quarter" in text)
    frame = Boilerplate(document)
    captions = [one for one in document.layers.get_or_empty(Block) if one.kind == "caption"]
    for first, last in _stretches(document, scanned):
        if not ANCHOR.search(scanned.classes, first, last):
            continue
        start = scanned.starts[first]
        marker.shown = any(one.start <= start < one.end for one in captions)
        for marked in with_days(text, list(marker.mark(first, last))):
            value = placed(marked.value.text) if options.calendar else marked.value.text
            skipped = options.calendar and marked.value.type == "SET"
            if value and not skipped and marked.start not in frame:
                yield _date(marked, value)


def _stretches(document: glossator.Document, scanned: Scan) -> Iterator[tuple[int, int]]:
    """The pieces of each sentence, from and to; those of two where a date goes on over the end of
    the first: "Aug. | 2", "3 p.m. | Dec. 22"."""
    first = 0
    for sentence in document.layers["sentences"]:
        at = bisect_left(scanned.starts, sentence.start)
        beside = scanned.classes[max(at - 1, 0) : at + 1]
        if beside not in ("md", "my", "Pm", "Pw") or scanned.pieces[at - 1].text[-1] != ".":
            yield first, at
            first = at
    yield first, len(scanned.pieces)


def _date(marked: Marked, text: str) -> Date:
    value = marked.value
    relative = value.since == NOWHERE[0]
    return Date(
        start=marked.start,
        end=marked.end,
        type=value.type or "DATE",
        value=text,
        mod=value.mod,
        quant=value.quant,
        freq=value.freq,
        anchor=None if relative or value.since is None else value.since.isoformat(),
        relative=relative,
        rule=marked.rule,
    )
