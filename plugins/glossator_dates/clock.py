"""Times of day.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from glossator_dates import calendar
from glossator_dates.calendar_dates import calendar_day
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value, on_weekday

_EVENING = 5
"""The first hour that is one of the evening where it is told to be of a night."""


def clock(match: Match, context: Context) -> Value | None:
    """ "10:30 p.m.", "nine in the evening", "ten past 8", "noon": on the day said or told."""
    groups, minute = match.groups, 0
    if "C" in groups:
        hour, minute = (int(part) for part in str(match.value("C")).split(":")[:2])
    elif "N" in groups:
        hour = 24 if match.word("N") == "midnight" else 12
    else:
        hour = match.integer("hour")
    if not groups.keys().isdisjoint(("past", "to", "half")):
        minute = (
            int(float(match.number("minutes")))
            if "minutes" in groups
            else 30
            if "half" in groups
            else 15
        )
        hour, minute = ((hour - 1) or 12, 60 - minute) if "to" in groups else (hour % 24, minute)
    suffix = match.word("P")[:1]
    late = match.word("Y") == "tonight" or match.value("p") == "NI"
    if "p" in groups or late:
        suffix = "a" if match.value("p") == "MO" or (late and hour < _EVENING) else "p"
    if suffix and hour <= 12:
        hour = hour % 12 + (12 if suffix == "p" else 0)
    return _at(match, context, f"{hour:02}:{minute:02}") if hour <= 24 and minute < 60 else None


def hour_to(match: Match, context: Context) -> Value | None:
    """The first time of "from 3 to 5 p.m.", "11-1 p.m.", "5:30-8 p.m."."""
    said = str(match.value("C" if "C" in match.groups else "hour")).split(":")
    first, minute = int(said[0]), int(said[1]) if len(said) > 1 else 0
    until = int(str(match.value("until")).partition(":")[0]) % 12
    if first > 12 or minute > 59:
        return None
    afternoon = (match.word("P")[:1] == "p") == (first % 12 < until)
    return _at(match, context, f"{first % 12 + 12 * afternoon:02}:{minute:02}")


def of_pair(match: Match, context: Context) -> Value | None:
    """The first of two times of four digits, "1900 and 2100 GMT"."""
    said, until = match.word("h"), match.scan.pieces[match.last + 1].text
    fits = len(said) == len("1900") == len(until[:4].rstrip(":. ")) and said < "2400"
    return _at(match, context, f"{said[:2]}:{said[2:]}") if fits and said[2:] < "60" else None


def part_of_day(match: Match, context: Context) -> Value | None:
    """ "Thursday evening", "last night"; "the next morning", "in the evening": of the day told."""
    return _at(match, context, str(match.value("p")))


def overnight(match: Match, context: Context) -> Value | None:
    """ "Overnight on Friday"; not "today Friday"."""
    if match.word("Y") != "overnight":
        return None
    return on_weekday(match.integer("w"), None, context, time="TNI")


def _at(match: Match, context: Context, time: str) -> Value:
    """A time on the day that it belongs to."""
    if "m" in match.groups:
        made = calendar_day(match, context) or Value("XXXX-XX-XX")
        return made._replace(text=f"{made.text}T{time}")
    if "w" in match.groups:
        return on_weekday(match.integer("w"), match.value("l"), context, time=f"T{time}")
    if "l" in match.groups or "Y" in match.groups:
        day, is_open = context.on("D"), False
        days = match.integer("Y") if "Y" in match.groups else min(match.way, 0)
    else:
        # "That afternoon" is of a day told before; "10 a.m." rather of one in its own sentence.
        is_open = not time.isalpha()
        here = context.told if context.told or context.tense >= 0 else context.last
        day = context.counted_from(here if is_open else context.last, "D")
        days = ("next" in match.groups) - ("before" in match.groups)
    text = f"{calendar.shifted(day, 'D', days)}T{time}"
    return Value(text, day or context.day, open_day=is_open)
