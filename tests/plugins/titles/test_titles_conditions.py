"""Each condition that rules titles out: its example holds, and needs it."""

from __future__ import annotations

import pytest
from entitled import titles, with_entities

from glossator.testing import marked
from glossator_titles import conditions, needs
from glossator_titles.conditions import OF_ALL, OF_NOUNS, Condition
from glossator_titles.needs import LACKS, Candidate
from glossator_titles.spot import Spot

TABLES = [(conditions, "OF_ALL"), (conditions, "OF_NOUNS"), (needs, "LACKS")]


def found(
    condition: Condition[Spot] | Condition[Candidate],
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The titles of an example, and those that its brackets mark."""
    plain, marks = marked(condition.example)
    made = titles(with_entities(plain, **condition.names))
    return [(one.start, one.end) for one in made], [(one.start, one.end) for one in marks]


@pytest.mark.parametrize(
    "condition", [*OF_ALL, *OF_NOUNS, *LACKS], ids=lambda one: one.holds.__name__.strip("_")
)
def test_a_condition_rules_titles_out(
    condition: Condition[Spot] | Condition[Candidate], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, marks = found(condition)
    assert made == marks
    for module, name in TABLES:
        others = tuple(one for one in getattr(module, name) if one is not condition)
        monkeypatch.setattr(module, name, others)
    assert found(condition)[0] != marks, "the example has the same titles without the condition"
