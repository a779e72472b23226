"""Dates on a line."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from html import escape
from typing import Any, ClassVar

import glossator

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T)")
"""A year, a month or a day; what comes after a T is the time of day."""
_WIDTH, _MARGIN, _ROW, _DOT = 640, 16, 11, 4


class Timeline(glossator.View):
    """Dates in their order, on a line."""

    name: ClassVar[str] = "timeline"
    title: ClassVar[str] = "Timeline"
    layers: ClassVar[tuple[str, ...]] = ("dates",)

    def draw(self, document: glossator.Document) -> str:
        by_value: dict[str, list[Any]] = defaultdict(list)
        for one in document.layers["dates"]:
            if _middle(one.value) is not None and not one.relative:
                by_value[one.value].append(one)
        if not by_value:
            return ""
        days = {value: _middle(value) or 0 for value in by_value}
        ordered = sorted(by_value, key=lambda value: (days[value], value))
        rows = "".join(
            f"<tr><th scope=row><time>{escape(value)}</time></th><td>"
            + ", ".join(self.link(one, document.text_of(one)) for one in by_value[value])
            + "</td></tr>"
            for value in ordered
        )
        return _line([(days[value], value, by_value[value]) for value in ordered]) + (
            f"<table><thead><tr><th scope=col>when</th><th scope=col>in the text</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )


def _middle(value: str) -> int | None:
    """The day, by number, that is in the middle of what a TIMEX3 value names."""
    found = _DAY.match(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day:
            return date(year or 1, month or 1, day).toordinal()
        return date(year or 1, month or 7, 15 if month else 2).toordinal()
    except ValueError:
        return None


def _line(dots: list[tuple[int, str, list[Any]]]) -> str:
    """The line: a dot for each mention, above each other where they would touch."""
    first, last = dots[0][0], dots[-1][0]
    span = max(last - first, 1)
    columns: dict[int, int] = defaultdict(int)
    marks, highest = [], 0
    for day, value, mentions in dots:
        for one in mentions:
            x = _MARGIN + (day - first) * (_WIDTH - 2 * _MARGIN) // span
            row = columns[x // (2 * _DOT + 1)]
            columns[x // (2 * _DOT + 1)] += 1
            highest = max(highest, row)
            marks.append(
                f'<a href="#{escape(one.id)}" aria-label="{escape(value)}">'
                f'<circle cx="{x}" cy="{-8 - row * _ROW}" r="{_DOT}">'
                f"<title>{escape(value)}</title></circle></a>"
            )
    height = 20 + highest * _ROW
    return (
        f'<svg class="timeline" viewBox="0 {-height} {_WIDTH} {height + 26}" '
        f'role="group" aria-label="Timeline">'
        f'<path d="M0 0H{_WIDTH}"/>{_ticks(first, last)}{"".join(marks)}</svg>'
    )


def _ticks(first: int, last: int) -> str:
    """Years below the line, no more than there is room for; or the days at both ends."""
    span = max(last - first, 1)
    start, end = date.fromordinal(first), date.fromordinal(last)
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 5000) if span / 365 / n <= 9)
    years = [year for year in range(start.year + 1, end.year + 1) if year % step == 0]
    marks = [(date(year, 1, 1).toordinal(), str(year)) for year in years]
    if len(marks) < 2:
        marks = [(first, start.isoformat()), (last, end.isoformat())][: 1 + (last > first)]
    made = []
    for day, words in marks:
        x = _MARGIN + (day - first) * (_WIDTH - 2 * _MARGIN) // span
        place = "start" if x < 40 else "end" if x > _WIDTH - 40 else "middle"
        made.append(
            f'<path d="M{x} 0v5"/><text x="{x}" y="20" text-anchor="{place}">{words}</text>'
        )
    return "".join(made)
