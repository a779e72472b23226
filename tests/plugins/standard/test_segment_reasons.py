"""Why sentences and tokens end where they do: each reason proves itself by its example."""

from __future__ import annotations

import re

import pytest

from glossator.model.annotation import extents_of
from glossator.testing import document
from glossator_rules import Rules
from glossator_standard.rule_examples import read_rules
from glossator_standard.segment_reasons import REASONS
from glossator_stanza import StanzaTokens

ANNOTATORS = {"stop": Rules, "piece": Rules, "model": StanzaTokens}


@pytest.mark.parametrize("reason", list(read_rules(REASONS)))
def test_a_reason_is_that_of_its_example(reason: str) -> None:
    before, marked, behind = re.split(r"[\[\]]", read_rules(REASONS)[reason].example)
    made = document(before + marked + behind)
    annotator = ANNOTATORS.get(reason, Rules)()
    extent = (len(before), len(before + marked))
    found = [one for one in annotator.annotate(made) if extents_of(one) == (extent,)]
    told = [annotator.explain(one, made) for one in found]
    assert reason in [one.rule for one in told if one]
