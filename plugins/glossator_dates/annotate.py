"""The stages of the annotator, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

import glossator
from glossator_dates.calendar import NOWHERE
from glossator_dates.dateline import document_date
from glossator_dates.grammar import ANCHOR
from glossator_dates.lexicon import words
from glossator_dates.marking import Marked, Marker
from glossator_dates.open_days import with_days
from glossator_dates.published import published
from glossator_dates.reference_time import Thread, is_history
from glossator_dates.scanner import Scanner
from glossator_standard import Date


def annotate(
    document: glossator.Document, scanner: Scanner, anchor: date | None, history: bool | None
) -> Iterator[Date]:
    """The time expressions of a document; `anchor` and `history` are the annotator's options."""
    text = document.text
    day = anchor or document_date(document.metadata, text) or published(document)
    scanned = scanner.scan(text)
    thread = Thread(is_history(scanned, day) if history is None else history)
    marker = Marker(scanned, day, thread, quarterly="quarter" in text)
    anchors = [scanned.starts[found.start()] for found in ANCHOR.finditer(scanned.classes)]
    for start, end in _stretches(document):
        if bisect_left(anchors, start) == bisect_left(anchors, end):
            continue
        for marked in with_days(text, list(marker.mark(start, end))):
            yield _date(marked)


def _stretches(document: glossator.Document) -> Iterator[tuple[int, int]]:
    """The sentences from start to end, joined where one was cut inside a date ("Aug. | 2")."""
    text, begin, end = document.text, 0, 0
    for sentence in document.layers["sentences"]:
        if not _is_cut(text, end, sentence.start):
            if end:
                yield begin, end
            begin = sentence.start
        end = sentence.end
    if end:
        yield begin, end


def _is_cut(text: str, end: int, start: int) -> bool:
    """Whether a date goes on over the end of a sentence: "Aug. | 2", "3 p.m. | Dec. 22"."""
    if not end or text[end - 1] != "." or not (text[start].isdigit() or text[end - 2] in "mM"):
        return False
    cut = text[max(end - 5, 0) : end].rpartition(" ")[2].lower()
    if cut[:-1] in words().classes["month"]:
        return text[start].isdigit()
    following = re.match(r"[A-Z]\w+", text[start : start + 10])
    dates = words().classes["month"] | words().classes["weekday"]
    return cut in ("a.m.", "p.m.") and following is not None and following[0].lower() in dates


def _date(marked: Marked) -> Date:
    relative = marked.anchor == NOWHERE[0]
    return Date(
        start=marked.start,
        end=marked.end,
        type=marked.type,
        value=marked.value.text,
        mod=marked.mod,
        quant=marked.value.quant,
        freq=marked.value.freq,
        anchor=None if relative or marked.anchor is None else marked.anchor.isoformat(),
        relative=relative,
        rule=marked.rule,
    )
