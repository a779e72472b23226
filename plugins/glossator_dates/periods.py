"""Years, decades and centuries, quarters and halves of years, the periods of reports.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from glossator_dates import calendar
from glossator_dates.calendar_dates import calendar_day, year_of
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value

_MONTHS = {"Q": 3, "H": 6}


def of_an_era(match: Match, _: Context) -> Value | None:
    """ "490 BC", "June 479 BC", "the 5th century BC", "A.D. 79"."""
    number, said = int(float(str(match.value("n")))), match.groups["e"][0].text
    if not said.isupper():
        return None  # "12 ad campaigns"
    era = "BC" if said[0] == "B" else ""
    if "u" in match.groups:
        return Value(f"{era}{number - 1:02}")
    month = f"-{match.integer('m'):02}" if "m" in match.groups else ""
    month = f"-{match.value('z')}" if "z" in match.groups else month
    return Value(f"{era}{number:04}{month}")


def calendar_year(match: Match, _: Context) -> Value | None:
    """A year in figures; the rule's condition has looked at the words around it."""
    if "short" in match.groups:
        return Value(str(calendar.full_year(match.groups["short"][0].text)))
    return Value(f"{match.integer('y')}")


def year_range(match: Match, _: Context) -> Value | None:
    """ "1989-90"."""
    first, last = match.integer("y"), int(float(str(match.value("d"))))
    last += first // 100 * 100 if last < 100 else 0
    return Value(f"{first}/{last}") if last > first else None


def spelled(match: Match, _: Context) -> Value | None:
    """ "Nineteen ninety-six", "January nineteen ninety-seven", "the year two thousand"."""
    numbers = [int(piece.value) for piece in match.groups["k"] if piece.text != "-"]
    century, decade, digit = (*numbers, 0, 0)[:3]
    if (century, decade) == (2, 1000) and "t" in match.groups:
        return Value(str(2000 + digit))
    tens = 20 <= decade <= 90 and digit < 10
    teens = 10 <= decade < 20 and not digit
    if century not in (18, 19, 20) or not (tens or teens):
        return None
    year = century * 100 + decade + digit
    if "m" in match.groups:
        return Value(calendar.month(year, match.integer("m")))
    return Value(f"{year}-{match.value('z')}" if "z" in match.groups else str(year))


def decade(match: Match, _: Context) -> Value | None:
    """ "The 1990s", "the nineties", "the nineteen seventies"."""
    value = match.value("D")
    if isinstance(value, str):
        return Value(value) if "k" not in match.groups else None
    if "k" in match.groups:
        of = match.value("k")
        return Value(f"{of}{value}") if of in range(10, 21) else None
    # "The sixties", "the Swinging Sixties".
    is_named = match.last - match.first > 1 or (
        match.before != "" and match.groups["D"][0].text.istitle()
    )
    return Value(f"19{value}") if is_named else None


def century(match: Match, _: Context) -> Value | None:
    """ "The 20th century"."""
    number = match.integer("o")
    return Value(f"{number - 1:02}") if number else None


def part_of_year(match: Match, context: Context) -> Value | None:
    """ "The third quarter", "Q4 2016", "3Q16", "the first half of 1990" or of a decade.

    Its year is the one that is said; alone, it is the one nearest or just ended.
    """
    if "half" in match.groups:
        if match.value("s") not in (None, "X"):
            return None  # "the second semester of 2022" is a half of it, no other unit
        number = match.integer("half")
        code = f"H{2 if number < 1 else number}"
    elif "last" in match.groups:
        code = "Q4"
    else:
        last = match.value("o") == 0 and year_of(match, context)
        code = str(match.value("q") or ("Q4" if last else f"Q{match.value('o')}"))
    if code not in ("Q1", "Q2", "Q3", "Q4", "H1", "H2"):
        return None
    if "half" in match.groups and not match.groups.keys().isdisjoint("Do"):
        value = decade(match, context) if "D" in match.groups else century(match, context)
        return value and value._replace(mod="START" if code == "H1" else "END")
    if "short" in match.groups:
        return Value(f"20{match.integer('short'):02}-{code}")
    if said := year_of(match, context):
        return Value(f"{said.number}-{code}", said.since)
    begun = (int(code[1]) - 1) * _MONTHS[code[0]] < context.day.month
    return Value(f"{context.day.year - (not begun and context.tense <= 0)}-{code}", context.day)


def quarter_of_month(match: Match, context: Context) -> Value | None:
    """ "The March quarter", which ends with that month: the last one that is over."""
    number, said = match.integer("m"), year_of(match, context)
    if number % 3:
        return None
    year = said.number if said else context.day.year - (number >= context.day.month)
    return Value(f"{year}-Q{number // 3}", said.since if said else context.day)


def quarter_ended(match: Match, context: Context) -> Value | None:
    """ "The quarter ended July 31": the one of the calendar that most of its days are in."""
    end = calendar_day(match, replace(context, tense=-1))
    if end is None or len(end.text) < len("2024-05-16"):
        return None
    month_before = calendar.moved(date.fromisoformat(end.text), "O", -1)
    return Value(calendar.shifted(month_before, "Q"), end.since)


def reported(match: Match, context: Context) -> Value | None:
    """A period that figures are compared with: "the 1988 quarter", "the year-ago period",
    "last year's third quarter", "the same month last year", "$3 million last year"."""
    unit = str(match.value("pu"))
    of_year = context.told and context.told.unit == "Y"
    if unit == "Y" and (not context.period or of_year or context.tense > 0):
        return None
    years_on = 0 if "y" in match.groups else match.way if "l" in match.groups else -1
    if unit == "O":
        month = context.told.day if context.told and context.told.unit == "O" else context.day
        text = calendar.shifted(month, "O", 12 * years_on)
    else:
        text = context.reported(context.day, years_on, quarter=unit == "Q")
    if "o" in match.groups:
        text = f"{text[:4]}-Q{match.value('o')}"
    if "y" in match.groups:
        text = f"{match.value('y')}{text[4:]}"
    return Value(text, context.day)
