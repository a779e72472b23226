"""Headlines that begin with who says what they say: "Mayor: ‘Bridge is safe’"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import ends
from glossator_quotations.found import Found
from glossator_quotations.view import View

LABEL = 6
"""Tokens that the speaker of a headline has at most."""
LONGEST = 40
"""Tokens that a headline has at most."""
SHORTEST = 3
"""Tokens behind the colon that a headline has at least."""


def of_speakers(view: View, accepted: list[Found]) -> Iterator[Found]:
    """What stands behind a name and a colon in a paragraph of one sentence.

    That the words before the colon name a speaker, and no section ("Sport: ..."), is known from the
    text, which quotes the speaker, or from words in marks behind the colon.
    """
    marks = [token for token, word in enumerate(view.low) if word == ":"]
    colons = [token for token in marks if token and _colon(view, *view.bounds(token)) == token]
    if not colons:
        return
    speakers = {
        view.low[token]
        for found in accepted
        if found.subject and found.cue and view.low[found.cue[0]] != ":"
        for token in range(*found.subject)
        if view.is_capital(token) or token == found.subject[1] - 1
    }
    claimed = {found.cue[0]: found for found in accepted if found.cue}
    taken = {token for found in accepted for piece in found.pieces for token in range(*piece)}
    for colon in colons:
        low, high = view.bounds(colon)
        content, known = (colon + 1, ends.trimmed(view, colon + 1, high)), claimed.get(colon)
        if view.low[colon - 1] not in speakers and not _is_marked(view, *content):
            continue
        if known:
            known.pieces = [content]
        elif taken.isdisjoint(range(low, high)):
            yield Found([content], (colon, colon + 1), (low, colon), "headline", rank=4)


def _colon(view: View, low: int, high: int) -> int:
    """The colon behind the first words of a paragraph that is one short sentence; else 0."""
    if not view.is_paragraph(low, high) or high - low > LONGEST or not view.is_capital(low):
        return 0
    for token in range(low + 1, min(low + LABEL + 1, high - SHORTEST)):
        if view.quote[token] >= 0:
            return 0
        if view.low[token] == ":":
            return token
    return 0


def _is_marked(view: View, first: int, end: int) -> bool:
    """Whether a content is a sentence in marks, and no title of a work."""
    marked = view.quote[first] >= 0 and view.marks(first) == (first, end)
    return marked and not view.is_in_name(first)
