"""Choosing among the matches of a sentence, with the words around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, cast

from glossator_dates.context import Context, tense_near
from glossator_dates.found import Found
from glossator_dates.grammar import candidates
from glossator_dates.lexicon import words
from glossator_dates.plausible import plausible
from glossator_dates.scan import Scan
from glossator_dates.told import Thread, Told, told
from glossator_dates.value import Value

Type = Literal["DATE", "TIME", "DURATION", "SET"]

_BEFORE = (
    (("no", "more", "than"), "EQUAL_OR_LESS"),
    (("no", "less", "than"), "EQUAL_OR_MORE"),
    (("more", "than"), "MORE_THAN"),
    (("less", "than"), "LESS_THAN"),
    (("at", "least"), "EQUAL_OR_MORE"),
    (("at", "most"), "EQUAL_OR_LESS"),
    (("up", "to"), "EQUAL_OR_LESS"),
    (("nearly",), "LESS_THAN"),
    (("almost",), "LESS_THAN"),
    (("about",), "APPROX"),
    (("around",), "APPROX"),
    (("roughly",), "APPROX"),
    (("approximately",), "APPROX"),
    (("some",), "APPROX"),
    (("over",), "MORE_THAN"),
)
"""Words before a length of time that belong to it, and the modifier that they mean."""

_MODIFIED = frozenset(
    ["duration", "duration-a", "duration-half", "ago", "month-day", "clock", "hour", "year-end"]
)
"""Rules whose matches take the words of `_BEFORE`."""

_REACH = 30
"""Pieces on either side in which tense is looked for: time stays linear."""

_BREAKS = frozenset(',;:—–()“”"')


class Marked(NamedTuple):
    """A time expression found in a sentence."""

    start: int
    end: int
    type: Type
    value: Value
    mod: str | None
    rule: str
    anchor: date | None


def mark(
    scanned: Scan,
    starts: Sequence[int],
    start: int,
    end: int,
    day: date | None,
    thread: Thread,
    *,
    quarterly: bool = False,
) -> Iterator[Marked]:
    """The time expressions of the sentence from `start` to `end`, in order, none overlapping.

    `starts` are the starts of the scan's pieces; `thread` is carried from sentence to sentence.
    """
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    reached = first
    figures = quarterly and any(piece.text[0].isdigit() for piece in scanned.pieces[first:last])
    here: Told | None = None
    for found in candidates(scanned, first, last):
        if found.first < reached:
            continue
        if not plausible(found, scanned, first, last):
            continue
        tense = _tense(scanned, found, first, last)
        context = _context(day, tense, thread, here, quarterly=figures)
        value = found.rule.build(found, context)
        if value is None:
            continue
        if gives := told(value.text):
            here = gives
            thread.follow(gives)
        begin, mod = _with_modifier(found, scanned, reached)
        reached = found.last
        kind = cast("Type", value.type or found.rule.type)
        pieces = scanned.pieces
        yield Marked(
            pieces[begin].start,
            pieces[found.last - 1].end,
            kind,
            value,
            value.mod or mod,
            found.rule.name,
            (value.since or context.day) if value.anchored else None,
        )


def _context(
    day: date | None, tense: int, thread: Thread, here: Told | None, *, quarterly: bool
) -> Context:
    last = here or thread.last
    if thread.history and last:
        return Context(last.day, 0, quarterly, last, last, last.unit, day, history=True)
    return Context(day, tense, quarterly, here, last, today=day)


def _tense(scanned: Scan, found: Found, first: int, last: int) -> int:
    """The tense told by the cue nearest to a match: in its clause, else in its sentence."""
    begin, stop = found.first, found.last
    first, last = max(first, begin - _REACH), min(last, stop + _REACH)
    words_ = [piece.text.replace("’", "'") for piece in scanned.pieces[first:last]]
    start, end = begin - first, stop - first
    low, high = start, end
    while low > 0 and words_[low - 1] not in _BREAKS:
        low -= 1
    while high < len(words_) and words_[high] not in _BREAKS:
        high += 1
    return tense_near(words_[low:high], start - low, end - low) or tense_near(words_, start, end)


def _with_modifier(found: Found, scanned: Scan, reached: int) -> tuple[int, str | None]:
    """Where the expression begins with the words that modify it, and what they mean."""
    pieces = scanned.pieces
    inside = [piece.text.lower() for piece in pieces[found.first : found.last]]
    modifiers = words().modifiers
    if found.rule.name not in ("ago", "earlier"):
        for word in inside:
            if word in modifiers:
                return found.first, modifiers[word]
    if found.rule.name in _MODIFIED:
        for before, mod in _BEFORE:
            if before == ("over",) and found.rule.name not in ("duration", "duration-a"):
                continue
            begin = found.first - len(before)
            if (
                begin >= reached
                and tuple(piece.text.lower() for piece in pieces[begin : found.first]) == before
            ):
                return begin, mod
    return found.first, None
