"""Corrections, words of the editors, and lines about the author."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure.bylines import authors, is_name, written_by
from glossator_structure.lexicon import FORMS, any_of, starts, words
from glossator_structure.narration import is_narrated
from glossator_structure.units import Unit

_LONGEST, _LONGEST_ABOUT = 90, 60


def is_note(unit: Unit) -> bool:
    """Whether a line is a word of the editors by how it begins: "Correction: ..."."""
    if unit.length > _LONGEST:
        return False
    if FORMS["reached_at"].fullmatch(unit.text):
        return True
    head = unit.head.lstrip("*[(_ †‡")
    start = starts("note_starts").find(head)
    if start.endswith(" version") and is_narrated(unit):
        return False  # "An earlier version of the bill failed."
    if start not in words("note_labels"):
        return bool(start)
    rest = head[len(start) :].lstrip()
    if not rest:
        return start.startswith(("correction", "clarification"))
    return rest[0] in ":—–-"


def tell_author(found: Sequence[Unit]) -> None:
    """Lines about an author, whom a byline or the line above names."""
    names = {name for unit in found if unit.kind == "byline" for name in authors(unit)}
    begins = tuple(name + end for name in names for end in (" ", "'s "))
    for at, unit in enumerate(found):
        above, late = unit.above, at * 3 > len(found) * 2
        if above is not None and above.head == "follow":
            above = above.above
        if unit.kind not in (None, "promo") or above is None or unit.length > _LONGEST_ABOUT:
            continue
        if late and unit.head in names:
            unit.tell("byline", "byline-foot")
            continue
        head = unit.head.lstrip(" *_-—–([")
        named = (late or above.kind == "byline") and head.startswith(begins)
        if named and unit.ends_sentence and "said" not in unit.words and not written_by(unit):
            unit.tell("note", "about-author")
        elif late and above.kind in (None, "byline") and _tells_of(unit, above):
            above.tell("byline", "byline-foot")
            unit.tell("note", "about-author")


def _tells_of(unit: Unit, above: Unit) -> bool:
    """Whether the line above is nothing but a name, and this one tells what its bearer does."""
    if not is_name(above.text) or not any_of("author_words").search(unit.head):
        return False
    names = above.head.split()
    named = not {names[0], names[-1]}.isdisjoint(unit.head.replace(",", "").split())
    return named or FORMS["role"].match(unit.head) is not None


def is_about_author(unit: Unit) -> bool:
    """Whether a line is about the author: "Augusta Mire covers water for the Sentinel."."""
    ended = unit.ends_sentence or ". more about " in unit.head
    if unit.length > _LONGEST_ABOUT or not ended:
        return False
    found = any_of("author_verbs").search(unit.head)
    if not found or "said" in unit.words or not any_of("author_words").search(unit.head):
        return False
    who = unit.text[: found.start()].partition(" (@")[0].strip(" *_-—–([")
    return is_name(who) or FORMS["pronoun"].match(unit.head) is not None
