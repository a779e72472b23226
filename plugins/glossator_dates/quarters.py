"""Quarters and halves of years, and the periods of reports.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from glossator_dates import calendar, years
from glossator_dates.calendar_dates import calendar_day
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value


def coded_quarter(match: Match, context: Context) -> Value | None:
    """ "Q4 2016", "1H 2020", "Q2 of last year", "3Q16"; alone, the one nearest or just ended."""
    return _coded(match, context, str(match.value("q")))


def half_hyphen(match: Match, context: Context) -> Value | None:
    """ "First-half profit": the half nearest or just ended."""
    number = match.integer("o")
    return _coded(match, context, f"H{number}") if number in (1, 2) else None


def _coded(match: Match, context: Context, code: str) -> Value | None:
    if "short" in match.groups:
        return Value(f"20{match.integer('short'):02}-{code}")
    if match.value("y") is not None:
        return Value(f"{match.value('y')}-{code}")
    if match.value("u") not in (None, "Y"):
        return None
    if context.day is None:
        return Value(f"XXXX-{code}", anchored=True)
    year = context.day.year + match.way
    if match.value("l") is None:
        length = 3 if code[0] == "Q" else 6
        begun = (int(code[1]) - 1) * length < context.day.month
        year -= not begun and context.tense <= 0
    return Value(f"{year}-{code}", anchored=True)


def quarter_ended(match: Match, context: Context) -> Value | None:
    """ "The quarter ended July 31": the one of the calendar that most of its days are in."""
    if match.value("u") != "Q":
        return None
    end = calendar_day(match, replace(context, tense=-1))
    if end is None or not end.text[:4].isdigit() or len(end.text) < len("2024-05-16"):
        return None
    year, month = calendar.months_from(date.fromisoformat(end.text), -1)
    return Value(f"{year}-Q{(month + 2) // 3}", anchored=end.anchored)


def quarter(match: Match, context: Context) -> Value | None:
    """ "The third quarter", with the year as written, pointed to, or the one that just ended."""
    if match.value("u") != "Q":
        return None
    number = {"": match.value("o"), "last": 4}.get(match.word("last"), 0)
    if number not in (None, 1, 2, 3, 4):  # quarters of a year
        return None
    quarter_name = f"Q{number}" if number is not None else "QX"
    if match.value("y") is not None:
        return Value(f"{match.value('y')}-{quarter_name}")
    if context.day is None:
        return Value(f"XXXX-{quarter_name}", anchored=True)
    if number is None and match.value("l") is not None:
        # "Last year's quarter" is compared with the one that has just ended.
        return Value(calendar.last_quarter(context.day, match.integer("l")), anchored=True)
    year = context.day.year + match.way
    if match.value("l") is None and number is not None:
        ahead = number > (context.day.month + 2) // 3
        year -= ahead and context.tense <= 0
    return Value(f"{year}-{quarter_name}", anchored=True)


def half_of(match: Match, context: Context) -> Value | None:
    """ "The first half of 1990", "the second half of this year", "the last half of the '80s"."""
    word = match.word("half")
    number = {"first": 1, "second": 2, "last": 2}.get(word)
    if number and ("D" in match.groups or "o" in match.groups):
        period = years.decade if "D" in match.groups else years.century
        value = period(match, context)
        return value._replace(mod=("START", "END")[number - 1]) if value else None
    if number is None or match.value("u") not in (None, "Y"):
        return None
    if match.value("y") is not None:
        return Value(f"{match.value('y')}-H{number}")
    return Value(f"{calendar.year(context.day, match.way)}-H{number}", anchored=True)


def year_period(match: Match, context: Context) -> Value | None:
    """ "The 1988 quarter", "the 1988 period"."""
    unit = str(match.value("u"))
    if unit not in "QR":
        return None
    if match.value("o") is not None:
        return Value(f"{match.value('y')}-Q{match.value('o')}")
    if context.day is None:
        return Value(f"{match.value('y')}-QX")
    text = context.reported(context.day, quarter=unit == "Q")
    return Value(text.replace(text[:4], str(match.value("y"))))


def same_last_year(match: Match, context: Context) -> Value | None:
    """ "The same month last year", "the quarter a year ago"."""
    unit = str(match.value("pu"))
    if match.value("u") != "Y" or unit not in "QRO" or match.word("l") == "latest":
        return None
    if context.day is None:
        return Value(calendar.shifted(None, unit, 0), anchored=True)
    if unit == "O":
        return Value(calendar.month(context.day.year - 1, context.day.month), anchored=True)
    return Value(context.reported(context.day, -1, quarter=unit == "Q"), anchored=True)


def year_ago_unit(match: Match, context: Context) -> Value | None:
    """ "The year-ago quarter", "the year-earlier period", "the year-ago third quarter"."""
    if str(match.value("u")) not in "QR":
        return None
    if context.day is None:
        return Value("XXXX-QX", anchored=True)
    text = context.reported(context.day, -1, quarter=match.value("u") == "Q")
    number = match.value("o")
    return Value(f"{text[:-1]}{number}" if number is not None else text, anchored=True)
