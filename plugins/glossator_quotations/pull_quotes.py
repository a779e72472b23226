"""Quotations set apart: who signs them, or says the same words in the article."""

from __future__ import annotations

import re

from glossator_quotations.found import Found
from glossator_quotations.phrases import Extent
from glossator_quotations.view import View
from glossator_standard.marks import Quote

SHORTEST = 4
"""Words that a quotation has at least to be known again."""
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|of|the)){0,4}"
_LINE = re.compile(rf"(?P<who>{_NAME}, [a-z][^.;:!?\n\"“”]{{2,60}}?)[.,]?[\"”’]*[ \t]*(?=\n|$)")
_INSIDE = re.compile(r"[.?!…][ \t]*\n[ \t]*[—–-]?[ \t]*")
_BEHIND = re.compile(r"[ \t]*\n\s*")


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


def signed_inside(view: View, quote: Quote) -> tuple[Extent, Extent] | None:
    """A last line within the marks, "Ana Ruiz, treasurer.": the content, and who signs."""
    ends = list(_INSIDE.finditer(view.text, quote.start, quote.end))
    signed = _LINE.match(view.text, ends[-1].end(), quote.end) if ends else None
    if signed is None or signed.end() < quote.end:
        return None
    content = view.tokens_between(quote.start, ends[-1].end())
    return content, view.tokens_between(*signed.span("who"))


def signed_behind(view: View, quote: Quote) -> Extent | None:
    """A line behind the marks, "Ana Ruiz, farmer", that is all of its paragraph."""
    gap = _BEHIND.match(view.text, quote.end)
    signed = _LINE.match(view.text, gap.end()) if gap else None
    if signed is None or view.text[signed.end("who") : signed.end()].strip():
        return None
    return view.tokens_between(*signed.span("who"))
