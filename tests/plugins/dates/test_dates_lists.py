"""A project's own holidays, and names that hold no date, in place of ours or beside them."""

from __future__ import annotations

from typing import Any

import pytest

import glossator
from glossator.testing import annotate

USE = {"sentences": "rules", "tokens": "rules"}


def values(text: str, **lists: Any) -> list[str]:
    document = glossator.Document(id="lists", text=text, metadata={"date": "2024-05-16"})
    options = {"dates": {"lists": lists}} if lists else None
    return [
        one.value for one in annotate(document, "dates", use=USE, options=options).layers["dates"]
    ]


def test_a_holiday_is_added_by_day_by_easter_or_by_weekday() -> None:
    text = "They met on Winter Eve, on Prayer Day and on Harvest Friday."
    added = [
        {"phrase": "Winter Eve", "list": "holidays", "day": "01-23"},
        {"phrase": "prayer day", "list": "holidays", "day": "easter+26"},
        {"phrase": "harvest friday", "list": "holidays", "day": "1.5.9"},
    ]
    assert values(text) == ["2024-05-10"]
    assert values(text, add=added) == ["2024-01-23", "2024-04-26", "2023-09-01"]


def test_a_holiday_is_added_that_no_rule_tells() -> None:
    added = [
        {"phrase": "Lamp Night", "list": "holidays", "day": "XX-XX"},
        {"phrase": "Tent Feast", "list": "holidays", "day": "passover+7"},
    ]
    text = "They met on Lamp Night, on Lamp Night 2019 and at Tent Feast."
    assert values(text, add=added) == ["XXXX-XX-XX", "2019-XX-XX", "2024-04-30"]


def test_a_name_with_a_day_in_it_is_no_date() -> None:
    text = "She sings with Kelmar Tuesday Choir."
    assert values(text) == ["2024-05-14"]
    assert values(text, add=["Tuesday Choir"]) == []


def test_a_holiday_and_a_name_are_cut() -> None:
    text = "They met on Thanksgiving, and Sheffield Wednesday lost."
    assert values(text) == ["2023-11-23"]
    assert values(text, cut=["thanksgiving", "sheffield wednesday"]) == ["2024-05-15"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"phrase": "Flag Day", "list": "holidays", "day": "14 June"}, "expected a day such as"),
        ({"phrase": "Flag Day", "list": "holidays", "day": "06-31"}, "got '06-31'"),
        ({"phrase": "1 May", "list": "holidays", "day": "05-01"}, "begins with a letter"),
        ({"phrase": "Flag Day", "list": "holidays"}, "day"),
        ("Wednesday", "two words or more, got 'Wednesday'"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_told(entry: Any, said: str) -> None:
    with pytest.raises(glossator.OptionError, match=said):
        values("He left.", add=[entry])
