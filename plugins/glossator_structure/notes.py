"""Corrections, words of the editors, and lines about the author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator_structure.bylines import authors, is_name, written_by
from glossator_structure.lexicon import words
from glossator_structure.units import Unit

_LONGEST, _LONGEST_ABOUT = 90, 60
_LONGEST_BOX = 8
"""In how many lines at the end of a page its author is told about."""
_ROLE = re.compile(r"an? (?:[\w-]+ ){0,2}(?:journalist|reporter|writer|editor|columnist),")
_PRONOUN = re.compile(r"(?:she|he|they|the author|the writer|this reporter)\b")


def is_note(unit: Unit) -> bool:
    """Whether a line is a word of the editors by how it begins: "Correction: ..."."""
    if unit.length > _LONGEST:
        return False
    head = unit.head.lstrip("*[(_ †‡")
    start = words().note_starts.find(head)
    if start not in words().note_labels:
        return bool(start)
    rest = head[len(start) :].lstrip()
    if not rest:
        return start.startswith(("correction", "clarification"))
    return rest[0] in ":—–-"


def tell_author(found: Sequence[Unit]) -> None:
    """A name with a line about its bearer below it, where the article is over."""
    for unit in found[-_LONGEST_BOX:]:
        above = unit.above
        if unit.kind is None and above and is_name(above.text) and above.kind in (None, "byline"):
            names = above.text.split()
            told = words().author_words.search(unit.head)
            named = names[0] in unit.words or names[-1] in unit.words
            if told and unit.length <= _LONGEST_ABOUT and (named or _ROLE.match(unit.head)):
                above.tell("byline", "byline-foot")
                unit.tell("note", "about-author")


def tell_named(found: Sequence[Unit]) -> None:
    """Below a byline and near the end, what begins with the byline's name is about the author."""
    names = {name for unit in found if unit.kind == "byline" for name in authors(unit)}
    for at, unit in enumerate(found):
        signed = unit.above is not None and unit.above.kind == "byline"
        if unit.kind not in (None, "promo") or not (signed or at * 3 > len(found) * 2):
            continue
        head = unit.head.lstrip(" *_-—–([")
        about = unit.ends_sentence and unit.length <= _LONGEST_ABOUT and not written_by(unit)
        if about and any(head.startswith((f"{name} ", f"{name}'s ")) for name in names):
            unit.tell("note", "about-author")


def is_about_author(unit: Unit) -> bool:
    """Whether a line is about the author: "Augusta Mire covers water for the Sentinel."."""
    if unit.length > _LONGEST_ABOUT or not unit.ends_sentence:
        return False
    found = words().author_verbs.search(unit.head)
    if not found or not words().author_words.search(unit.head):
        return False
    who = unit.text[: found.start()].partition(" (@")[0].strip(" *_-—–([")
    return is_name(who) or _PRONOUN.match(unit.head) is not None
