"""Units counted from the document's date: last year, this month, the summer.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from glossator_dates import calendar
from glossator_dates.reference_time import Context, Told
from glossator_dates.rule import Match
from glossator_dates.value import Value, nearest, on_weekday

COUNTED = ("following", "preceding", "previous")
"""Words that point from the date told last."""
BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season begins."""
SEASON = timedelta(days=91)


def reference(match: Match, context: Context) -> Value | None:
    """Now, recently, soon; in what is past, "soon" is not of the future."""
    value = str(match.value("r"))
    if value == "FUTURE_REF" and (context.history or context.tense < 0):
        return None
    return Value(value)


def past(match: Match, _: Context) -> Value | None:
    """ "The past", by itself."""
    return Value("PAST_REF") if match.word("l") == "past" else None


def this_unit(match: Match, context: Context) -> Value | None:
    """ "Last year", "this month", "next week", "the past two" having been a length of time."""
    unit, way = str(match.value("u")), match.integer("l")
    surface = match.word("l")
    plural = match.word("u").endswith("s")
    # "This years" can only be a slip.
    if plural and surface in ("following", "preceding", "previous", "next"):
        return Value(calendar.duration(unit, "X"), type="DURATION") if unit not in "ER" else None
    if plural and unit != "S" and surface != "this":
        return Value({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[way])
    if unit in "SMH" or (unit == "R" and surface == "this"):
        return None
    if surface in ("current", "present", "latest") and unit == "D":
        return None
    day = context.on(unit)
    if surface in COUNTED or (surface == "next" and unit in "DN"):
        day = context.counted_from(context.last, unit)
    if day is None:
        return Value(calendar.shifted(None, unit, 0), anchored=True)
    if unit == "E" and surface == "this" and context.tense < 0:
        way -= _is_workday(day)
    if surface == "latest" and unit in "QR":
        text = context.reported(day, quarter=unit == "Q")
    else:
        text = _unit(day, unit, way)
    return Value(text, anchored=True, since=day)


def that_unit(match: Match, context: Context) -> Value | None:
    """ "That year", "the same day", "that summer": of the date told last."""
    unit = str(match.value("u") or "Z")
    if unit in "SMHRTCL" or not context.last or not context.last.fits(unit):
        return None
    if match.word("T") == "same" and "t" not in match.groups:
        return None
    day = context.last.day
    if "z" in match.groups:
        return Value(f"{day.year}-{match.value('z')}", anchored=True, since=day)
    return Value(calendar.shifted(day, unit, 0), anchored=True, since=day)


def unit_before(match: Match, context: Context) -> Value | None:
    """ "The year before", "the day after", with nothing said to come before or after."""
    unit = str(match.value("u"))
    day = context.counted_from(context.last, unit)
    if unit in "SMHRTCL" or day is None:
        return None
    way = -1 if match.word("F") == "before" else 1
    return Value(calendar.shifted(day, unit, way), anchored=True, since=day)


def before_last(match: Match, context: Context) -> Value | None:
    """ "The week before last", "the Friday before last", "the month after next"."""
    unit, way = str(match.value("u") or "D"), match.integer("l")
    part = f"T{match.value('p')}" if "p" in match.groups else ""
    kind = "TIME" if part else None
    if unit in "SMHRTCL":
        return None
    today = context.today
    if "w" in match.groups:
        return on_weekday(match.integer("w"), way, replace(context, day=today), weeks=way)
    text = calendar.shifted(today, unit, 2 * way)
    return Value(text + part, anchored=True, type=kind, since=today)


def _unit(day: date, unit: str, way: int) -> str:
    if unit == "N":
        return calendar.shifted(day, "D", way) + "TNI"
    if unit == "R":
        return calendar.last_quarter(day, way)
    return calendar.shifted(day, unit, way)


def season(match: Match, context: Context) -> Value | None:
    """ "Last summer", "the winter of 1994"."""
    name = match.value("z")
    if match.value("y") is not None:
        return Value(f"{match.value('y')}-{name}")
    if context.day is None:
        return Value(f"XXXX-{name}", anchored=True)
    if context.last and match.word("l") in COUNTED:
        return Value(_season_from(context.last, str(name), match.integer("l")), anchored=True)
    if context.history:
        return Value(f"{context.day.year}-{name}", anchored=True)
    begins = BEGINS[str(name)]
    way = match.way
    year = context.day.year
    if "l" not in match.groups:
        middles = [date(year + n, begins, 21) + SEASON / 2 for n in (-2, -1, 0, 1)]
        begun = nearest(middles, context) - SEASON / 2
        return Value(f"{begun.year}-{name}", anchored=True)
    if way == -1 and begins >= context.day.month - 2:
        year -= 1
    elif way == 1 and begins <= context.day.month:
        year += 1
    return Value(f"{year}-{name}", anchored=True)


def _season_from(told: Told, name: str, way: int) -> str:
    """ "The following spring": the next one after, or the last before, the date told last."""
    begins, month = BEGINS[name], told.day.month
    passed = told.unit == "Y" or (month >= begins if way > 0 else month <= begins + 2)
    return f"{told.day.year + way * passed}-{name}"


def season_of_year(match: Match, context: Context) -> Value | None:
    """ "The summer of last year", "spring this year"."""
    if match.value("u") != "Y":
        return None
    return Value(f"{calendar.year(context.day, match.way)}-{match.value('z')}", anchored=True)


def the_unit(match: Match, context: Context) -> Value | None:
    """ "The quarter", "the year", "the end of the month"; "the day" alone says too little."""
    unit = str(match.value("u"))
    plain = len(match.groups) == 1 and match.last - match.first == 2  # "the" and the unit
    if unit in "SMHXZCLTR" or (plain and unit in "DNO"):
        return None
    if context.day is None or context.on(unit) is None:
        return Value(calendar.shifted(None, unit, 0), anchored=True)
    if unit == "Q":
        # Reports of a quarter come out after its end.
        return Value(context.reported(context.day, quarter=True), anchored=True)
    back = unit == "E" and context.tense <= 0 and _is_workday(context.day)
    return Value(calendar.shifted(context.day, unit, -back), anchored=True)


def _is_workday(day: date) -> bool:
    """Whether the weekend that a sentence in the past tells of is that of the week before."""
    return day.isoweekday() < calendar.SATURDAY


def year_end(match: Match, context: Context) -> Value | None:
    """ "Year-end", "month's end"."""
    unit = match.value("u")
    if unit not in ("Y", "O") or match.word("end") != "end":
        return None
    if unit == "O":
        text = calendar.iso(_month_end(context.day)) if context.day else "XXXX-XX"
        return Value(text, anchored=True)
    # What clearly was so at year-end was so at the last.
    return Value(f"{calendar.year(context.day, -(context.tense < -1))}-12-31", anchored=True)


def _month_end(day: date) -> date:
    year, month = calendar.months_from(day, 1)
    return date(year, month, 1) - timedelta(days=1)
