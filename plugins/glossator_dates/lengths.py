"""Lengths of time, and times that recur.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from glossator_dates import calendar
from glossator_dates.context import Context
from glossator_dates.found import Found
from glossator_dates.value import Value


def duration(found: Found, _: Context) -> Value | None:
    """ "Two months", "five-year", "a few days", "the past two years"."""
    unit = str(found.value("u"))
    if (unit in "EZ" and "n" not in found.groups) or unit == "R":
        return None
    if (
        found.groups["u"][0].text.lower() in ("second", "night", "seconds")
        and "n" not in found.groups
    ):
        return None
    count = found.number()
    if found.groups.get("half") and count != "X":
        return Value(calendar.duration(unit, float(count) + 0.5))
    if "v" in found.groups and found.groups["v"][0].text.lower() == "recent":
        return Value("PAST_REF", type="DATE")
    return Value(calendar.duration(unit, count))


def plural(found: Found, _: Context) -> Value | None:
    """ "For centuries", "within weeks": the words around it have been looked at."""
    unit = str(found.value("u"))
    return Value(calendar.duration(unit, "X")) if unit not in "ER" else None


def year_ended(found: Found, _: Context) -> Value | None:
    """ "The year ended June 30" is twelve months, not one of the calendar."""
    return Value("P1Y") if found.value("u") == "Y" else None


def half(found: Found, _: Context) -> Value | None:
    """ "Half an hour", "a half year"."""
    unit = str(found.value("u"))
    return (
        Value({"H": "PT30M", "Y": "P6M", "M": "PT30S", "C": "P50Y", "T": "P5Y"}[unit])
        if unit in "HYMCT"
        else None
    )


def recurring(found: Found, _: Context) -> Value | None:
    """Daily, weekly, annually."""
    return Value(str(found.value("g")))


def frequency(found: Found, _: Context) -> Value | None:
    """ "Twice a week", "three times every month"."""
    often = found.integer("often") if "often" in found.groups else found.number()
    return Value(calendar.duration(str(found.value("u")), 1), freq=f"{float(often):.0f}X")


def weekday_nights(found: Found, _: Context) -> Value | None:
    """ "Tuesday nights"."""
    return Value(f"XXXX-WXX-{found.value('w')}TNI") if found.value("U") == "N" else None


def each(found: Found, _: Context) -> Value | None:
    """ "Each year", "every Thursday", "every two weeks"."""
    quant = found.groups["E"][0].text.upper()
    if "w" in found.groups:
        return Value(f"XXXX-WXX-{found.value('w')}", quant=quant)
    if "m" in found.groups:
        return Value(f"XXXX-{found.integer('m'):02}", quant=quant)
    if "p" in found.groups:
        return Value(f"XXXX-XX-XXT{found.value('p')}", quant=quant)
    unit = str(found.value("U") or found.value("u"))
    return Value(calendar.duration(unit, found.number()), quant=quant)
