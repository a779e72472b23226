"""What is marked, and what an option and a layer that is used change."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import glossator
import pytest
from glossator.testing import assert_marked, check_annotator, document
from glossator_standard import Entity, Sentence

from glossator_money import MoneyAnnotator

EXAMPLE = Path(__file__).parent.with_name("example.txt")
LINES = Path(__file__).with_name("marked.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", [one for one in LINES if not one.startswith("#")])
def test_what_is_marked_in_a_line_is_found(line: str) -> None:
    assert_marked(line, "money", use="rules", language="en")


def test_a_dollar_is_that_of_the_option_and_small_amounts_are_left_out() -> None:
    text = "It costs [$9|amount=9 currency=AUD], or $2, or [US$5|currency=USD]."
    options = {"money": {"local": "AUD", "least": 3}}
    assert_marked(text, "money", use="rules", options=options, language="en")


def test_the_party_before_it_is_referred_to() -> None:
    made = document(
        "Acme paid $5 on Monday.",
        Sentence(start=0, end=23),
        Entity(start=0, end=4, label="ORG", rule="test"),
        Entity(start=16, end=22, label="DATE", rule="test"),
    )
    annotator = MoneyAnnotator()
    annotator.prepare()
    [found] = annotator.annotate(made)
    assert found.party == made.layers["entities"][0].id
    assert found.amount == Decimal(5)


def test_the_example_is_as_it_was_when_somebody_looked(
    glossator_chain: Callable[..., glossator.Chain], glossator_snapshot: Callable[..., None]
) -> None:
    chain = glossator_chain("money", use="rules", minimal=True)
    glossator_snapshot(chain(EXAMPLE.read_text("utf-8")), "money")


def test_the_contract_is_kept() -> None:
    check_annotator("money", use="rules")
