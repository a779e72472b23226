"""The grammar of dates of the calendar: days, months, years, decades, holidays."""

from __future__ import annotations

from typing import Final

from glossator_dates import calendar_dates as dates
from glossator_dates import conditions, relative_dates, years
from glossator_dates.notation import AHEAD, DAY, MONTH_DAY, OF_YEAR, PART, WAY
from glossator_dates.rule import Rule

DATE: Final = "DATE"


def rules() -> tuple[Rule, ...]:
    """The rules; examples are counted from Thursday, 16 May 2024."""
    return (
        Rule("iso", DATE, "iso:i", dates.iso_date, "On [2018-11-03] he left.", "2018-11-03"),
        Rule("numeric", DATE, "numeric:S", dates.numeric,
             "It is dated [14-Aug-2019].", "2019-08-14"),
        Rule("day", DATE,
             f"(this? (last | next)? weekday:w comma?)? {MONTH_DAY}"
             f" ((?! this) {OF_YEAR} | (?! -? (unit | units) | day) ({AHEAD})?)",
             dates.calendar_day, "They left on [Tuesday, Dec. 20].", "2023-12-20"),
        Rule("to-day", DATE,
             f"(?<= month:m (day | ordinal) (- | and | to)) {DAY} (comma? year:y"
             " | (?! -? (unit | units)) (?<= - .)"
             " | (?= stop | comma | and | to | in | on | $))",
             dates.calendar_day, "From March 3 to [5, 2011] it rained.", "2011-03-05"),
        Rule("from-day", DATE,
             f"{DAY} (?= (- | and | to) (day | ordinal) of? month:m (comma? year:y)?)",
             dates.calendar_day, "It rained from [3] to 5 March 2011.", "2011-03-03"),
        Rule("on-the-day", DATE, "(?<= on) the ordinal:d (?= comma | stop)", dates.day_of_month,
             "He came in March 2011 and left on [the 5th].", "2011-03-05"),
        Rule("nth", DATE,
             "the? (ordinal:o | final:last) ((weekday:w | unit:n) (of | in) | of)"
             f" (month:m ({OF_YEAR})? | the? {WAY} unit:u_3 | the unit:u_4 | year:y_2)",
             dates.nth, "The vote is on [the second Tuesday in November].", "2024-11-12"),
        Rule("bc", DATE,
             f"({PART} month:m? n=(day | number | year)"
             " (bc | (?= (- | and | to) (day | number | year) bc))"
             " | the? modifier? ordinal:n_2 -? unitcentury:u bc)",
             years.before_christ, "In [June 479 BC] they fought.", "BC0479-06"),
        Rule("month", DATE,
             f"{PART} (the? unitmonth of | {WAY})? month:m"
             f" ({OF_YEAR} | (?! day | ordinal) ({AHEAD})?)",
             dates.calendar_month, "They will leave in [July].", "2024-07", where=conditions.month),
        Rule("year", DATE, f"({PART} | the unityear) year:y", years.calendar_year,
             "He has led since [2011].", "2011", where=conditions.year),
        Rule("fiscal-year", DATE, f"{PART} fiscal unityear? (year:y | day:short)",
             years.calendar_year, "It lost money in [fiscal 1989].", "1989"),
        Rule("years", DATE,
             "fiscal? unityear? year:y (- day:d | / d_2=(day | year) | - number:d_3)",
             years.year_range, "It happened in the [2017/18] season.", "2017/2018",
             where=conditions.years),
        Rule("spelled-year", DATE,
             "(t=(the unityear) | month:m | the? season:z of)? k=(numeral numeral (-? numeral)?)",
             years.spelled, "In [January nineteen ninety-six] he left.", "1996-01"),
        Rule("holiday", DATE, f"({WAY})? holiday:H (weekday | {OF_YEAR})?",
             dates.holiday, "Crowds filled Oslo on [Easter Monday].", "2024-04-01",
             where=conditions.holiday),
        Rule("decade", DATE, f"{PART} the? modifier? -? (numeral:k -?)? decade:D", years.decade,
             "In [the late 1960s] it grew.", "196", where=conditions.decade),
        Rule("century", DATE, "the? modifier? -? ordinal:o -? unitcentury", years.century,
             "In [the late 20th century] it grew.", "19"),
        Rule("season", DATE,
             f"modifier? (the? {WAY} | the? (?= season of? year | season of numeral)) season:z"
             " (of? year:y (- day)?)?",
             relative_dates.season, "It happened [last summer].", "2023-SU",
             where=conditions.season),
        Rule("season-of-year", DATE, f"modifier? the? season:z {OF_YEAR}",
             relative_dates.season, "He left in [the summer of last year].", "2023-SU"),
        Rule("season-alone", DATE,
             "(the modifier? | modifier | (?<= in)) season:z (?! of)", relative_dates.season,
             "Over [the summer] he left.", "2023-SU", where=conditions.season_alone),
    )  # fmt: skip
