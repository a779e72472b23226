"""What an expression is counted from: the document's date, or a date that the text has told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from glossator_dates import calendar
from glossator_dates.calendar import UNITS, first_day
from glossator_dates.scanner import Scan
from glossator_dates.symbols import SYMBOLS

TOLD_YEARS = range(1000, 2101)
"""Years that are counted from; within them no date leaves the calendar."""

ASIDE = 5
"""Years by which a date leaps out of a history; set on WikiWars."""

_LEAST_PAST = 10
_TO_PRESENT, _TO_COUNTED = 2, 4
"""A history names at least so many past years, so many for each year near the day of writing, and
so many for each day or month that can only be counted from it ("yesterday", "last month")."""

_COUNTED = re.compile(
    rf"[Yw]|[{SYMBOLS['last']}h][{SYMBOLS['unit']}z]|[{SYMBOLS['unit']}{SYMBOLS['units']}]A"
)


class Told(NamedTuple):
    """A date that the text has given, and the unit that it was given in."""

    day: date
    unit: str

    def fits(self, unit: str) -> bool:
        """Whether it is fine enough to count in `unit` from it: "two days later" wants a day."""
        return UNITS[self.unit].fineness <= UNITS[unit].fineness


@dataclass(slots=True)
class Thread:
    """What a text has told so far.

    Attributes:
        history: Whether the text tells of other years: its undated months are counted on from the
            last date told, not from the day of writing.
        last: The last date told; None before the first.
    """

    history: bool = False
    last: Told | None = None
    aside: Told | None = None

    def follow(self, date: Told) -> None:
        """Go on to a date just told; in a history, one far off is an aside until it is kept to."""
        known = (self.last, self.aside) if self.history else ()
        near = any(one and abs(one.day.year - date.day.year) <= ASIDE for one in known)
        if near or not (self.history and self.last):
            self.last, self.aside = date, None
        else:
            self.aside = date


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from.

    Attributes:
        day: The day counted from: the document's, or in a history the last one told.
        today: The document's date.
        tense: -1 where the sentence tells of the past, 1 of the future, 0 where it is not clear.
        told: The last date that the sentence itself gives; in a history, the whole text.
        last: The last date that the text gives.
        unit: How finely `day` is known.
        period: Where the sentence has figures of a report on a quarter, the period that they were
            last said to be of; "a year ago" means that of the year before.
        history: Whether `day` is the last one told.
    """

    day: date
    today: date
    tense: int = 0
    told: Told | None = None
    last: Told | None = None
    unit: str = "D"
    period: Told | None = None
    history: bool = False

    def on(self, unit: str) -> date | None:
        """The day counted from; None where it is not known as finely as `unit` wants."""
        return self.day if UNITS[self.unit].fineness <= UNITS[unit].fineness else None

    def reported(self, day: date, years: int = 0, *, quarter: bool = False) -> str:
        """The period that a report's figures are of, so many years from it.

        That is the one said last, else the last quarter that has ended by `day`.

        Args:
            day: The document's date.
            years: How many years on.
            quarter: Whether a quarter is meant, not nine months.
        """
        period = self.period
        if period is None or (quarter and period.unit != "Q"):
            return calendar.last_quarter(day, years)
        return calendar.shifted(calendar.moved(period.day, "Y", years), period.unit)

    def counted_from(self, told: Told | None, unit: str) -> date | None:
        """The date told where it is fine enough, else the day that all is counted from."""
        return told.day if told and told.fits(unit) else self.on(unit)


def is_history(scanned: Scan, day: date | None) -> bool:
    """Whether a text names past years more than times near the day of writing."""
    years: list[int] = [
        scanned.pieces[found.start()].value for found in re.finditer("y", scanned.classes)
    ]
    newest = day.year if day else max(years, default=0)
    past = sum(year < newest - 1 for year in years)
    counted = sum(1 for _ in _COUNTED.finditer(scanned.classes))
    near = _TO_PRESENT * (len(years) - past) + _TO_COUNTED * counted
    return past >= max(_LEAST_PAST, near)


def told(value: str) -> Told | None:
    """The date that a value stands for, by its first day; None for lengths and vague times."""
    found = first_day(value)
    return Told(*found) if found and found[0].year in TOLD_YEARS else None
