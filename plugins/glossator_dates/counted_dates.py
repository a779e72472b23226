"""Dates counted in units: two months ago, the day after tomorrow, a year earlier.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from glossator_dates import calendar, calendar_dates, relative_dates
from glossator_dates.reference_time import Context, Told
from glossator_dates.rule import Match
from glossator_dates.value import Value

_ABOUT_A_MONTH = timedelta(days=32)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def counted_from(match: Match, context: Context) -> Value | None:
    """ "The day after tomorrow", "a week from Friday", "one year after Christmas 2016"."""
    unit, count, word = str(match.value("u")), match.whole(), match.word("F")
    one = "n" not in match.groups and "v" not in match.groups
    if match.groups.keys().isdisjoint("wmYH"):
        return _years_from(match, unit, count)
    if unit in "SMHTCLRQ" or count is None or (one and match.word("u").endswith("s")):
        return None
    if word in ("from", "on"):
        context = replace(context, tense=1)
    point = _point(match, context)
    if point is None:
        return None
    if not _DAY.fullmatch(point.text):
        return Value(calendar.shifted(None, unit), point.since)
    day, way = date.fromisoformat(point.text), -1 if word == "before" else 1
    if one and word in ("before", "after") and unit in "WE":  # the week, not the day
        return Value(calendar.shifted(day, unit, way), point.since)
    text = calendar.moved(day, unit, way * count).isoformat()
    return Value(text + "TNI" * (unit == "N"), point.since)


def weekday_from(match: Match, context: Context) -> Value | None:
    """ "The Monday after Easter", "the second Friday before Christmas", "the last one before"."""
    point, number = _point(match, context), match.integer("W")
    if point is None or not _DAY.fullmatch(point.text):
        return None
    day, weeks = date.fromisoformat(point.text), int(str(match.value("o") or 1))
    if match.word("F") == "before":
        day -= timedelta(days=(day.isoweekday() - number) % 7 or 7, weeks=weeks - 1)
    else:
        day += timedelta(days=(number - day.isoweekday()) % 7 or 7, weeks=weeks - 1)
    return Value(day.isoformat(), point.since)


def _years_from(match: Match, unit: str, count: int | None) -> Value | None:
    """ "A decade before 1998", "the year after 2001"; "the two years before 1998" are a length."""
    years = {"Y": 1, "T": 10}.get(unit, 0) * (count or 0)
    if not years or match.cue == "the" or (match.low[0] == "the" and unit == "T"):
        return None
    return Value(str(match.integer("y") + (-years if match.word("F") == "before" else years)))


def week_of(match: Match, context: Context) -> Value | None:
    """ "The week of June 10", "the week to Friday", "the week ending May 5"."""
    point = _point(match, context)
    if point is None or not _DAY.fullmatch(point.text):
        return None
    return Value(calendar.week(date.fromisoformat(point.text)), point.since)


def _point(match: Match, context: Context) -> Value | None:
    """The day that is counted from."""
    if "H" in match.groups:
        return calendar_dates.holiday(match, context)
    if "Y" in match.groups:
        return relative_dates.day_offset(match, context)
    if "m" in match.groups:
        return calendar_dates.calendar_day(match, context)
    return relative_dates.weekday(match, context)


def ago_weekday(match: Match, context: Context) -> Value | None:
    """ "A week ago Monday", "a year ago today": so long before the weekday that is over."""
    unit, count, today = str(match.value("u")), match.whole(), context.today
    if unit not in "WFOY" or count is None:
        return None
    if "Y" in match.groups:
        day = calendar.moved(today + timedelta(days=match.integer("Y")), unit, -count)
    else:
        near = calendar.moved(today, unit, -count) + timedelta(days=3 * (unit in "OY"))
        day = near - timedelta(days=(near.isoweekday() - match.integer("w")) % 7)
    return Value(day.isoformat(), today)


def away(match: Match, context: Context) -> Value | None:
    """ "Two months ago", "year-ago", "half an hour ago", "in two days' time", "a week from now"."""
    unit, count, way = str(match.value("u")), match.whole(), 1 if "ahead" in match.groups else -1
    if unit == "R":
        return None
    if count is None:
        return Value("FUTURE_REF" if way > 0 else "PAST_REF")
    if "half" in match.groups or "b" in match.groups:
        its = calendar.UNITS[unit]
        if not its.finer:
            return None
        # As fine as the half needs.
        unit, count = its.finer, int((count + 0.5 if "half" in match.groups else 0.5) * its.parts)
    elif unit == "Y" and count == 1 and way < 0 and context.period:
        return Value(context.reported(context.today, -1), context.today)
    return _moved(context.today, unit, way * count)


def in_units(match: Match, context: Context) -> Value | None:
    """ "Will close in five years": a date, where the sentence tells of what is to come."""
    count = match.whole()
    if context.tense <= 0 or context.history or count is None or match.value("u") in (*"SMHRQ",):
        return None
    return _moved(context.today, str(match.value("u")), count)


def _moved(day: date, unit: str, count: int) -> Value:
    """The value so many units away, as coarse as the unit."""
    if unit in "SMH":
        hours = count if unit == "H" else 0
        return Value((day + timedelta(days=int(hours / 24))).isoformat(), day)
    away = calendar.moved(day, unit, count)
    if away in (date.min, date.max):
        return Value("PAST_REF" if count < 0 else "FUTURE_REF")
    return Value(calendar.shifted(away, "Y" if unit in "TCL" else unit), day)


def _ends_period(told: Told, period: Told | None) -> bool:
    """Whether a day told ends the period that figures are of: "the quarter ended May 1"."""
    if period is None or told.unit != "D":
        return False
    end = calendar.moved(period.day, period.unit, 1)
    return abs(told.day - end) < _ABOUT_A_MONTH


def earlier(match: Match, context: Context) -> Value | None:
    """ "A year earlier", "two days later": counted from the date told in the sentence.

    Without one, "a year earlier" is counted from the document's date, days and weeks from the date
    told last; where there is none, they are left to be lengths of time.
    """
    unit, count, back = str(match.value("u")), match.whole(), "B" in match.groups
    if unit == "R":
        return None
    told = context.told
    if not told or not told.fits(unit):
        if back and unit in "YOQ":
            return away(match, context)
        told = None if unit in "SMH" else context.last
    if not told or not told.fits(unit):
        return None
    if count is None:
        return Value("PAST_REF") if back else None
    if unit == "Y" and _ends_period(told, context.period):
        return Value(context.reported(told.day, -count if back else count), told.day)
    if unit == "Y" and told.unit == "Q":
        # A quarter's figures are compared with those of the same quarter.
        unit, count = "Q", 4 * count
    return _moved(told.day, unit, -count if back else count)
