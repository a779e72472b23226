"""How likely a quotation is right: a logistic model over its rule, its speaker and its content."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from glossator_quotations.found import Found
from glossator_quotations.lexicon import word_lists
from glossator_quotations.view import View
from glossator_standard.logistic import logistic, read_weights

WEIGHTS = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/quotation_confidence.py``."""
_LISTS = word_lists()
_PERSONS = frozenset(("he", "she", "they", "we", "i", "who"))
_THINGS = frozenset(("it", "which", "that", "this", "these"))
_HELPERS = ("be", "have", "do", "modals", "negations")
_SIZES = (1, 2, 3, 5, 8, 12, 20, 40)
"""Tokens of a content beyond which it is of the next size."""


def confidence(view: View, found: Found, kind: str) -> float:
    """How likely a gold quotation overlaps this one by half, from 0 to 1."""
    return round(logistic(read_weights(WEIGHTS), features(view, found, kind)), 2)


def features(view: View, found: Found, kind: str) -> list[str]:
    """What the model knows of a quotation."""
    frame = f"{kind} {found.rule.rpartition(':')[2]}"
    first, end = found.pieces[0][0], found.pieces[-1][1]
    size = bisect_right(_SIZES, sum([last - start for start, last in found.pieces]))
    told = [f"size:{size}", *_speaker(view, found)]
    known = ["all", kind, frame, f"{kind} {found.rule}"]
    known += [f"{kind} {one}" for one in told] + [f"{frame} {one}" for one in told]
    if kind == "indirect":
        told = [*_verb(view, found), f"behind:{_behind(view, end)}"]
        known += told + [f"{frame} {one}" for one in told]
        known.append(f"{frame} opens:{_class(view, first)}")
        if not view.nouns.keys().isdisjoint(view.low[first:end]):
            known.append(f"{frame} of words")
    return known


def _speaker(view: View, found: Found) -> list[str]:
    """What the speaker's phrase looks like, and whether it is long."""
    if found.subject is None:
        return ["speaker:none"]
    first, end = found.subject
    form = "name" if view.is_capital(end - 1) else "plural" if view.low[end - 1][-1] == "s" else "-"
    told = [f"speaker:{_class(view, first)}", f"speaker:{form}"]
    return [*told, "speaker:long"] if end - first > 5 else told


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


def _verb(view: View, found: Found) -> list[str]:
    """How the cue is used: its helping verbs, and whether it ends in "ing" or "ed"."""
    if found.cue is None:
        return []
    words = view.low[found.cue[0] : found.cue[1]]
    told = [f"cue:{name}" for name in _HELPERS if not _LISTS[name].isdisjoint(words)]
    if words[0] == "to":
        told.append("cue:to")
    ends = [ending for ending in ("ing", "ed", "s") if words[-1].endswith(ending)]
    opens = found.cue[0] == view.bounds(found.cue[0])[0]
    return [*told, f"cue ends:{ends[0] if ends else '-'}", "cue first" if opens else "cue inside"]


def _behind(view: View, end: int) -> str:
    """What follows the content in its unit: nothing, a mark or a word of a class."""
    if end >= view.bounds(end - 1)[1]:
        return "end"
    word = view.low[end]
    return word if not word[0].isalnum() or word in ("and", "but", "while") else "word"
