"""What the rules that are named in annotations say, each with an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import glossator
from glossator_standard import ListEntry, Title
from glossator_titles.lists import one_key

LINKS = {
    "before-name": ("the title stands right before the holder's name", "President Ana Silva left."),
    "after-name": (
        "the title stands right after the holder's name",
        "They named Ana Silva ambassador to Qatar.",
    ),
    "named": ("the name follows after called, named or surnamed", "A salesman named Li Na left."),
    "apposition": (
        "the name and the title stand beside each other with a comma between",
        "Ana Silva, the ambassador to Italy, left.",
    ),
    "predicate": (
        "the title is said of the name by a verb, or by as",
        "Ana Silva was named ambassador.",
    ),
    "joined": (
        "the title is joined with and to one whose holder was found",
        "Ana Silva, president and chief executive, left.",
    ),
    "noun": ("no holder was found: the words alone are in the list", "The ambassador left."),
}
"""The second part of a rule: how the holder was found."""

CONFIDENCE = {"apposition": 0.99, "predicate": 0.94, "noun": 0.97}
"""How often the rules that are not always right are: of 122, 16 and 78 titles in development gold.

Gold that was read while rules were written flatters them; unread news is lower (see the README).
"""


def explanation(
    words: str, title: Title, entries: Mapping[str, Sequence[ListEntry]]
) -> glossator.Explanation | None:
    """What the lists and the rules say of a title.

    Args:
        words: The title as it stands in the text.
        title: The title.
        entries: The lists that are in use.
    """
    kind, _, link = title.rule.partition(":")
    if link not in LINKS:
        return None
    said, example = LINKS[link]
    found = _entry(words, entries.get(f"{kind}s", ()))
    listed = (f"{found.phrase!r} in {kind}s of {found.origin}",) if found else ()
    return glossator.Explanation(
        rule=f"{title.rule}: {said}",
        example=example,
        matched=(title.holder_span,) if title.holder_span else (),
        conditions=listed,
    )


def _entry(words: str, entries: Sequence[ListEntry]) -> ListEntry | None:
    """The longest entry that stands in the title; an abbreviation of the text has none."""
    there = f" {' '.join(one_key(words))} "
    found = [one for one in entries if f" {' '.join(one_key(one.phrase))} " in there]
    return max(found, key=lambda one: len(one.phrase), default=None)
