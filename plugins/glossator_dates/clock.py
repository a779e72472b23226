"""Times of day.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from datetime import timedelta

from glossator_dates import calendar
from glossator_dates.context import Context
from glossator_dates.days import calendar_day
from glossator_dates.found import Found
from glossator_dates.value import Value, weekday_near


def clock(found: Found, context: Context) -> Value | None:
    """A time of day, on the day that is said or the document's."""
    if "C" in found.groups:
        hour, minute = (int(part) for part in str(found.value("C")).split(":")[:2])
    else:
        hour, minute = found.integer("hour"), 0
    suffix = found.groups["P"][0].text.lower()[0] if "P" in found.groups else ""
    if (
        hour > 24 or minute > 59 or ("C" in found.groups and not suffix and hour > 23)
    ):  # the clock's
        return None
    if suffix:
        hour = hour % 12 + (12 if suffix == "p" else 0)
    return _at(found, context, f"{hour:02}:{minute:02}")


def noon(found: Found, context: Context) -> Value | None:
    """Noon and midnight."""
    hour = {"noon": "12:00", "midnight": "24:00"}[str(found.value("N"))]
    return _at(found, context, hour)


def part_of_day(found: Found, context: Context) -> Value | None:
    """ "Thursday evening", "this morning", "last night"."""
    return _at(found, context, str(found.value("p")))


def _at(found: Found, context: Context, time: str) -> Value:
    """A time on the day that it belongs to."""
    if "m" in found.groups:
        made = calendar_day(found, context) or Value("XXXX-XX-XX")
        return Value(f"{made.text}T{time}", anchored=made.anchored)
    if "w" in found.groups:
        number = found.integer("w")
        if context.on("D") is None:
            return Value(f"XXXX-WXX-{number}T{time}", anchored=True)
        day = weekday_near(number, found.value("l"), context)
        return Value(f"{calendar.iso(day)}T{time}", anchored=True)
    if "l" in found.groups or "Y" in found.groups:
        anchor = context.on("D")
    else:
        # "That afternoon" is of a day told before; "10 a.m." rather of one in its own sentence.
        told = context.last if "T" in found.groups else context.told
        anchor = context.counted_from(told, "D")
    if anchor is None:
        return Value(f"XXXX-XX-XXT{time}", anchored=True)
    days = int(str(found.value("Y") or 0)) or min(int(str(found.value("l") or 0)), 0)
    day = anchor + timedelta(days=days)
    return Value(f"{calendar.iso(day)}T{time}", anchored=True, since=anchor)
