"""What the library finds, where, and what is said where it is missing."""

import sys
from pathlib import Path

import glossator
import pytest
from glossator.testing import annotate, assert_marked, check_annotator

from glossator_my_things import MyThing, MyThingAnnotator

EXAMPLE = Path(__file__).parent.with_name("example.txt").read_text("utf-8")


def test_what_the_library_finds_is_marked() -> None:
    assert_marked("A [👍🏽|name=thumbs_up_medium_skin_tone]. A line.", "my_things")


def test_the_language_of_the_names_is_an_option() -> None:
    assert_marked("[🚗|name=voiture]", "my_things", options={"my-things": {"names": "fr"}})


def test_what_is_found_refers_to_its_token() -> None:
    made = annotate(EXAMPLE, ["tokens", "my_things"], use="rules")
    tokens = {one.id: made.text_of(one) for one in made.layers["tokens"]}
    found = [tokens[one.token] for one in made.layers.of(MyThing) if one.token]
    assert found == ["🎉", "👍🏽"]


def test_a_missing_library_is_told_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "emoji", None)
    with pytest.raises(glossator.ModelError, match=r"needs emoji.* `pip install") as told:
        MyThingAnnotator().model_id()
    assert "\n" not in str(told.value)


def test_the_contract_is_kept() -> None:
    check_annotator("my-things", use="rules", texts={"example": EXAMPLE})
