"""English abbreviations, and other words that matter where tokens and sentences end."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("abbreviations.toml")


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """Every list by its name, as it stands in the file."""
    return {name: tuple(words) for name, words in tomllib.loads(FILE.read_text("utf-8")).items()}


@cache
def lower(name: str) -> frozenset[str]:
    """One list in lower case."""
    return frozenset(word.lower() for word in lists()[name])


@cache
def exact(name: str) -> frozenset[str]:
    """One list, case kept."""
    return frozenset(lists()[name])
