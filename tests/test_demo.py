"""What the README tells to type first works: `make demo`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.skipif(
    not ((ROOT / ".venv" / "ready").exists() and shutil.which("make")),
    reason="make and the environment that it makes are not there: make",
)
def test_the_demo_ends_well() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "demo"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "affiliation" in done.stdout
