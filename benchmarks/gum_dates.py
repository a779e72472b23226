"""Dates on GUM news, with what that gold writes otherwise than TIMEX3 taken for the same.

GUM marks only what it can place in the calendar, and writes a week, a weekend, a season, a decade
and a century as the range of their days. So lengths, recurring times and "now" are left out here,
and two values are the same where they are the same days. Predictions are those of ``scores.py``.

    python benchmarks/scores.py dates && python benchmarks/gum_dates.py
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

from scores import gold_file, prediction

from glossator.api import read
from glossator_standard import Date

GOLD = "dates/gum_news.dev.jsonl"
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
KEPT = ("DATE", "TIME")


def main() -> None:
    """Print precision, recall and F1 of overlapping spans, and how many of them have the value."""
    made = {document.id: document for document in read(str(prediction(GOLD, "")))}
    found = marked = overlap = as_written = same = 0
    for line in gold_file(GOLD).read_text("utf-8").splitlines():
        row = json.loads(line)
        dates = [one for one in made[row["id"]].layers.of(Date) if is_placed(one)]
        found, marked = found + len(dates), marked + len(row["spans"])
        for span in row["spans"]:
            shared = [(common(one, span), one.value) for one in dates if common(one, span) > 0]
            if shared:
                _, value = max(shared)
                overlap += 1
                as_written += value == span["value"]
                same += days(value) == days(span["value"])
    f1 = 2 * overlap / (found + marked)
    print(f"P {overlap / found:.3f}, R {overlap / marked:.3f}, F1 {f1:.3f}, of {marked} in gold")
    print(f"value as written {as_written / overlap:.3f}, F1 {f1 * as_written / overlap:.3f}")
    print(f"value the same days {same / overlap:.3f}, F1 {f1 * same / overlap:.3f}")


def is_placed(one: Date) -> bool:
    """Whether a date is a place in the calendar."""
    return one.type in KEPT and not one.value.endswith("_REF")


def common(one: Date, span: dict[str, int]) -> int:
    """How many code points two stretches share."""
    return min(one.end, span["end"]) - max(one.start, span["start"])


def days(value: str) -> tuple[date, date] | str:
    """The first and last day of a period; the value itself where it is none of these."""
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", value):
        return date.fromisoformat(found[1]), date.fromisoformat(found[2])
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        return first, first + timedelta(days=1 if found[3] else 6)
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first = date(int(found[1]), SEASONS[found[2]], 1)
        return first, (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
    if re.fullmatch(r"\d\d\d?", value):
        zeros = 4 - len(value)
        return date(int(value + "0" * zeros), 1, 1), date(int(value + "9" * zeros), 12, 31)
    return value


if __name__ == "__main__":
    main()
