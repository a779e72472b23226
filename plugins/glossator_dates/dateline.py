"""The document's date: from its metadata, a dateline or a line that is only a date, its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from operator import itemgetter

import glossator
from glossator_dates import KEYS
from glossator_dates.calendar import NOWHERE, full
from glossator_dates.grammar import candidates
from glossator_dates.reference_time import Context
from glossator_dates.scanner import own_scanner
from glossator_standard import Block

WRITTEN = range(1000, 3000)
"""Years in which a document may be written; ``0001-01-01`` and ``9999-12-31`` mean no date."""

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_YEAR = re.compile(r"\d{4}")
_REACH = 600
"""How many code points from the start a dateline may stand."""

_SPAN = re.compile(r"\s*[-–—]\s*|\s+to\s+")
_SPACE = r"[ \t\u00a0]"
_BEFORE = re.compile(
    r"(?:[A-Z][\w.'’]*|(?:and|at|by|on|for|of|da|de|al|el|la|van|von|date|updated|published|posted|under)\b"
    r"|\([^)\n]{1,40}\)|\W)*"
)
"""What stands before a date that is the document's: places, names, agencies, labels."""
_MOST = 80
"""Code points before such a date."""
_BEHIND = re.compile(
    rf"(?:{_SPACE}*(?:,|at|@|[|·•–—-])?{_SPACE}*\d{{1,2}}[:.]\d\d(?::\d\d)?"
    rf"{_SPACE}*(?:[ap]\.?m\.?)?{_SPACE}*(?:\(?[A-Z]{{2,4}}\)?)?)?"
    rf"(?:{_SPACE}*[|·•–—,-]?{_SPACE}*(?i:by )[\w .'’]{{2,60}})?"
    rf"{_SPACE}*(?:[\])]?\.?{_SPACE}*(?:\n|$)|[\])]?{_SPACE}*[-–—:|(/](?!{_SPACE}*\d)|[\])]"
    rf"|,?{_SPACE}*[A-Z][A-Z .'’,/-]+{_SPACE}*(?:\(|[-–—])|{_SPACE}+(?i:updated)\b)"
)
"""What stands behind it: a clock time, authors, and the end of the line, a dash or a bracket."""
_PUBLISHED = re.compile(r"(?i)\b(?:published|posted|issued|released|filed)\b")


def document_date(document: glossator.Document) -> date | None:
    """The date of a document: from its metadata, its blocks, or the first full date that dates it.

    Such a date stands near the start: alone in its line, but for a clock time, a label
    ("Published:") or a byline; or in a dateline, before or behind the place or the agency:
    "LISBON, March 14, 2024 —".
    """
    said = (_day_in(str(document.metadata.get(key, ""))) for key in KEYS)
    if day := next(filter(None, said), None) or _published(document):
        return day
    head = document.text[:_REACH]
    dates = full_dates(head)
    return next((day for start, end, day in dates if _dates_document(head, start, end)), None)


def _day_in(line: str) -> date | None:
    """The first day that a line gives, in figures at its start or a full date."""
    found = _ISO.match(line)
    return (found and _written(found)) or next((day for *_, day in full_dates(line)), None)


def full_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """The full dates of a text, each with where it starts and ends; no two with a dash between.

    These are a life, or how long something goes on: "March 2, 1931 – January 9, 2024".
    """
    if not _YEAR.search(text):
        return
    found = list(_full_dates(text))
    for at, (start, end, day) in enumerate(found):
        before = text[found[at - 1][1] : start] if at else ""
        after = text[end : found[at + 1][0]] if at + 1 < len(found) else ""
        if not (_SPAN.fullmatch(before) or _SPAN.fullmatch(after)):
            yield start, end, day


def _full_dates(text: str) -> Iterator[tuple[int, int, date]]:
    scanned, context = own_scanner().scan(text), Context(*NOWHERE)
    for match in candidates(scanned, 0, len(scanned.pieces)):
        if match.rule.name not in ("iso", "numeric", "day"):
            continue
        value = match.rule.build(match, context)
        found = _ISO.match(value.text) if value and not value.since else None
        start, end = scanned.starts[match.first], scanned.end(match.last - 1)
        if found and "\n" not in text[start:end] and (day := _written(found)):
            yield start, end, day


def _written(found: re.Match[str]) -> date | None:
    """The day of a date in figures, if a document may have been written on it."""
    year, month, day = map(int, found.groups())
    return date(year, month, day) if year in WRITTEN and full(year, month, day) else None


def _dates_document(head: str, start: int, end: int) -> bool:
    """Whether a full date is the document's, by what its line has before and behind it."""
    before = head[head.rfind("\n", 0, start) + 1 : start]
    fits = len(before) <= _MOST and _BEFORE.fullmatch(before)
    return bool(fits and _BEHIND.match(head, end))


def _published(document: glossator.Document) -> date | None:
    """The date that the blocks of a page give it; None without the layer, or a full date in it.

    What is said to be the day of publication goes before the first date above the text, this
    before the first dateline, and this before a date above the headline, which may be that of the
    day on which the page was read.
    """
    lines: list[tuple[int, str]] = []
    blocks = document.layers.get_or_empty(Block)
    headed = next((block.start for block in blocks if block.kind == "headline"), 0)
    text = next((block.start for block in blocks if block.kind == "body"), len(document.text))
    for block in blocks:
        line = document.text_of(block)
        if block.kind in ("byline", "date") and (_PUBLISHED.search(line) or block.start < text):
            rank = 0 if _PUBLISHED.search(line) else 1 if block.start > headed else 3
            lines.append((rank, line))
        elif block.kind == "dateline":
            lines.append((2, line))
    days = (_day_in(line) for _, line in sorted(lines, key=itemgetter(0)))
    return next(filter(None, days), None)
