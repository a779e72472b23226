"""What rules say, each with an example that is its test: a file `rules.toml` beside a layer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import glossator
from glossator import Extent


class Rule(NamedTuple):
    """A rule.

    Attributes:
        says: What holds where it applies.
        example: A text with what the rule marks in square brackets, and behind a bar in them what
            else it tells; the head of the file says what that is.
        matches: What of the text it matched besides, in words of the layer; empty for nothing.
        gives: What comes of the example, in words of the layer: "BBC/ORG".
        domain: The web domain of the example's document.
        tagged: Whether the example has what the layer uses and can do without.
    """

    says: str
    example: str
    matches: str = ""
    gives: str = ""
    domain: str = ""
    tagged: bool = True


@cache
def read_rules(file: Path, part: str = "") -> Mapping[str, Rule]:
    """The rules of a file, or of a part of it, by name."""
    found = tomllib.loads(file.read_text("utf-8"))
    return {name: Rule(**one) for name, one in (found[part] if part else found).items()}


def explanation(
    file: Path, kind: str, *, rule: str = "", matched: tuple[Extent, ...] = ()
) -> glossator.Explanation | None:
    """Why an annotation is there; None of a kind that the file has not.

    Args:
        file: The table of rules.
        kind: The name of the rule there.
        rule: What the annotation calls it, if that is more.
        matched: The stretches of the text that it matched, beside the annotation's own.
    """
    found = read_rules(file).get(kind)
    if found is None:
        return None
    example = " ".join(found.example.split())
    return glossator.Explanation(
        rule=rule or kind, example=example, matched=matched, conditions=(found.says,)
    )
