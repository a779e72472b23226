"""Closed classes of English words: `english.toml`, read at the first question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from glossator_standard.classes import read_classes

MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
"""The pattern of a month, its short form included, without a stop."""


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Every class by its name."""
    return read_classes(Path(__file__).with_name("english.toml"))


def words(name: str) -> frozenset[str]:
    """The words of a class, in lower case with straight apostrophes.

    Raises:
        KeyError: where there is no such class.
    """
    return classes()[name]
