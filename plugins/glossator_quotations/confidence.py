"""How likely a quotation is right: a logistic model over its rule, its speaker and its content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from glossator_quotations.found import Found
from glossator_quotations.lexicon import nouns, word_lists
from glossator_quotations.view import View
from glossator_standard.logistic import logistic, read_weights

WEIGHTS = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/quotation_confidence.py``."""
_LISTS = word_lists()
_NOUNS = frozenset(nouns())
_PERSONS = frozenset(("he", "she", "they", "we", "i", "who"))
_THINGS = frozenset(("it", "which", "that", "this", "these"))
_SIZES = (1, 2, 3, 5, 8, 12, 20, 40)
"""Tokens of a content beyond which it is of the next size."""


def confidence(view: View, found: Found, kind: str) -> float:
    """How likely a gold quotation overlaps this one by half, from 0 to 1."""
    return round(logistic(read_weights(WEIGHTS), features(view, found, kind)), 2)


def features(view: View, found: Found, kind: str) -> Iterator[str]:
    """What the model knows of a quotation."""
    frame = f"{kind} {found.rule.rpartition(':')[2]}"
    first, end = found.pieces[0][0], found.pieces[-1][1]
    size = bisect_right(_SIZES, sum(last - start for start, last in found.pieces))
    yield "all"
    yield kind
    yield frame
    yield f"{kind} {found.rule}"
    yield f"{kind} size:{size}"
    yield f"{frame} size:{size}"
    for told in _speaker(view, found):
        yield f"{kind} speaker:{told}"
        yield f"{frame} speaker:{told}"
    if kind != "indirect":
        return
    for told in (*_verb(view, found), f"behind:{_behind(view, end)}"):
        yield told
        yield f"{frame} {told}"
    yield f"{frame} opens:{_class(view, first)}"
    if not _NOUNS.isdisjoint(view.low[first:end]):
        yield f"{frame} of words"


def _speaker(view: View, found: Found) -> Iterator[str]:
    """What the speaker's phrase looks like, and whether it is long."""
    if found.subject is None:
        yield "none"
        return
    first, end = found.subject
    yield _class(view, first)
    yield "name" if view.is_capital(end - 1) else "plural" if view.low[end - 1][-1] == "s" else "-"
    if end - first > 5:
        yield "long"


def _class(view: View, token: int) -> str:
    """The class of the first word of a phrase."""
    word = view.low[token]
    if word in _PERSONS:
        return "person"
    if word in _THINGS:
        return "thing"
    for name in ("determiners", "subject_pronouns", "object_pronouns", "wh_words", "prepositions"):
        if word in _LISTS[name]:
            return word if word in ("a", "an", "the", "you", "to", "no", "any") else name
    if view.is_capital(token):
        return "name"
    return "ing" if word.endswith("ing") else "number" if word[0].isdigit() else "word"


def _verb(view: View, found: Found) -> Iterator[str]:
    """How the cue is used: its helping verbs, and whether it ends in "ing" or "ed"."""
    if found.cue is None:
        return
    words = view.low[found.cue[0] : found.cue[1]]
    for name in ("be", "have", "do", "modals", "negations"):
        if not _LISTS[name].isdisjoint(words):
            yield f"cue:{name}"
    if words[0] == "to":
        yield "cue:to"
    ends = [ending for ending in ("ing", "ed", "s") if words[-1].endswith(ending)]
    yield f"cue ends:{ends[0] if ends else '-'}"
    yield "cue first" if found.cue[0] == view.bounds(found.cue[0])[0] else "cue inside"


def _behind(view: View, end: int) -> str:
    """What follows the content in its unit: nothing, a mark or a word of a class."""
    if end >= view.bounds(end - 1)[1]:
        return "end"
    word = view.low[end]
    return word if not word[0].isalnum() or word in ("and", "but", "while") else "word"
