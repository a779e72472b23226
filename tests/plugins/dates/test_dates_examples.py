"""Every rule of the grammar proves itself by its example."""

from __future__ import annotations

import re

import pytest

import glossator
from glossator.testing import annotate
from glossator_dates import Dates, Options
from glossator_dates.rule import Rule
from glossator_dates.rules import rules

USE = {"sentences": "rules", "tokens": "rules"}
RULES = rules()


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_finds_its_example(rule: Rule) -> None:
    before, marked, value, rest = re.split(r"[\[|\]]", rule.example)
    text, start, end = before + marked + rest, len(before), len(before + marked)
    document = glossator.Document(id="example", text=text, metadata={"date": "2024-05-16"})
    made = annotate(document, "dates", use=USE).layers["dates"]
    found = [(one.start, one.end, one.value) for one in made if one.rule == rule.name]
    assert (start, end, value) in found


def test_no_two_rules_have_one_name() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


def test_an_annotation_is_explained_by_its_rule() -> None:
    document = glossator.Document(id="example", text="He left last week.")
    made = annotate(document, "dates", use=USE)
    explained = Dates(Options()).explain(made.layers["dates"][0], made)
    assert explained is not None
    assert explained.rule == "this-unit"
    assert explained.example == "He leaves [next week]. (2024-W21, on Thursday, 16 May 2024)"
