"""Corrections, words of the editors, and lines about the author."""

from __future__ import annotations

import re

from glossator_structure.bylines import is_name
from glossator_structure.lexicon import words
from glossator_structure.units import Unit

_LONGEST, _LONGEST_ABOUT = 90, 60
_LABELS = frozenset(
    [
        "correction",
        "corrections",
        "clarification",
        "clarifications",
        "note",
        "nb",
        "disclosure",
        "update",
        "apology",
        "retraction",
        "footnote",
    ]
)
_PRONOUN = re.compile(r"(?:she|he|they|the author|the writer|this reporter)\b")


def is_note(unit: Unit) -> bool:
    """Whether a line is a word of the editors by how it begins: "Correction: ..."."""
    if unit.length > _LONGEST:
        return False
    head = unit.head.lstrip("*[(_ †‡")
    start = words().note_starts.find(head)
    if start not in _LABELS:
        return bool(start)
    rest = head[len(start) :].lstrip()
    if not rest:
        return start.startswith(("correction", "clarification"))
    return rest[0] in ":—–-"


def is_about_author(unit: Unit) -> bool:
    """Whether a line is about the author: "Augusta Mire covers water for the Sentinel."."""
    if unit.length > _LONGEST_ABOUT or not unit.ends_sentence:
        return False
    found = words().author_verbs.search(unit.head)
    if not found or not words().author_words.search(unit.head):
        return False
    who = unit.text[: found.start()].partition(" (@")[0].strip(" *_-—–([")
    return is_name(who) or _PRONOUN.match(unit.head) is not None
