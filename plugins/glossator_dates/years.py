"""Years, decades and centuries.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from glossator_dates import calendar
from glossator_dates.reference_time import Context
from glossator_dates.rule import Match
from glossator_dates.value import Value


def before_christ(match: Match, _: Context) -> Value | None:
    """ "490 BC", "June 479 BC", "the 5th century BC"."""
    number = int(float(str(match.value("n"))))
    if "u" in match.groups:
        return Value(f"BC{number - 1:02}")
    month = f"-{match.integer('m'):02}" if "m" in match.groups else ""
    return Value(f"BC{number:04}{month}")


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
    has_article = match.last - match.first > 1
    return Value(f"19{value}") if has_article else None


def century(match: Match, _: Context) -> Value | None:
    """ "The 20th century"."""
    return Value(f"{match.integer('o') - 1:02}")
