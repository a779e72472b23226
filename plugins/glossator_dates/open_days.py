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
    if not any(mark.value.open_day for mark in marks):
        return marks
    return [
        _on(mark, _day_for(text, marks, at)) if mark.value.open_day else mark
        for at, mark in enumerate(marks)
    ]


def _day_for(text: str, marks: Sequence[Marked], at: int) -> Marked | None:
    mark = marks[at]
    behind = [
        one for one in marks[at + 1 :] if not one.value.open_day and _DAY.match(one.value.text)
    ]
    told = any(_DAY.match(one.value.text) and not one.value.open_day for one in marks[:at])
    if not behind or (
        (told or behind[0].rule in _COUNTED)
        and not _NEAR.fullmatch(text, mark.end, behind[0].start)
    ):
        return None
    return behind[0]


def _on(mark: Marked, day: Marked | None) -> Marked:
    """A clock time on the day of another mark."""
    found = day and _DAY.match(day.value.text)
    if day is None or not found:
        return mark
    time = mark.value.text.partition("T")[2]
    value = mark.value._replace(text=f"{found.group()}T{time}")
    return mark._replace(value=value, anchor=day.anchor)
