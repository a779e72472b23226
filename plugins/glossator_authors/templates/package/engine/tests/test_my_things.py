"""The engine makes what a run in one process makes, in the same order."""

import subprocess
import sys
from pathlib import Path

from glossator.testing import check_engine

EXAMPLE = Path(__file__).parent.with_name("example.jsonl")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a chain over the example."""
    command = [sys.executable, "-m", "glossator", "run", str(EXAMPLE), "--layers", "tokens"]
    use = ["--use", "rules", "--to", "jsonl", *arguments]
    return subprocess.run([*command, *use], capture_output=True, text=True, check=True)


def test_the_contract_is_kept() -> None:
    check_engine("my-things")


def test_it_says_how_far_it_is() -> None:
    said = run("--engine", "my-things", "--set", "my-things.every=2").stderr
    assert "my-things: 2 documents" in said
    assert "my-things: 3 documents" not in said
