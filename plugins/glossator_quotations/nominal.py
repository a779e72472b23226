"""Reports by a noun: "Kim's claim that ...", "criticism of the plan"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import ends, subjects
from glossator_quotations.found import Found
from glossator_quotations.lexicon import nouns, word_lists
from glossator_quotations.subjects import Extent
from glossator_quotations.view import View

_LISTS = word_lists()
_NOUNS = nouns()
_CLAUSAL = frozenset(("that", "whether", "to"))
OWNER = 4
"""Tokens before a noun in which its owner is looked for."""


def of_noun(view: View, token: int) -> Iterator[Found]:
    """What a noun of saying or thinking reports, with its owner as the speaker."""
    low, high = view.bounds(token)
    at = token + 1
    if at + 1 >= high or view.quote[at] >= 0:
        return
    speaker = _owner(view, token, low)
    if speaker is None and view.low[at] in ("by", "from", "among"):
        speaker = subjects.after(view, at + 1, high, plain=True)
        if speaker is None or speaker[1] + 1 >= high:
            return
        at = speaker[1]
    link = view.low[at]
    if link not in _NOUNS[view.low[token]] or (speaker is None and link != "that"):
        return
    start = at if link in _CLAUSAL else at + 1
    end = ends.clause_end(view, at + 1, high) if link == "that" else 0
    end = end or ends.phrase_end(view, at + 1, high)
    if end > at + 1:
        yield Found([(start, end)], (token, token + 1), speaker, f"{view.low[token]}:noun", rank=3)


def _owner(view: View, token: int, low: int) -> Extent | None:
    """The possessive before a noun: "his claim", "the mayor's repeated claim"."""
    for at in range(token - 1, max(low, token - OWNER) - 1, -1):
        word = view.low[at]
        if view.quote[at] >= 0 or word in _LISTS["prepositions"]:
            return None
        if word in ("his", "her", "their", "my", "our"):
            return at, at + 1
        if word in ("'s", "'"):
            phrase = subjects.phrase_before(view, at - 1, low) if at > low else None
            return (phrase[0], at + 1) if phrase else None
    return None
