"""The document's date: from its metadata, else from a dateline or a line that is only a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from glossator_dates.calendar import full
from glossator_dates.lexicon import words

KEYS = ("date", "dct", "published", "created")
"""Metadata that holds the document's date, the first that is there."""

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
        if found and full(*map(int, found.groups())) and int(found[1]) in WRITTEN:
            year, month, day = map(int, found.groups())
            return date(year, month, day)
        if written := next((day for _, day in full_dates(said)), None):
            return written
    head = text[:_REACH]
    return next((day for found, day in full_dates(head) if _dates_document(head, found)), None)


def full_dates(head: str) -> Iterator[tuple[re.Match[str], date]]:
    """The full dates of a text."""
    if not _YEAR.search(head):
        return
    for found in _full_date().finditer(head):
        parts = found.groupdict()
        name = parts["m1"] or parts["m2"]
        numbers = [int(part) for part in (parts["y3"], parts["m3"], parts["d3"]) if part]
        if name:
            number = words().months[name.lower()]
            numbers = [int(parts["y1"] or parts["y2"]), number, int(parts["d1"] or parts["d2"])]
        elif not numbers:
            first, second, year = int(parts["a"]), int(parts["b"]), int(parts["y4"])
            numbers = [year, first, second] if first <= 12 else [year, second, first]
        if full(*numbers) and numbers[0] in WRITTEN:
            yield found, date(*numbers)


@lru_cache(maxsize=1)
def _full_date() -> re.Pattern[str]:
    months = "|".join(sorted(words().months, key=len, reverse=True))
    days = "|".join(sorted(words().weekdays, key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<!\w)(?:(?:{days})\.?,?{_SPACE}+)?(?:"
        rf"(?P<m1>{months})\.?{_SPACE}+(?P<d1>\d{{1,2}}){ordinal},?{_SPACE}+(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}}){ordinal}(?:{_SPACE}+of)?[ \t\u00a0-]+(?P<m2>{months})\.?,?"
        r"[ \t\u00a0-]+(?P<y2>\d{4})"
        r"|(?P<y3>\d{4})[-/.](?P<m3>\d\d)[-/.](?P<d3>\d\d)(?:T[\d:.+]+Z?)?"
        r"|(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y4>\d{4})"
        r")(?!\w)",
        re.IGNORECASE,
    )


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


def _dates_document(head: str, found: re.Match[str]) -> bool:
    """Whether a full date is the document's, by what its line has before and behind it."""
    before = head[head.rfind("\n", 0, found.start()) + 1 : found.start()]
    behind = _BEHIND.match(head, found.end())
    ends_line = behind is not None and not behind["end"].strip("]) \t\u00a0\n")
    if _ALONE.fullmatch(before):
        return behind is not None
    if _PLACED_CAPITALS.fullmatch(before):
        return True
    if behind is None:
        return False
    return bool(_PLACED.fullmatch(before)) or (ends_line and bool(_SIGNED.fullmatch(before)))
