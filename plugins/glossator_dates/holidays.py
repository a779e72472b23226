"""When holidays are."""

from __future__ import annotations

from datetime import date, timedelta


def holiday_of(rule: str, year: int) -> date:
    """The day of a holiday in a year.

    Args:
        rule: A month and day (``12-25``); days from Easter (``easter-2``); or the n-th weekday of a
            month, and days from it: ``4.4.11+1`` is the day after November's fourth Thursday,
            ``-1.1.5`` the last Monday of May.
        year: The year.

    Raises:
        ValueError: Where the rule is none of these.
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    if "." not in rule:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    nth, weekday, month = rule.split(".")
    month, _, days = month.partition("+")
    first = date(year, int(month), 1)
    if int(nth) < 0:
        first = (first + timedelta(days=31)).replace(day=1) - timedelta(days=7)
    ahead = (int(weekday) - first.isoweekday()) % 7 + 7 * max(int(nth) - 1, 0)
    return first + timedelta(days=ahead + int(days or 0))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
