"""What is counted, what is printed, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

from glossator.testing import document
from glossator_pytest import Result
from glossator_standard import Entity, Token

from glossator_my_things import count

EXAMPLE = Path(__file__).parent.with_name("example.jsonl")

Cli = Callable[..., Result]


def test_labels_are_counted_and_annotations_without_one() -> None:
    made = document(
        "Jo fled", Token(start=0, end=2), Entity(start=0, end=2, label="PERSON", rule="test")
    )
    assert count([made, made]) == {"tokens": {"-": 2}, "entities": {"PERSON": 2}}


def test_the_command_prints_a_table_or_json(glossator_cli: Cli) -> None:
    assert "PERSON" in glossator_cli("my-things", EXAMPLE).out
    printed = glossator_cli("my-things", EXAMPLE, "--json").out
    assert json.loads(printed) == {"entities": {"GPE": 1, "PERSON": 1}}


def test_an_unknown_layer_is_refused_on_one_line(glossator_cli: Cli) -> None:
    result = glossator_cli("my-things", EXAMPLE, "--layers", "entitys")
    assert result.code == 2
    assert "unknown layer 'entitys'; did you mean 'entities'?" in result.err
