"""When holidays are."""

from __future__ import annotations

import re
from datetime import date, timedelta


def holiday_of(rule: str, year: int) -> date | None:
    """The day of a holiday in a year; None where no rule tells it, but the moon or an office.

    Args:
        rule: A month and day (``12-25``); days from Easter, Orthodox Easter, Passover or Hanukkah
            (``easter-2``); or the n-th weekday of a month, and days from it: ``4.4.11+1`` is the
            day after November's fourth Thursday, ``-1.1.5`` the last Monday of May. ``XX-XX`` is a
            day that no rule tells, ``XX`` a month.
        year: The year.

    Raises:
        ValueError: Where the rule is none of these.
    """
    if rule in ("XX", "XX-XX"):
        return None
    if found := _MOVABLE.fullmatch(rule):
        return _FEASTS[found["feast"]](year) + timedelta(days=int(found["days"] or 0))
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


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, by its Gregorian date (J. Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    days = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
    julian = date(year, days // 31, days % 31 + 1)
    return julian + timedelta(days=year // 100 - year // 400 - 2)


def passover(year: int) -> date:
    """15 Nisan of the Jewish calendar (C. F. Gauss, 1802)."""
    cycle = (12 * year + 12) % 19
    moon = 1.554241796621 * cycle + 0.25 * (year % 4) - 0.003177794022 * year - 1.904412361576
    day, part = divmod(moon + (3 * (year // 100) - 5) // 4, 1)
    weekday = (int(day) + 3 * year + 5 * (year % 4) + 2 - (3 * (year // 100) - 5) // 4) % 7
    put_off = weekday in (2, 4, 6) or (weekday == 0 and cycle > 11 and part >= 0.897723765)
    put_off_twice = weekday == 1 and cycle > 6 and part >= 0.632870370
    return date(year, 3, 22) + timedelta(days=int(day) + put_off + 2 * put_off_twice)


def hanukkah(year: int) -> date:
    """25 Kislev of the Jewish calendar, whose second month is longer in the longest years."""
    new_year, next_one = (passover(one) + timedelta(days=163) for one in (year, year + 1))
    return new_year + timedelta(days=83 + ((next_one - new_year).days % 10 == 5))


_FEASTS = {
    "easter": easter,
    "orthodox": orthodox_easter,
    "passover": passover,
    "hanukkah": hanukkah,
}
_MOVABLE = re.compile(rf"(?P<feast>{'|'.join(_FEASTS)})(?P<days>[+-]\d+)?")
