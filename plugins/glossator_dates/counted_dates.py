"""Dates counted in units: two months ago, the day after tomorrow, a year earlier.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from glossator_dates import calendar, calendar_dates, weekdays
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value, on_weekday


def counted_from(match: Match, context: Context) -> Value | None:
    """ "The day after tomorrow", "a week from Friday", "one year after Christmas 2016"."""
    unit, count, word = str(match.value("u")), match.whole(), match.word("F")
    one = "n" not in match.groups and "v" not in match.groups
    if unit in "SMHTCLRQ" or count is None:
        return None
    if one and match.word("u").endswith("s"):
        return None
    way = -1 if word == "before" else 1
    if word in ("from", "on"):
        context = replace(context, tense=1)
    point = _point(match, context)
    if point is None:
        return None
    if "X" in point.text or not re.fullmatch(r"\d{4}-\d\d-\d\d", point.text):
        return Value(calendar.shifted(None, unit, 0), anchored=True)
    day = date.fromisoformat(point.text)
    whole = one and word in ("before", "after")
    return point._replace(text=_to_the_day(day, unit, way * count, whole=whole))


def _point(match: Match, context: Context) -> Value | None:
    """The day that is counted from."""
    if "H" in match.groups:
        return calendar_dates.holiday(match, context)
    if "Y" in match.groups:
        return weekdays.day_offset(match, context)
    if "m" in match.groups:
        return calendar_dates.calendar_day(match, context)
    return weekdays.weekday(match, context)


def _to_the_day(day: date, unit: str, count: int, *, whole: bool = False) -> str:
    """The day so many units away; `whole` for "the week before": the week, not the day."""
    if whole and unit in "WE":
        return calendar.shifted(day, unit, count)
    if unit in "DN":
        return calendar.iso(day + timedelta(days=count)) + ("TNI" if unit == "N" else "")
    if unit in "WF":
        return calendar.iso(day + timedelta(weeks=count * (2 if unit == "F" else 1)))
    if unit in "OXYZ":
        months = count * {"O": 1, "X": 6, "Y": 12, "Z": 12}[unit]
        year, month = calendar.months_from(day, months)
        return calendar.full(year, month, day.day) or calendar.month(year, month)
    return calendar.shifted(day, unit, count)


def ago_weekday(match: Match, context: Context) -> Value | None:
    """ "A week ago Monday", "a year ago today": so long before the weekday that is over."""
    unit, count, today = str(match.value("u")), match.whole(), context.today
    if unit not in "WFOY" or count is None:
        return None
    if "Y" in match.groups:
        day = today and today + timedelta(days=match.integer("Y"))
        text = _to_the_day(day, unit, -count) if day else "XXXX-XX-XX"
        return Value(text, anchored=True, since=today)
    number = match.integer("w")
    if unit in "WF" or today is None:
        back = replace(context, day=today, unit="D", tense=-1)
        return on_weekday(number, None, back, weeks=-count * (2 if unit == "F" else 1))
    moved = _to_the_day(today, unit, -count)
    if len(moved) < len("2024-05-16"):
        return None
    near = date.fromisoformat(moved) + timedelta(days=3)
    day = near - timedelta(days=(near.isoweekday() - number) % 7)
    return Value(calendar.iso(day), anchored=True, since=today)


def in_time(match: Match, context: Context) -> Value | None:
    """ "In two days' time"."""
    return _ahead(match, context)


def from_now(match: Match, context: Context) -> Value | None:
    """ "Two weeks from now"."""
    return _ahead(match, context) if match.word("r") == "now" else None


def _ahead(match: Match, context: Context) -> Value | None:
    unit, count = str(match.value("u")), match.whole()
    if unit == "R":
        return None
    return Value("FUTURE_REF") if count is None else _moved(context.today, unit, count)


def ago(match: Match, context: Context) -> Value | None:
    """ "Two months ago", "a year earlier", "year-ago"."""
    unit, count = str(match.value("u")), match.whole()
    word = match.word("A") if "A" in match.groups else "earlier"
    if unit == "R" or word not in ("ago", "earlier"):
        return None
    if count is None:
        return Value("PAST_REF")
    if unit == "Y" and count == 1 and context.quarterly and context.today:
        return Value(context.reported(context.today, -1), anchored=True, since=context.today)
    return _moved(context.today, unit, -count)


def ago_half(match: Match, context: Context) -> Value | None:
    """ "Half an hour ago", "two and a half years ago": as fine as the half needs."""
    unit, count = str(match.value("u")), match.whole() if "n" in match.groups else 0
    finer = {"H": ("M", 60), "Y": ("O", 12), "T": ("Y", 10), "C": ("Y", 100), "O": ("D", 30)}
    if unit not in finer or count is None:
        return None
    name, of_one = finer[unit]
    return _moved(context.today, name, -int((count + 0.5) * of_one))


def _moved(day: date | None, unit: str, count: int) -> Value:
    """The value so many units away, as coarse as the unit."""
    if day is None:
        text = calendar.shifted(None, unit, 0)
    elif unit in "SMH":
        hours = timedelta(hours=count if unit == "H" else 0)
        text = calendar.iso(day + timedelta(days=int(hours / timedelta(days=1))))
    elif unit in "TCL":
        year = day.year + {"T": 10, "C": 100, "L": 1000}[unit] * count
        if year <= 0:
            return Value("PAST_REF")
        text = str(year)
    else:
        text = calendar.shifted(day, unit, count)
    return Value(text, anchored=True, since=day)


def earlier(match: Match, context: Context) -> Value | None:
    """ "A year earlier", "two days later": counted from the date told in the sentence.

    Without one, "a year earlier" is counted from the document's date, days and weeks from the date
    told last; where there is none, they are left to be lengths of time.
    """
    unit, count = str(match.value("u")), match.whole()
    word = match.word("B")
    if word not in ("earlier", "later") or unit == "R":
        return None
    told = context.told
    if not told or not told.fits(unit):
        if word == "earlier" and unit in "YOQ":
            return ago(match, context)
        told = None if unit in "SMH" else context.last
    if not told or not told.fits(unit):
        return None
    if count is None:
        return Value("PAST_REF") if word == "earlier" else None
    if unit == "Y" and told.unit == "Q":
        # A quarter's figures are compared with those of the same quarter.
        unit, count = "Q", 4 * count
    return _moved(told.day, unit, count * (-1 if word == "earlier" else 1))
