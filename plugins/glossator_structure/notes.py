"""Corrections, words of the editors, and lines about the author."""

from __future__ import annotations

import re

from glossator_structure.bylines import is_name
from glossator_structure.lexicon import words
from glossator_structure.units import Unit

_LONGEST = 90
_LABELLED = ("correction", "corrections", "clarification", "clarifications", "note", "nb", "disclosure", "update", "apology", "retraction", "footnote")
_PRONOUN = re.compile(r"(?:she|he|they|the author|the writer|this reporter)\b")


def is_note(unit: Unit) -> bool:
    """Whether a line is a word of the editors by how it begins: "Correction: ..."."""
    if unit.length > _LONGEST:
        return False
    head = unit.head.lstrip("*[(_ †‡")
    start = words().note_starts.find(head)
    if not start:
        return False
    if start in _LABELLED:
        rest = head[len(start) :].lstrip()
        return rest[:1] in (":", "—", "–", "-") or (start.startswith(("correction", "clarification")) and not rest)
    return True


def is_about_author(unit: Unit) -> bool:
    """Whether a line at the end is about the author: "Augusta Mire covers water for the Sentinel."."""
    if unit.length > 60 or not unit.ends_sentence:
        return False
    head = unit.head
    found = words().author_verbs.search(head)
    if not found or not words().author_words.search(head):
        return False
    who = unit.text[: found.start()].partition(" (@")[0].strip(" *_-—–([")
    return is_name(who) or bool(_PRONOUN.match(head))
