"""The grammar: a line for each rule. Examples are counted from Thursday, 16 May 2024."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from glossator_dates import calendar_dates as dates
from glossator_dates import clock, conditions, durations, periods
from glossator_dates import counted_dates as counted
from glossator_dates import relative_dates as relative
from glossator_dates.rule import Rule
from glossator_dates.value import fixed

DATE: Final = "DATE"
TIME: Final = "TIME"
DURATION: Final = "DURATION"
SET: Final = "SET"

NUMBER = (
    "n=((day | number | numeral) million | day | number | year (?= - | units | passed)"
    " | ordinal (?= -? numeral)"
    " | numeral (-? (numeral | day))? (-? (numeral | day))? (-? (numeral | day))?)"
)
RANGE = f"((day | number) (to | - | and) | numeral (to | and))? {NUMBER}"
VAGUE = "(vague:v | a? few:v_2 of?)"
COUNT = f"({RANGE} (and passed)? | {VAGUE})"
UNIT = "u=(unit | units)"
LENGTH = (
    f"({COUNT} passed? {UNIT} (and half=(a half) | and so)? | a? b=(half) a? u_2=(unit | units)"
    " | n_2=(day | numeral) and a half_2=(half) u_3=(unit | units)"
    " | a passed? u_4=(unit) (and half_3=(a half) | and so)?)"
)
"""How long ago: "two months", "half an hour", "two and a half years", "a year and a half"."""
DAY = "d=(day | ordinal)"
WAY = "this? way:l"
OR_SO = "(and so)?"
DAYS = "the (modifier | ordinal | final) units of"
PART = f"(the? modifier of | {DAYS} | modifier in (the (?= unit))? | modifier -?)?"
"""Which part of it: "the end of", "the final days of", "early", "mid-"."""
LATE = f"(modifier on? | {DAYS})?"
"""Which part of a day: "late on", "the early hours of"."""
MONTH_DAY = f"(month:m {DAY} | (?! the day month other) the? d_2=(day | ordinal) of? month:m_2)"
"""A day of a month; "the 5 May attack" has the article of its noun."""
AHEAD = (
    "(?= (- | and | to) (modifier? -? day? of? month:M ((day | ordinal) comma?)?"
    " | (day | ordinal) comma?) year:Y )"
)
"""The year of a later day or month: "May and June 1955"."""
YEAR = "(year:y | the? this? way:l_2 unityear:u | the? that:T unityear:u_2)"
OF_YEAR = f"comma? of? {YEAR}"
"""A year that is written or pointed to: "2011", "of last year", "of that year"."""
POINT = (
    f"((this? way:l)? weekday:w (comma? month:m_3 d_3=(day | ordinal) (comma? year:y_3)?)?"
    f" | today:Y | {MONTH_DAY} (comma? year:y)? | holiday:H (of? year:y_2)?)"
)
"""A day: "next Friday", "today", "May 5", "Christmas 2016"."""
TIME_OF = (
    "zone:G? (comma? of? this:l_6? weekday:w daypart?"
    " (?! comma? month (day | ordinal))"
    f" | (comma? of? weekday)? comma? month:m {DAY} (comma? year:y)? | today:Y daypart:p_9?"
    " | this:l_9 daypart:p_8 | last:l_8 daypart:p_7)?"
)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules, made at the first document rather than at import."""
    return (
        # Dates of the calendar.
        Rule("iso", DATE, "iso:i", dates.iso_date, "On [2018-11-03|2018-11-03] he left."),
        Rule("numeric", DATE, "numeric:S", dates.numeric, "It is dated [14-Aug-2019|2019-08-14].",
             where=conditions.years),
        Rule("day", DATE, f"(this? (last | next)? weekday:w (final | next)? comma?)? {MONTH_DAY}"
             f" ((?! this) {OF_YEAR} | (?= comma? this unityear:Z) | (?! -? (unit | units) | day)"
             f" ({AHEAD})?)",
             dates.calendar_day, "They left on [Tuesday, Dec. 20|2023-12-20]."),
        Rule("to-day", DATE, f"(?<= month:m (day | ordinal) (- | and | to)) {DAY} (comma? year:y"
             " | (?! -? (unit | units)) ((?<= - .) | (?<= from month . to .))"
             " | (?= stop | comma | and | to | in | on | $))",
             dates.calendar_day, "From March 3 to [5, 2011|2011-03-05] it rained."),
        Rule("from-day", DATE,
             f"{DAY} (?= (- | and | to) (day | ordinal) of? month:m (comma? year:y)?)",
             dates.calendar_day, "It rained from [3|2011-03-03] to 5 March 2011."),
        Rule("weekday-day", DATE, "weekday:w the ordinal:d", dates.weekday_day,
             "The fair opens on [Saturday the 25th|2024-05-25]."),
        Rule("on-the-day", DATE, "(?<= on) the ordinal:d (?= comma | stop)", dates.day_of_month,
             "He came in March 2011 and left on [the 5th|2011-03-05].",
             where=conditions.quarter),
        Rule("nth", DATE, "(the? ordinal:k? weekday:W after)? the? (ordinal:o | final:last)"
             " ((weekday:w | unit:n) (of | in) | of)"
             f" (month:m ({OF_YEAR})? | the? {WAY} unit:u_3 | the unit:u_4 | year:y_2)", dates.nth,
             "The vote is on [the second Tuesday in November|2024-11-12]."),
        Rule("bc", DATE, f"({PART} (month:m | the? modifier? season:z of)? n=(day | number | year)"
             " (bc:e | (?= (- | and | to) (day | number | year) bc:e_2))"
             " | bc:e_3 n_2=(day | number | year)"
             " | the? modifier? ordinal:n_3 -? unitcentury:u bc:e_4)", periods.of_an_era,
             "In [June 479 BC|BC0479-06] they fought."),
        Rule("month", DATE, f"(?! this month year) {PART} (the? unitmonth of | the? {WAY})? month:m"
             f" ({OF_YEAR} | (?! day | ordinal) ({AHEAD})?)", dates.calendar_month,
             "They will leave in [July|2024-07].", where=conditions.month),
        Rule("year", DATE, f"({PART} | the unityear) year:y", periods.calendar_year,
             "He has led since [2011|2011].", where=conditions.year),
        Rule("fiscal-year", DATE, f"{PART} (the? fiscal unityear? (year:y | day:short)"
             " | the? year:y_2 fiscal unityear)", periods.calendar_year,
             "It lost money in [fiscal 1989|1989]."),
        Rule("years", DATE,
             "(the? fiscal unityear? | unityear)? year:y"
             " (- day:d | / d_2=(day | year) | - number:d_3)",
             periods.year_range, "It happened in the [2017/18|2017/2018] season.",
             where=conditions.years),
        Rule("spelled-year", DATE,
             "(t=(the unityear) | month:m | the? season:z of)? k=(numeral numeral (-? numeral)?)",
             periods.spelled, "In [January nineteen ninety-six|1996-01] he left."),
        Rule("holiday", DATE, f"({WAY})? holiday:H (weekday | {OF_YEAR})?", dates.holiday,
             "Crowds filled Oslo on [Easter Monday|2024-04-01].", where=conditions.holiday),
        Rule("decade", DATE, f"{PART} the? modifier? -? (numeral:k -?)? decade:D", periods.decade,
             "In [the late 1960s|196] it grew.", where=conditions.decade),
        Rule("century", DATE, "the? modifier? -? ordinal:o -? unitcentury", periods.century,
             "In [the late 20th century|19] it grew."),
        Rule("season", DATE,
             f"modifier? (the? {WAY} season:z | the? season:z_2 {OF_YEAR} (- (day | number))?"
             " | the? season:z_3 (?= (and | to | -) the? season of? year:Y)"
             " | (?<= way:l_4 season and) season:z_4)",
             relative.season, "It happened [last summer|2023-SU].", where=conditions.season),
        Rule("season-alone", DATE, "(the modifier? | modifier | (?<= in)) season:z (?! of)",
             relative.season, "Over [the summer|2023-SU] he left.", where=conditions.season_alone),
        # Dates counted from another.
        Rule("weekday-to", DATE, f"(?<= weekday (to | - | and)) {LATE} weekday:w",
             relative.weekday_to,
             "It runs from Monday to [Friday|2024-05-24]."),
        Rule("weekday-of-week", DATE,
             f"modifier? weekday:w ((of | comma)? ({WAY} | the? that:T) unitweek"
             " | (?= (and | comma | to | -) weekday of? this? way:l_2 unitweek))",
             relative.weekday_of_week, "He was last seen on [Sunday of last week|2024-05-12]."),
        Rule("weekday", DATE,
             f"{LATE} (weekday:w_2 (final:l_3 | next:l_4) (?= stop | comma | and | in | on | $)"
             f" | (the {WAY} | this? pointing:l_2)? weekday:w (?! (and | comma) weekday units))",
             relative.weekday, "He spoke on [Monday|2024-05-13].", where=conditions.weekday),
        Rule("weekdays-ago", DATE, "n=(day | numeral) set:g ago", relative.weekdays_ago,
             "He left [two Fridays ago|2024-05-03]."),
        Rule("weekday-week", DATE, "weekday:w unit:u", relative.weekday_week,
             "The talks open [Friday week|2024-05-24]."),
        Rule("day-offset", DATE, f"{LATE} today:Y", relative.day_offset,
             "He left [yesterday|2024-05-15].", where=conditions.day_offset),
        Rule("reference", DATE, "(right | passed)? reference:r", relative.reference,
             "He is silent [now|PRESENT_REF].", where=conditions.reference),
        Rule("some-day", DATE, "numeral unit", fixed("FUTURE_REF"),
             "He will [one day|FUTURE_REF] be president.", where=conditions.some_day),
        Rule("future-units", DATE, "(?<= in) future units", fixed("FUTURE_REF"),
             "It will grow in [future years|FUTURE_REF]."),
        Rule("the-future", DATE, "the (passed | running)? future (?! - | unit | units | of)",
             fixed("FUTURE_REF"), "We look to [the future|FUTURE_REF].",
             where=conditions.the_future),
        Rule("the-past", DATE,
             "the past (?= other | stop | comma | and | in | that | before | after)",
             fixed("PAST_REF"), "It was common in [the past|PAST_REF]."),
        Rule("compared-year", DATE, "final unityear:pu", periods.reported,
             "In the quarter it earned $3 million, up from $2 million [last year|2023-Q1].",
             where=conditions.compared),
        Rule("this-unit", DATE, f"{PART} the? {WAY} (fiscal | passed)? {UNIT} (of unit)? {OR_SO}",
             relative.this_unit, "He leaves [next week|2024-W21].", where=conditions.this_unit),
        Rule("this-time", DATE, f"(this | the that) time ({WAY} unit:u | today:Y)",
             relative.this_time, "He was ill [this time last year|2023-05-16]."),
        Rule("that-unit", DATE, "modifier? the? that:T that? (unitdate:u (?! -) | season:z)"
             " | the unitdate:u_2 (before:before | after:after)"
             " (?= stop | comma | and | in | on | $)", relative.told_unit,
             "In 2011 he came. He left [that year|2011]."),
        Rule("before-last", DATE, "modifier? (the unitdate:u | the? (weekday:w | daypart:p))"
             " (before final:l | after next:l_2)", relative.before_last,
             "He left [the week before last|2024-W18]."),
        Rule("year-ended", DURATION,
             "the (fiscal | passed)? unityear (?= ended | to (month | day))", fixed("P1Y"),
             "For [the year|P1Y] ended June 30."),
        Rule("quarter-ended", DATE,
             f"the (fiscal | passed)? unitquarter (?= ended month:m {DAY} (comma? year:y)?)",
             periods.quarter_ended, "Sales rose in [the quarter|2023-Q4] ended Jan. 31."),
        Rule("the-unit", DATE, f"{PART} the (fiscal | passed)? unit:u", relative.the_unit,
             "He leaves by [the end of the year|2024].", where=conditions.the_unit),
        Rule("year-end", DATE, "the? (unityear:u | unitmonth:u_2) (- | possessive)? end",
             relative.year_end, "It will close by [year-end|2024-12-31]."),
        Rule("half", DATE,
             f"the half=(final | ordinal) (half | unit:s) of (fiscal? {YEAR} | the unityear:u_3"
             " | the modifier? -? (decade:D | ordinal:o -? unitcentury))", periods.part_of_year,
             "It fell in [the first half of 2018|2018-H1]."),
        Rule("quarter", DATE, "((the? fiscal -? | the)? (year:y_3 fiscal?)?"
             f" | {WAY} unityear:u_3 possessive fiscal?)"
             " (ordinal:o | final:last (?= unitquarter of (the? way unityear | year)))"
             f" unitquarter (of? fiscal unityear? year:y_2 | {OF_YEAR})?", periods.part_of_year,
             "Sales fell in [the 4th quarter 2018|2018-Q4].", where=conditions.quarter),
        Rule("quarter-hyphen", DATE, f"the? ordinal:o_2 - unitquarter {OF_YEAR}"
             " | (fiscal -?)? ordinal:o - unitquarter", periods.part_of_year,
             "The [third-quarter|2023-Q3] loss fell.", where=conditions.quarter),
        Rule("quarter-pair", DATE, "ordinal:o (?= (and | to | -) ordinal units:N)"
             f" | (?<= ordinal (and | to | -)) ordinal:o_2 units:N_2 ({OF_YEAR})?",
             periods.part_of_year, "It fell in the first and [second quarters of 2023|2023-Q2].",
             where=conditions.quarter_pair),
        Rule("month-quarter", DATE, f"the? (month (- | to))? month:m unitquarter ({OF_YEAR})?",
             periods.quarter_of_month, "It lost less in [the March quarter|2024-Q1]."),
        Rule("half-hyphen", DATE, "ordinal:half - half", periods.part_of_year,
             "The [first-half|2024-H1] loss fell.", where=conditions.half_of_figures),
        Rule("quarter-code", DATE,
             f"year:y_4 -? quarter:q_2 | quarter:q (fiscal? of? fiscal? year:y_2 | (/ | -) year:y_3"
             " | (?= (and | to | -) quarter of? fiscal? year:Y)"
             f" | (possessive? | fiscal) day:short | {OF_YEAR})?", periods.part_of_year,
             "Sales fell in [Q4 2016|2016-Q4].", where=conditions.quarter_code),
        Rule("compared", DATE, "(the that? (unitperiod:pu | unitquarter:pu_2 | unitmonth:pu_3)"
             " (a unityear (ago | earlier | before) | last:l unityear)"
             " | (the year:y | this? way:l_2 unityear possessive? fiscal?"
             " | the that? unityear - (ago | earlier) | the way:l_3 - unityear)"
             " ordinal:o? (unitperiod:pu_4 | unitquarter:pu_5))", periods.reported,
             "It lost less than in [the year-ago quarter|2023-Q1]."),
        Rule("ago", DATE, f"{LENGTH} ago", counted.away, "He fled [two months ago|2024-03]."),
        Rule("ago-weekday", DATE,
             f"({COUNT} | a) {UNIT} ago on? ((this? last)? weekday:w | today:Y)",
             counted.ago_weekday, "He fled [a week ago Monday|2024-05-06]."),
        Rule("ago-plural", DATE, "units ago", fixed("PAST_REF"), "He came [years ago|PAST_REF]."),
        Rule("year-ago", DATE, "unit:u - (ago | earlier)", counted.away,
             "The [year-ago|2023] loss was larger."),
        Rule("counted-from", DATE, f"({COUNT} | a | the) passed? {UNIT} (today:Y_2 | (to the unit)?"
             f" (from:F | before:F_2 | after:F_3 | on:F_4) ({POINT}"
             " | (?<= before | after) year:y_4 (?! month | -)))",
             counted.counted_from,
             "Ministers will meet [the day after tomorrow|2024-05-18].",
             where=conditions.counted_from),
        Rule("weekday-from", DATE, "the (ordinal:o | final)? weekday:W (before:F | after:F_2)"
             f" (holiday:H (of? year:y)? | {MONTH_DAY} (comma? year:y_2)?)",
             counted.weekday_from, "It opens on [the Tuesday after Easter 2025|2025-04-22]."),
        Rule("week-of", DATE, f"the unitweek (of | to | ended | modifier) {POINT}", counted.week_of,
             "It will be heard in [the week of June 10|2024-W24]."),
        Rule("ahead", DATE,
             f"({COUNT} | a) passed? {UNIT} ahead=(from reference | possessive time)", counted.away,
             "The summit opens in [two days' time|2024-05-18]."),
        Rule("earlier", DATE, f"({COUNT} | a) passed? {UNIT} (earlier:B | later)", counted.earlier,
             "On May 5, 2018, he came, [two days later|2018-05-07] he left.",
             where=conditions.earlier),
        Rule("in-units", DATE, f"(?<= in) {NUMBER} {UNIT} (?= stop | comma | and | $)",
             counted.in_units, "The plant will close in [five years|2029].",
             where=conditions.in_units),
        # Lengths of time, times of day, times that recur.
        Rule("duration", DURATION,
             f"{COUNT} (- | passed | running)? {UNIT} (and half=(a half))? {OR_SO}",
             durations.duration, "He waited for [five years|P5Y].", where=conditions.duration),
        Rule("duration-or-two", DURATION, f"a {UNIT} and:both n=(numeral)", durations.or_two,
             "He leaves in [a week or two|P2W]."),
        Rule("duration-pair", DURATION, "vague:v u=(units) and units", durations.duration,
             "It fell in [recent weeks and months|PAST_REF].", where=conditions.duration),
        Rule("duration-composed", DURATION,
             "(a u=(unit) and | n=(day | numeral (-? numeral)?) u_2=(unit | units) (and | comma)?)"
             " k=(day | numeral (-? numeral)?) U=(unit | units)"
             " (and? j=(day | numeral (-? numeral)?) V=(unit | units))?", durations.composed,
             "It lasted [an hour and 20 minutes|PT1H20M]."),
        Rule("duration-half", DURATION, f"(the? {WAY})? a? half:b a? {UNIT}", durations.duration,
             "He waited [half an hour|PT30M]."),
        Rule("duration-quarter", DURATION, "a unitquarter -? (of a)? u=(unitcentury | unittime)",
             durations.quarter, "He waited [a quarter of an hour|PT15M]."),
        Rule("duration-a", DURATION,
             f"a passed? {UNIT} (and half=(a half))? {OR_SO} (?! -? (ago | season) | - modifier)",
             durations.duration, "He waited for [a week|P1W].", where=conditions.duration_a),
        Rule("duration-the", DURATION,
             f"(the? {WAY} | the (ordinal | fiscal | passed)?) {COUNT} running? {UNIT} {OR_SO}"
             " (?! earlier | later)", durations.duration, "It grew for [the past two months|P2M].",
             where=conditions.duration_the),
        Rule("duration-and-half", DURATION, f"{NUMBER} -? (and -?)? (a -?)? half=(half) -? {UNIT}",
             durations.duration, "It ended a [three-and-a-half-year|P3Y6M] ban."),
        Rule("duration-vague", DURATION, "(vague | a) time", fixed("PXX"),
             "They will live without it for [a while|PXX].", where=conditions.duration_vague),
        Rule("duration-ahead", DURATION, "the? units:u ahead", durations.plural,
             "Sales may fall in [the weeks ahead|PXW]."),
        Rule("duration-plural", DURATION, "the? units:u (and units)?", durations.plural,
             "He waited for [months|PXM].", where=conditions.plural),
        Rule("hour-to", TIME,
             "(day:hour | clock:C) (?= (- | to) (day:until | clock:until_2) ampm:P)", clock.hour_to,
             "It is open from [3|2024-05-16T15:00] to 5 p.m. daily."),
        Rule("hour-of-pair", TIME, "(year:h | number:h_2) (?= (- | to | and) clock:C)",
             clock.of_pair, "They vote from [0700|2024-05-16T07:00] to 1900 GMT."),
        Rule("clock", TIME,
             "(clock:C ampm:P? | day:hour ampm:P_2 | day:hour_4 (?= today) | noon:N"
             " | (day:hour_2 | numeral:hour_3) oclock"
             f" (ampm:P_3 | in the daypart:p)?) {TIME_OF}", clock.clock,
             "He left at [8 p.m. Tuesday|2024-05-14T20:00].", where=conditions.clock),
        Rule("half-past", TIME, "(half:half past:past? | (a? unit:quarter_2"
             " | (minutes=(numeral (- numeral)?) | day:minutes_2) (unit | units)?)"
             " (past:past_2 | to:to)) (day:hour | numeral:hour_2 | noon:N) oclock?"
             f" (ampm:P | in the daypart:p)? {TIME_OF}", clock.clock,
             "It ended at [half past nine|2024-05-16T09:30].", where=conditions.half_past),
        Rule("hour-of-part", TIME, f"(day:hour | numeral:hour_2) in the daypart:p {TIME_OF}",
             clock.clock, "He left at [nine in the evening|2024-05-16T21:00]."),
        Rule("part-of", TIME, "((modifier in)? the modifier? daypart:p units? (of | on)"
             " | weekday daypart:p_2 comma (?! weekday))"
             f" ((weekday comma?)? {MONTH_DAY} (comma? year:y)? | weekday:w)", clock.part_of_day,
             "On [the morning of April 19, 1775|1775-04-19TMO] they met."),
        Rule("day-part", TIME,
             f"{LATE} ((the? {WAY})? weekday:w | today:Y | last:l_2 | this:l_3 | the? that:T)"
             " daypart:p | (modifier -?)? daypart:p_2 (today:Y_2 | weekday:w_2)", clock.part_of_day,
             "They met [Wednesday night|2024-05-15TNI]."),
        Rule("overnight", TIME, "today:Y on? weekday:w", clock.overnight,
             "It burned [overnight on Friday|2024-05-10TNI]."),
        Rule("next-part", TIME, "modifier? the (next:next | prior:before) daypart:p",
             clock.part_of_day,
             "He came on May 3, 2011. [The next morning|2011-05-04TMO] he left."),
        Rule("in-part", TIME, "(the modifier? -? | modifier -?) daypart:p", clock.part_of_day,
             "He left on Monday, and came back in [the evening|2024-05-13TEV].",
             where=conditions.in_part),
        Rule("set", SET, "often:often? set:g", durations.recurring, "They report [daily|P1D].",
             where=conditions.recurring),
        Rule("frequency", SET, "(often:often | n=(day | numeral) times) (a | each | per) unit:u",
             durations.recurring, "They meet [twice a week|P1W]."),
        Rule("each-nth", SET, "the? (ordinal | final) weekday of each:E unit:u", durations.each,
             "They meet on [the first Monday of every month|P1M]."),
        Rule("weekday-nights", SET, "weekday:w (nights:N | dayparts:p"
             " | (?= (and | comma) weekday (nights:N_2 | dayparts:p_2)))",
             durations.each, "They meet on [Tuesday nights|XXXX-WXX-2TNI]."),
        Rule("each", SET,
             "each:E (alternate:o | ordinal:o_2)? (unit:u | weekday:w daypart:p_2? | month:m"
             f" | season:z | daypart:p | {COUNT} units:u_2)", durations.each,
             "They meet [every Friday|XXXX-WXX-5]."),
    )  # fmt: skip
