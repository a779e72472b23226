"""Clock times whose day another expression of their sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator_dates.marking import Marked

_DAY = re.compile(r"(?:\d{4}|X{4})-(?:\d\d|XX)-(?:\d\d|XX)|XXXX-WXX-\d")
_NEAR = re.compile(
    r"[\s,(]*(?:[A-Z]{2,4}\)?|local time)?[\s,)]*(?:on|of|the)?[\s]*(?:night of|morning of)?\s*"
)
"""What stands between a clock time and the day that belongs to it: "6 a.m. on Sunday"."""
_COUNTED = frozenset(("this-unit", "that-unit", "unit-before", "earlier", "counted-from"))
"""Rules whose days are counted from one told before."""


def with_days(text: str, marks: Sequence[Marked]) -> Sequence[Marked]:
    """The marks of a sentence, each clock time without a day of its own with the day of another.

    That is the day right behind it, else the one told last before it, which it has already,
    else the next in the sentence: "At 10 p.m. he left, on the night of 3 March 2012".
    """
    days = [mark for mark in marks if not mark.value.open_day and _DAY.match(mark.value.text)]
    return [_with_day(text, mark, days) if mark.value.open_day else mark for mark in marks]


def _with_day(text: str, mark: Marked, days: Sequence[Marked]) -> Marked:
    behind = next((day for day in days if day.start > mark.start), None)
    found = behind and _DAY.match(behind.value.text)
    if behind is None or not found:
        return mark
    apart = behind is not days[0] or behind.rule in _COUNTED
    if apart and not _NEAR.fullmatch(text, mark.end, behind.start):
        return mark
    time = mark.value.text.partition("T")[2]
    value = mark.value._replace(text=f"{found.group()}T{time}", since=behind.value.since)
    return mark._replace(value=value)
