"""The lists of `lists/`, each read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from glossator_standard import english
from glossator_standard.classes import read_classes
from glossator_standard.people import Gender

_LISTS = Path(__file__).parent / "lists"
RULES = _LISTS / "rules.toml"
"""What each rule says that joins a mention to its person."""
GENDERS: tuple[Gender, ...] = ("male", "female")


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The classes of words that rules ask for, those of English among them."""
    return read_classes(_LISTS / "words.toml", english.classes())


@cache
def short_names() -> frozenset[tuple[str, str]]:
    """Pairs of given names that one person may have, in both orders: "joe", "joseph"."""
    table = _table("short_names")["short_for"]
    pairs = [(short, full) for full, shorts in table.items() for short in shorts]
    return frozenset([*pairs, *(pair[::-1] for pair in pairs)])


@cache
def offices() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """What offices are called in full, by the words that stand for it: "pm"."""
    return {
        tuple(short.split()): tuple(full.split()) for short, full in _by_short("offices").items()
    }


@cache
def full_titles() -> Mapping[str, str]:
    """What titles are called in full, by the word that stands for it: "sen"."""
    return _by_short("titles")


@cache
def broader() -> Mapping[tuple[str, ...], frozenset[str]]:
    """The nouns by which a text calls the holder of a title again, by the title's last words."""
    found: dict[tuple[str, ...], set[str]] = {}
    for noun, narrower in _table("broader")["takes_in"].items():
        for title in narrower:
            found.setdefault(tuple(title.split()), set()).add(noun)
    return {title: frozenset(nouns) for title, nouns in found.items()}


def _by_short(name: str) -> dict[str, str]:
    """What stands in full, by each of its short forms."""
    table = _table("short_names")[name]
    return {short: full for full, shorts in table.items() for short in shorts}


def _table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((_LISTS / f"{name}.toml").read_text("utf-8"))
