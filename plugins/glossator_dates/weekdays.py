"""Weekdays, and today, yesterday and tomorrow.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from glossator_dates import calendar
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value, on_weekday


def weekday(match: Match, context: Context) -> Value | None:
    """A weekday: the nearest before, or after where the sentence tells of the future."""
    number, way = match.integer("w"), match.value("l")
    surface = match.word("l") if "l" in match.groups else ""
    if surface in ("previous", "preceding", "following") and context.last:
        context = replace(context, day=context.last.day, unit=context.last.unit)
    return on_weekday(number, way, context)


def weekday_to(match: Match, context: Context) -> Value | None:
    """The weekday that ends a range: the first after the one told before it."""
    number = match.integer("w")
    if context.told is None or not context.told.fits("D"):
        return Value(f"XXXX-WXX-{number}", anchored=True)
    begin = context.told.day
    day = begin + timedelta(days=(number - begin.isoweekday()) % 7)
    return Value(calendar.iso(day), anchored=True, since=begin)


def weekdays_ago(match: Match, context: Context) -> Value | None:
    """ "Two Fridays ago"."""
    plural = str(match.value("g"))
    if not plural.startswith("XXXX-WXX-"):
        return None
    return on_weekday(int(plural[-1]), -1, context, weeks=1 - match.integer("n"))


def day_offset(match: Match, context: Context) -> Value | None:
    """Today, yesterday, tomorrow."""
    if context.today is None:
        return Value("PRESENT_REF" if not match.integer("Y") else "XXXX-XX-XX", anchored=True)
    today = context.today
    day = calendar.iso(today + timedelta(days=match.integer("Y")))
    if match.word("Y") == "tonight":
        return Value(day + "TNI", anchored=True, type="TIME", since=today)
    return Value(day, anchored=True, since=today)


def weekday_of_week(match: Match, context: Context) -> Value | None:
    """ "Sunday of last week", "Friday next week", "Monday of that week"."""
    number = match.integer("w")
    if match.value("u") != "W":
        return None
    told = context.last if "T" in match.groups else None
    base = context.counted_from(told, "D") if told is None else told.day
    if base is None:
        return Value(f"XXXX-WXX-{number}", anchored=True)
    monday = base - timedelta(days=base.isoweekday() - 1)
    weeks = match.way
    day = monday + timedelta(weeks=weeks, days=number - 1)
    return Value(calendar.iso(day), anchored=True, since=base)


def weekday_week(match: Match, context: Context) -> Value | None:
    """ "Friday week", "Monday fortnight": so long after the weekday that comes."""
    unit, number = str(match.value("u")), match.integer("w")
    if unit not in "WF":
        return None
    ahead = replace(context, tense=1)
    return on_weekday(number, None, ahead, weeks=2 if unit == "F" else 1)
