"""Days and months of the calendar.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from glossator_dates import calendar
from glossator_dates.holidays import holiday_of
from glossator_dates.lexicon import words
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value, nearest


def iso_date(match: Match, _: Context) -> Value | None:
    """``2018-11-03``, with a time where one is there."""
    text = str(match.value("i"))
    year, month, day = (int(part) for part in text[:10].split("-"))
    if calendar.full(year, month, day) is None:
        return None
    return Value(text, type="TIME" if "T" in text else None)


def numeric(match: Match, _: Context) -> Value | None:
    """A date in figures: ``11/03/2018`` month first, as in American news, unless that is no month;
    ``14.08.2019`` and ``14-08-2019`` day first; ``14-Aug-2019``, ``2019/08/14``."""
    parts = re.split(r"\.?[/.-]", str(match.value("S")))
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
        text = calendar.full(year, month, day)
    elif parts[1].isalpha():
        named = words().months[parts[1].lower()]
        text = calendar.full(calendar.full_year(parts[2]), named, int(parts[0]))
    else:
        first, second, year = int(parts[0]), int(parts[1]), calendar.full_year(parts[2])
        if "/" in str(match.value("S")):
            first, second = second, first
        text = calendar.full(year, second, first) or calendar.full(year, first, second)
    return Value(text) if text else None


def calendar_day(match: Match, context: Context) -> Value | None:
    """A month with its day, the year as written or the nearest that fits the tense."""
    month, day = match.integer("m"), match.integer("d")
    if not 1 <= day <= 31:
        return None
    written = _written_year(match, month)
    if written is not None:
        # A day that does not exist ("Feb. 29, 2023") is of the month at least.
        return Value(calendar.full(written, month, day) or calendar.month(written, month))
    if context.day is None:
        return Value(f"XXXX-{month:02}-{day:02}", anchored=True)
    years = range(context.day.year - 1, context.day.year + 2)
    days = [date(year, month, day) for year in years if calendar.full(year, month, day)]
    if "w" in match.groups:
        # "Saturday, April 25" is a Saturday.
        days = [one for one in days if one.isoweekday() == match.integer("w")] or days
    return Value(calendar.iso(nearest(days, context)), anchored=True) if days else None


def day_of_month(match: Match, context: Context) -> Value | None:
    """ "On the 5th": of the month told last."""
    base = context.last.day if context.last and context.last.fits("O") else None
    if base is None or not match.groups["d"][0].text[0].isdigit():
        return None
    text = calendar.full(base.year, base.month, match.integer("d"))
    return Value(text, anchored=True, since=base) if text else None


def day_of_the_month(match: Match, context: Context) -> Value | None:
    """ "The 23rd of last month", "the 5th of the month"."""
    if match.value("u") != "O":
        return None
    year, month = _pointed_month(match, context) or (0, 0)
    if not year:
        return Value(f"XXXX-XX-{match.integer('o'):02}", anchored=True)
    text = calendar.full(year, month, match.integer("o"))
    return Value(text, anchored=True) if text else None


def _pointed_month(match: Match, context: Context) -> tuple[int, int] | None:
    """Year and month of "last month", "November", "May 2023", "the month"; None without a date."""
    if "m" in match.groups and "y" in match.groups:
        return match.integer("y"), match.integer("m")
    if context.day is None:
        return None
    if "m" in match.groups:
        month = match.integer("m")
        days = [date(context.day.year + n, month, 15) for n in (-1, 0, 1)]
        return nearest(days, context).year, month
    way = match.way
    return calendar.months_from(context.day, way)


def day_of_year(match: Match, context: Context) -> Value | None:
    """ "March 20 last year", "the 5th of May this year"."""
    month, day = match.integer("m"), match.integer("d")
    if match.value("u") != "Y":
        return None
    base = _year_counted_from(match, context)
    if base is None:
        return Value(f"XXXX-{month:02}-{day:02}", anchored=True)
    text = calendar.full(base.year + match.integer("l"), month, day)
    return Value(text, anchored=True, since=base) if text else None


def _year_counted_from(match: Match, context: Context) -> date | None:
    """What "last year" is counted from; "the following year" is from the date told last."""
    told = context.last if match.word("l") in ("following", "preceding", "previous") else None
    return context.counted_from(told, "Y")


def nth_weekday(match: Match, context: Context) -> Value | None:
    """ "The second Tuesday in November", "the last Friday of 2019"."""
    period = _period(match, context)
    if period is None:
        return Value(f"XXXX-WXX-{match.integer('w')}", anchored=True)
    first, last = period
    days = calendar.days_between(first, last)
    fitting = [day for day in days if day.isoweekday() == match.integer("w")]
    return _nth(match, fitting, context)


def nth_unit(match: Match, context: Context) -> Value | None:
    """ "The last day of October 2015", "the first week of May", "the second weekend of 2019"."""
    unit = str(match.value("n"))
    if unit not in "DWEO":
        return None
    period = _period(match, context)
    if period is None:
        return Value(calendar.shifted(None, unit, 0), anchored=True)
    days = calendar.days_between(*period)
    if unit == "E":
        days = [day for day in days if day.isoweekday() == calendar.SATURDAY]
    elif unit == "W":
        days = [day for day in days if day.isoweekday() == calendar.SUNDAY or day == days[-1]]
    elif unit == "O":
        days = [day for day in days if day.day == 1]
    value = _nth(match, days, context)
    if value is None or unit == "D":
        return value
    return value._replace(text=calendar.shifted(date.fromisoformat(value.text), unit, 0))


def _period(match: Match, context: Context) -> tuple[date, date] | None:
    """First and last day of the month or year in which the n-th day is counted."""
    unit, way = match.value("u"), match.value("l")
    year = match.integer("y") if "y" in match.groups and "m" not in match.groups else None
    if unit == "Y" and context.day:
        year = context.day.year + int(str(way or 0))
    if year:
        return date(year, 1, 1), date(year, 12, 31)
    if unit not in (None, "O"):
        return None
    pointed = _pointed_month(match, context)
    if pointed is None:
        return None
    first = date(*pointed, 1)
    return first, date(*pointed, monthrange(*pointed)[1])


def _nth(match: Match, days: list[date], context: Context) -> Value | None:
    number = -1 if "last" in match.groups else match.integer("o") - 1
    if "last" in match.groups and match.word("last") != "last":
        return None
    if number >= len(days) or not days:
        return None
    written = "y" in match.groups
    return Value(calendar.iso(days[number]), anchored=not written and context.day is not None)


def _written_year(match: Match, month: int) -> int | None:
    """The year that stands beside a month, or beside the one that it is joined to.

    "May and June 1955", "November to March 1946".
    """
    if match.value("y") is not None:
        return match.integer("y")
    if match.value("Y") is None:
        return None
    return match.integer("Y") - ("M" in match.groups and month > match.integer("M"))


def calendar_month(match: Match, context: Context) -> Value | None:
    """A month, of the year that is written, that "last" or "next" point to, or that is nearest."""
    month = match.integer("m")
    if match.value("u") not in (None, "O"):
        return None  # "the week of May"
    written = _written_year(match, month)
    if written is not None:
        return Value(calendar.month(written, month))
    if context.day is None:
        return Value(f"XXXX-{month:02}", anchored=True)
    year, now = context.day.year, context.day.month
    way = match.value("l")
    if way == -1:
        # In March, "last February" is rarely the month that has just ended.
        year -= month >= now - 1
    elif way == 1:
        year += month <= now
    elif way is None:
        # What the clause tells of in May is not of the June to come: "He was elected in June".
        if abs(context.tense) > 1 and not context.history:
            year += (context.tense > 0) * (month < now) - (context.tense < 0) * (month > now)
        else:
            year = nearest([date(year + n, month, 1) for n in (-1, 0, 1)], context).year
    return Value(calendar.month(year, month), anchored=True)


def month_of_year(match: Match, context: Context) -> Value | None:
    """ "January this year", "June last year"."""
    if match.value("u") != "Y":
        return None
    base = _year_counted_from(match, context)
    text = f"{calendar.year(base, match.way)}-{match.integer('m'):02}"
    return Value(text, anchored=True, since=base)


def of_that_year(match: Match, context: Context) -> Value | None:
    """ "July 25 of that year", "October of the same year"."""
    if match.value("u") != "Y" or not context.last:
        return None
    day, month = context.last.day, match.integer("m")
    if match.value("d") is None:
        return Value(calendar.month(day.year, month), anchored=True, since=day)
    text = calendar.full(day.year, month, match.integer("d"))
    return Value(text, anchored=True, since=day) if text else None


def holiday(match: Match, context: Context) -> Value | None:
    """A holiday: of the year beside it, that "last" or "next" point to, or that is nearest."""
    rule = str(match.value("H"))
    if match.value("y") is not None:
        return Value(calendar.iso(holiday_of(rule, match.integer("y"))))
    if context.day is None:
        return Value(f"XXXX-{rule}" if rule[0].isdigit() else "XXXX-XX-XX", anchored=True)
    years = range(context.day.year - 1, context.day.year + 2)
    days = [holiday_of(rule, year) for year in years]
    way = match.value("l")
    if way == -1:
        day = max(day for day in days if day < context.day)
    elif way == 1:
        day = min(day for day in days if day > context.day)
    elif way == 0:
        day = days[1]
    else:
        day = nearest(days, context)
    return Value(calendar.iso(day), anchored=True)
