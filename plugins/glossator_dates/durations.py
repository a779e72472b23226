"""Lengths of time, and times that recur.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from glossator_dates import calendar
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value

_AND_FINER = ("HM", "MS", "DH", "YO", "OD")
"""Units that a length is composed of."""


def duration(match: Match, _: Context) -> Value | None:
    """ "Two months", "five-year", "a few days", "the past two years", "half an hour"."""
    unit, count = str(match.value("u")), match.number()
    rare = unit in "EZ" or match.word("u") in ("second", "night", "seconds")
    if unit == "R" or (rare and "n" not in match.groups):
        return None
    if "b" in match.groups:
        return Value(calendar.length(unit, 0.5)) if unit in "HYMCT" else None
    if match.word("v") == "recent":
        return Value("PAST_REF", type="DATE")
    if "half" in match.groups and count != "X":
        count = float(count) + 0.5
    return Value(calendar.length(unit, count))


def quarter(match: Match, _: Context) -> Value:
    """ "A quarter of an hour", "a quarter century"."""
    return Value(calendar.length(str(match.value("u")), 0.25))


def composed(match: Match, _: Context) -> Value | None:
    """ "An hour and 20 minutes", "two years, six months": a unit and the next finer one."""
    coarse, fine = str(match.value("u")), str(match.value("U"))
    third = str(match.value("V") or "")
    if coarse + fine not in _AND_FINER or (third and fine + third not in _AND_FINER):
        return None
    text = calendar.length(coarse, match.number())
    for group, unit in (("k", fine), ("j", third)):
        if unit:
            part = calendar.length(unit, match.number(group))
            text += part.removeprefix("PT" if coarse in "HM" else "P")
    return Value(text)


def or_two(match: Match, _: Context) -> Value | None:
    """ "A day or two": the larger of both, as of "two to three weeks"."""
    return duration(match, _) if match.word("both") == "or" else None


def plural(match: Match, _: Context) -> Value | None:
    """ "For centuries", "within weeks": the words around it have been looked at."""
    unit = str(match.value("u"))
    return Value(calendar.length(unit, "X")) if unit not in "ER" else None


def recurring(match: Match, _: Context) -> Value | None:
    """ "Daily", "twice weekly", "three times every month"."""
    often = match.value("often") or (match.number() if "n" in match.groups else None)
    text = str(match.value("g") or calendar.length(str(match.value("u")), 1))
    return Value(text, freq=f"{float(str(often)):.0f}X" if often else None)


def each(match: Match, _: Context) -> Value | None:
    """ "Each year", "every two weeks", "the first Monday of every month", "Tuesday nights"."""
    quant = " ".join(filter(None, (match.word("E"), match.word("o")))).upper() or None
    part = f"T{match.value('p')}" if "p" in match.groups else "TNI" * ("N" in match.groups)
    if "w" in match.groups:
        text = f"XXXX-WXX-{match.value('w')}{part}"
    elif "m" in match.groups:
        text = f"XXXX-{match.integer('m'):02}"
    elif "z" in match.groups:
        text = f"XXXX-{match.value('z')}"
    elif part:
        text = f"XXXX-XX-XX{part}"
    else:
        nth = match.value("o")
        every = match.number() if not isinstance(nth, int) else nth  # "every third day"
        text = calendar.length(str(match.value("u")), every)
    return Value(text, quant=quant)
