"""Every part of a reason proves itself by its example, and `explain` says it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import glossator
import glossator_locations
from glossator.testing import annotate
from glossator_locations import Locations
from glossator_locations.explain import FILE
from glossator_standard import Location
from glossator_standard.rule_examples import Rule, read_rules

USE = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
RULES = [
    (part, name, rule)
    for part in ("evidence", "reading")
    for name, rule in read_rules(FILE, part).items()
]


def read(rule: Rule) -> tuple[glossator.Document, list[Location]]:
    """The example annotated, and the locations at its brackets."""
    start, end = rule.example.index("["), rule.example.index("]") - 1
    text = re.sub(r"[][]", "", rule.example)
    document = glossator.Document(id="example", text=text, metadata={"domain": rule.domain})
    layers = ["entities", "locations"] if rule.tagged else ["locations"]
    made = annotate(document, layers, use=USE)
    there = [one for one in made.layers.of(Location) if (one.start, one.end) == (start, end)]
    return made, there


@pytest.mark.parametrize(("part", "name", "rule"), RULES, ids=[f"{p}-{n}" for p, n, _ in RULES])
def test_a_part_of_a_reason_finds_its_example(part: str, name: str, rule: Rule) -> None:
    _, [found] = read(rule)
    why, _, which = found.reason.partition("; ")
    said = why if part == "evidence" else which
    assert said == name or said.startswith(name.partition("*")[0])
    assert ", ".join(filter(None, (found.name, found.country))) == rule.gives


def test_every_reason_in_the_code_has_its_rule() -> None:
    folder = Path(glossator_locations.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    for part, name, _ in RULES:
        start = name.partition("*")[0]
        assert re.search(rf'["]{re.escape(start)}', code), f"no code gives the {part} {name!r}"


def test_a_location_is_explained_with_what_it_rests_on() -> None:
    made = annotate(
        "She moved to Rome, Georgia. Rome is small.", ["entities", "locations"], use=USE
    )
    first, georgia, second = made.layers.of(Location)
    told = Locations().explain(first, made)
    assert told is not None
    assert told.rule.startswith("entity; containment: a tagger marks")
    assert told.example == "She moved to [Rome], Georgia. (Rome, US)"
    assert told.matched == ((georgia.start, georgia.end),)
    assert told.conditions[0] == "the entity 'Rome' is GPE"
    assert told.conditions[1].endswith("inhabitants (chosen)")
    told = Locations().explain(second, made)
    assert told is not None
    assert told.matched == ((first.start, first.end),)


def test_the_words_beside_a_name_are_told() -> None:
    made = annotate("Washington state voted.", ["entities", "locations"], use=USE)
    told = Locations().explain(made.layers["locations"][0], made)
    assert told is not None
    assert [made.text[start:end] for start, end in told.matched] == ["state"]
