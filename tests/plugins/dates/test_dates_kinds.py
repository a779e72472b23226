"""Kinds of expressions that once failed, with the values that are right, and their like."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import glossator
from glossator.testing import assert_marked
from glossator_dates.dateline import document_date

RULES = {"sentences": "rules", "tokens": "rules"}

KINDS = Path(__file__).with_name("kinds.txt")
TEXTS = [line for line in KINDS.read_text("utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_kind_is_right(text: str) -> None:
    marked = text.replace("|", "|value=")
    assert_marked(marked, "dates", use=RULES, metadata={"date": "2024-05-16"})


def test_without_a_date_the_kinds_are_found_as_well() -> None:
    plain = [re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", text) for text in TEXTS]
    chain = glossator.chain("dates", use=RULES)
    found = {
        text: chain(text).layers["dates"] for text in [*plain, "They met at Diwali this year."]
    }
    assert [one.value for one in found["They met at Diwali this year."]] == ["XXXX-XX-XX"]
    assert sum(map(len, found.values())) > len(TEXTS) / 2


@pytest.mark.parametrize(
    "head",
    [
        "March 3, 2015 (KAMPALA) - The talks ended on Monday.",
        "KAMPALA (Newswire) - March 3, 2015 - The talks ended.",
        "3 March 2015\n\nThe talks ended on Monday.",
        "3 March 2015, KAMPALA — The talks ended on Monday.",
        "Published: March 3, 2015\n\nThe talks ended",
        "KAMPALA, March 3, 2015 (Newswire) - The talks",
        "March 3, 2015\n\nTalks",
        "Talks end\n\nPosted on March 3, 2015 by admin\n\nThe talks",
        "Talks end\n3 March 2015 | By Ana Ruiz and Bo Ray\nThe talks",
        "Tuesday, March 3, 2015\n\nTalks",
        "Talks end\n\nBy Ana Ruiz\nMarch 3, 2015\n\nThe talks",
        "Talks end\nBy Ana Ruiz, March 3, 2015\n\nThe",
        "Talks end\nBy Ana Ruiz | March 3, 2015\n\nThe",
        "Talks end\nAna Ruiz | March 3, 2015 | 10:30\nThe",
        "Published on 3 March 2015 at 10:30 GMT\nThe",
        "Updated March 3, 2015 10:30 a.m. ET\nThe",
        "Last updated: Tue 3 Mar 2015 10:30 GMT\nThe",
        "Posted 3 March 2015\nThe",
        "KAMPALA, Uganda (March 3, 2015) – The talks",
        "Kampala, 3 March 2015 – The talks",
        "Kampala, Uganda, March 3, 2015 — The talks",
        "KAMPALA | March 3, 2015 | The talks",
        "2015-03-03\nThe talks",
        "Date: 2015-03-03\nThe",
        "03/03/2015\nThe",
        "3rd March 2015\n\nThe",
        "Tuesday 3 March 2015\nThe",
        "MARCH 3, 2015\nThe",
        "Mar. 3, 2015\nThe",
        "[March 3, 2015]\nThe talks",
        "March 3, 2015 – KAMPALA – The talks",
        "(KAMPALA, March 3, 2015) The talks",
        "Title here\n3 March 2015 | By Ana Ruiz\nThe",
        "03 March 2015 - The talks ended",
        "March 3, 2015: The talks ended",
        "KAMPALA, 3 March 2015 (Newswire) — The",
        "Kampala (Newswire), 3 March 2015 - The",
        "NEW YORK, March 3, 2015 /PRNewswire/ -- The",
        "Issued on: 03/03/2015 - 10:30\nThe",
        "Tue, 03 Mar 2015 10:30:00 GMT\nThe",
        "Release date: March 3, 2015\nThe",
        "Ana Ruiz Mar 3, 2015 Updated Mar 4, 2015\nThe",
        "KAMPALA -- March 3, 2015 -- The talks",
        "Filed under: News. 3 March 2015 at 16:05.\n\nThe talks ended",
    ],
)
def test_a_dateline_dates_the_document(head: str) -> None:
    assert document_date(glossator.Document(id="x", text=head)) == date(2015, 3, 3)


def test_a_dateline_may_end_in_a_no_break_space() -> None:
    assert document_date(
        glossator.Document(id="x", text="Friday, January 4, 2019\u00a0\nThe talks")
    ) == date(2019, 1, 4)


@pytest.mark.parametrize(
    "head",
    [
        "March 3, 2015 was a dark day.",
        "The town of Turku was hit on March 3, 2015.\nIt",
        "Born in Kampala, March 3, 2015 was his day.",
        "On March 3, 2015, he left.",
        "He left Kampala on 3 March 2015 - a Tuesday.",
        "The law of 3 March 2015: a history",
        "Ana Ruiz (3 March 2015 - 4 May 2020) was",
        "Ana Ruiz\nMarch 3, 2015 – May 4, 2020\n\nAna Ruiz, 5, died",
    ],
)
def test_a_date_of_the_story_does_not(head: str) -> None:
    assert document_date(glossator.Document(id="x", text=head)) is None
