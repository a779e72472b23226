"""Scores of chains, against the worked example of the papers that define them."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator_eval.assignment import largest_assignment
from glossator_eval.coreference import METRICS, Coreference, Figures, Mention, aligned

LETTERS = "abcdefghi"


def chains(*written: str) -> list[Mention]:
    """Mentions of one letter each, chains written one after the other."""
    return [
        Mention(LETTERS.index(letter), LETTERS.index(letter) + 1, chain)
        for chain in written
        for letter in chain
    ]


def scored(gold: list[Mention], found: list[Mention]) -> Coreference:
    made = Coreference()
    made.add(gold, found)
    return made


@pytest.mark.parametrize(
    ("metric", "precision", "recall"),
    [
        ("mentions", 6 / 8, 6 / 7),
        ("muc", 2 / 5, 2 / 5),
        ("b3", 4 / 8, (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7),
        ("ceafe", 1.3 / 3, 1.3 / 2),
        ("lea", (2 + 4 / 6) / 8, (1 + 4 / 6) / 7),
    ],
)
def test_the_worked_example(metric: str, precision: float, recall: float) -> None:
    made = scored(chains("abc", "defg"), chains("ab", "cd", "fghi")).figures()[metric]

    assert made.precision == pytest.approx(precision)
    assert made.recall == pytest.approx(recall)


def test_the_same_chains_are_all_right() -> None:
    made = scored(chains("ab", "cde"), chains("ab", "cde"))

    assert set(made.figures().values()) == {Figures(1.0, 1.0)}
    assert made.conll == 1.0


def test_chains_of_one_can_be_left_out_on_both_sides() -> None:
    made = Coreference(singletons=False)
    made.add(chains("ab", "c"), chains("ab", "d"))

    assert set(made.figures().values()) == {Figures(1.0, 1.0)}


def test_what_is_found_at_gold_that_does_not_count_counts_neither_way() -> None:
    gold = [*chains("ab"), Mention(3, 4, "other", counts=False)]
    made = Coreference()
    made.add(gold, [*chains("ab"), Mention(3, 4, "ab")])

    assert made.figures()["b3"] == Figures(1.0, 1.0)


def test_a_prediction_that_covers_the_head_stands_for_the_mention() -> None:
    gold = [Mention(0, 20, "1", head=(10, 14)), Mention(30, 34, "1")]
    found = [Mention(5, 14, "1"), Mention(30, 34, "1"), Mention(0, 4, "1")]

    assert aligned(gold, found, heads=True) == [(0, 20), (30, 34), ("predicted", 0, 4)]
    assert aligned(gold, found, heads=False)[0] == ("predicted", 5, 14)


CHAINS = st.lists(st.integers(0, 4), min_size=1, max_size=9).map(
    lambda numbers: [Mention(at, at + 1, str(chain)) for at, chain in enumerate(numbers)]
)


@given(CHAINS, CHAINS)
def test_each_figure_is_a_share_and_sides_exchange(
    gold: list[Mention], found: list[Mention]
) -> None:
    one, other = scored(gold, found).figures(), scored(found, gold).figures()

    for name in METRICS:
        assert 0 <= one[name].precision <= 1 + 1e-9
        assert one[name].precision == pytest.approx(other[name].recall)


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_no_other_pairing_is_better(rows: int, columns: int, data: st.DataObject) -> None:
    weights = [[data.draw(st.integers(0, 9)) for _ in range(columns)] for _ in range(rows)]
    wide = weights if rows <= columns else [list(column) for column in zip(*weights, strict=True)]
    best = max(
        sum(row[column] for row, column in zip(wide, chosen, strict=True))
        for chosen in permutations(range(len(wide[0])), len(wide))
    )

    assert largest_assignment(weights) == best


def test_the_command_scores_chains_of_plain_rows_and_of_documents(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    text = "Ana Ruiz left. She wept."
    (tmp_path / "a.txt").write_text(text)
    spans = [
        {"start": 0, "end": 8, "chain": "1", "head": [4, 8]},
        {"start": 15, "end": 18, "chain": "1", "head": [15, 18]},
    ]
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "a", "text": text, "spans": spans}))
    cli("run", "a.txt", "--layers", "people", "--use", "rules", "--output", "out.json")

    done = cli(
        *["eval", "gold.jsonl", "out.json", "--gold-layer", "spans", "--pred-layer", "mentions"],
        *["--chains", "chain=people.mentions", "--head", "head", "--json"],
    )

    assert json.loads(done.out)["conll"] == 1.0
    assert json.loads(done.out)["documents"] == 1


def test_a_field_that_says_no_chain_is_refused(cli: Callable[..., Any], tmp_path: Path) -> None:
    row = {"id": "a", "text": "Ana", "spans": [{"start": 0, "end": 3, "chain": "1"}]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row))

    done = cli("eval", "gold.jsonl", "gold.jsonl", "--layer", "spans", "--chains", "chian")

    assert done.code == 2
    assert "no mention of 'spans' in gold is of a chain by 'chian'" in done.err
