"""The grammar of dates counted from another: weekdays, "last year", "two months ago"."""

from __future__ import annotations

from typing import Final

from glossator_dates import conditions, quarters, weekdays
from glossator_dates import counted_dates as counted
from glossator_dates import relative_dates as relative
from glossator_dates.notation import (
    COUNT,
    DAY,
    LENGTH,
    OF_YEAR,
    OR_SO,
    PART,
    POINT,
    UNIT,
    WAY,
    YEAR,
)
from glossator_dates.rule import Rule
from glossator_dates.value import fixed

DATE: Final = "DATE"


def rules() -> tuple[Rule, ...]:
    """The rules; examples are counted from Thursday, 16 May 2024."""
    return (
        Rule("weekday-to", DATE, "(?<= weekday (to | -)) weekday:w", weekdays.weekday_to,
             "It runs from Monday to [Friday].", "2024-05-24"),
        Rule("weekday", DATE, f"modifier? (the? {WAY})? weekday:w (?! (and | comma) weekday units)",
             weekdays.weekday,
             "He spoke on [Monday].", "2024-05-13"),
        Rule("weekday-of-week", DATE,
             f"modifier? weekday:w (of | comma)? ({WAY} | the? that:T) unitweek",
             weekdays.weekday_of_week, "He was last seen on [Sunday of last week].", "2024-05-12"),
        Rule("weekdays-ago", DATE, "n=(day | numeral) set:g ago", weekdays.weekdays_ago,
             "He left [two Fridays ago].", "2024-05-03"),
        Rule("weekday-week", DATE, "weekday:w unit:u", weekdays.weekday_week,
             "The talks open [Friday week].", "2024-05-24"),
        Rule("day-offset", DATE, "modifier? today:Y", weekdays.day_offset,
             "He left [yesterday].", "2024-05-15"),
        Rule("reference", DATE, "(right | passed)? reference:r", relative.reference,
             "He is silent [now].", "PRESENT_REF", where=conditions.reference),
        Rule("some-day", DATE, "numeral unit", fixed("FUTURE_REF"),
             "He will [one day] be president.", "FUTURE_REF", where=conditions.some_day),
        Rule("the-future", DATE, "the passed? future (?! unit | units | of)", fixed("FUTURE_REF"),
             "We look to [the future].", "FUTURE_REF"),
        Rule("the-past", DATE,
             "the past (?= other | stop | comma | and | in | that | before | after)",
             fixed("PAST_REF"), "It was common in [the past].", "PAST_REF"),
        Rule("this-unit", DATE, f"{PART} the? {WAY} (fiscal | passed)? {UNIT} (of unit)? {OR_SO}",
             relative.this_unit, "He leaves [next week].", "2024-W21", where=conditions.this_unit),
        Rule("that-unit", DATE, "modifier? the? that:T that? (unitdate:u (?! -) | season:z)",
             relative.that_unit, "In 2011 he came. He left [that year].", "2011"),
        Rule("unit-before", DATE,
             "the unitdate:u (before:F | after) (?= stop | comma | and | in | on | $)",
             relative.unit_before, "He came in 2011 and left [the year after].", "2012"),
        Rule("before-last", DATE,
             "modifier? (the unitdate:u | the? (weekday:w | daypart:p))"
             " (before final:l | after next:l_2)",
             relative.before_last, "He left [the week before last].", "2024-W18"),
        Rule("year-ended", "DURATION", "the (fiscal | passed)? unityear (?= ended)", fixed("P1Y"),
             "For [the year] ended June 30.", "P1Y"),
        Rule("quarter-ended", DATE,
             f"the (fiscal | passed)? unitquarter (?= ended month:m {DAY} (comma? year:y)?)",
             quarters.quarter_ended, "Sales rose in [the quarter] ended Jan. 31.", "2023-Q4"),
        Rule("the-unit", DATE, f"{PART} the (fiscal | passed)? unit:u", relative.the_unit,
             "He leaves by [the end of the year].", "2024", where=conditions.the_unit),
        Rule("year-end", DATE, "the? (unityear:u | unitmonth:u_2) (- | possessive)? end",
             relative.year_end, "It will close by [year-end].", "2024-12-31"),
        Rule("half", DATE,
             f"the half=(final | ordinal) half of ({YEAR} | the unityear:u_3)",
             quarters.part_of_year, "It fell in [the first half of 2018].", "2018-H1"),
        Rule("half-of", DATE,
             "the half=(final | ordinal) half of the modifier? -?"
             " (decade:D | ordinal:o -? unitcentury)",
             quarters.half_of_period, "It was so in [the first half of the 20th century].", "19"),
        Rule("quarter", DATE,
             "((the? fiscal -? | the)? (year:y_3 fiscal?)?"
             f" | {WAY} unityear:u_3 possessive fiscal?)"
             " (ordinal:o | final:last (?= unitquarter of (the? way unityear | year)))"
             f" unitquarter (of? fiscal unityear? year:y_2 | {OF_YEAR})?",
             quarters.part_of_year, "Sales fell in [the 4th quarter 2018].", "2018-Q4",
             where=conditions.quarter),
        Rule("quarter-hyphen", DATE, "(fiscal -?)? ordinal:o - unitquarter", quarters.part_of_year,
             "The [third-quarter] loss fell.", "2023-Q3", where=conditions.quarter),
        Rule("half-hyphen", DATE, "ordinal:half - half", quarters.part_of_year,
             "The [first-half] loss fell.", "2024-H1", where=conditions.half_of_figures),
        Rule("quarter-code", DATE,
             f"quarter:q (fiscal? of? fiscal? year:y_2 | / year:y_3 | possessive? day:short"
             f" | {OF_YEAR})?",
             quarters.part_of_year, "Sales fell in [Q4 2016].", "2016-Q4",
             where=conditions.quarter_code),
        Rule("compared", DATE,
             "(the that? (unitperiod:pu | unitquarter:pu_2 | unitmonth:pu_3)"
             " (a unityear ago | last:l unityear)"
             " | (the year:y | this? way:l_2 unityear possessive fiscal?"
             " | the unityear - (ago | earlier))"
             " ordinal:o? (unitperiod:pu_4 | unitquarter:pu_5))",
             quarters.reported, "It lost less than in [the year-ago quarter].", "2023-Q1"),
        Rule("ago", DATE, f"{LENGTH} ago", counted.away, "He fled [two months ago].", "2024-03"),
        Rule("ago-weekday", DATE,
             f"({COUNT} | a) {UNIT} ago on? ((this? last)? weekday:w | today:Y)",
             counted.ago_weekday, "He fled [a week ago Monday].", "2024-05-06"),
        Rule("ago-plural", DATE, "units ago", fixed("PAST_REF"), "He came [years ago].",
             "PAST_REF"),
        Rule("year-ago", DATE, "unit:u - (ago | earlier)", counted.away,
             "The [year-ago] loss was larger.", "2023"),
        Rule("counted-from", DATE,
             f"({COUNT} | a | the) passed? {UNIT}"
             f" (from:F | before:F_2 | after:F_3 | on:F_4) {POINT}",
             counted.counted_from, "Ministers will meet [the day after tomorrow].", "2024-05-18",
             where=conditions.counted_from),
        Rule("ahead", DATE,
             f"({COUNT} | a) passed? {UNIT} ahead=(from reference | possessive time)", counted.away,
             "The summit opens in [two days' time].", "2024-05-18"),
        Rule("earlier", DATE, f"({COUNT} | a) passed? {UNIT} (earlier:B | later)", counted.earlier,
             "On May 5, 2018, he came, [two days later] he left.", "2018-05-07",
             where=conditions.earlier),
    )  # fmt: skip
