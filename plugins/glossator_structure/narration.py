"""Sentences of news that begin like a button: "Terms of the deal were not disclosed."."""

from __future__ import annotations

from glossator_standard.inflection import irregular_pasts
from glossator_structure.lexicon import FORMS
from glossator_structure.units import Unit

_PARTICIPLES = frozenset(
    ("been", "done", "given", "gone", "known", "seen", "shown", "taken", "written", "made")
)
_PASTS = irregular_pasts() - _PARTICIPLES
_LEAST_SIGNS = 2
_LEAST = 5
"""Words of a sentence that begins like a button, at least."""


def is_narrated(unit: Unit, least: int = _LEAST) -> bool:
    """Whether a line is a sentence that tells what somebody said or did, and asks for nothing.

    Args:
        unit: The line.
        least: How many words it has at least.
    """
    if unit.length < least or unit.text[-1] != ".":
        return False
    head = unit.head
    if FORMS["legal"].search(head):
        return False
    if FORMS["reported"].search(unit.text):
        return True
    if unit.has_sentences or FORMS["to_reader"].search(head):
        return False
    return has_verb(head.partition(" ")[2]) or bool(FORMS["told_by"].match(head))


def has_verb(head: str) -> bool:
    """Whether words in lower case have a finite verb, as sentences have."""
    told = {word.strip('.,;:”"') for word in head.split()}
    return not _PASTS.isdisjoint(told) or FORMS["finite"].search(head) is not None


def speaks_of_page(unit: Unit) -> bool:
    """Whether a line speaks to the reader of the page itself: "Readers like you keep it free."."""
    head = unit.head
    signs = {found[0] for found in FORMS.found("of_page", head)}
    if not signs or FORMS["of_persons"].search(head):
        return False
    return len(signs) + bool(FORMS["reader"].search(head)) >= _LEAST_SIGNS
