"""The grammar of dates of the calendar: days, months, years, decades, holidays."""

from __future__ import annotations

from typing import Final

from glossator_dates import calendar_dates as dates
from glossator_dates import conditions, relative_dates, years
from glossator_dates.notation import AHEAD, DAY, PART, WAY
from glossator_dates.rule import Rule, rule

DATE: Final = "DATE"
_OF_MONTH = (
    f"(of | in) (month:m (comma? of? year:y)? | the? {WAY} unit:u | the unit:u_2 | year:y_2)"
)


def rules() -> tuple[Rule, ...]:
    """The rules; examples are counted from Thursday, 16 May 2024."""
    return (
        rule("iso", DATE, "iso:i", dates.iso_date, "On [2018-11-03] he left.", "2018-11-03"),
        rule("numeric", DATE, "numeric:S", dates.numeric,
             "It is dated [14-Aug-2019].", "2019-08-14"),
        rule("month-day", DATE,
             f"(this? (last | next)? weekday:w comma?)? month:m {DAY}"
             f" (comma? year:y | (?! -? (unit | units)) ({AHEAD})?)",
             dates.calendar_day, "They left on [Tuesday, Dec. 20].", "2023-12-20"),
        rule("day-month", DATE,
             f"(weekday:w comma?)? the? {DAY} of? month:m (comma? year:y | (?! day) ({AHEAD})?)",
             dates.calendar_day, "They left on [the 7th of March].", "2024-03-07"),
        rule("to-day", DATE, f"(?<= month:m (day | ordinal) (- | and | to)) {DAY} (comma? year:y)",
             dates.calendar_day, "From March 3 to [5, 2011] it rained.", "2011-03-05"),
        rule("to-day-hyphen", DATE,
             f"(?<= month:m (day | ordinal) -) {DAY} (?! -? (unit | units))",
             dates.calendar_day, "It rained on March 3-[5].", "2024-03-05"),
        rule("to-day-and", DATE,
             f"(?<= month:m (day | ordinal) (and | to)) {DAY}"
             " (?= stop | comma | and | to | in | on | $)",
             dates.calendar_day, "It was held on May 3 and [4].", "2024-05-04"),
        rule("from-day", DATE,
             f"{DAY} (?= (- | and | to) (day | ordinal) of? month:m (comma? year:y)?)",
             dates.calendar_day, "It rained from [3] to 5 March 2011.", "2011-03-03"),
        rule("on-the-day", DATE, "the ordinal:d (?= comma | stop)", dates.day_of_month,
             "He came in March 2011 and left on [the 5th].", "2011-03-05",
             where=conditions.behind_on),
        rule("day-of-month", DATE, f"the? ordinal:o of ({WAY} unit:u | the unit:u_2)",
             dates.day_of_the_month, "He arrived on [the 23rd of last month].", "2024-04-23"),
        rule("month-day-of-year", DATE,
             f"(month:m {DAY} | the? d_2=(day | ordinal) of? month:m_2) comma? of?"
             " (last:l | the? next:l_2) unit:u",
             dates.day_of_year, "She resigned on [March 20 last year].", "2023-03-20"),
        rule("nth-weekday", DATE, f"the? (ordinal:o | last:last) weekday:w {_OF_MONTH}",
             dates.nth_weekday, "The vote is on [the second Tuesday in November].", "2024-11-12"),
        rule("nth-unit", DATE, f"the? (ordinal:o | last:last) unit:n {_OF_MONTH}",
             dates.nth_unit, "It was signed on [the last day of October 2015].", "2015-10-31"),
        rule("month-last-year", DATE, f"modifier? month:m comma? of? the? {WAY} unit:u",
             dates.month_of_year, "In [late November last year] it ended.", "2023-11"),
        rule("of-that-year", DATE, f"{PART} month:m ({DAY})? of the? that:T unit:u",
             dates.of_that_year, "In 2011 he came. On [July 25 of that year] he left.",
             "2011-07-25"),
        rule("bc", DATE,
             f"{PART} month:m? n=(day | number | year)"
             " (bc | (?= (- | and | to) (day | number | year) bc))",
             years.before_christ, "In [June 479 BC] they fought.", "BC0479-06"),
        rule("bc-century", DATE, "the? modifier? ordinal:n -? unit:u bc", years.before_christ,
             "In [the 5th century BC] they fought.", "BC04"),
        rule("month", DATE,
             f"{PART} (the? unit:u of | {WAY})? month:m"
             f" ((comma | of)? year:y | (?! day | ordinal) ({AHEAD})?)",
             dates.calendar_month, "They will leave in [July].", "2024-07", where=conditions.month),
        rule("year", DATE, f"({PART} | the unit) year:y", years.calendar_year,
             "He has led since [2011].", "2011", where=conditions.year),
        rule("fiscal-year", DATE, f"{PART} fiscal unit:u? (year:y | day:short)",
             years.calendar_year, "It lost money in [fiscal 1989].", "1989"),
        rule("years", DATE, "fiscal? unit:u? year:y (- day:d | / d_2=(day | year) | - number:d_3)",
             years.year_range, "It happened in the [2017/18] season.", "2017/2018",
             where=conditions.years),
        rule("spelled-year", DATE,
             "(t=(the unit) | month:m | the? season:z of)? k=(numeral numeral (-? numeral)?)",
             years.spelled, "In [January nineteen ninety-six] he left.", "1996-01"),
        rule("holiday", DATE, f"({WAY})? holiday:H (weekday:w | (comma | of)? year:y)?",
             dates.holiday, "Crowds filled Oslo on [Easter Monday].", "2024-04-01",
             where=conditions.holiday),
        rule("decade", DATE, f"{PART} the? modifier? -? (numeral:k -?)? decade:D", years.decade,
             "In [the late 1960s] it grew.", "196", where=conditions.decade),
        rule("century", DATE, "the? modifier? -? ordinal:o -? unit:u", years.century,
             "In [the late 20th century] it grew.", "19"),
        rule("season", DATE,
             f"modifier? (the? {WAY} | the? (?= season of? year | season of numeral)) season:z"
             " (of? year:y (- day)?)?",
             relative_dates.season, "It happened [last summer].", "2023-SU",
             where=conditions.season),
        rule("season-of-year", DATE, f"modifier? the? season:z of? {WAY} unit:u",
             relative_dates.season_of_year, "He left in [the summer of last year].", "2023-SU"),
        rule("season-alone", DATE,
             "(the modifier? | modifier | (?<= in)) season:z (?! of)", relative_dates.season,
             "Over [the summer] he left.", "2023-SU", where=conditions.season_alone),
    )  # fmt: skip
