"""Lengths of time, and times that recur.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from glossator_dates import calendar
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value


def duration(match: Match, _: Context) -> Value | None:
    """ "Two months", "five-year", "a few days", "the past two years"."""
    unit = str(match.value("u"))
    if (unit in "EZ" and "n" not in match.groups) or unit == "R":
        return None
    if match.word("u") in ("second", "night", "seconds") and "n" not in match.groups:
        return None
    count = match.number()
    if match.groups.get("half") and count != "X":
        return Value(calendar.duration(unit, float(count) + 0.5))
    if "v" in match.groups and match.word("v") == "recent":
        return Value("PAST_REF", type="DATE")
    return Value(calendar.duration(unit, count))


def composed(match: Match, _: Context) -> Value | None:
    """ "An hour and 20 minutes", "two years, six months": a unit and the next finer one."""
    coarse, fine = str(match.value("u")), str(match.value("U"))
    if coarse + fine not in ("HM", "MS", "DH", "YO", "OD"):
        return None
    whole = calendar.duration(coarse, match.number())
    rest = calendar.duration(fine, match.number("k"))
    return Value(whole + rest.removeprefix("PT" if coarse in "HM" else "P"))


def plural(match: Match, _: Context) -> Value | None:
    """ "For centuries", "within weeks": the words around it have been looked at."""
    unit = str(match.value("u"))
    return Value(calendar.duration(unit, "X")) if unit not in "ER" else None


def year_ended(match: Match, _: Context) -> Value | None:
    """ "The year ended June 30" is twelve months, not one of the calendar."""
    return Value("P1Y") if match.value("u") == "Y" else None


def half(match: Match, _: Context) -> Value | None:
    """ "Half an hour", "a half year"."""
    unit = str(match.value("u"))
    return (
        Value({"H": "PT30M", "Y": "P6M", "M": "PT30S", "C": "P50Y", "T": "P5Y"}[unit])
        if unit in "HYMCT"
        else None
    )


def recurring(match: Match, _: Context) -> Value | None:
    """Daily, weekly, annually."""
    often = f"{match.integer('often')}X" if "often" in match.groups else None
    return Value(str(match.value("g")), freq=often)


def frequency(match: Match, _: Context) -> Value | None:
    """ "Twice a week", "three times every month"."""
    often = match.integer("often") if "often" in match.groups else match.number()
    return Value(calendar.duration(str(match.value("u")), 1), freq=f"{float(often):.0f}X")


def weekday_nights(match: Match, _: Context) -> Value | None:
    """ "Tuesday nights"."""
    return Value(f"XXXX-WXX-{match.value('w')}TNI") if match.value("U") == "N" else None


def each_nth(match: Match, _: Context) -> Value | None:
    """ "The first Monday of every month"."""
    quant = match.groups["E"][0].text.upper()
    return Value(calendar.duration(str(match.value("u")), 1), quant=quant)


def each(match: Match, _: Context) -> Value | None:
    """ "Each year", "every Thursday", "every two weeks"."""
    quant = match.groups["E"][0].text.upper() + " OTHER" * ("o" in match.groups)
    if "w" in match.groups:
        part = f"T{match.value('p')}" if "p" in match.groups else ""
        return Value(f"XXXX-WXX-{match.value('w')}{part}", quant=quant)
    if "m" in match.groups:
        return Value(f"XXXX-{match.integer('m'):02}", quant=quant)
    if "z" in match.groups:
        return Value(f"XXXX-{match.value('z')}", quant=quant)
    if "p" in match.groups:
        return Value(f"XXXX-XX-XXT{match.value('p')}", quant=quant)
    unit = str(match.value("U") or match.value("u"))
    return Value(calendar.duration(unit, match.number()), quant=quant)
