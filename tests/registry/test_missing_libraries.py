"""A library that a plugin's distribution requires and that is not installed is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.plugins.requirements import missing_of

METADATA = """Metadata-Version: 2.1
Name: glossator-wanting
Version: 1.0
Requires-Dist: msgspec
Requires-Dist: no-such-library>=2
Requires-Dist: no-such-extra; extra == "more"
"""


@pytest.fixture
def wanting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "glossator_wanting.py").write_text("import glossator\n", "utf-8")
    info = tmp_path / "glossator_wanting-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, "utf-8")
    entry = "[glossator]\nwanting = glossator_wanting\n"
    (info / "entry_points.txt").write_text(entry, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("wanting")
def test_it_is_told_with_what_to_type(cli: Callable[..., Any]) -> None:
    done = cli("plugins", "wanting")
    sys.modules.pop("glossator_wanting", None)
    said = "missing: glossator-wanting requires no-such-library>=2: type `pip install "
    assert said + "'no-such-library>=2'`" in done.out


def test_what_is_no_distribution_requires_nothing() -> None:
    assert missing_of("no-such-distribution") == []
