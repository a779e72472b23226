"""The grammar of lengths of time, times of day, and times that recur."""

from __future__ import annotations

from typing import Final

from glossator_dates import clock, conditions, durations
from glossator_dates.notation import COUNT, MONTH_DAY, NUMBER, OR_SO, TIME_OF, UNIT, WAY
from glossator_dates.rule import Rule
from glossator_dates.value import fixed

DURATION: Final = "DURATION"
TIME: Final = "TIME"
SET: Final = "SET"


def rules() -> tuple[Rule, ...]:
    """The rules; examples are counted from Thursday, 16 May 2024."""
    return (
        Rule("duration", DURATION, f"{COUNT} (- | passed)? {UNIT} (and half=(a half))? {OR_SO}",
             durations.duration, "He waited for [five years].", "P5Y", where=conditions.duration),
        Rule("duration-composed", DURATION,
             "(a u=(unit) and | n=(day | numeral (-? numeral)?) u_2=(unit | units) (and | comma)?)"
             " k=(day | numeral (-? numeral)?) U=(unit | units)",
             durations.composed, "It lasted [an hour and 20 minutes].", "PT1H20M"),
        Rule("duration-half", DURATION, f"(the? {WAY})? a? half a? {UNIT}", durations.half,
             "He waited [half an hour].", "PT30M"),
        Rule("duration-a", DURATION,
             f"a passed? {UNIT} (and half=(a half))? {OR_SO} (?! -? (ago | season) | - modifier)",
             durations.duration, "He waited for [a week].", "P1W", where=conditions.duration_a),
        Rule("duration-the", DURATION,
             f"(the? {WAY} | the (ordinal | fiscal | passed)?) {COUNT} {UNIT} {OR_SO}",
             durations.duration, "It grew for [the past two months].", "P2M",
             where=conditions.quarters),
        Rule("duration-and-half", DURATION,
             f"{NUMBER} -? (and -?)? (a -?)? half=(half) -? {UNIT}", durations.duration,
             "It ended a [three-and-a-half-year] ban.", "P3Y6M"),
        Rule("duration-vague", DURATION, "(vague | a) time", fixed("PXX"),
             "They will live without it for [a while].", "PXX", where=conditions.duration_vague),
        Rule("duration-ahead", DURATION, "the? units:u ahead", durations.plural,
             "Sales may fall in [the weeks ahead].", "PXW"),
        Rule("duration-plural", DURATION, "the? units:u (and units)?", durations.plural,
             "He waited for [months].", "PXM", where=conditions.plural),
        Rule("clock", TIME, f"clock:C ampm:P? {TIME_OF}", clock.clock,
             "He left at [10:30 p.m.].", "2024-05-16T22:30", where=conditions.clock),
        Rule("hour-to", TIME, "day:hour (?= (- | to) day:until ampm:P)", clock.hour_to,
             "It is open from [3] to 5 p.m. daily.", "2024-05-16T15:00"),
        Rule("hour", TIME,
             "(day:hour ampm:P | (day:hour_2 | numeral:hour_3) oclock"
             f" (ampm:P_2 | in the daypart:p)?) {TIME_OF}",
             clock.clock, "He left at [8 p.m. Tuesday].", "2024-05-14T20:00"),
        Rule("half-past", TIME,
             "(half:half | a? unit:quarter_2"
             " | (numeral:minutes | day:minutes_2) (unit | units)?)"
             " (past | to:to) (day:hour | numeral:hour_2 | noon:N) oclock?"
             f" (ampm:P | in the daypart:p)? {TIME_OF}",
             clock.half_past, "It ended at [half past nine].", "2024-05-16T09:30",
             where=conditions.half_past),
        Rule("hour-of-part", TIME, f"(day:hour | numeral:hour_2) in the daypart:p {TIME_OF}",
             clock.clock, "He left at [nine in the evening].", "2024-05-16T21:00",
             where=conditions.behind_at),
        Rule("noon", TIME, f"noon:N {TIME_OF}", clock.noon, "He left at [noon].",
             "2024-05-16T12:00"),
        Rule("part-of", TIME,
             "(modifier in)? the daypart:p (of | on)"
             f" ((weekday comma?)? {MONTH_DAY} (comma? year:y)? | weekday:w)",
             clock.part_of_day, "On [the morning of April 19, 1775] they met.", "1775-04-19TMO"),
        Rule("day-part", TIME, f"modifier? ((the? {WAY})? weekday:w | today:Y) daypart:p",
             clock.part_of_day, "They met [Wednesday night].", "2024-05-15TNI"),
        Rule("part", TIME, "modifier? (last:l | this:l_2) daypart:p", clock.part_of_day,
             "It rained [this morning].", "2024-05-16TMO"),
        Rule("part-day", TIME, "(modifier -?)? daypart:p (today:Y | weekday:w)",
             clock.part_of_day, "At [mid-afternoon yesterday] it rained.", "2024-05-15TAF"),
        Rule("next-part", TIME, "modifier? the (next:next | prior:before) daypart:p",
             clock.part_counted, "He came on May 3, 2011. [The next morning] he left.",
             "2011-05-04TMO"),
        Rule("in-part", TIME, "(the modifier? -? | modifier -?) daypart:p", clock.part_counted,
             "He left on Monday, and came back in [the evening].", "2024-05-13TEV",
             where=conditions.in_part),
        Rule("that-part", TIME, "modifier? the? that:T daypart:p", clock.part_of_day,
             "On May 3, 2011, he came. [That night] he left.", "2011-05-03TNI"),
        Rule("set", SET, "often:often? set:g", durations.recurring, "They report [daily].", "P1D"),
        Rule("frequency", SET, "(often:often | n=(day | numeral) times) (a | each) unit:u",
             durations.frequency, "They meet [twice a week].", "P1W"),
        Rule("each-nth", SET, "the? (ordinal | final) weekday of each:E unit:u", durations.each,
             "They meet on [the first Monday of every month].", "P1M"),
        Rule("weekday-nights", SET, "weekday:w (units:U | (?= (and | comma) weekday units:U_2))",
             durations.weekday_nights, "They meet on [Tuesday nights].", "XXXX-WXX-2TNI"),
        Rule("each", SET,
             "each:E alternate:o? (unit:u | weekday:w daypart:p_2? | month:m | season:z | daypart:p"
             f" | {COUNT} units:u_2)",
             durations.each, "They meet [every Friday].", "XXXX-WXX-5"),
    )  # fmt: skip
