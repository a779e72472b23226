"""The subject of a sentence whose verb may be unknown: behind openers and fronted adverbials."""

from __future__ import annotations

from glossator_quotations import finite, fronted
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import (
    LONGEST,
    Extent,
    bounds,
    is_adjunct,
    is_time,
    opens_quantity,
)
from glossator_quotations.view import View

_DETERMINERS = LISTS["determiners"]
TIMED = 5
"""Tokens in which a time ends from which one counts."""


def subject(view: View, first: int, high: int) -> Extent | None:
    """The subject of a sentence that begins at a token, before a verb that may be unknown."""
    first = view.skip(first, LISTS["sentence_openers"])
    if first < high and (_is_fronted(view, first, high) or _is_timed(view, first, high)):
        # "On May 5, 2015, Ana Ruiz hid it"
        comma = view.next_comma(fronted.time_end(view, first, high), high)
        first = view.skip(
            comma + 1, LISTS["sentence_openers"]
        )  # "In Rome, however, Ana Ruiz hid it"
    if first >= high or view.quote[first] >= 0:
        return None
    word = view.low[first]
    if word in LISTS["personal"]:
        return first, first + 1
    if not word[0].isalnum() or finite.stops(view, first):
        return None
    end = first + 1
    while end < min(high, first + LONGEST) and not _ends_leading(view, first, end):
        end += 1
    return first, max(view.skip_back(end - 1, LISTS["no_phrase_end"]), first) + 1


def behind_front(view: View, first: int, end: int, low: int) -> int:
    """Where a name begins behind an adverbial and its comma: "Reached by phone, Holm, who"."""
    comma = view.find({","}, first, end)
    if comma == end or (first > low and view.low[first - 1] not in LISTS["sentence_openers"]):
        return first
    front = fronted.time_end(view, first, comma) == comma or _is_adverbial(view, first, comma)
    named = comma + 1 < end and (view.is_capital(comma + 1) or view.low[comma + 1] in _DETERMINERS)
    return comma + 1 if front and named else first


def _is_adverbial(view: View, first: int, comma: int) -> bool:
    """Whether words are an adverbial, no name such as "King" or "Under Secretary"."""
    word, behind = view.low[first], view.low[first + 1]
    if word in LISTS["fronted"] and word in LISTS["prepositions"]:
        return word != "under" and not opens_quantity(view, first)
    acts = word in view.verbs or word in LISTS["reacting"]
    if first + 1 == comma:  # "Reacting, Ana Ruiz, in a post, said"
        return acts and word.endswith("ing") and view.entity[first] < 0
    return (acts or behind in LISTS["behind_participle"]) and _is_fronted(view, first, comma)


def _is_timed(view: View, first: int, high: int) -> bool:
    """Whether a sentence begins with a time from which one counts: "Two days after the vote,"."""
    for at in range(first + 1, min(high, first + TIMED)):
        if view.low[at] in LISTS["counted_from"]:
            return is_time(view, first, at)
    return False


def _is_fronted(view: View, first: int, high: int) -> bool:
    """Whether a sentence begins with an adverbial: "In Norvik,", "Asking why,", "Chastened by"."""
    word = view.low[first]
    if word in LISTS["fronted"] or word.endswith("ing"):
        return True
    behind = view.low[first + 1] if first + 1 < high else ""
    if word.endswith("ly") and behind == ",":
        return view.entity[first] < 0  # "Specifically,", but "Sally,"
    return word.endswith("ed") and behind in ("by", "with", "in", "at", "about", "that")


def _ends_leading(view: View, first: int, at: int) -> bool:
    word = view.low[at]
    if bounds(view, at) or word in LISTS["adverbs"] or is_adjunct(view, at):
        return True
    if finite.is_present(view, at):
        return True
    if word in LISTS["pasts"] or (
        word.endswith("ed") and not view.is_capital(at) and view.low[at - 1] not in _DETERMINERS
    ):
        return True
    named = view.is_capital(at - 1) and view.low[first] not in _DETERMINERS
    if named and word[0].isalpha() and not view.is_capital(at) and word not in ("of", "for"):
        return not any(
            view.is_capital(next_at) for next_at in range(at + 1, min(at + 3, len(view)))
        )
    return False
