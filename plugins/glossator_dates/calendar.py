"""Arithmetic on the values of TIMEX3: days, weeks, months, quarters, years, decades."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

SATURDAY, SUNDAY = 6, 7
"""ISO 8601's numbers of these days."""

DURATION = {
    "S": "PT{}S",
    "M": "PT{}M",
    "H": "PT{}H",
    "D": "P{}D",
    "N": "P{}D",
    "W": "P{}W",
    "E": "P{}WE",
    "F": "P{}W",
    "O": "P{}M",
    "Q": "P{}M",
    "X": "P{}M",
    "Z": "P{}X",
    "Y": "P{}Y",
    "T": "P{}Y",
    "C": "P{}Y",
    "L": "P{}Y",
    "R": "P{}X",
}
"""Unit to the pattern of a duration's value."""

FACTOR = {"F": 2, "Q": 3, "X": 6, "T": 10, "C": 100, "L": 1000}
"""How many of the duration's own unit are one of ours."""

VAGUE = {"T": "P{}E", "C": "P{}C", "L": "P{}L", "Q": "P{}Q"}
"""The patterns where the number is not known."""


UNKNOWN = {
    "D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "E": "XXXX-WXX-WE",
    "O": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "T": "XXX", "C": "XX", "X": "XXXX-HX",
    "Z": "XXXX", "L": "X", "R": "XXXX-QX",
    "H": "XXXX-XX-XXTXX", "M": "XXXX-XX-XXTXX", "S": "XXXX-XX-XXTXX",
}  # fmt: skip
"""What is known of a unit's value where the document has no date."""


def duration(unit: str, count: float | str) -> str:
    """The value of so many units: ``P2M``; a count of ``X`` stands for an unknown one."""
    if count == "X":
        return VAGUE.get(unit, DURATION[unit]).format("X")
    number = float(count) * FACTOR.get(unit, 1)
    whole = int(number)
    if unit == "Y" and number != whole and number * 4 == int(number * 4):
        months = int((number - whole) * 12)
        return f"P{whole}Y{months}M" if whole else f"P{months}M"
    if number != whole and unit in "HM" and number * 2 == int(number * 2):
        smaller = {"H": f"PT{whole}H30M", "M": f"PT{whole}M30S"}[unit]
        return smaller.replace("T0H", "T").replace("T0M30S", "T30S")
    return DURATION[unit].format(whole if number == whole else number)


def year(day: date | None, count: int = 0) -> str:
    """The year so many from a day's; ``XXXX`` without a day."""
    return str(day.year + count) if day else "XXXX"


def shifted(day: date | None, unit: str, count: int) -> str:
    """The value of the unit that lies `count` units from `day`, as coarse as the unit.

    Without a day, what is known of it: ``XXXX-XX``.
    """
    if day is None:
        return UNKNOWN[unit]
    match unit:
        case "D" | "N":
            return iso(day + timedelta(days=count))
        case "W" | "F":
            return week(day + timedelta(weeks=count * (2 if unit == "F" else 1)))
        case "E":
            return week(day + timedelta(weeks=count)) + "-WE"
        case "O" | "X":
            return month(*months_from(day, count * (6 if unit == "X" else 1)))
        case "Q" | "R":
            year, number = months_from(day, 3 * count)
            return f"{year}-Q{(number + 2) // 3}"
        case "Y" | "Z":
            return str(day.year + count)
        case "T":
            return str((day.year + 10 * count) // 10)
        case "C":
            return str((day.year + 100 * count) // 100)
        case "L":
            return str((day.year + 1000 * count) // 1000)
    return iso(day)


def months_from(day: date, count: int) -> tuple[int, int]:
    """Year and month so many months away."""
    year, number = divmod(day.year * 12 + day.month - 1 + count, 12)
    return year, number + 1


def iso(day: date) -> str:
    """``2018-11-03``."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def week(day: date) -> str:
    """``2018-W44``, ISO 8601's week."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def month(year: int, number: int) -> str:
    """``2018-11``."""
    return f"{year:04}-{number:02}"


def full(year: int, number: int, day: int) -> str | None:
    """``2018-11-03``; None where there is no such day."""
    if not (1 <= number <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, number)[1]):
        return None
    return f"{year:04}-{number:02}-{day:02}"


def days_between(first: date, last: date) -> list[date]:
    """Every day from one to another, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def last_quarter(day: date, years: int = 0) -> str:
    """The last quarter that has ended: what a report of its figures is about."""
    year, number = months_from(day, -3)
    return f"{year + years}-Q{(number + 2) // 3}"


def full_year(digits: str) -> int:
    """The year of ``13``, ``98``, ``2013``."""
    year = int(digits)
    return year + (0 if year > 99 else 1900 if year > 50 else 2000)
