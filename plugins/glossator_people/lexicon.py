"""The lists of `lists/`, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_LISTS = Path(__file__).parent / "lists"


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_LISTS / f"{name}.toml").read_text("utf-8"))


@cache
def words(section: str, *names: str) -> frozenset[str]:
    """The words of some lists of a section of `words.toml`."""
    lists = _table("words")[section]
    return frozenset(word for name in names or ("words",) for word in lists[name].split())


@cache
def given_names() -> dict[str, str]:
    """What gender a given name, in small letters, tells."""
    return {
        name: gender
        for lists in _table("given_names").values()
        for gender, names in lists.items()
        for name in names.split()
    }


@cache
def short_given() -> frozenset[tuple[str, str]]:
    """Pairs of given names that one person may have: "joe", "joseph"; each in both orders."""
    pairs = [line.split() for line in _table("words")["short_given"]["lines"].strip().splitlines()]
    return frozenset((one, other) for pair in pairs for one, other in (pair, pair[::-1]))
