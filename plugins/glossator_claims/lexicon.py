"""The lists of this plugin, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from glossator_standard.claims import Attitude
from glossator_standard.classes import read_classes
from glossator_standard.inflection import all_forms, base_forms

_LISTS = Path(__file__).parent / "lists"
RULES = _LISTS / "rules.toml"
"""How claims are found, by the last part of their rule."""
_ATTITUDES: tuple[Attitude, ...] = (
    "denial",
    "allegation",
    "question",
    "wish",
    "knowledge",
    "opinion",
)


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """What words say of an attitude, and of a claimant: the words of each class."""
    return read_classes(_LISTS / "claimants.toml", read_classes(_LISTS / "attitudes.toml"))


@cache
def reporting_forms() -> frozenset[str]:
    """All forms of the verbs that report inside a report."""
    return frozenset(form for verb in classes()["reporting"] for form in all_forms(verb))


@cache
def _attitudes() -> Mapping[str, Attitude]:
    """What each word says: of two things the one that is named first above."""
    return {word: name for name in reversed(_ATTITUDES) for word in classes()[name]}


def attitude_of(word: str) -> Attitude | None:
    """What a word of a cue says, in whatever form; None where the lists do not know it."""
    known = _attitudes()
    if word in known:
        return known[word]
    return next((known[form] for form in base_forms(word) if form in known), None)
