"""The grammar: each rule is a regular expression over classes, and what its pieces amount to.

The classes are those of `glossator_dates.scan.scan`. At one place the longest match wins, then the
earlier rule. No pattern repeats a repetition, so that time stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from glossator_dates import clock, days, lengths, units
from glossator_dates.found import Build, Found, Rule, Type
from glossator_dates.scan import ANCHORS, Scan

NUMBER = "(?P<n>[dn]|y(?=[-UR])|k(?:-?[kd]){0,3}|o(?=-?k))"
RANGE = f"(?:[dn](?:Q|-|j)|k(?:Q|j))?{NUMBER}"
VAGUE = "(?:(?P<v>v)|a?(?P<v_2>V)O?)"
COUNT = f"(?:{RANGE}|{VAGUE})"
UNIT = "(?P<u>[uU])"
MONTH = "(?P<m>m)"
DAY = "(?P<d>d|o)"
YEAR = "(?P<y>y)"
WEEKDAY = "(?P<w>w)"
WAY = "h?(?P<l>[lhx])"
AHEAD = "(?:(?=[-jQ](?:B?-?d?O?(?P<M>m)(?:[do]c?)?|[do]c?)(?P<Y>y)))?"  # "May and June 1955"
OR_SO = "(?:jW)?"
PART = "(?:t?BO|BI(?:t(?=u))?|B-?)?"  # "the end of", "early", "mid-"
TIME_OF = f"(?P<G>G)?(?:c?O?{WEEKDAY}|c?{MONTH}{DAY}|(?P<Y>Y))?"


def _rule(name: str, type_: Type, pattern: str, make: Build) -> Rule:
    return Rule(name, type_, re.compile(pattern), make)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules, compiled at the first document rather than at import."""
    return (
        # Days of the calendar.
        _rule("iso", "DATE", "(?P<i>i)", days.iso_date),
        _rule("slashes", "DATE", "(?P<S>S)", days.slashes),
        _rule("month-day-year", "DATE", f"(?:{WEEKDAY}c?)?{MONTH}{DAY}c?{YEAR}", days.calendar_day),
        _rule("day-month-year", "DATE", f"(?:{WEEKDAY}c?)?t?{DAY}O?{MONTH}c?{YEAR}",
              days.calendar_day),
        _rule("month-day", "DATE", f"(?:h?[lx]?{WEEKDAY}c?)?{MONTH}{DAY}(?!-?[uU]){AHEAD}",
              days.calendar_day),
        _rule("day-month", "DATE", f"(?:{WEEKDAY}c?)?t?{DAY}O?{MONTH}(?!d){AHEAD}",
              days.calendar_day),
        _rule("to-day", "DATE", f"(?<=(?P<m>m)[do][-jQ]){DAY}(?:c?{YEAR})", days.calendar_day),
        _rule("to-day-hyphen", "DATE", f"(?<=(?P<m>m)[do]-){DAY}(?!-?[uU])", days.calendar_day),
        _rule("from-day", "DATE", f"{DAY}(?=[-jQ][do]O?{MONTH}(?:c?{YEAR})?)", days.calendar_day),
        _rule("on-the-day", "DATE", "t(?P<d>o)(?=[c!])", days.day_of_month),
        _rule("month-year", "DATE", f"{PART}{MONTH}[cO]?{YEAR}", days.calendar_month),
        _rule("month-spelled", "DATE", f"{MONTH}(?P<k>kk(?:-?k)?)", days.spelled),
        _rule("month-last-year", "DATE", f"B?{MONTH}O?{WAY}(?P<u>u)", days.month_of_year),
        _rule("of-that-year", "DATE", f"{PART}{MONTH}{DAY}?Ot?(?P<T>T)(?P<u>u)", days.of_that_year),
        _rule("bc", "DATE", f"{PART}{MONTH}?(?P<n>[dny])(?:K|(?=[-jQ][dny]K))", days.before_christ),
        _rule("bc-century", "DATE", "t?B?(?P<n>o)-?(?P<u>u)K", days.before_christ),
        _rule("month", "DATE", f"{PART}(?:{WAY})?{MONTH}(?![do]){AHEAD}", days.calendar_month),
        _rule("the-month-of", "DATE", f"{PART}t?(?P<u>u)O{MONTH}(?![do])", days.calendar_month),
        _rule("year", "DATE", f"(?:{PART}|tu){YEAR}", days.calendar_year),
        _rule("fiscal-year", "DATE", f"{PART}f(?P<u>u)?{YEAR}", days.calendar_year),
        _rule("years", "DATE", f"{YEAR}(?:-(?P<d>d)|/(?P<d_2>[dy]))", days.year_range),
        _rule("spelled-year", "DATE", "(?P<t>tu)?(?P<k>kk(?:-?k)?)",
              days.spelled),
        # Weekdays, and days counted from the document's.
        _rule("weekday", "DATE", f"B?(?:t?{WAY})?{WEEKDAY}", days.weekday),
        _rule("day-offset", "DATE", "B?(?P<Y>Y)", days.day_offset),
        _rule("reference", "DATE", "[MR]?(?P<r>r)", units.reference),
        _rule("the-future", "DATE", "tR?(?P<L>L)(?![uUO])", units.future),
        _rule("the-past", "DATE", "t(?P<l>l)(?=[.!cjITF])", units.past),
        _rule("recent", "DATE", "(?P<recent>v)U", units.recent),
        _rule("holiday", "DATE", f"(?:{WAY})?(?P<H>H)(?:{WEEKDAY}|c?{YEAR})?", days.holiday),
        # Units counted from the document's date.
        _rule("this-unit", "DATE", f"{PART}t?{WAY}[fR]?{UNIT}(?:Ou)?{OR_SO}", units.this_unit),
        _rule("that-unit", "DATE", "B?(?P<t>t)?(?P<T>T)T?(?:(?P<u>u)(?!-)|(?P<z>z))",
              units.that_unit),
        _rule("the-season", "DATE", "tB?(?P<z>z)(?!O|-)", units.season),
        _rule("unit-before", "DATE", "t(?P<u>u)(?P<F>F)(?=[!cjI]|$)", units.unit_before),
        _rule("season", "DATE", f"B?(?:t?{WAY}|t?(?=.Oy)|t?(?=.Ok)|t?(?=.y))(?P<z>z)(?:O?{YEAR})?",
              units.season),
        _rule("season-spelled", "DATE", "t?(?P<z>z)O(?P<k>kk(?:-?k)?)",
              days.spelled),
        _rule("the-year", "DATE", "(?<=(?P<y>y)c)t(?P<u>u)(?!-)", days.calendar_year),
        _rule("year-ended", "DURATION", "t[fR]?(?P<u>u)(?=e)", lengths.year_ended),
        _rule("the-unit", "DATE", f"{PART}t[fR]?(?P<u>u)", units.the_unit),
        _rule("half-of", "DATE", f"t(?P<half>[lo])bO(?:{YEAR}|t?{WAY}(?P<u>u)|t(?P<u_2>u))",
              units.half_of),
        _rule("year-end", "DATE", "t?(?P<u>u)[-s]?(?P<end>B)", units.year_end),
        _rule("quarter", "DATE",
              f"(?:t?f-?|t)?(?:{YEAR}f?)?(?P<o>o)(?P<u>u)(?:O(?P<y_2>y)|O?{WAY}u|O?f(?P<y_3>y))?",
              units.quarter),
        _rule("quarter-hyphen", "DATE", "(?:f-?)?(?P<o>o)-(?P<u>u)", units.quarter),
        _rule("years-quarter", "DATE", f"{WAY}(?P<pu>u)sf?(?P<o>o)?(?P<u>u)", units.quarter),
        _rule("year-ago-quarter", "DATE", "t(?P<pu>u)-[AB](?P<o>o)?(?P<u>u)", units.year_ago_unit),
        _rule("the-year-period", "DATE", f"t{YEAR}(?P<o>o)?(?P<u>u)", units.year_period),
        _rule("ago", "DATE", f"(?:{COUNT}|a(?P<b>b)?)R?{UNIT}(?:jab|jW)?(?P<A>A)", units.ago),
        _rule("ago-plural", "DATE", "(?P<u>U)A", units.long_ago),
        _rule("earlier", "DATE", f"(?:{COUNT}|a)R?{UNIT}(?P<B>B)", units.earlier),
        _rule("year-ago", "DATE", "(?P<u>u)-(?P<A>[AB])", units.ago),
        _rule("decade", "DATE", f"{PART}t?B?-?(?P<D>D)", days.decade),
        _rule("century", "DATE", "t?B?(?P<o>o)-?(?P<u>u)", days.century),
        # Lengths of time.
        _rule("duration", "DURATION", f"{COUNT}(?:-|R)?{UNIT}(?:j(?P<half>ab))?{OR_SO}",
              lengths.duration),
        _rule("duration-half", "DURATION", f"(?:t?{WAY})?(?:ab|b)a?{UNIT}", lengths.half),
        _rule("duration-a", "DURATION", f"aR?{UNIT}(?:j(?P<half>ab))?{OR_SO}(?!-?[Az]|-B)",
              lengths.duration),
        _rule("duration-way", "DURATION", f"t?{WAY}{COUNT}{UNIT}{OR_SO}", lengths.duration),
        _rule("duration-the", "DURATION", f"t[ofR]?{COUNT}{UNIT}", lengths.duration),
        _rule("duration-fraction", "DURATION", f"(?P<n>d)(?P<half>d/d){UNIT}", lengths.duration),
        _rule("duration-and-half", "DURATION", f"{NUMBER}ja?(?P<half>b){UNIT}", lengths.duration),
        _rule("duration-plural", "DURATION", "t?(?P<u>U)(?:jU)?", lengths.plural),
        # Times of day.
        _rule("clock", "TIME", f"(?P<C>C)(?P<P>P)?{TIME_OF}", clock.clock),
        _rule("hour", "TIME", f"(?P<hour>d)(?P<P>P){TIME_OF}", clock.clock),
        _rule("noon", "TIME", f"(?P<N>N){TIME_OF}", clock.noon),
        _rule("part-of", "TIME",
              f"(?:BI)?t(?P<p>p)O(?:(?:{MONTH}{DAY}|(?P<d_2>d|o)O?(?P<m_2>m))(?:c?{YEAR})?|{WEEKDAY})",
              clock.part_of_day),
        _rule("weekday-part", "TIME", f"B?(?:t?{WAY})?{WEEKDAY}(?P<p>p)", clock.part_of_day),
        _rule("part", "TIME", "B?(?P<l>[lh])(?P<p>p)", clock.part_of_day),
        _rule("that-part", "TIME", "B?t?(?P<T>T)(?P<p>p)", clock.part_of_day),
        _rule("day-part", "TIME", "B?(?P<Y>Y)(?P<p>p)", clock.part_of_day),
        # Recurring times.
        _rule("set", "SET", "(?P<g>g)", lengths.recurring),
        _rule(
            "frequency",
            "SET",
            "(?:(?P<often>#)|(?P<n>[dk])X)[aE](?P<u>u)",
            lengths.frequency,
        ),
        _rule("weekday-nights", "SET", f"{WEEKDAY}(?P<U>U)", lengths.weekday_nights),
        _rule("each", "SET", f"(?P<E>E)(?:(?P<u>u)|{WEEKDAY}|{MONTH}|(?P<p>p)|{COUNT}(?P<U>U))",
              lengths.each),
    )  # fmt: skip


_ANCHOR = re.compile(f"[{ANCHORS}]|kk")


_RUN = re.compile(r"[^.]+\.?")
"""What a match lies in, and the word after it: no rule takes a word of the class ``.``."""


def candidates(scanned: Scan, first: int, last: int) -> Iterator[Found]:
    """Every match of every rule between two positions: by start, then longest, then rule order."""
    for run in _RUN.finditer(scanned.classes, first, last):
        for start, end, order, groups in _matches(run.group()):
            at = run.start()
            pieces = {name: scanned.pieces[at + begin : at + stop] for name, begin, stop in groups}
            yield Found(rules()[order], at + start, at + end, pieces)


@lru_cache(maxsize=4096)
def _matches(run: str) -> tuple[tuple[int, int, int, tuple[tuple[str, int, int], ...]], ...]:
    """The matches in a run of classes, each with the number of its rule, and its groups.

    The same runs come again and again: "of the month", "last week".
    """
    if not _ANCHOR.search(run):
        return ()
    found = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(rules())
        for match in rule.pattern.finditer(run)
    ]
    found.sort(key=lambda one: one[:3])
    return tuple(
        (
            start,
            match.end(),
            order,
            tuple(
                (name.partition("_")[0], *match.span(name))
                for name, text in match.groupdict().items()
                if text
            ),
        )
        for start, _, order, match in found
    )
