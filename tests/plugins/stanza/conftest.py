"""The models that the tests of the real thing run on: those that ship, or GLOSSATOR_MODELS."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator import ModelError
from glossator_stanza.bundle import Bundle, find


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """The models that the plugin would use; without any, the test is skipped."""
    try:
        return find()
    except ModelError as error:
        pytest.skip(f"no trained models here: {error}")


@pytest.fixture(scope="session")
def models(bundle: Bundle) -> Any:
    """The same, loaded once for all tests."""
    from glossator_stanza.runtime import share

    return share(bundle, "cpu")


@pytest.fixture
def fake(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder in a bundle's layout, whose model files hold a few bytes."""

    def make(
        name: str = "fake", content: bytes = b"ner", language: str = "en", **extra: Any
    ) -> Path:
        folder = tmp_path / name
        for kind in ("tokenize", "ner", "pretrain"):
            path = folder / language / kind / "small.pt"
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
        vectors = {"dependencies": [{"model": "pretrain", "package": "small"}]}
        resources = {
            "tokenize": {"small": {"md5": "0"}},
            "ner": {"small": {"md5": "0", **vectors}},
            "pretrain": {"small": {"md5": "0"}},
            "packages": {"default": {"tokenize": "small", "ner": "small"}},
            **extra,
        }
        listed = folder / "resources.json"
        others = json.loads(listed.read_text()) if listed.exists() else {}
        listed.write_text(json.dumps({**others, language: resources}))
        return folder

    return make
