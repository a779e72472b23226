"""Every entry of the lists finds its example, and every condition has what it leaves out."""

import pytest

from glossator.testing import assert_example
from glossator_hedging import Hedging
from glossator_hedging.cues import counterexamples
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


@pytest.mark.parametrize(
    ("entry", "frame"),
    [(entry, frame) for entry in ENTRIES["verbs"] for frame in sorted(entry.fields.frames)],
    ids=lambda one: one.phrase if isinstance(one, ListEntry) else one,
)
def test_a_verb_hedges_in_the_example_of_each_construction(entry: ListEntry, frame: str) -> None:
    example = entry.fields.examples[frame]
    rule = f"{entry.phrase}: {frame}"
    assert example.count("[") == 2
    assert_example(example, "hedging", rule=rule, around="scope_span", use=RULES)


@pytest.mark.parametrize(("conditions", "examples"), list(counterexamples()), ids=str)
def test_what_conditions_leave_out_is_no_hedge(
    conditions: tuple[str, ...], examples: tuple[str, ...]
) -> None:
    assert examples, f"no counterexample for {', '.join(conditions)}"
    for example in examples:
        assert_example(example, "hedging", use=RULES)
