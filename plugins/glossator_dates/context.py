"""What an expression is counted from: the document's date, and the tense of its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from glossator_dates.calendar import full
from glossator_dates.lexicon import words
from glossator_dates.told import FINENESS, Told

KEYS = ("date", "dct", "published", "created")
"""Metadata that holds the document's date, the first that is there."""

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DATELINE_REACH = 600
"""How many code points from the start a dateline with a full date may stand."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from.

    Attributes:
        day: The day counted from: the document's, or in a history the last one told; None where
            it is not known.
        tense: -1 where the sentence tells of the past, 1 of the future, 0 where it is not clear.
        quarterly: Whether the sentence compares figures in a report on a quarter, in which "a year
            ago" means the quarter of the year before.
        told: The last date that the sentence itself gives; in a history, the whole text.
        last: The last date that the text gives.
        unit: How finely `day` is known.
        today: The document's date.
        history: Whether `day` is the last one told.
    """

    day: date | None
    tense: int = 0
    quarterly: bool = False
    told: Told | None = None
    last: Told | None = None
    unit: str = "D"
    today: date | None = None
    history: bool = False

    def on(self, unit: str) -> date | None:
        """The day counted from; None where it is not known as finely as `unit` wants."""
        return self.day if FINENESS[self.unit] <= FINENESS[unit] else None

    def counted_from(self, told: Told | None, unit: str) -> date | None:
        """The date told where it is fine enough, else the day that all is counted from."""
        return told.day if told and told.fits(unit) else self.on(unit)


def document_date(metadata: Mapping[str, Any], text: str) -> date | None:
    """The date of a document: from its metadata, else a full date in its dateline.

    A dateline is looked for in the first lines only: place names in capitals, or a line that is
    nothing but a date.
    """
    for key in KEYS:
        found = _ISO.match(str(metadata.get(key, "")))
        if found and full(*map(int, found.groups())):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
    return _dateline(text[:_DATELINE_REACH])


def _dateline(head: str) -> date | None:
    months = "|".join(word.capitalize() for word in words().months)
    days = "|".join(word.capitalize() for word in words().weekdays)
    # "LISBON, March 14, 2024 —", "CAPE TOWN, 3 June 2022 —", or "Tuesday, May 8, 2009" alone.
    place = r"(?:^|\n)[ \t]*(?:[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,20})?,? )"
    weekday = rf"(?:(?:{days})\.?, )?"
    american = rf"(?P<m1>{months})\.? (?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})"
    british = rf"(?P<d2>\d{{1,2}}) (?P<m2>{months})\.?,? (?P<y2>\d{{4}})"
    alone = rf"(?:^|\n)[ \t]*{weekday}(?:{american})[ \t]*(?=\n|$)"
    start = rf"{place}{weekday}(?:{american}|{british})\b"
    found = re.search(start, head) or re.search(alone, head)
    if not found:
        return None
    parts = found.groupdict()
    number = words().months[(parts["m1"] or parts["m2"]).lower()]
    year, day = int(parts["y1"] or parts["y2"]), int(parts["d1"] or parts["d2"])
    return date(year, number, day) if full(year, number, day) else None


def tense_of(clause: str) -> int:
    """Whether a clause tells of the future, the past, or cannot be told, by its cue words.

    Without a parser, a word in "-ed" that is no cue of the future counts as past.
    """
    tense = words().tense
    found = {word.lower().replace("’", "'") for word in re.findall(r"['’]?[^\W\d_]+", clause)}
    found -= tense["neutral"]
    if found & tense["past"]:
        return -1
    if found & tense["future"]:
        return 1
    return -1 if any(word.endswith("ed") and len(word) > 4 for word in found) else 0  # not "need"
