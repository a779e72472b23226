"""The stages of the annotator, in order."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_dates import Options
from glossator_dates.calendar import placed
from glossator_dates.dateline import document_date
from glossator_dates.grammar import ANCHOR
from glossator_dates.marking import Marker, with_days
from glossator_dates.reference_time import Thread, is_history
from glossator_dates.scanner import Scanner
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
    blocks = document.layers.get_or_empty(Block)
    # A text of one line is no picture's.
    captions = [one for one in blocks if one.kind == "caption"] if len(blocks) > 1 else []
    for first, last in scanned.stretches(document.layers["sentences"]):
        if not ANCHOR.search(scanned.classes, first, last):
            continue
        start = scanned.starts[first]
        marker.shown = any(one.start <= start < one.end for one in captions)
        for marked in with_days(text, list(marker.mark(first, last))):
            value = placed(marked.value.text) if options.calendar else marked.value.text
            if value and marked.start not in frame:
                yield marked.date(text[marked.start : marked.end], value)
