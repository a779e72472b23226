"""The server against its own description, as schemathesis tries it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from served import Running


@pytest.mark.slow("it sends some hundred requests")
def test_the_server_does_what_its_description_says(
    start: Callable[..., Running], corpus: Path, poison: str, tmp_path: Path
) -> None:
    program = os.environ.get("SCHEMATHESIS") or shutil.which("schemathesis")
    if not program:
        pytest.skip(
            "schemathesis is not installed: put it into an environment of its own, and have "
            "SCHEMATHESIS name its program"
        )
    chain = ("--plugin", poison, "--layers", "word", "--without", "stanza")
    running = start(corpus, *chain, "--jobs", "2")
    done = subprocess.run(
        [
            program,
            *("run", f"{running.address}openapi.json", "--no-color"),
            *("--max-examples", "20", "--max-response-time", "60", "--generation-deterministic"),
            *("--phases", "examples,coverage,fuzzing", "--checks", "all"),
            # Whether offsets lie in their text no schema says.
            *("--exclude-checks", "positive_data_acceptance"),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout[-4000:]
