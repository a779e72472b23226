"""When holidays are."""

from __future__ import annotations

import re
from datetime import date, timedelta

_RULE = re.compile(r"easter([+-]\d+)?|(\d\d)-(\d\d)|(-?\d)\.(\d)\.(\d+)([+-]\d+)?")


def holiday_of(rule: str, year: int) -> date:
    """The day of a holiday in a year.

    Args:
        rule: A month and day (``12-25``); days from Easter (``easter-2``); or the n-th weekday of a
            month, and days from it: ``4.4.11+1`` is the day after November's fourth Thursday,
            ``-1.1.5`` the last Monday of May.
        year: The year.
    """
    found = _RULE.fullmatch(rule)
    if not found:
        raise ValueError(f"expected the rule of a holiday, such as 'easter-2', got {rule!r}")
    from_easter, month, day, nth, weekday, of_month, days = found.groups()
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(from_easter or 0))
    if month:
        return date(year, int(month), int(day))
    first = date(year, int(of_month), 1)
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
