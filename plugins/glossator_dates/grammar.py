"""Every match of the rules in a text.

At one place the longest match wins, then the earlier rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import glossator
from glossator_dates.rule import Match, Rule
from glossator_dates.rules import rules
from glossator_dates.scanner import Scan
from glossator_dates.symbols import ANCHORS


def explanation(name: str | None) -> glossator.Explanation | None:
    """What a rule was written for; None where no rule has that name."""
    rule = next((one for one in rules() if one.name == name), None)
    if rule is None:
        return None
    held = rule.where.__doc__ if rule.where else None
    text, value, rest = re.split(r"[|\]]", rule.example)
    return glossator.Explanation(
        rule=rule.name,
        example=f"{text}]{rest} ({value}, on Thursday, 16 May 2024)",
        conditions=(" ".join(held.split()),) if held else (),
    )


ANCHOR = re.compile(f"[{ANCHORS}]|kQ?k|b[dk]|fd|to[c!]|[va]~|o-b")
"""What every match has in it."""


def candidates(scanned: Scan, first: int, last: int) -> Iterator[Match]:
    """Every match of every rule between two positions: by start, then longest, then rule order.

    A match lies between two words of the class ``.``, which no rule takes.
    """
    classes, pieces, end = scanned.classes, scanned.pieces, first
    while anchor := ANCHOR.search(classes, end, last):
        at = max(classes.rfind(".", first, anchor.start()) + 1, first)
        end = classes.find(".", anchor.start(), last) + 1 or last
        for rule, start, stop, named in _matches(classes[at:end]):
            groups = {name: pieces[at + begin : at + to] for name, begin, to in named}
            around = (at + start - 1, at + stop, at + stop + 1)
            beside = [pieces[one].text if first <= one < last else "" for one in around]
            yield Match(rule, scanned, at + start, at + stop, groups, *beside)


@lru_cache(maxsize=4096)
def _matches(run: str) -> tuple[tuple[Rule, int, int, tuple[tuple[str, int, int], ...]], ...]:
    """The matches in a run of classes, from where to where, each with its groups.

    The same runs come again and again: "of the month", "last week".
    """
    classes = frozenset(run)
    found = [
        (rule, match)
        for rule in rules()
        if not rule.needed.isdisjoint(classes)
        for match in rule.pattern.finditer(run)
    ]
    found.sort(key=lambda one: (one[1].start(), -one[1].end()))
    return tuple((rule, *match.span(), tuple(_groups(match))) for rule, match in found)


def _groups(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The groups of a match that are not empty, from where to where."""
    for name, text in match.groupdict().items():
        if text:
            yield name.partition("_")[0], *match.span(name)
