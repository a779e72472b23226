"""Every rule has an example that it gives what is said to come of it, and is explained by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from entitled import segments
from tagging import entities_of

from glossator.testing import annotate, document
from glossator_entities import Entities
from glossator_entities.rules import FILE
from glossator_standard.rule_examples import Rule, read_rules

ENTITIES, NAMES = read_rules(FILE, "entities"), read_rules(FILE, "names")
LIGHT = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
SEEDS = Path(__file__).parents[3] / "seeds"


def _name(value: str | Rule) -> str:
    return value if isinstance(value, str) else "example"


@pytest.mark.parametrize(("name", "rule"), ENTITIES.items(), ids=_name)
def test_a_rule_of_entities_gives_what_its_example_says(name: str, rule: Rule) -> None:
    text, entities = entities_of(rule.example)
    found = {f"{text[one.start : one.end]}/{one.label}": one.rule for one in entities}
    assert name in found.get(rule.gives, f"not found, but {found}").split("+")


@pytest.mark.parametrize(("name", "rule"), NAMES.items(), ids=_name)
def test_a_rule_of_names_gives_what_its_example_says(name: str, rule: Rule) -> None:
    made = annotate(rule.example, "names", use=LIGHT)
    found = {f"{made.text_of(one)}/{one.label}": one.rule for one in made.layers["names"]}
    assert found.get(rule.gives, f"not found, but {found}") == name


def test_every_rule_that_is_met_is_known() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        made = annotate(path.read_text("utf-8"), "entities", use=LIGHT)
        for layer in ("names", "entities"):
            known = ENTITIES.keys() | NAMES.keys()
            met = {rule for one in made.layers[layer] for rule in one.rule.split("+")}
            assert met <= known, f"{path.name}: no example of {met - known}"


def test_an_entity_is_explained_by_rules_full_form_and_neighbours() -> None:
    made = annotate(
        "Shares of Zentrix fell. Ana Kelmar was in Oslo. Zentrix said it trusts Kelmar.",
        "entities",
        use=LIGHT,
    )
    told = {made.text_of(one): Entities().explain(one, made) for one in made.layers["entities"]}
    oslo, kelmar = told["Oslo"], told["Kelmar"]
    assert oslo is not None
    assert oslo.rule.startswith("place: a list, or GeoNames, has it as a place")
    assert oslo.example is not None
    assert "[" not in oslo.example
    assert "'Oslo' is listed: places or GeoNames" in oslo.conditions
    assert kelmar is not None
    [(start, end)] = kelmar.matched
    assert made.text[start:end] == "Ana Kelmar"


def test_neighbours_that_voted_are_told() -> None:
    text, entities = entities_of("Shares of [Zentrix|l=PERSON PERSON=0.9] fell.")
    made = document(text, *segments(text), *entities)
    [one] = made.layers["entities"]
    told = Entities().explain(one, made)
    assert told is not None
    assert "'Shares of Zentrix fell .' says ORG (1.5)" in told.conditions
