"""How likely a quotation is right: a logistic model over its rule, its speaker and its content.

It also chooses: what is less likely than `LEAST` is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from math import sqrt
from pathlib import Path

from glossator_quotations.found import UNOWNED, Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import Extent
from glossator_quotations.view import View
from glossator_standard.logistic import logistic, read_weights
from glossator_standard.words import Memory

WEIGHTS = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/quotation_confidence.py``."""
LEAST = 0.3
"""What is less likely is not reported: F1 is highest so."""
_HELPERS = {
    word: f"cue:{name}"
    for name in ("negations", "modals", "do", "have", "be")
    for word in LISTS[name]
}
_CLASSES = {
    word: name
    for name in (
        "plurals", "media", "pasts", "counts", "time_nouns", "time_words", "adverbs", "negations",
        "modals", "do", "have", "be", "prepositions", "determiners", "subject_pronouns",
        "object_pronouns", "clause_words", "wh_words",
    )
    for word in LISTS[name]
}  # fmt: skip
_CLASSES |= dict.fromkeys(("he", "she", "they", "we", "i", "who"), "person")
_CLASSES |= dict.fromkeys(("it", "which", "that", "this", "these"), "thing")
_CLASSES |= {word: word for word in ("a", "an", "the", "you", "to", "no", "any", "and", "but")}
_BOUNDS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 40)
"""Tokens of a content from which on it is of the next size."""
_SIZES = [f"size:{size}" for size in range(len(_BOUNDS) + 1)]
NEAR, LONG = 4, 5
"""Tokens from which on a speaker is far from the cue; tokens up to which one is short."""
_GAPS = [f"apart:{gap}" for gap in range(NEAR + 1)]
_FORMS = {"ng": "form:ing", "ed": "form:ed", "es": "form:s", "ts": "form:s", "ys": "form:s"}


def choose(view: View, found: Found) -> bool:
    """Whether a candidate is likely enough; what has its speaker or owner beside it always is."""
    if found.rank <= 0:
        return True
    marked = any(max(view.quote[first:end]) >= 0 for first, end in found.pieces)
    sure = _likely(view, found, "mixed" if marked else "indirect")
    if not marked:
        found.confidence = sure
    if found.rank > 1:
        found.worth = sure * sqrt(found.pieces[-1][1] - found.pieces[0][0])
    return sure >= LEAST or (found.rule.endswith(":noun") and found.rank < UNOWNED)


def likely(view: View, found: Found, kind: str) -> float:
    """How likely a gold quotation overlaps this one by half, from 0 to 1."""
    known = found.confidence if kind == "indirect" else None
    return round(_likely(view, found, kind) if known is None else known, 2)


def _likely(view: View, found: Found, kind: str) -> float:
    return logistic(_table(kind, found.rule.rpartition(":")[2]), _told(view, found))


@cache
def _table(kind: str, frame: str) -> Mapping[str, float]:
    """What each feature weighs in this kind and frame: alone, with the kind, and with both."""
    table: dict[str, float] = {}
    for prefix in _prefixes(kind, frame):
        for told, weight in _by_prefix().get(prefix, {}).items():
            table[told] = table.get(told, 0.0) + weight
    return table


@cache
def _by_prefix() -> Mapping[str, Mapping[str, float]]:
    """The weights of features by what stands before them."""
    found: dict[str, dict[str, float]] = {}
    for name, weight in read_weights(WEIGHTS).items():
        before, bar, told = name.rpartition("|")
        found.setdefault(before + bar, {})[told] = weight
    return found


def _prefixes(kind: str, frame: str) -> tuple[str, ...]:
    return "", f"{kind}|", f"{kind} {frame}|"


def features(view: View, found: Found, kind: str) -> list[str]:
    """What the model knows of a quotation."""
    prefixes = _prefixes(kind, found.rule.rpartition(":")[2])
    return [prefix + name for name in _told(view, found) for prefix in prefixes]


def _told(view: View, found: Found) -> list[str]:
    pieces = found.pieces
    first, end = pieces[0][0], pieces[-1][1]
    size = sum([last - start for start, last in pieces]) if len(pieces) > 1 else end - first
    opens, ends = _class(view, first), _class(view, end - 1)
    behind = _class(view, end) if end < view.bounds(end - 1)[1] else "end"
    told = ["all", found.rule, _SIZES[bisect_right(_BOUNDS, size)]]
    told += ["opens:" + opens, "ends:" + ends, "behind:" + behind]
    if "," in view.low[first:end]:
        told.append("comma")
    if found.inner:
        told.append("inner")
    if found.subject is None:
        told.append("speaker:none")
    else:
        _add_speaker(view, found.subject, told)
    if found.cue:
        _add_cue(view, found.cue, found.subject, told)
    return told


def _add_speaker(view: View, speaker: Extent, told: list[str]) -> None:
    """What the speaker's phrase looks like."""
    first, end = speaker
    counted = first + 2 * (view.low[first] == "at")  # "at least ten people"
    told += ["speaker:" + _class(view, counted), "head:" + _class(view, end - 1)]
    if end - first > LONG:
        told.append("speaker:long")


def _add_cue(view: View, cue: Extent, speaker: Extent | None, told: list[str]) -> None:
    """How the cue is used: its helping verbs, its ending, and what stands before it."""
    first, end = cue
    words = view.low[first:end]
    told += {_HELPERS[word] for word in words if word in _HELPERS}
    if words[0] == "to":
        told.append("cue:to")
    opens = first == view.bounds(first)[0]
    told.append("before:-" if opens else "before:" + _class(view, first - 1))
    told.append(_FORMS.get(words[-1][-2:], "form:-"))
    if speaker:
        gap = first - speaker[1]
        told.append(_GAPS[min(gap, NEAR)] if gap >= 0 else "behind")


def _class(view: View, token: int) -> str:
    """The class of a word."""
    word = view.low[token]
    if known := _CLASSES.get(word):
        return known
    return "name" if view.text[view.starts[token]].isupper() else _OPEN[word]


def _open_class(word: str) -> str:
    """The class of a word that is in no list: what it looks like."""
    if not word[0].isalpha():
        return "number" if word[0].isdigit() else word[0]
    return next((ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "word")


_OPEN = Memory(_open_class)
