"""Days and months of the calendar.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from glossator_dates import calendar
from glossator_dates.holidays import holiday_of
from glossator_dates.lexicon import words
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value, nearest

COUNTED = ("following", "preceding", "previous")
"""Words that point from the date told last."""


_GOODS = 3
"""Words behind a month among which its contract stands."""
_HALF_A_YEAR = timedelta(days=200)
"""Within which a weekday beside a day tells its year, and not its writer's slip."""


class Year(NamedTuple):
    """A year that is said, and the day that it was counted from, if it was."""

    number: int
    since: date | None = None


def year_of(match: Match, context: Context, month: int = 0) -> Year | None:
    """The year that is written, or that "last year", "that year" point to; None without either.

    That may stand beside a later month than `month`: "November to March 1946".
    """
    if match.value("y") is not None:
        return Year(match.integer("y"))
    if match.value("Y") is not None:
        return Year(match.integer("Y") - ("M" in match.groups and month > match.integer("M")))
    if "Z" in match.groups:  # "January 19 this year": two expressions
        return Year(context.day.year, context.day)
    if "T" in match.groups:
        return context.last and Year(context.last.day.year, context.last.day)
    if match.value("u") != "Y":
        return None
    told = context.last if match.word("l") in COUNTED else None
    base = context.counted_from(told, "Y") or context.day
    return Year(base.year + match.way, base)


def iso_date(match: Match, _: Context) -> Value | None:
    """``2018-11-03``, with a time where one is there."""
    text = str(match.value("i"))
    if calendar.full(*map(int, text[:10].split("-"))) is None:
        return None
    return Value(text, type="TIME" if "T" in text else None)


def numeric(match: Match, _: Context) -> Value | None:
    """A date in figures: ``11/03/2018`` month first, as in American news, unless that is no month;
    ``14.08.2019`` and ``14-08-2019`` day first; ``14-Aug-2019``, ``Aug-14-2019``,
    ``2019/08/14``."""
    figures = str(match.value("S"))
    first, second, third = re.split(r"\.?[/.-]", figures)
    if first.isalpha():
        first, second = second, first
    if len(first) == 4:
        text = calendar.full(int(first), int(second), int(third))
    else:
        year, day = calendar.full_year(third), int(first)
        named = second.isalpha()
        month = words().number("month", second.lower()) if named else int(second)
        orders = [(month, day), (day, month)]
        if "/" in figures:
            orders.reverse()
        text = calendar.full(year, *orders[0]) or calendar.full(year, *orders[1])
    return Value(text) if text else None


def calendar_day(match: Match, context: Context) -> Value | None:
    """A month with its day, of the year that is said or the nearest that fits the tense."""
    month, day = match.integer("m"), match.integer("d")
    if not 1 <= day <= 31:
        return None
    if year := year_of(match, context, month):
        # A day that does not exist ("Feb. 29, 2023") is of the month at least.
        text = calendar.full(year.number, month, day) or calendar.month(year.number, month)
        return Value(text, year.since)
    years = range(context.day.year - 1, context.day.year + 2)
    days = [date(year, month, day) for year in years if calendar.full(year, month, day)]
    if "w" in match.groups:
        # "Saturday, April 25" is a Saturday, unless that were long before or after.
        near = [one for one in days if abs(one - context.day) < _HALF_A_YEAR]
        days = [one for one in near if one.isoweekday() == match.integer("w")] or days
    return _nearest(days, context)


def _nearest(days: list[date], context: Context) -> Value | None:
    return Value(nearest(days, context).isoformat(), context.day) if days else None


def _days_called(match: Match, day: date, reach: int) -> list[date]:
    """The days of a number in figures, of the months around a day that have it."""
    if not match.groups["d"][0].text[0].isdigit():
        return []
    months = (calendar.moved(day.replace(day=1), "O", n) for n in range(-reach, reach + 1))
    said = (calendar.full(one.year, one.month, match.integer("d")) for one in months)
    return [date.fromisoformat(one) for one in said if one]


def weekday_day(match: Match, context: Context) -> Value | None:
    """ "Saturday the 25th": of the nearest month that has it; not "on Saturday the first bus"."""
    days = _days_called(match, context.day, reach=12)
    return _nearest([day for day in days if day.isoweekday() == match.integer("w")], context)


def day_of_month(match: Match, context: Context) -> Value | None:
    """ "On the 5th": of the month told last, else of the nearest."""
    if context.last and context.last.fits("O"):
        base = context.last.day
        return next((Value(str(day), base) for day in _days_called(match, base, reach=0)), None)
    return _nearest(_days_called(match, context.day, reach=1), context)


def nth(match: Match, context: Context) -> Value | None:
    """ "The second Tuesday in November", "the last Friday of 2019", "the last day of October",
    "the first week of May", "the 23rd of last month"."""
    unit = str(match.value("n") or "D")
    period = _period(match, context)
    if unit not in "DWEO" or period is None:
        return None
    first, last, since = period
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if "w" in match.groups:
        days = [day for day in days if day.isoweekday() == match.integer("w")]
    elif unit == "E":
        days = [day for day in days if day.isoweekday() == calendar.SATURDAY]
    elif unit == "W":
        days = [day for day in days if day.isoweekday() == calendar.SUNDAY or day == last]
    elif unit == "O":
        days = [day for day in days if day.day == 1]
    number = 0 if "last" in match.groups else match.integer("o")
    if number > len(days):
        return None
    day = days[number - 1]
    if "W" in match.groups:  # "The first Tuesday after the first Monday in November"
        ahead = (match.integer("W") - day.isoweekday() - 1) % 7 + 1
        weeks = match.integer("k") - 1 if "k" in match.groups else 0
        day, unit = day + timedelta(days=ahead, weeks=weeks), "D"
    return Value(calendar.shifted(day, unit), since)


def _period(match: Match, context: Context) -> tuple[date, date, date | None] | None:
    """First and last day of the month or year in which is counted, and what it was counted from."""
    unit, year = "O", year_of(match, context)
    if "m" in match.groups:
        month = match.integer("m")
        days = [date(context.day.year + n, month, 15) for n in (-1, 0, 1)]
        first = date(year.number, month, 1) if year else nearest(days, context).replace(day=1)
    elif year:
        unit, first = "Y", date(year.number, 1, 1)
    elif match.value("u") == "O":
        first = calendar.moved(context.day.replace(day=1), "O", match.way)
    else:
        return None
    last = calendar.moved(first, unit, 1) - timedelta(days=1)
    return first, last, year.since if year else context.day


def calendar_month(match: Match, context: Context) -> Value | None:
    """A month, of the year that is said, that "last" or "next" point to, or that is nearest."""
    month = match.integer("m")
    if said := year_of(match, context, month):
        return Value(calendar.month(said.number, month), said.since)
    year, now = context.day.year, context.day.month
    way = match.value("l")
    if match.word("l") in COUNTED and context.last:
        told = context.last.day
        year = told.year + (month <= told.month) * (way == 1) - (month >= told.month) * (way == -1)
    elif way == -1:
        # In March, "last February" is rarely the month that has just ended.
        year -= month >= now - 1
    elif way == 1:
        year += month <= now
    elif way is None:
        # What the clause tells of in May is not of the June to come: "He was elected in June".
        tense = _of_noun(match) or context.tense
        if abs(tense) > 1 and not context.history:
            year += (tense > 0) * (month < now) - (tense < 0) * (month > now)
        else:
            year = nearest([date(year + n, month, 1) for n in (-1, 0, 1)], context).year
    return Value(calendar.month(year, month), context.day)


def _of_noun(match: Match) -> int:
    """2 where a month is that of goods to come, -2 of a paper that there is, 0 of neither: "the
    October oil contract", "under a June agreement"; not "said in October that delivery stopped"."""
    cues = words().cues
    behind = match.scan.pieces[match.last : match.last + _GOODS]
    traded = not cues["deliveries"].isdisjoint(piece.low for piece in behind)
    if traded and match.cue not in cues["sure_year"]:
        return 2
    return -2 if match.cue in ("a", "an") and match.follows in cues["papers"] else 0


def holiday(match: Match, context: Context) -> Value | None:
    """A holiday: of the year that is said, that "last" or "next" point to, or that is nearest."""
    rule, said = str(match.value("H")), year_of(match, context)
    if said:
        day = holiday_of(rule, said.number)
        return Value(day.isoformat() if day else f"{said.number}-{rule}", said.since)
    years = [context.day.year + n for n in (-1, 0, 1)]
    days = [day for year in years if (day := holiday_of(rule, year))]
    if not days:
        return Value(f"XXXX-{rule}")
    match match.value("l"):
        case -1:
            day = max(day for day in days if day < context.day)
        case 1:
            day = min(day for day in days if day > context.day)
        case 0:
            day = days[1]
        case _:
            day = nearest(days, context)
    return Value(day.isoformat(), context.day)
