"""Every entry of the lists finds its example, and every condition has what it leaves out."""

import pytest

from glossator.testing import annotate, assert_example
from glossator_hedging import Hedging
from glossator_hedging.cues import counterexamples
from glossator_hedging.verbs import examples
from glossator_standard import ListEntry

RULES = {"tokens": "rules", "sentences": "rules"}
ENTRIES = Hedging().own_entries()


@pytest.mark.parametrize("entry", ENTRIES["cues"], ids=lambda entry: entry.phrase)
def test_a_cue_finds_its_example(entry: ListEntry) -> None:
    assert "[[" in entry.fields.example or entry.fields.example.count("[") == 2
    assert_example(
        entry.fields.example, "hedging", rule=entry.phrase, around="scope_span", use=RULES
    )


@pytest.mark.parametrize("entry", ENTRIES["blocks"], ids=lambda entry: entry.phrase)
def test_a_block_holds_in_its_example(entry: ListEntry) -> None:
    assert entry.fields.example
    assert_example(entry.fields.example, "hedging", use=RULES)


@pytest.mark.parametrize(("rule", "example"), list(examples().items()))
def test_a_verb_hedges_in_the_example_of_each_construction(rule: str, example: str) -> None:
    assert example.count("[") == 2
    assert_example(example, "hedging", rule=rule, around="scope_span", use=RULES)


@pytest.mark.parametrize(("conditions", "examples"), list(counterexamples()), ids=str)
def test_what_conditions_leave_out_is_no_hedge(
    conditions: tuple[str, ...], examples: tuple[str, ...]
) -> None:
    assert examples, f"no counterexample for {', '.join(conditions)}"
    for example in examples:
        assert_example(example, "hedging", use=RULES)


def test_a_hedge_is_explained_with_its_example_and_what_held() -> None:
    made = annotate("Traders think the price will fall.", "hedging", use=RULES)
    [hedge] = made.layers["hedging"]
    told = Hedging().explain(hedge, made)
    assert told is not None
    assert told.example == "Traders think the price will fall."
    assert told.conditions[0].startswith("no_opinion: ")
