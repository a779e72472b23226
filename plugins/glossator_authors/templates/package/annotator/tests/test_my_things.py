"""What is marked, and what an option and a layer that is used change."""

from collections.abc import Callable
from pathlib import Path

import glossator
import pytest
from glossator.testing import assert_marked, check_annotator, document
from glossator_standard import Entity, Sentence, Token

from glossator_my_things import MyThingAnnotator

EXAMPLE = Path(__file__).parent.with_name("example.txt")
LINES = Path(__file__).with_name("marked.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", [one for one in LINES if not one.startswith("#")])
def test_what_is_marked_in_a_line_is_found(line: str) -> None:
    assert_marked(line, "my_things", use="rules", language="en")


def test_short_words_are_left_out_where_that_is_asked() -> None:
    text = "An [apple|kind=fruit], a leek."
    options = {"my-things": {"shortest": 5}}
    assert_marked(text, "my_things", use="rules", options=options, language="en")


def test_the_entity_before_it_is_referred_to() -> None:
    made = document(
        "Jo ate a plum.",
        Sentence(start=0, end=14),
        Token(start=9, end=13),
        Entity(start=0, end=2, label="PERSON", rule="test"),
    )
    annotator = MyThingAnnotator()
    annotator.prepare()
    [found] = annotator.annotate(made)
    assert found.entity == made.layers["entities"][0].id


def test_the_example_is_as_it_was_when_somebody_looked(
    glossator_chain: Callable[..., glossator.Chain], glossator_snapshot: Callable[..., None]
) -> None:
    chain = glossator_chain("my_things", use="rules", minimal=True)
    glossator_snapshot(chain(EXAMPLE.read_text("utf-8")), "my_things")


def test_the_contract_is_kept() -> None:
    texts = {"example": EXAMPLE.read_text("utf-8")}
    check_annotator("my-things", use="rules", texts=texts)
