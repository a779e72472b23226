"""A library that a plugin's distribution requires and that is not installed is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from glossator.plugins.requirements import missing_of

METADATA = """Metadata-Version: 2.1
Name: glossator-wanting
Version: 1.0
Requires-Dist: msgspec
Requires-Dist: no-such-library>=2
Requires-Dist: no-such-extra; extra == "more"
"""


def test_it_is_told_with_what_to_type(tmp_path: Path) -> None:
    (tmp_path / "glossator_wanting.py").write_text("import glossator\n", "utf-8")
    info = tmp_path / "glossator_wanting-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, "utf-8")
    entry = "[glossator]\nwanting = glossator_wanting\n"
    (info / "entry_points.txt").write_text(entry, "utf-8")

    # The plugins of a process are found once: this one comes with a process of its own.
    done = subprocess.run(
        [sys.executable, "-m", "glossator", "plugins", "wanting"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = "missing: glossator-wanting requires no-such-library>=2: type `pip install "
    assert said + "'no-such-library>=2'`" in done.stdout, done.stderr


def test_what_is_no_distribution_requires_nothing() -> None:
    assert missing_of("no-such-distribution") == []
