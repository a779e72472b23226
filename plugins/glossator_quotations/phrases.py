"""What can stand in a noun phrase, and what begins an adverbial of time or place."""

from __future__ import annotations

from glossator_quotations.lexicon import cues, word_lists
from glossator_quotations.view import View

_LISTS = word_lists()
_VERBS = cues()
AUXILIARIES = _LISTS["be"] | _LISTS["have"] | _LISTS["do"] | _LISTS["modals"]
STOPS = (
    _LISTS["clause_words"]
    | _LISTS["particles"]
    | AUXILIARIES - {"'s", "'d", "may", "will"}
    | {"n't", "not"}
)
INSIDE = _LISTS["phrase_marks"]
"""Marks that a phrase may hold: "Jones (R-Ala.)", "AT&T"."""
_DETERMINERS = _LISTS["determiners"]


def bounds(view: View, at: int) -> bool:
    """Whether a token cannot be inside a noun phrase."""
    word = view.low[at]
    if view.quote[at] >= 0:
        return True
    if word == "and":
        return not _joins_names(view, at)
    if word in STOPS:
        return word != "that" or not view.is_capital(at)
    if word[0].isalnum():
        return is_finite(view, at)
    return word not in INSIDE or view.is_dash(at)


def _joins_names(view: View, at: int) -> bool:
    if not 0 < at < len(view) - 1:
        return False
    return view.is_capital(at - 1) and view.is_capital(at + 1)


def is_finite(view: View, at: int) -> bool:
    """Whether a token looks like the verb of another clause."""
    cue = _VERBS.get(view.low[at])
    if cue is None or view.is_capital(at) or not cue.frames:
        return False
    if not cue.forms & {"past", "s", "base"} or "past" not in cue.forms:
        return view.low[at - 1] in _LISTS["personal"] if at else False
    return not (at and view.low[at - 1] in _DETERMINERS)


def is_phrase(view: View, first: int, end: int) -> bool:
    """Whether no token could end a noun phrase; commas may part its adjectives."""
    determined = view.low[first] in _DETERMINERS
    return all(
        not bounds(view, at) or (determined and view.low[at] == ",") for at in range(first, end)
    )


def is_adjunct(view: View, at: int) -> bool:
    """Whether a token begins a phrase of time, place or medium: "on Monday", "in a statement"."""
    word = view.low[at]
    if word in _LISTS["time_words"] and word not in ("may", "march"):
        return not (at and view.low[at - 1] in ("a", "an", "the"))
    following = view.low[at + 1] if at + 1 < len(view) else ""
    if word in ("last", "this", "earlier", "later", "late", "early"):
        times = _LISTS["time_nouns"] | _LISTS["time_words"]
        return following in times or (word != "this" and following in ("on", "in"))
    if word in ("in", "on", "at", "during", "after", "through", "via", "from", "while", "when"):
        window = view.low[at + 1 : at + 5]
        return word in ("during", "after", "when", "while", "via") or any(
            item in _LISTS["media"] or item in _LISTS["time_words"] for item in window
        )
    return False
