"""Units counted from the document's date: last year, this quarter, two months ago.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from glossator_dates import calendar, calendar_dates
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import UNKNOWN, Value, nearest, weekday_near

SATURDAY = 6
"""ISO 8601's number of the day."""

SEASON = timedelta(days=91)

MANY = 1000
"""More units than this are not counted back in the calendar."""


def reference(match: Match, context: Context) -> Value | None:
    """Now, recently, soon; in what is past, "soon" is not of the future."""
    value = str(match.value("r"))
    if value == "FUTURE_REF" and (context.history or context.tense < 0):
        return None
    return Value(value)


def future(_match: Match, _: Context) -> Value | None:
    """ "The future", "the near future"."""
    return Value("FUTURE_REF")


def past(match: Match, _: Context) -> Value | None:
    """ "The past", by itself."""
    return Value("PAST_REF") if match.word("l") == "past" else None


def recent(match: Match, _: Context) -> Value | None:
    """ "Recent years"; the other vague numbers make a length of time."""
    return Value("PAST_REF") if match.word("recent") == "recent" else None


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
    if surface in ("following", "preceding", "previous") or (surface == "next" and unit in "DN"):
        day = context.counted_from(context.last, unit)
    if day is None:
        return Value(UNKNOWN[unit], anchored=True)
    return Value(_unit(day, unit, way, surface), anchored=True, since=day)


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


def unit_before_last(match: Match, context: Context) -> Value | None:
    """ "The week before last", "the month after next"."""
    unit, way = str(match.value("u")), match.integer("l")
    if unit in "SMHRTCL" or match.word("l") not in ("last", "next"):
        return None
    if (match.word("F") == "before") != (way == -1):
        return None
    if context.today is None:
        return Value(UNKNOWN[unit], anchored=True)
    return Value(calendar.shifted(context.today, unit, 2 * way), anchored=True, since=context.today)


def counted_from(match: Match, context: Context) -> Value | None:
    """ "The day after tomorrow", "a week from Friday", "one year after Christmas 2016"."""
    unit, count, word = str(match.value("u")), match.number(), match.word("F")
    one = "n" not in match.groups and "v" not in match.groups
    if unit in "SMHTCLRQ" or count == "X" or not float(count).is_integer() or float(count) > MANY:
        return None
    if one and match.word("u").endswith("s"):
        return None
    way = -1 if word == "before" else 1
    if word in ("from", "on"):
        context = replace(context, tense=1)
    point = _point(match, context)
    if point is None:
        return None
    if "X" in point.text or not re.fullmatch(r"\d{4}-\d\d-\d\d", point.text):
        return Value(UNKNOWN[unit], anchored=True)
    day = date.fromisoformat(point.text)
    return point._replace(
        text=_to_the_day(
            day, unit, way * int(float(count)), whole=one and word in ("before", "after")
        )
    )


def _point(match: Match, context: Context) -> Value | None:
    """The day that is counted from."""
    if "H" in match.groups:
        return calendar_dates.holiday(match, context)
    if "Y" in match.groups:
        return calendar_dates.day_offset(match, context)
    if "m" in match.groups:
        return calendar_dates.calendar_day(match, context)
    return calendar_dates.weekday(match, context)


def _to_the_day(day: date, unit: str, count: int, *, whole: bool) -> str:
    """The day so many units away; `whole` for "the week before": the week, not the day."""
    if whole and unit in "WE":
        return calendar.shifted(day, unit, count)
    if unit in "DN":
        return calendar.iso(day + timedelta(days=count)) + ("TNI" if unit == "N" else "")
    if unit in "WF":
        return calendar.iso(day + timedelta(weeks=count * (2 if unit == "F" else 1)))
    if unit in "OXYZ":
        months = count * {"O": 1, "X": 6, "Y": 12, "Z": 12}[unit]
        year, month = calendar.months_from(day, months)
        return calendar.full(year, month, day.day) or calendar.month(year, month)
    return calendar.shifted(day, unit, count)


def ago_weekday(match: Match, context: Context) -> Value | None:
    """ "A week ago Monday", "a year ago today": so long before the weekday that is over."""
    unit, count = str(match.value("u")), match.number()
    if unit not in "WFOYT" or count == "X" or not float(count).is_integer() or float(count) > MANY:
        return None
    if "Y" in match.groups and context.today:
        day = context.today + timedelta(days=match.integer("Y"))
        text = _to_the_day(day, unit, -int(float(count)), whole=False)
        return Value(text, anchored=True, since=context.today)
    if "Y" in match.groups:
        return Value("XXXX-XX-XX", anchored=True)
    if context.today is None:
        return Value(f"XXXX-WXX-{match.integer('w')}", anchored=True)
    number = match.integer("w")
    if unit in "WF":
        day = weekday_near(number, None, replace(context, day=context.today, unit="D", tense=-1))
        text = _to_the_day(day, unit, -int(float(count)), whole=False)
        return Value(text, anchored=True, since=context.today)
    moved = _to_the_day(
        context.today,
        "Y" if unit in "YT" else "O",
        -int(float(count)) * (10 if unit == "T" else 1),
        whole=False,
    )
    if len(moved) < len("2024-05-16"):
        return None
    near = date.fromisoformat(moved) + timedelta(days=3)
    day = near - timedelta(days=(near.isoweekday() - number) % 7)
    return Value(calendar.iso(day), anchored=True, since=context.today)


def in_time(match: Match, context: Context) -> Value | None:
    """ "In two days' time"."""
    return _ahead(match, context)


def from_now(match: Match, context: Context) -> Value | None:
    """ "Two weeks from now"."""
    return _ahead(match, context) if match.word("r") == "now" else None


def _ahead(match: Match, context: Context) -> Value | None:
    unit, count = str(match.value("u")), match.number()
    if unit == "R":
        return None
    if count == "X" or not float(count).is_integer() or float(count) > MANY:
        return Value("FUTURE_REF")
    if context.today is None:
        return Value(UNKNOWN[unit], anchored=True)
    return _moved(context.today, unit, int(float(count)))


def coded_quarter(match: Match, context: Context) -> Value | None:
    """ "Q4 2016", "1H 2020", "Q2 of last year", "3Q16"; alone, the one nearest or just ended."""
    code = str(match.value("q"))
    if "short" in match.groups:
        return Value(f"20{match.integer('short'):02}-{code}")
    if match.value("y") is not None:
        return Value(f"{match.value('y')}-{code}")
    if match.value("u") not in (None, "Y"):
        return None
    if context.day is None:
        return Value(f"XXXX-{code}", anchored=True)
    year = context.day.year + int(str(match.value("l") or 0))
    if match.value("l") is None:
        length = 3 if code[0] == "Q" else 6
        begun = (int(code[1]) - 1) * length < context.day.month
        year -= not begun and context.tense <= 0
    return Value(f"{year}-{code}", anchored=True)


def _unit(day: date, unit: str, way: int, surface: str) -> str:
    if surface == "latest" and unit in "QR":
        return calendar.last_quarter(day)
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
    if context.history:
        return Value(f"{context.day.year}-{name}", anchored=True)
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[str(name)]
    way = int(str(match.value("l") or 0))
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


def season_of_year(match: Match, context: Context) -> Value | None:
    """ "The summer of last year", "spring this year"."""
    if match.value("u") != "Y":
        return None
    if context.day is None:
        return Value(f"XXXX-{match.value('z')}", anchored=True)
    return Value(f"{context.day.year + match.integer('l')}-{match.value('z')}", anchored=True)


def the_unit(match: Match, context: Context) -> Value | None:
    """ "The quarter", "the year", "the end of the month"; "the day" alone says too little."""
    unit = str(match.value("u"))
    plain = len(match.groups) == 1 and match.last - match.first == 2  # "the" and the unit
    if unit in "SMHXZCLTR" or (plain and unit in "DNO"):
        return None
    if context.day is None or context.on(unit) is None:
        return Value(UNKNOWN[unit], anchored=True)
    if unit == "Q":
        # Reports of a quarter come out after its end.
        return Value(calendar.last_quarter(context.day), anchored=True)
    # On a Monday, the weekend is the one that is over, unless it is yet to come.
    back = unit == "E" and context.tense <= 0 and context.day.isoweekday() < SATURDAY
    return Value(calendar.shifted(context.day, unit, -1 if back else 0), anchored=True)


def quarter_ended(match: Match, context: Context) -> Value | None:
    """ "The quarter ended July 31": the one of the calendar that most of its days are in."""
    if match.value("u") != "Q":
        return None
    end = calendar_dates.calendar_day(match, replace(context, tense=-1))
    if end is None or not end.text[:4].isdigit() or len(end.text) < len("2024-05-16"):
        return None
    year, month = calendar.months_from(date.fromisoformat(end.text), -1)
    return Value(f"{year}-Q{(month + 2) // 3}", anchored=end.anchored)


def year_end(match: Match, context: Context) -> Value | None:
    """ "Year-end", "month's end"."""
    unit = match.value("u")
    if unit not in ("Y", "O") or match.word("end") != "end":
        return None
    if unit == "O":
        text = calendar.iso(_month_end(context.day)) if context.day else "XXXX-XX"
        return Value(text, anchored=True)
    return Value(f"{context.day.year}-12-31" if context.day else "XXXX-12-31", anchored=True)


def _month_end(day: date) -> date:
    year, month = calendar.months_from(day, 1)
    return date(year, month, 1) - timedelta(days=1)


def quarter(match: Match, context: Context) -> Value | None:
    """ "The third quarter", with the year as written, pointed to, or the one that just ended."""
    if match.value("u") != "Q":
        return None
    number = match.value("o")
    if number is not None and not 1 <= match.integer("o") <= 4:  # quarters of a year
        return None
    quarter_name = f"Q{number}" if number is not None else "QX"
    if match.value("y") is not None:
        return Value(f"{match.value('y')}-{quarter_name}")
    if context.day is None:
        return Value(f"XXXX-{quarter_name}", anchored=True)
    if number is None and match.value("l") is not None:
        # "Last year's quarter" is compared with the one that has just ended.
        return Value(calendar.last_quarter(context.day, match.integer("l")), anchored=True)
    year = context.day.year + int(str(match.value("l") or 0))
    if match.value("l") is None and number is not None:
        ahead = match.integer("o") > (context.day.month + 2) // 3
        year -= ahead and context.tense <= 0
    return Value(f"{year}-{quarter_name}", anchored=True)


def half_of(match: Match, context: Context) -> Value | None:
    """ "The first half of 1990", "the second half of this year"."""
    word = match.word("half")
    number = {"first": 1, "second": 2, "last": 2}.get(word)
    if number is None or match.value("u") not in (None, "Y"):
        return None
    if match.value("y") is not None:
        return Value(f"{match.value('y')}-H{number}")
    if context.day is None:
        return Value(f"XXXX-H{number}", anchored=True)
    return Value(f"{context.day.year + int(str(match.value('l') or 0))}-H{number}", anchored=True)


def year_period(match: Match, context: Context) -> Value | None:
    """ "The 1988 quarter", "the 1988 period"."""
    unit = str(match.value("u"))
    if unit not in "QR":
        return None
    if match.value("o") is not None:
        return Value(f"{match.value('y')}-Q{match.value('o')}")
    name = calendar.last_quarter(context.day)[-2:] if context.day else "QX"
    return Value(f"{match.value('y')}-{name}")


def year_ago_unit(match: Match, context: Context) -> Value | None:
    """ "The year-ago quarter", "the year-earlier period", "the year-ago third quarter"."""
    if str(match.value("u")) not in "QR":
        return None
    if context.day is None:
        return Value("XXXX-QX", anchored=True)
    text = calendar.last_quarter(context.day, -1)
    number = match.value("o")
    return Value(f"{text[:-1]}{number}" if number is not None else text, anchored=True)


def ago(match: Match, context: Context) -> Value | None:
    """ "Two months ago", "a year earlier", "year-ago"."""
    unit, count = str(match.value("u")), match.number()
    word = match.word("A") if "A" in match.groups else "earlier"
    if unit == "R" or word not in ("ago", "earlier"):
        return None
    if context.today is None:
        return Value("PAST_REF" if count == "X" else UNKNOWN[unit], anchored=True)
    if count == "X" or not float(count).is_integer() or float(count) > MANY:
        return Value("PAST_REF")
    if unit == "Y" and count == 1 and context.quarterly:
        return Value(calendar.last_quarter(context.today, -1), anchored=True, since=context.today)
    return _moved(context.today, unit, -int(float(count)))


def ago_half(match: Match, context: Context) -> Value | None:
    """ "Half an hour ago", "two and a half years ago": as fine as the half needs."""
    unit, count = str(match.value("u")), match.number() if "n" in match.groups else 0
    finer = {"H": ("M", 60), "Y": ("O", 12), "T": ("Y", 10), "C": ("Y", 100), "O": ("D", 30)}
    if unit not in finer or isinstance(count, str) or count > MANY:
        return None
    if context.today is None:
        return Value(UNKNOWN[unit], anchored=True)
    name, of_one = finer[unit]
    return _moved(context.today, name, -int((count + 0.5) * of_one))


def _moved(day: date, unit: str, count: int) -> Value:
    """The value so many units away, as coarse as the unit."""
    if unit in "SMH":
        hours = timedelta(hours=count if unit == "H" else 0)
        text = calendar.iso(day + timedelta(days=int(hours / timedelta(days=1))))
    elif unit in "TCL":
        year = day.year + {"T": 10, "C": 100, "L": 1000}[unit] * count
        if year <= 0:
            return Value("PAST_REF")
        text = str(year)
    else:
        text = calendar.shifted(day, unit, count)
    return Value(text, anchored=True, since=day)


def long_ago(_match: Match, _: Context) -> Value | None:
    """ "Years ago"."""
    return Value("PAST_REF")


def earlier(match: Match, context: Context) -> Value | None:
    """ "A year earlier", "two days later": counted from the date told in the sentence.

    Without one, "a year earlier" is counted from the document's date, days and weeks from the date
    told last; where there is none, they are left to be lengths of time.
    """
    unit, count = str(match.value("u")), match.number()
    word = match.word("B")
    if word not in ("earlier", "later") or unit == "R":
        return None
    told = context.told
    if not told or not told.fits(unit):
        if word == "earlier" and unit in "YOQ":
            return ago(match, context)
        told = None if unit in "SMH" else context.last
    if not told or not told.fits(unit):
        return None
    if count == "X" or not float(count).is_integer() or float(count) > MANY:
        return Value("PAST_REF") if word == "earlier" else None
    if unit == "Y" and told.unit == "Q":
        # A quarter's figures are compared with those of the same quarter.
        unit, count = "Q", 4 * float(count)
    return _moved(told.day, unit, int(float(count)) * (-1 if word == "earlier" else 1))
