"""Reading the word lists."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("lists")


@cache
def entries(file: str, key: str) -> tuple[str, ...]:
    """The entries of one list, in its order."""
    text = tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))[key]
    return tuple(item for item in (" ".join(part.split()) for part in text.split(",")) if item)


@cache
def words(file: str, *keys: str) -> frozenset[str]:
    """The entries of some lists as a set."""
    return frozenset(item for key in keys for item in entries(file, key))
