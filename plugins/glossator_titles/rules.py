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

CONFIDENCE = {
    "before-name": 0.98,
    "after-name": 0.98,
    "named": 0.98,
    "apposition": 0.93,
    "predicate": 0.93,
    "joined": 0.93,
    "noun": 0.94,
}
"""How often a title of the rule is right in all that is said of it, of those read in unread news.

What was found too rarely to count has the share of the rule that it rests on.
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
