"""The engine makes what a run in one process makes, in the same order; run it with `pytest`."""

import json
from collections.abc import Callable
from pathlib import Path

from glossator.testing import check_engine
from glossator_pytest import Result

PLUGIN = str(Path(__file__).with_name("my_things.py"))
TEXTS = [{"id": name, "text": f"{name} fled Rome."} for name in ("Jo", "Ana", "Kim")]


def test_the_contract_is_kept() -> None:
    check_engine("my-things", plugins=[PLUGIN])


def test_it_says_how_far_it_is(glossator_cli: Callable[..., Result]) -> None:
    Path("texts.jsonl").write_text("\n".join(map(json.dumps, TEXTS)), "utf-8")
    chain = ("--plugin", PLUGIN, "--layers", "tokens", "--use", "rules", "--output", "out.jsonl")
    options = ("--engine", "my-things", "--set", "my-things.every=2")
    result = glossator_cli("run", "texts.jsonl", *chain, *options)
    assert result.code == 0
    assert "my-things: 2 documents" in result.err
    assert "my-things: 3 documents" not in result.err
