"""Arithmetic on the values of TIMEX3: days, weeks, months, quarters, years, decades."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from glossator_dates.lexicon import words

SATURDAY, SUNDAY = 6, 7
"""ISO 8601's numbers of these days."""


UNITS = words().units
"""Units by the letter that the words have for them; see words.toml."""


def length(unit: str, count: float | str) -> str:
    """The value of so many units: ``P2M``; a count of ``X`` stands for an unknown one."""
    its = UNITS[unit]
    if count == "X":
        return (its.vague or its.length).format("X")
    number = float(count) * its.times
    whole = int(number)
    if number != whole and unit in "YHM" and number * 4 == int(number * 4):
        rest = length(its.finer, (number - whole) * its.parts)
        return its.length.format(whole) + rest.lstrip("PT") if whole else rest
    return its.length.format(whole if number == whole else number)


def moved(day: date, unit: str, count: int) -> date:
    """The day so many units away, the last of its month where that is too short.

    `date.min` or `date.max` where that is beyond the calendar.
    """
    its = UNITS[unit]
    if its.months:
        year, number = divmod(day.year * 12 + day.month - 1 + its.months * count, 12)
        if not date.min.year <= year <= date.max.year:
            return date.min if count < 0 else date.max
        return date(year, number + 1, min(day.day, calendar.monthrange(year, number + 1)[1]))
    return day + timedelta(days=its.days * count)


def shifted(day: date | None, unit: str, count: int = 0) -> str:
    """The value of the unit that lies `count` units from `day`, as coarse as the unit.

    Without a day, what is known of it: ``XXXX-XX``.
    """
    if day is None:
        return UNITS[unit].unknown
    day = moved(day, unit, count)
    text = day.isoformat()
    match unit:
        case "W" | "F" | "E":
            return week(day) + ("-WE" if unit == "E" else "")
        case "O" | "X":
            return text[:7]
        case "Q" | "R":
            return f"{text[:4]}-Q{(day.month + 2) // 3}"
        case "Y" | "Z":
            return text[:4]
        case "T" | "C" | "L":
            return text[: " LCT".index(unit)]
    return text


def week(day: date) -> str:
    """``2018-W44``, ISO 8601's week."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def month(year: int, number: int) -> str:
    """``2018-11``."""
    return f"{year:04}-{number:02}"


def full(year: int, number: int, day: int) -> str | None:
    """``2018-11-03``; None where there is no such day."""
    try:
        return date(year, number, day).isoformat()
    except ValueError:
        return None


def last_quarter(day: date, years: int = 0) -> str:
    """The last quarter that has ended: what a report of its figures is about."""
    return shifted(day, "Q", 4 * years - 1)


def full_year(digits: str) -> int:
    """The year of ``13``, ``98``, ``2013``."""
    year = int(digits)
    return year + (0 if year > 99 else 1900 if year > 50 else 2000)


BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season begins."""
_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|(?P<part>[QH])(?P<number>\d)"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?))?"
)


def first_day(value: str) -> tuple[date, str] | None:
    """The first day of a value, and its unit; None for lengths, vague times, several years."""
    found = _PERIOD.fullmatch(value)
    if not found:
        return None
    year, week, weekend, part, number, season, month, day = found.groups()
    if week:
        return date.fromisocalendar(int(year), int(week), 6 if weekend else 1), "EW"[not weekend]
    if part:
        months = 3 if part == "Q" else 6
        return date(int(year), months * int(number) - months + 1, 1), "Q" if part == "Q" else "X"
    if season:
        return date(int(year), BEGINS[season], 1), "A"
    unit = "D" if day else "O" if month else "Y"
    return date(int(year), int(month or 1), int(day or 1)), unit


def placed(value: str) -> str | None:
    """A value as its place in the calendar: ``2015-09-14/2015-09-20`` for a week.

    Days, months, years and clock times are left as they are; of a part of a day the day is. None
    for lengths of time, recurring times, "now", and what is not known without a date.
    """
    if value[0] == "P" or "X" in value or value.endswith("_REF"):
        return None
    if value.isdecimal() and len(value) < len("2015"):
        return f"{value:0<4}-01-01/{value:9<4}-12-31"
    first, unit = first_day(value) or (date.min, "Y")
    if unit not in "WEQXA":
        return re.sub("T[A-Z]{2}$", "", value)
    last = first if unit == "E" else moved(first, unit, 1) - timedelta(days=2)
    return f"{first}/{last + timedelta(days=1)}"


NOWHERE = date(1848, 4, 13), date(2559, 8, 31)
"""Two days that share no part, nor do the weekdays of their years: what values counted from both
agree on is known without a date."""


def agreed(one: str, other: str) -> str:
    """What two values agree on: ``XXXX-05``; the weekday where they agree on it."""
    parts = zip(re.split("(?=[-T])", one), re.split("(?=[-T])", other), strict=False)
    made = "".join(
        part if part == its and part[1:2] != "W" else re.sub(r"\d", "X", part)
        for part, its in parts
    )
    if made[8:10] != "XX" or "X" in one[:10]:  # no day of "Diwali last year" is known
        return made
    days = {date.fromisoformat(text[:10]).isoweekday() for text in (one, other)}
    return (f"XXXX-WXX-{days.pop()}" if len(days) == 1 else "XXXX-XX-XX") + made[10:]
