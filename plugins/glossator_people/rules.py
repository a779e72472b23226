"""What each rule says that joins a mention to its person, with an example that is its test."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import glossator

RULES = Path(__file__).parent / "lists" / "rules.toml"


class Rule(NamedTuple):
    """A rule.

    Attributes:
        says: What holds where it applies.
        example: A text with the mention in square brackets, and behind a bar the fullest name of
            the person that it stands for; no name where the text has none.
    """

    says: str
    example: str


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by name."""
    return {name: Rule(**one) for name, one in tomllib.loads(RULES.read_text("utf-8")).items()}


def explanation(name: str) -> glossator.Explanation | None:
    """Why a mention is its person's; None of a rule that there is not."""
    rule = rules().get(name)
    if rule is None:
        return None
    example = " ".join(rule.example.split())
    return glossator.Explanation(rule=name, example=example, conditions=(rule.says,))
