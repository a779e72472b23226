"""Every rule that joins a mention to its person proves itself by its example."""

from __future__ import annotations

import re

import pytest

from glossator.testing import annotate
from glossator_people import People, PeopleOptions
from glossator_people.lexicon import RULES
from glossator_standard.rule_examples import Rule, read_rules

LAYERS = ["titles", "quotations", "people"]
USE = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}


@pytest.mark.parametrize(("name", "rule"), read_rules(RULES).items(), ids=list(read_rules(RULES)))
def test_a_rule_finds_its_example(name: str, rule: Rule) -> None:
    before, mention, fullest, behind = re.split(r"[\[|\]]", rule.example)
    made = annotate(before + mention + behind, LAYERS, use=USE)
    start, end = len(before), len(before + mention)
    mentions = made.layers["mentions"]
    [found] = [one for one in mentions if one.rule == name and start <= one.start < end]
    [person] = [one for one in made.layers["people"] if found.id in one.mentions]
    assert (person.name or "") == fullest


def test_a_mention_is_explained_by_its_rule() -> None:
    made = annotate("Ana Ruiz left. She was tired.", LAYERS, use=USE)
    explained = People(PeopleOptions()).explain(made.layers["mentions"][1], made)
    assert explained is not None
    assert explained.rule == "pronoun"
    assert explained.example == read_rules(RULES)["pronoun"].example
