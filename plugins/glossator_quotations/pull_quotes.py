"""Quotations set apart, as above an article: their speaker is who says the same words in it."""

from __future__ import annotations

from glossator_quotations.found import Found
from glossator_quotations.view import View

SHORTEST = 4
"""Words that a quotation has at least to be known again."""


def name_speakers(view: View, accepted: list[Found]) -> None:
    """Give each quotation without cue and speaker the speaker of one that holds all its words."""
    alone = [found for found in accepted if found.cue is None and found.subject is None]
    if not alone:
        return
    places: dict[tuple[str, ...], tuple[Found, list[str], int]] = {}
    for found in accepted:
        words = _words(view, found) if found.subject else []
        for at in range(len(words) - SHORTEST + 1):
            places.setdefault(tuple(words[at : at + SHORTEST]), (found, words, at))
    for found in alone:
        words = _words(view, found)
        place = places.get(tuple(words[:SHORTEST]))
        if place and place[1][place[2] : place[2] + len(words)] == words:
            found.subject = place[0].subject
            found.rule = "repeated"


def _words(view: View, found: Found) -> list[str]:
    """The words in marks, in lower case."""
    tokens = (token for piece in found.pieces for token in range(*piece))
    return [
        view.low[at].strip("\"'“”‘’«»‹›")
        for at in tokens
        if view.is_spoken(at) and view.is_word(at)
    ]
