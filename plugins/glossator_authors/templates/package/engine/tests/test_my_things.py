"""The engine makes what a run in one process makes, in the same order."""

from collections.abc import Callable
from pathlib import Path

from glossator.testing import check_engine
from glossator_pytest import Result

EXAMPLE = Path(__file__).parent.with_name("example.jsonl")


def test_the_contract_is_kept() -> None:
    check_engine("my-things")


def test_it_says_how_far_it_is(glossator_cli: Callable[..., Result]) -> None:
    chain = ("--layers", "tokens", "--use", "rules", "--output", "out.jsonl")
    options = ("--engine", "my-things", "--set", "my-things.every=2")
    result = glossator_cli("run", EXAMPLE, *chain, *options)
    assert result.code == 0
    assert "my-things: 2 documents" in result.err
    assert "my-things: 3 documents" not in result.err
