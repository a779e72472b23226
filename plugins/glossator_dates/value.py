"""Values, and what the functions that make them share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from glossator_dates.reference_time import Context

Type = Literal["DATE", "TIME", "DURATION", "SET"]


class Value(NamedTuple):
    """A value, and the date that it was counted `since`, if it was.

    A time has an `open_day` where no day was said with it.
    """

    text: str
    since: date | None = None
    mod: str | None = None
    type: Type | None = None
    quant: str | None = None
    freq: str | None = None
    open_day: bool = False


def fixed(text: str) -> Callable[[object, object], Value]:
    """What makes one value of every match: "the future"."""
    return lambda _match, _context: Value(text)


WRONG_SIDE = 150
"""Days by which a date seems farther where the tense speaks against it; set on TimeBank."""


def nearest(days: list[date], context: Context) -> date:
    """The day nearest the document's; one on the wrong side of the tense counts as farther."""
    anchor = context.day

    def far(day: date) -> int:
        days_away = (day - anchor).days
        if context.history:
            return abs(day.year - anchor.year if context.unit == "Y" else days_away)
        wrong = days_away * context.tense < 0
        return abs(days_away) + (WRONG_SIDE * abs(context.tense) if wrong else 0)

    return min(days, key=far)


def on_weekday(
    number: int, way: object, context: Context, *, weeks: int = 0, time: str = ""
) -> Value:
    """The weekday before the document's day, after it, or of its week, and so many weeks on.

    `time` stands behind its day.
    """
    if context.on("D") is None:
        return Value(f"XXXX-WXX-{number}{time}", context.day)
    today = context.day.isoweekday()
    back = (today - number) % 7
    match way:
        case -1:
            days = -(back or 7)
        case 0:
            days = number - today
        case 1:
            days = 7 - back
        case _:
            days = (7 - back) % 7 if context.tense > 0 else -back
    return Value((context.day + timedelta(days=days, weeks=weeks)).isoformat() + time, context.day)
