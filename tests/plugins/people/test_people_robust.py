"""Odd input: nothing breaks, and what holds of every result."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import glossator
from glossator.testing import annotate, check_annotator, document
from glossator_people.parts import alike, compatible, parse
from glossator_standard import Mention, Person

RULES = {"tokens": "rules", "sentences": "rules"}
MARKS = [*"“”\"'’,.;:—( \n", "\n\n", "İ", "😀"]
WORDS = [
    "Kim",
    "Ana",
    "Ruiz",
    "Mrs.",
    "he",
    "she",
    "her",
    "himself",
    "I",
    "my",
    "said",
    "told",
    "the",
]
TITLES = ["president", "President", "his son", "When", "and"]
PIECES = st.sampled_from(MARKS + WORDS + TITLES)


@pytest.mark.parametrize(
    "uses",
    [(), pytest.param(None, marks=pytest.mark.slow("each of several processes loads the model"))],
)
def test_the_annotator_keeps_the_contract(uses: tuple[str, ...] | None) -> None:
    check_annotator("people", use="rules", uses=uses)


@pytest.mark.slow("many examples of Hypothesis")
@given(st.lists(PIECES, max_size=60), st.sampled_from(["", " "]))
@settings(max_examples=100)
def test_each_mention_is_of_one_person_and_inside_the_text(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)

    made = annotate(text, ["titles", "quotations", "people"], use="rules")

    mentions = [one for person in made.layers["people"] for one in person.mentions]
    assert sorted(mentions) == sorted(one.id for one in made.layers["mentions"])
    assert all(person.mentions for person in made.layers["people"])
    ends = [one.end for one in made.layers["mentions"]]
    starts = [one.start for one in made.layers["mentions"]]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_a_mention_of_two_persons_is_told() -> None:
    with pytest.raises(glossator.GlossatorError, match="expected a mention of this person alone"):
        document(
            "Ana",
            Mention(start=0, end=3, kind="name", rule="test"),
            Person(start=0, end=3, mentions=["mentions:1"]),
            Person(start=0, end=3, mentions=["mentions:1"]),
        )


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_of_words_has_no_order(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_name_is_compatible_with_itself_and_either_way(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    if first is not None:
        assert compatible(first, first)
    if first is not None and second is not None:
        assert compatible(first, second) == compatible(second, first)


def test_alike_is_one_letter_more_less_or_other() -> None:
    assert alike("kristin", "kristen")
    assert alike("maurer", "mauer")
    assert not alike("maurer", "mauler2")
    assert not alike("ann", "anne")
