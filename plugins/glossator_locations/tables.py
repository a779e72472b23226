"""The plugin's word lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from glossator_standard.patterns import Patterns

_FOLDER = Path(__file__).with_name("lists")


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))


def words(name: str, part: str) -> frozenset[str]:
    """One list of words of a TOML file."""
    return frozenset(_file(name)[part]["words"])


@cache
def listed(part: str) -> frozenset[str]:
    """One list of words.toml."""
    return words("words.toml", part)


def pairs(name: str, part: str) -> dict[str, str]:
    """One list of keys and values of a TOML file."""
    return dict(_file(name)[part]["pairs"])


def lists(name: str) -> set[str]:
    """The names of the lists of words in a TOML file."""
    return set(_file(name))


def _phrases() -> Mapping[str, str]:
    """Each list of phrases as a part of patterns, the longest first."""
    return {
        name: "|".join(
            map(re.escape, sorted(words("words.toml", name), key=lambda one: (-len(one), one)))
        )
        for name in lists("words.toml")
    }


PATTERNS = Patterns(_FOLDER / "patterns.toml", _phrases)
"""What stands beside places."""
