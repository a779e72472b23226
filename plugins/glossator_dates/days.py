"""Days, months and years of the calendar.

Each function gets a match and its context, and returns None where the match is no time after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from glossator_dates import calendar
from glossator_dates.context import Context
from glossator_dates.found import Found
from glossator_dates.lexicon import words
from glossator_dates.value import Value, nearest, weekday_near


def iso_date(found: Found, _: Context) -> Value | None:
    """``2018-11-03``, with a time where one is there."""
    text = str(found.value("i"))
    year, month, day = (int(part) for part in text[:10].split("-"))
    if calendar.full(year, month, day) is None:
        return None
    return Value(text, type="TIME" if "T" in text else None)


def slashes(found: Found, _: Context) -> Value | None:
    """``11/03/2018``: month first, as in American news, unless that is no month."""
    first, second, year = (int(part) for part in str(found.value("S")).split("/"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    text = calendar.full(year, first, second) or calendar.full(year, second, first)
    return Value(text) if text else None


def calendar_day(found: Found, context: Context) -> Value | None:
    """A month with its day, the year as written or the nearest that fits the tense."""
    month, day = found.integer("m"), found.integer("d")
    if not 1 <= day <= 31:
        return None
    written = _written_year(found, month)
    if written is not None:
        text = calendar.full(written, month, day)
        return Value(text) if text else None
    if context.day is None:
        return Value(f"XXXX-{month:02}-{day:02}", anchored=True)
    years = range(context.day.year - 1, context.day.year + 2)
    days = [date(year, month, day) for year in years if calendar.full(year, month, day)]
    return Value(calendar.iso(nearest(days, context)), anchored=True) if days else None


def day_of_month(found: Found, context: Context) -> Value | None:
    """ "On the 5th": of the month told last."""
    base = context.last.day if context.last and context.last.fits("O") else None
    if base is None or not found.groups["d"][0].text[0].isdigit():
        return None
    text = calendar.full(base.year, base.month, found.integer("d"))
    return Value(text, anchored=True, since=base) if text else None


def _written_year(found: Found, month: int) -> int | None:
    """The year that stands beside a month, or beside the one that it is joined to.

    "May and June 1955", "November to March 1946".
    """
    if found.value("y") is not None:
        return found.integer("y")
    if found.value("Y") is None:
        return None
    return found.integer("Y") - ("M" in found.groups and month > found.integer("M"))


def calendar_month(found: Found, context: Context) -> Value | None:
    """A month, of the year that is written, that "last" or "next" point to, or that is nearest."""
    month = found.integer("m")
    if found.value("u") not in (None, "O"):
        return None  # "the week of May"
    written = _written_year(found, month)
    if written is not None:
        return Value(calendar.month(written, month))
    if context.day is None:
        return Value(f"XXXX-{month:02}", anchored=True)
    year, now = context.day.year, context.day.month
    way = found.value("l")
    if way == -1:
        # In March, "last February" is rarely the month that has just ended.
        year -= month >= now - 1
    elif way == 1:
        year += month <= now
    elif way is None:
        year = nearest([date(year + n, month, 1) for n in (-1, 0, 1)], context).year
    return Value(calendar.month(year, month), anchored=True)


def month_of_year(found: Found, context: Context) -> Value | None:
    """ "January this year", "June last year"."""
    if found.value("u") != "Y":
        return None
    month = found.integer("m")
    if context.day is None:
        return Value(f"XXXX-{month:02}", anchored=True)
    return Value(calendar.month(context.day.year + found.integer("l"), month), anchored=True)


def of_that_year(found: Found, context: Context) -> Value | None:
    """ "July 25 of that year", "October of the same year"."""
    if found.value("u") != "Y" or not context.last:
        return None
    day, month = context.last.day, found.integer("m")
    if found.value("d") is None:
        return Value(calendar.month(day.year, month), anchored=True, since=day)
    text = calendar.full(day.year, month, found.integer("d"))
    return Value(text, anchored=True, since=day) if text else None


def before_christ(found: Found, _: Context) -> Value | None:
    """ "490 BC", "June 479 BC", "the 5th century BC"."""
    number = int(float(str(found.value("n"))))
    if "u" in found.groups:
        return Value(f"BC{number - 1:02}") if found.value("u") == "C" else None
    month = f"-{found.integer('m'):02}" if "m" in found.groups else ""
    return Value(f"BC{number:04}{month}")


def calendar_year(found: Found, _: Context) -> Value | None:
    """A year in figures; `plausible_year` has looked at the words around it."""
    if found.value("u") not in (None, "Y"):
        return None
    return Value(f"{found.integer('y')}")


def year_range(found: Found, _: Context) -> Value | None:
    """ "1989-90"."""
    first, last = found.integer("y"), found.integer("d")
    last += first // 100 * 100 if last < 100 else 0
    return Value(f"{first}/{last}") if last > first else None


def spelled(found: Found, _: Context) -> Value | None:
    """ "Nineteen ninety-six", "January nineteen ninety-seven", "the year two thousand"."""
    numbers = [int(piece.value) for piece in found.groups["k"] if piece.text != "-"]
    century, decade, digit = (*numbers, 0, 0)[:3]
    if (century, decade) == (2, 1000) and "t" in found.groups:
        return Value(str(2000 + digit))
    tens = 20 <= decade <= 90 and digit < 10
    teens = 10 <= decade < 20 and not digit
    if century not in (18, 19, 20) or not (tens or teens):
        return None
    year = century * 100 + decade + digit
    if "m" in found.groups:
        return Value(calendar.month(year, found.integer("m")))
    return Value(f"{year}-{found.value('z')}" if "z" in found.groups else str(year))


def weekday(found: Found, context: Context) -> Value | None:
    """A weekday: the nearest before, or after where the sentence tells of the future."""
    number, way = found.integer("w"), found.value("l")
    surface = found.groups["l"][0].text.lower() if "l" in found.groups else ""
    if surface in ("previous", "preceding", "following") and context.last:
        context = replace(context, day=context.last.day, unit=context.last.unit)
    if context.on("D") is None:
        return Value(f"XXXX-WXX-{number}", anchored=True)
    day = calendar.iso(weekday_near(number, way, context))
    return Value(day, anchored=True, since=context.day)


def day_offset(found: Found, context: Context) -> Value | None:
    """Today, yesterday, tomorrow."""
    if context.today is None:
        return Value("PRESENT_REF" if not found.integer("Y") else "XXXX-XX-XX", anchored=True)
    today = context.today
    day = calendar.iso(today + timedelta(days=found.integer("Y")))
    if found.groups["Y"][0].text.lower() == "tonight":
        return Value(day + "TNI", anchored=True, type="TIME", since=today)
    return Value(day, anchored=True, since=today)


def holiday(found: Found, context: Context) -> Value | None:
    """A holiday with a fixed date."""
    day = words().holidays[found.groups["H"][0].text.lower()]
    if found.value("y") is not None:
        return Value(f"{found.value('y')}-{day}")
    if context.day is None:
        return Value(f"XXXX-{day}", anchored=True)
    month, number = map(int, day.split("-"))
    years = range(context.day.year - 1, context.day.year + 2)
    days = [date(year, month, number) for year in years]
    return Value(calendar.iso(nearest(days, context)), anchored=True)


def decade(found: Found, _: Context) -> Value | None:
    """ "The 1990s", "the nineties"."""
    value = found.value("D")
    if isinstance(value, str):
        return Value(value)
    has_article = found.last - found.first > 1
    return Value(f"19{value}") if has_article else None


def century(found: Found, _: Context) -> Value | None:
    """ "The 20th century"; other ordinals with a unit are days and weeks of something."""
    if found.value("u") != "C":
        return None
    return Value(f"{found.integer('o') - 1:02}")
