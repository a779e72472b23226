"""Each condition that rules titles out: its example holds, and needs it."""

from __future__ import annotations

import pytest
from entitled import titles, with_entities

from glossator.testing import marked
from glossator_titles import conditions
from glossator_titles.conditions import OF_ALL, OF_NOUNS, Condition

EVERY = [*OF_ALL, *OF_NOUNS]


def found(condition: Condition) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The titles of an example, and those that its brackets mark."""
    plain, marks = marked(condition.example)
    made = titles(with_entities(plain, **condition.names))
    return [(one.start, one.end) for one in made], [(one.start, one.end) for one in marks]


@pytest.mark.parametrize("condition", EVERY, ids=lambda one: one.holds.__name__)
def test_a_condition_rules_titles_out(
    condition: Condition, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, marks = found(condition)
    assert made == marks
    for name in ("OF_ALL", "OF_NOUNS"):
        others = tuple(one for one in getattr(conditions, name) if one is not condition)
        monkeypatch.setattr(conditions, name, others)
    assert found(condition)[0] != marks, "the example has the same titles without the condition"
