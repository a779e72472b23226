"""Conditions on questions: which are open, and which were only asked."""

from __future__ import annotations

from glossator_hedging.classes import classes
from glossator_hedging.context import Place
from glossator_hedging.grammar import QUOTES
from glossator_hedging.marks import quoted

_OR_NOT = 8
"""How far behind "whether" its "or not" may be."""


def question_before(place: Place) -> bool:
    """Of a question that the sentence or quotation starts with: "Who fired, we do not know"."""
    words = place.words
    first, _ = quoted(words, place.start)
    return words.isa(first, "question") and not place.word_follows()


def open_whether(place: Place) -> bool:
    """An open question that somebody looks into or worries about; not one that was only asked."""
    words, rest = place.words, place.words.low[place.end : place.end + _OR_NOT]
    if "or" in rest and not classes()["liking"].isdisjoint(rest):
        return False  # "whether we like it or not"
    if place.start == 0 or place.before in QUOTES:
        return words.any_is(range(words.size), "unknown")
    if place.before in {"and", "or"}:  # "examine the log and whether it broke"
        first = range(place.start)
        asked = words.any_is(first, "asked")
        return not asked and words.any_is(first, "unknown", "inquiry")
    return place.lately(6, "unknown", "inquiry")
