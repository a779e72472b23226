"""What is counted, what is printed, and what is refused."""

import json
import subprocess
import sys
from pathlib import Path

from glossator.testing import document
from glossator_standard import Entity, Token

from glossator_my_things import count

EXAMPLE = Path(__file__).parent.with_name("example.jsonl")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command over the example."""
    command = [sys.executable, "-m", "glossator", "my-things", str(EXAMPLE), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_labels_are_counted_and_annotations_without_one() -> None:
    made = document(
        "Jo fled", Token(start=0, end=2), Entity(start=0, end=2, label="PERSON", rule="test")
    )
    assert count([made, made]) == {"tokens": {"-": 2}, "entities": {"PERSON": 2}}


def test_the_command_prints_a_table_or_json() -> None:
    assert "PERSON" in run().stdout
    assert json.loads(run("--json").stdout) == {"entities": {"GPE": 1, "PERSON": 1}}


def test_an_unknown_layer_is_refused_on_one_line() -> None:
    done = run("--layers", "entitys")
    assert done.returncode == 2
    assert "unknown layer 'entitys'; did you mean 'entities'?" in done.stderr
