"""The plugin's word lists."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


@cache
def words(name: str, table: str) -> frozenset[str]:
    """One list of words of a TOML file."""
    data = tomllib.loads((_FOLDER / name).read_text("utf-8"))
    return frozenset(data[table]["words"])


@cache
def pairs(name: str, table: str) -> dict[str, str]:
    """One list of keys and values of a TOML file."""
    data = tomllib.loads((_FOLDER / name).read_text("utf-8"))
    return dict(data[table]["pairs"])


def lists(name: str) -> set[str]:
    """The names of the lists of words in a TOML file."""
    return set(tomllib.loads((_FOLDER / name).read_text("utf-8")))
