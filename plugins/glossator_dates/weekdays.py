"""Weekdays, and today, yesterday and tomorrow.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from glossator_dates.calendar_dates import COUNTED
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value, on_weekday


def weekday(match: Match, context: Context) -> Value | None:
    """A weekday: the nearest before, or after where the sentence tells of the future."""
    if match.word("l") in COUNTED and context.last:
        context = replace(context, day=context.last.day, unit=context.last.unit)
    return on_weekday(match.integer("w"), match.value("l"), context)


def weekday_to(match: Match, context: Context) -> Value | None:
    """The weekday that ends a range: the first after the one told before it."""
    number = match.integer("w")
    if context.told is None or not context.told.fits("D"):
        return Value(f"XXXX-WXX-{number}", context.day)
    begin = context.told.day
    day = begin + timedelta(days=(number - begin.isoweekday()) % 7)
    return Value(day.isoformat(), begin)


def weekdays_ago(match: Match, context: Context) -> Value | None:
    """ "Two Fridays ago"."""
    plural = str(match.value("g"))
    if not plural.startswith("XXXX-WXX-"):
        return None
    return on_weekday(int(plural[-1]), -1, context, weeks=1 - match.integer("n"))


def day_offset(match: Match, context: Context) -> Value | None:
    """Today, yesterday, tomorrow, tonight."""
    day = (context.today + timedelta(days=match.integer("Y"))).isoformat()
    if match.word("Y") == "tonight":
        return Value(day + "TNI", context.today, type="TIME")
    return Value(day, context.today)


def weekday_of_week(match: Match, context: Context) -> Value | None:
    """ "Sunday of last week", "Friday next week", "Monday of that week"."""
    number = match.integer("w")
    base = context.last.day if "T" in match.groups and context.last else context.on("D")
    if base is None:
        return Value(f"XXXX-WXX-{number}", context.day)
    day = base + timedelta(weeks=match.way, days=number - base.isoweekday())
    return Value(day.isoformat(), base)


def weekday_week(match: Match, context: Context) -> Value | None:
    """ "Friday week", "Monday fortnight": so long after the weekday that comes."""
    weeks = {"W": 1, "F": 2}.get(str(match.value("u")))
    ahead = replace(context, tense=1)
    return on_weekday(match.integer("w"), None, ahead, weeks=weeks) if weeks else None
