"""The document's date: from its metadata, else from a dateline or a line that is only a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from glossator_dates import KEYS
from glossator_dates.calendar import NOWHERE, full
from glossator_dates.grammar import candidates
from glossator_dates.reference_time import Context
from glossator_dates.scanner import own_scanner

WRITTEN = range(1000, 3000)
"""Years in which a document may be written; ``0001-01-01`` and ``9999-12-31`` mean no date."""

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_YEAR = re.compile(r"\d{4}")
_REACH = 600
"""How many code points from the start a dateline may stand."""

_LABEL = (
    r"(?:(?:first |last |originally )?"
    r"(?:published|updated|posted|issued|filed|modified|released|created|dated?)(?: (?:on|at))?"
    r"|as of|release date|publication date|for immediate release)\s*[:\-–—|]?"
)
_SPACE = r"[ \t\u00a0]"
_CLOCK = (
    rf"{_SPACE}*(?:,|at|@|[|·•–—-])?{_SPACE}*\d{{1,2}}[:.]\d\d(?::\d\d)?{_SPACE}*(?:[ap]\.?m\.?)?"
    rf"{_SPACE}*(?:\(?[A-Z]{{2,4}}\)?)?"
)
_NAME = r"[A-Z][\w.'’-]*"
_AUTHORS = rf"{_NAME}(?: (?:{_NAME}|and|of|van|de|von|for)){{0,6}}"


def document_date(metadata: Mapping[str, Any], text: str) -> date | None:
    """The date of a document: from its metadata, else the first full date that dates it.

    Such a date stands near the start: alone in its line, but for a clock time, a label
    ("Published:") or a byline; or in a dateline, before or behind the place or the agency:
    "LISBON, March 14, 2024 —".
    """
    for key in KEYS:
        said = str(metadata.get(key, ""))
        found = _ISO.match(said)
        written = (found and _written(found)) or next((day for *_, day in full_dates(said)), None)
        if written:
            return written
    head = text[:_REACH]
    dates = full_dates(head)
    return next((day for start, end, day in dates if _dates_document(head, start, end)), None)


def full_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """The full dates of a text, each with where it starts and ends."""
    if not _YEAR.search(text):
        return
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


_BEHIND = re.compile(
    rf"(?:{_CLOCK})?(?:{_SPACE}*[|·•–—,-]?{_SPACE}*(?i:by )(?:{_AUTHORS}|\w+))?"
    rf"{_SPACE}*(?P<end>[\])]?{_SPACE}*(?:\n|$)|[\])]?{_SPACE}*[-–—:|(](?!{_SPACE}*\d)|[\])]"
    rf"|[A-Z][A-Z .'’,/-]+{_SPACE}*(?:\(|[-–—]))"
)
_ALONE = re.compile(rf"{_SPACE}*[\[(*•]?{_SPACE}*(?:{_LABEL}{_SPACE}*)?", re.IGNORECASE)
_SIGNED = re.compile(
    rf"{_SPACE}*(?i:by ){_AUTHORS}{_SPACE}*[,|·•–—/-]?{_SPACE}*(?:(?i:{_LABEL}){_SPACE}*)?"
    rf"|{_SPACE}*{_NAME}(?: {_NAME}){{0,4}}{_SPACE}*[|·•–—/]{_SPACE}*(?:(?i:{_LABEL}){_SPACE}*)?"
)
_PLACED = re.compile(
    rf"{_SPACE}*[\[(]?(?:[A-Z][A-Z .'’/-]+|{_NAME}(?:[ -](?:{_NAME}|de|da|la|el|al|of)){{0,3}})"
    rf"(?:,{_SPACE}+[A-Z][\w. ]{{1,25}})?{_SPACE}*(?:\([^)\n]{{1,40}}\){_SPACE}*)?"
    rf"[,:|(–—/-]*{_SPACE}*[(\[]?"
)
_PLACED_CAPITALS = re.compile(
    r"[ \t]*(?:[A-Z][A-Z .'’/-]{2,30}(?:, [A-Z][\w. ]{1,20})?,? )(?:\([^)\n]{1,40}\) ?[-–—,]? ?)?"
)


def _dates_document(head: str, start: int, end: int) -> bool:
    """Whether a full date is the document's, by what its line has before and behind it."""
    before = head[head.rfind("\n", 0, start) + 1 : start]
    behind = _BEHIND.match(head, end)
    ends_line = behind is not None and not behind["end"].strip("]) \t\u00a0\n")
    if _ALONE.fullmatch(before):
        return behind is not None
    if _PLACED_CAPITALS.fullmatch(before):
        return True
    if behind is None:
        return False
    return bool(_PLACED.fullmatch(before)) or (ends_line and bool(_SIGNED.fullmatch(before)))
