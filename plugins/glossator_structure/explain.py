"""Why a block is there: its rule, with an example, and what else of the page the rule matched."""

from __future__ import annotations

import re

import glossator
from glossator import Extent
from glossator_standard import Block
from glossator_standard.rule_examples import explanation, read_rules
from glossator_structure.lexicon import LISTS, phrases_of
from glossator_structure.units import PLAIN, Unit, units

RULES = LISTS / "rules.toml"
"""What each rule says, with its example."""


def explain(block: Block, text: str) -> glossator.Explanation | None:
    """The rule of a block, and the words by which it was told; None of a rule no longer there."""
    rule = read_rules(RULES).get(block.rule)
    matched: Extent | None = None
    if rule and rule.matches:
        unit = next((one for one in units(text) if one.start <= block.start < one.end), None)
        matched = _matched(unit, rule.matches) if unit else None
    return explanation(RULES, block.rule, matched=(matched,) if matched else ())


def _matched(unit: Unit, name: str) -> Extent | None:
    """Where the line beside a unit stands, or in the unit the first phrase of a list."""
    if name in ("above", "below"):
        beside = unit.above if name == "above" else unit.below
        return (beside.start, beside.end) if beside else None
    ordered = sorted(phrases_of(name), key=len, reverse=True)
    listed = "|".join(re.escape(one.strip()).replace(r"\ ", r"\s+") for one in ordered)
    found = re.search(rf"(?i)(?<!\w)(?:{listed})(?!\w)", unit.text.translate(PLAIN))
    return (unit.start + found.start(), unit.start + found.end()) if found else None
