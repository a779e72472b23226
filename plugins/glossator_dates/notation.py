"""Parts of patterns that several rules share, in the notation of `glossator_dates.rule.rule`."""

NUMBER = (
    "n=(day | number | year (?= - | units | passed) | ordinal (?= -? numeral)"
    " | numeral (-? (numeral | day))? (-? (numeral | day))? (-? (numeral | day))?)"
)
RANGE = f"((day | number) (to | - | and) | numeral (to | and))? {NUMBER}"
VAGUE = "(vague:v | a? few:v_2 of?)"
COUNT = f"({RANGE} | {VAGUE})"
UNIT = "u=(unit | units)"
DAY = "d=(day | ordinal)"
WAY = "this? way:l"
AHEAD = (
    "(?= (- | and | to) (modifier? -? day? of? month:M ((day | ordinal) comma?)?"
    " | (day | ordinal) comma?) year:Y )"
)
"""The year of a later day or month: "May and June 1955"."""
OR_SO = "(and so)?"
PART = "(the? modifier of | modifier in (the (?= unit))? | modifier -?)?"
"""Which part of it: "the end of", "early", "mid-"."""
POINT = (
    f"((this? way:l)? weekday:w (comma? month:m {DAY} (comma? year:y)?)?"
    " | today:Y"
    " | month:m_2 d_2=(day | ordinal) (comma? year:y_2)?"
    " | the? d_3=(day | ordinal) of? month:m_3 (comma? year:y_3)?"
    " | holiday:H (of? year:y_4)?)"
)
"""A day: "next Friday", "today", "May 5", "Christmas 2016"."""
TIME_OF = (
    "zone:G? (comma? of? weekday:w (?! comma? month (day | ordinal))"
    " | (comma? of? weekday)? comma? month:m d=(day | ordinal) (comma? year:y)? | today:Y)?"
)
