"""Each way in which claims are found proves itself by its example."""

from __future__ import annotations

import re

import pytest

from glossator.testing import annotate
from glossator_claims import Claims, Options
from glossator_claims.lexicon import RULES
from glossator_standard.rule_examples import Rule, read_rules

LAYERS = ["structure", "titles", "hedging", "quotations", "people", "claims"]
USE = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}


@pytest.mark.parametrize(("name", "rule"), read_rules(RULES).items(), ids=list(read_rules(RULES)))
def test_a_rule_finds_its_example(name: str, rule: Rule) -> None:
    before, content, claimant, behind = re.split(r"[\[|\]]", rule.example)
    made = annotate(before + content + behind, LAYERS, use=USE)
    [found] = [one for one in made.layers["claims"] if made.text_of(one) == content]
    explained = Claims(Options()).explain(found, made)
    assert explained is not None
    assert explained.conditions == (rule.says,)
    assert (made.text[slice(*found.claimant_span)] if found.claimant_span else "") == claimant
    assert name == "quotation" or found.rule.rpartition(":")[2] == name
