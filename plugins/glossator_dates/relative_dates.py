"""Weekdays, and units counted from the document's date: today, last year, this month, the summer.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from glossator_dates import calendar
from glossator_dates.calendar_dates import COUNTED, year_of
from glossator_dates.lexicon import words
from glossator_dates.reference_time import Context, Told
from glossator_dates.rule import Match
from glossator_dates.value import Value, nearest, on_weekday

SEASON = timedelta(days=91)


def weekday(match: Match, context: Context) -> Value | None:
    """A weekday: the nearest before, or after where the sentence tells of the future."""
    if match.word("l") in COUNTED and context.last:
        context = replace(context, day=context.last.day, unit=context.last.unit)
    number, tomorrow = match.integer("w"), context.day.isoweekday() % 7 + 1
    weeks = int(number == tomorrow and match.low[0] == "next")  # tomorrow is not "next Friday"
    return on_weekday(number, match.value("l"), context, weeks=weeks)


def weekday_to(match: Match, context: Context) -> Value | None:
    """The weekday that ends a range, or joins another: the first after the one told before it."""
    number = match.integer("w")
    if context.told is None or not context.told.fits("D"):
        return Value(f"XXXX-WXX-{number}", context.day)
    begin = context.told.day
    day = begin + timedelta(days=(number - begin.isoweekday()) % 7)
    if context.tense < 0 and begin <= context.today < day:
        day -= timedelta(weeks=1)  # "written Monday and Friday"
    return Value(day.isoformat(), begin)


def weekdays_ago(match: Match, context: Context) -> Value | None:
    """ "Two Fridays ago"."""
    plural = str(match.value("g"))
    if not plural.startswith("XXXX-WXX-"):
        return None
    return on_weekday(int(plural[-1]), -1, context, weeks=1 - match.integer("n"))


def day_offset(match: Match, context: Context) -> Value | None:
    """Today, yesterday, tomorrow, tonight; "Today most of us live in towns" is of our time."""
    at_large = match.low == ["today"] and not match.before and context.tense >= 0
    if at_large and match.follows in words().cues["general"]:
        return Value("PRESENT_REF")
    day = (context.today + timedelta(days=match.integer("Y"))).isoformat()
    if match.word("Y") == "overnight":
        night = context.today - timedelta(days=context.tense <= 0)
        return Value(f"{night.isoformat()}TNI", context.today, type="TIME")
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


def reference(match: Match, context: Context) -> Value | None:
    """Now, recently, soon; in what is past, "soon" is not of the future."""
    value = str(match.value("r"))
    if value == "FUTURE_REF" and (context.history or context.tense < 0):
        return None
    return Value(value)


def this_unit(match: Match, context: Context) -> Value | None:
    """ "Last year", "this month", "next week", "the past two" having been a length of time."""
    unit, way = str(match.value("u")), match.integer("l")
    surface = match.word("l")
    if match.word("u").endswith("s"):
        if surface in (*COUNTED, "next"):
            return Value(calendar.length(unit, "X"), type="DURATION") if unit not in "ER" else None
        if unit != "S" and surface != "this":  # "this years" can only be a slip
            return Value(("PRESENT_REF", "FUTURE_REF", "PAST_REF")[way])
    if unit in "SMH" or (unit == "R" and surface == "this"):
        return None
    if surface in ("current", "present", "latest") and unit == "D":
        return None
    if unit == "F" and surface != "this":
        return Value(calendar.length(unit, 1), type="DURATION")  # it has no place in the calendar
    day = context.on(unit)
    if surface in COUNTED or (surface == "next" and unit in "DN"):
        # In figures of a report that of which they are, not that which they are compared with.
        told = context.period if unit == "Q" and context.period else context.last
        day = context.counted_from(told, unit)
    if unit in "QR" and day and (surface == "latest" or unit == "R"):
        text = context.reported(day, way if unit == "R" else 0, quarter=unit == "Q")
        return Value(text, day)
    if unit == "E" and surface == "this" and context.tense < 0 and day:
        way -= day.isoweekday() < calendar.SATURDAY  # what is over was so at the last weekend
    return Value(calendar.shifted(day, unit, way), day or context.day)


def this_time(match: Match, context: Context) -> Value | None:
    """ "This time next week", "the same time tomorrow": a day."""
    if "Y" in match.groups:
        return Value(
            (context.today + timedelta(days=match.integer("Y"))).isoformat(), context.today
        )
    unit = str(match.value("u"))
    if unit not in "DWFOY":
        return None
    return Value(calendar.moved(context.today, unit, match.way).isoformat(), context.today)


def told_unit(match: Match, context: Context) -> Value | None:
    """ "That year", "the same day", "that summer", "the year before": of the date told last."""
    unit, last = str(match.value("u") or "Z"), context.last
    way = ("after" in match.groups) - ("before" in match.groups)
    day = last.day if last and last.fits(unit) else context.on(unit) if way else None
    if day is None:
        return None
    text = f"{day.year}-{match.value('z')}" if "z" in match.groups else ""
    return Value(text or calendar.shifted(day, unit, way), day)


def before_last(match: Match, context: Context) -> Value | None:
    """ "The week before last", "the Friday before last", "the month after next"."""
    unit, way, today = str(match.value("u") or "D"), match.integer("l"), context.today
    if "w" in match.groups:
        return on_weekday(match.integer("w"), way, replace(context, day=today), weeks=way)
    text = calendar.shifted(today, unit, 2 * way)
    if "p" in match.groups:
        return Value(f"{text}T{match.value('p')}", today, type="TIME")
    return Value(text, today)


def season(match: Match, context: Context) -> Value | None:
    """ "Last summer", "the winter of 1994", "spring this year"."""
    name, way = str(match.value("z")), match.way
    if said := year_of(match, context):
        return Value(f"{said.number}-{name}", said.since)
    if context.last and match.word("l") in COUNTED:
        return Value(_season_from(context.last, name, way), context.day)
    year, begins = context.day.year, calendar.BEGINS[name]
    if context.history:
        pass
    elif "l" not in match.groups:
        middles = [date(year + n, begins, 21) + SEASON / 2 for n in (-2, -1, 0, 1)]
        year = (nearest(middles, context) - SEASON / 2).year
    elif way == -1:
        year -= begins >= context.day.month - 2
    elif way == 1:
        year += begins <= context.day.month
    return Value(f"{year}-{name}", context.day)


def _season_from(told: Told, name: str, way: int) -> str:
    """ "The following spring": the next one after, or the last before, the date told last."""
    begins, month = calendar.BEGINS[name], told.day.month
    passed = told.unit == "Y" or (month >= begins if way > 0 else month <= begins + 2)
    return f"{told.day.year + way * passed}-{name}"


def the_unit(match: Match, context: Context) -> Value | None:
    """ "The quarter", "the year", "the end of the month"; "the day" alone says too little."""
    unit = str(match.value("u"))
    plain = len(match.groups) == 1 and match.last - match.first == 2  # "the" and the unit
    if unit in "SMHXZLR" or (plain and unit in "DNOCT"):
        return None
    day = context.counted_from(context.last, "D") if unit == "D" else context.on(unit)
    if unit == "Q" and day:
        if context.last and context.last.unit == "Q" and context.period is None:
            return Value(calendar.shifted(context.last.day, "Q"), context.last.day)
        # Reports of a quarter come out after its end.
        return Value(context.reported(day, quarter=True), day)
    over = unit == "E" and context.tense <= 0
    back = over and context.day.isoweekday() < calendar.SATURDAY
    return Value(calendar.shifted(day, unit, -back), context.day)


def year_end(match: Match, context: Context) -> Value | None:
    """ "Year-end", "month's end"."""
    if match.value("u") == "O":
        first = context.day.replace(day=1)
        end = calendar.moved(first, "O", 1) - timedelta(days=1)
        return Value(end.isoformat(), context.day)
    # What clearly was so at year-end was so at the last.
    return Value(f"{context.day.year - (context.tense < -1)}-12-31", context.day)
