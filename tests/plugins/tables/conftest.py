"""The seed articles with all layers that need no model."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossator

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of a few articles."""
    path = tmp_path_factory.mktemp("tables") / "seeds.jsonl"
    texts = sorted(map(str, (ROOT / "seeds").glob("*.txt")))
    with glossator.chain(name="light") as chain:
        glossator.write(chain.pipe(glossator.read(*texts)), str(path))
    return path


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where tables of queries are kept: a folder of each test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("GLOSSATOR_CACHE", str(folder))
    return folder
