"""The English Stanza models that ship with Glossator, as package data."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def bundle() -> Path:
    """Return the folder of the bundle: `resources.json`, `checksums.json` and `en/`."""
    return Path(str(files(__name__) / "bundle"))
