"""Choosing among the matches of a sentence, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from glossator_dates import calendar, conditions
from glossator_dates.calendar import NOWHERE, agreed
from glossator_dates.confidence import confidence
from glossator_dates.grammar import candidates
from glossator_dates.lexicon import words
from glossator_dates.reference_time import Context, Thread, Told, told
from glossator_dates.rule import Match
from glossator_dates.scanner import Scan
from glossator_dates.symbols import SYMBOLS
from glossator_dates.tense import announces, tells_ahead, tense_near
from glossator_dates.value import Value
from glossator_standard import Date

_LONGEST = 4
"""How many words may stand before a length of time that belong to it, an article included."""

_MODIFIED = frozenset(
    ["duration", "duration-a", "duration-half", "ago", "day", "clock", "year-end"]
)
"""Rules whose matches take the words before them that are approximations."""

_NOUNS = frozenset(("hundred", "thousand"))
"""Numbers that take an article: "a hundred years"."""

_PARTS = {1: "START", 0: "END", -1: "END"}
"""What "the first days of" and "the final days of" say, by the number of the second word."""

_REACH = 30
"""Pieces on either side in which tense is looked for: time stays linear."""

_ASIDE = 6
"""Words of a clock time between a day and its clause."""
_FRONTED = 2
"""Words before a date that stands before its clause: "Early in January, ..."."""

_BREAKS = frozenset(',;:—–()“”"')
_BREAKS_BEHIND = _BREAKS | {"and", "but", "while"}
"""What ends the clause of a date: "It blasted off on Sunday and will dock on Friday"."""

_DAY = re.compile(r"(?:\d{4}|X{4})-(?:\d\d|XX)-(?:\d\d|XX)|XXXX-WXX-\d")
_NEAR = re.compile(
    r"[\s,(]*(?:[A-Z]{2,4}\)?|local time)?[\s,)]*(?:on|of|the|to|until|till|[-–])?"
    r"[\s]*(?:night of|morning of)?\s*"
)
"""What stands between a clock time and its day: "6 a.m. on Sunday", "6 a.m. to 8 a.m. Sunday"."""
_LATE = re.compile(r"T(?:AF|EV|(NI))$")
_NOON = 12
_NIGHT = 6
"""The first hour that is one of the night before midnight: "at 1.30 on Friday night" is none."""
_COUNTED = frozenset(("this-unit", "that-unit", "earlier", "counted-from"))
"""Rules whose days are counted from one told before."""


class Marked(NamedTuple):
    """A time expression found in a sentence, the rule that found it, and how it was counted.

    Attributes:
        counted: As `confidence` takes it.
    """

    start: int
    end: int
    rule: str
    value: Value
    counted: str = ""

    def date(self, words: str, text: str) -> Date:
        """The annotation; `words` is what it says, `text` its value as it is written."""
        value = self.value
        relative = value.since == NOWHERE[0]
        return Date(
            start=self.start,
            end=self.end,
            type=value.type or "DATE",
            value=text,
            mod=value.mod,
            quant=value.quant,
            freq=value.freq,
            anchor=None if relative or value.since is None else value.since.isoformat(),
            relative=relative,
            rule=self.rule,
            confidence=confidence(self.rule, words, text, self.counted),
        )


class Marker:
    """Marks the sentences of one text, in order.

    Attributes:
        scanned: The text's symbols and pieces.
        day: The document's date.
        thread: What the text has told so far; carried from sentence to sentence.
        period: In a report on a quarter the period that its figures were last said to be of: a
            quarter, or the year where they are of six or nine months.
        shown: Whether the sentence tells what a picture shows: its present tense is past.
    """

    def __init__(
        self, scanned: Scan, day: date | None, thread: Thread, *, quarterly: bool = False
    ) -> None:
        self.scanned = scanned
        self.day = day
        self.thread = thread
        self.period = told(calendar.last_quarter(day)) if day and quarterly else None
        self._named = False  # whether a quarter has been said to be the period
        self.shown = False

    def mark(self, first: int, last: int) -> Iterator[Marked]:
        """The time expressions of the sentence of these pieces, none overlapping."""
        scanned, reached = self.scanned, first
        pieces = scanned.pieces[first:last] if self.period else ()
        figures = any(one.text[0].isdigit() for one in pieces)
        here: Told | None = None
        for match in candidates(scanned, first, last):
            demands = (conditions.always, match.rule.where)
            if match.first < reached or not all(holds(match) for holds in demands if holds):
                continue
            # A length of time, and what has its year, are counted from nothing.
            counted = match.rule.type in ("DATE", "TIME") and "y" not in match.groups
            tense = _tense(scanned, match, first, last) if counted else 0
            if self.shown and not tells_ahead(piece.low for piece in scanned.pieces[first:last]):
                tense = min(tense, 0)
            context = self._context(tense, here, self.period if figures else None)
            value = self._value(match, context)
            if value is None:
                continue
            if not value.open_day and (gives := told(value.text)):
                here = gives
                self.thread.follow(gives)
            if self.period and self.day:
                ended = scanned.classes.startswith("e", match.last)
                fiscal = tense < 0 and not self._named
                period = _period(value.text, self.day, ended=ended, fiscal=fiscal)
                self.period, self._named = period or self.period, self._named or bool(period)
            begin, mod = _with_modifier(match, scanned, reached)
            reached = match.last
            value = value._replace(type=value.type or match.rule.type, mod=value.mod or mod)
            start, end = scanned.starts[begin], scanned.end(match.last - 1)
            yield Marked(start, end, match.rule.name, value, _counted(value, context))

    def _value(self, match: Match, context: Context) -> Value | None:
        """The value of a match; where the document has no date, what is known without one."""
        value = match.rule.build(match, context)
        if self.day or not value or value.since != NOWHERE[0]:
            return value
        day = NOWHERE[1] if context.day == NOWHERE[0] else context.day
        other = match.rule.build(match, replace(context, day=day, today=NOWHERE[1]))
        return other and value._replace(text=agreed(value.text, other.text))

    def _context(self, tense: int, here: Told | None, period: Told | None) -> Context:
        last = here or self.thread.last
        today = self.day or NOWHERE[0]
        if self.thread.history and last:
            return Context(last.day, today, 0, last, last, last.unit, period, history=True)
        return Context(today, today, tense, here, last, period=period)


def _counted(value: Value, context: Context) -> str:
    """From what a value was counted, as `confidence` takes it."""
    if value.since is None:
        return "told" if context.history else ""
    if context.history:
        return "history"
    return "past" if context.tense < 0 else "future" if context.tense > 0 else "near"


def _period(value: str, day: date, *, ended: bool, fiscal: bool) -> Told | None:
    """The period that figures are of, where a value is one.

    That is the quarter just over, one that is said to have ended, this quarter where it may be that
    of a `fiscal` year, or six, nine or twelve months of the document's year.
    """
    if value in ("P6M", "P9M") or (ended and value == "P1Y"):
        return Told(day, "Y")
    gives = told(value)
    current = calendar.shifted(day, "Q") if fiscal else ""
    ended = ended or value in (current, calendar.last_quarter(day))
    return gives if gives and gives.unit == "Q" and ended else None


def _tense(scanned: Scan, match: Match, first: int, last: int) -> int:
    """The tense told by the cue nearest to a match: in its clause, else in its sentence."""
    begin, stop = match.first, match.last
    first, last = max(first, begin - _REACH), min(last, stop + _REACH)
    words_ = [piece.text for piece in scanned.pieces[first:last]]
    if not any(one.islower() for one in words_):
        words_ = [one.lower() for one in words_]  # "WOMAN DUE IN COURT ON FRIDAY"
    start, end = begin - first, stop - first
    low, high, breaks = start, end, _BREAKS_BEHIND
    while low > 0 and words_[low - 1] not in _BREAKS:
        low -= 1
    is_fronted = start - low <= _FRONTED and not announces(words_[low])
    if is_fronted and words_[end : end + 1] == [","]:
        high, breaks = high + 1, _BREAKS  # "In January, the firm hired her"
        aside = words_[high : high + _ASIDE]
        if aside[:1] == ["at"] and "," in aside:
            high += aside.index(",") + 1  # "On March 3, at around 4 p.m., she left"
    while high < len(words_) and words_[high] not in breaks:
        high += 1
    return 2 * tense_near(words_[low:high], start - low, end - low) or tense_near(
        words_, start, end
    )


def _with_modifier(match: Match, scanned: Scan, reached: int) -> tuple[int, str | None]:
    """Where the expression begins with the words that modify it, and what they mean."""
    first, rule = match.first, match.rule
    low = [piece.low for piece in scanned.pieces[max(reached, first - _LONGEST) : match.last]]
    before, inside = low[: first - match.last], low[first - match.last :]
    if rule.name not in ("ago", "earlier", "year-end"):
        pieces = scanned.pieces[first : match.last]
        if mod := next((one.value for one in pieces if one.symbol in SYMBOLS["modifier"]), None):
            return first, str(mod)
        if len(pieces) > 4 and pieces[3].symbol == "O" and pieces[2].symbol in SYMBOLS["units"]:
            return first, _PARTS.get(pieces[1].value)
    if rule.name not in _MODIFIED or not before:
        return first, None
    if inside[0] in _NOUNS and before[-1] == "a":
        first -= 1
        before.pop()
    for size in (3, 2, 1):
        mod = words().approximations.get(" ".join(before[-size:]))
        if mod and len(before) >= size and (before[-1] != "over" or _is_more_than(match, before)):
            return first - size, mod
    return first, None


def _is_more_than(match: Match, before: Sequence[str]) -> bool:
    """Whether "over" is "more than": "for over two years", no "sold over two years"."""
    if match.rule.name == "ago":
        return True
    cues, governor = words().cues, before[-2:-1]
    bound = not cues["length"].union(cues["spending"], cues["just"]).isdisjoint(governor)
    return bound and "v" not in match.groups and match.rule.type == "DURATION"


def with_days(text: str, marks: Sequence[Marked]) -> Sequence[Marked]:
    """The marks of a sentence, each clock time without a day of its own with the day of another.

    That is the day right behind it, else the one told last before it, which it has already,
    else the next in the sentence: "At 10 p.m. he left, on the night of 3 March 2012".
    """
    days = [mark for mark in marks if not mark.value.open_day and _DAY.match(mark.value.text)]
    return [
        _with_day(text, mark, days) if mark.value.open_day else _as_told(text, mark, days)
        for mark in marks
    ]


def _as_told(text: str, mark: Marked, days: Sequence[Marked]) -> Marked:
    """A weekday with the date in brackets behind it: "on Wednesday (22 February)"."""
    if mark.rule != "weekday" or not text.startswith(" (", mark.end):
        return mark
    told = (day for day in days if day.start == mark.end + 2)
    return mark._replace(value=next((day.value for day in told), mark.value))


def _with_day(text: str, mark: Marked, days: Sequence[Marked]) -> Marked:
    of_day, _, time = mark.value.text.partition("T")
    day = next((day for day in days if day.start > mark.start), None)
    near = day and _NEAR.fullmatch(text, mark.end, day.start)
    if of_day == "XXXX-XX-XX" and not near:  # no date of the document, but a day may have been told
        day = next((day for day in reversed(days) if day.start < mark.start), day)
    if day is None or not (found := _DAY.match(day.value.text)):
        return mark
    if day.start > mark.start and not near:
        if day is not days[0] or day.rule in _COUNTED:
            return mark
        between = text[mark.end : day.start].split()
        if not words().tense["aside"].isdisjoint(between):
            return mark  # "She woke at 7 a.m. and learned that he had died on Sunday"
    late = _LATE.search(day.value.text) if text[mark.end : day.start] == " on " else None
    if late and text[mark.end - 1] not in "m." and bool(late[1]) * _NIGHT <= int(time[:2]) < _NOON:
        time = f"{int(time[:2]) + _NOON}{time[2:]}"  # "at ten to seven on Tuesday evening"
    value = mark.value._replace(text=f"{found.group()}T{time}", since=day.value.since)
    return mark._replace(value=value)
