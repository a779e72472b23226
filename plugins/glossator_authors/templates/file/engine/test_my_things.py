"""The engine makes what a run in one process makes, in the same order; run it with `pytest`."""

import json
import subprocess
import sys
from pathlib import Path

from glossator.testing import check_engine

PLUGIN = str(Path(__file__).with_name("my_things.py"))
TEXTS = [{"id": name, "text": f"{name} fled Rome."} for name in ("Jo", "Ana", "Kim")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a chain over three texts."""
    command = [sys.executable, "-m", "glossator", "run", "-", "--from", "jsonl", "--to", "jsonl"]
    chain = ["--layers", "tokens", "--use", "rules", "--plugin", PLUGIN, *arguments]
    texts = "\n".join(map(json.dumps, TEXTS))
    return subprocess.run(
        [*command, *chain], input=texts, capture_output=True, text=True, check=True
    )


def test_the_contract_is_kept() -> None:
    check_engine("my-things", plugins=[PLUGIN])


def test_it_says_how_far_it_is() -> None:
    said = run("--engine", "my-things", "--set", "my-things.every=2").stderr
    assert "my-things: 2 documents" in said
    assert "my-things: 3 documents" not in said
