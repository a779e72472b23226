"""Times of day.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from datetime import date

from glossator_dates import calendar
from glossator_dates.calendar_dates import calendar_day
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value, on_weekday


def clock(match: Match, context: Context) -> Value | None:
    """A time of day, on the day that is said or the document's."""
    if "C" in match.groups:
        hour, minute = (int(part) for part in str(match.value("C")).split(":")[:2])
    else:
        hour, minute = match.integer("hour"), 0
    return _clock(match, context, hour, minute)


def hour_to(match: Match, context: Context) -> Value | None:
    """The first hour of "from 3 to 5 p.m.", "11-1 p.m."."""
    hour, until = match.integer("hour") % 12, match.integer("until") % 12
    if max(match.integer("hour"), match.integer("until")) > 12:
        return None
    afternoon = (match.word("P")[:1] == "p") == (hour < until)
    return _at(match, context, f"{hour + 12 * afternoon:02}:00")


def half_past(match: Match, context: Context) -> Value | None:
    """ "Half past nine", "a quarter to ten", "twenty minutes past 8"."""
    minute = 30 if "half" in match.groups else 15
    if "minutes" in match.groups:
        minute = match.integer("minutes")
    hour = 12 if "N" in match.groups else match.integer("hour")
    if "to" in match.groups:
        hour, minute = (hour - 1) or 12, 60 - minute
    if match.word("N") == "midnight":
        hour = hour % 12 + 12 * ("to" in match.groups)
    return _clock(match, context, hour, minute) if hour <= 12 or "N" in match.groups else None


def _clock(match: Match, context: Context, hour: int, minute: int) -> Value | None:
    """The time, in the half of the day that "p.m." or "in the evening" tell."""
    suffix = match.word("P")[:1]
    if "p" in match.groups:
        suffix = "a" if match.value("p") == "MO" else "p"
    if hour > 24 or minute > 59 or ("C" in match.groups and not suffix and hour > 23):
        return None
    if suffix and hour <= 12:
        hour = hour % 12 + (12 if suffix == "p" else 0)
    return _at(match, context, f"{hour:02}:{minute:02}")


def noon(match: Match, context: Context) -> Value | None:
    """Noon and midnight."""
    hour = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[match.word("N")]
    return _at(match, context, hour)


def part_of_day(match: Match, context: Context) -> Value | None:
    """ "Thursday evening", "this morning", "last night"."""
    return _at(match, context, str(match.value("p")))


def part_counted(match: Match, context: Context) -> Value | None:
    """ "The next morning", "the previous night", "in the evening": from the date told last."""
    way = ("next" in match.groups) - ("before" in match.groups)
    day = context.counted_from(context.told or context.last, "D")
    return Value(_shifted(day, way, str(match.value("p"))), day or context.day)


def _at(match: Match, context: Context, time: str) -> Value:
    """A time on the day that it belongs to."""
    if "m" in match.groups:
        made = calendar_day(match, context) or Value("XXXX-XX-XX")
        return made._replace(text=f"{made.text}T{time}")
    if "w" in match.groups:
        return on_weekday(match.integer("w"), match.value("l"), context, time=f"T{time}")
    open_day = False
    if "l" in match.groups or "Y" in match.groups:
        anchor = context.on("D")
    else:
        # "That afternoon" is of a day told before; "10 a.m." rather of one in its own sentence.
        anchor = context.counted_from(context.last if "T" in match.groups else context.told, "D")
        open_day = "T" not in match.groups
    days = int(str(match.value("Y") or 0)) or min(match.way, 0)
    return Value(_shifted(anchor, days, time), anchor or context.day, open_day=open_day)


def _shifted(day: date | None, days: int, time: str) -> str:
    """A time so many days from a day; without a day, where that is not known."""
    return f"{calendar.shifted(day, 'D', days)}T{time}"
