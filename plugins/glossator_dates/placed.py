"""Values as days, months, years and ranges of days: what TEI's `when`, `from` and `to` hold."""

from __future__ import annotations

import re
from datetime import date, timedelta

from glossator_dates.calendar import moved
from glossator_dates.relative_dates import BEGINS

_PERIOD = re.compile(r"(\d{4})-(?:W(\d\d)(-WE)?|([QH])(\d)|(SP|SU|FA|WI))")


def placed(value: str) -> str | None:
    """A value of TIMEX3 as its place in the calendar: ``2015-09-14/2015-09-20`` for a week.

    Days, months, years and clock times are left as they are; of a part of a day the day is. None
    for lengths of time, recurring times, "now", and what is not known without a date.
    """
    if value[0] == "P" or "X" in value or value.endswith("_REF"):
        return None
    if value.isdecimal() and len(value) < len("2015"):
        return f"{value:0<4}-01-01/{value:9<4}-12-31"
    found = _PERIOD.fullmatch(value)
    if not found:
        return re.sub("T[A-Z]{2}$", "", value)
    year, (week, weekend, part, number, season) = int(found[1]), found.groups()[1:]
    if week:
        first, last = (
            date.fromisocalendar(year, int(week), day) for day in (6 if weekend else 1, 7)
        )
        return f"{first}/{last}"
    months = 6 if part == "H" else 3
    first = date(year, BEGINS[season] if season else months * int(number) - months + 1, 1)
    return f"{first}/{moved(first, 'O', months) - timedelta(days=1)}"
