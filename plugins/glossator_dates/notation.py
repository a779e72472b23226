"""Parts of patterns that several rules share, in the notation of `glossator_dates.rule.Rule`."""

NUMBER = (
    "n=(day | number | year (?= - | units | passed) | ordinal (?= -? numeral)"
    " | numeral (-? (numeral | day))? (-? (numeral | day))? (-? (numeral | day))?)"
)
RANGE = f"((day | number) (to | - | and) | numeral (to | and))? {NUMBER}"
VAGUE = "(vague:v | a? few:v_2 of?)"
COUNT = f"({RANGE} | {VAGUE})"
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
PART = "(the? modifier of | modifier in (the (?= unit))? | modifier -?)?"
"""Which part of it: "the end of", "early", "mid-"."""
MONTH_DAY = f"(month:m {DAY} | the? d_2=(day | ordinal) of? month:m_2)"
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
    "zone:G? (comma? of? weekday:w (?! comma? month (day | ordinal))"
    f" | (comma? of? weekday)? comma? month:m {DAY} (comma? year:y)? | today:Y)?"
)
