"""Adverbials of time before a subject: "On Tuesday Ana Ruiz", "Two days later Holm".

Tokens are read as a string of classes, one character each, as the dates are.
"""

from __future__ import annotations

import re

from glossator_quotations.lexicon import LISTS
from glossator_quotations.view import View
from glossator_standard.inflection import singulars

_CLASSES = {
    **dict.fromkeys(LISTS["time_words"] | LISTS["dayparts"] - {"may", "march"}, "w"),
    **dict.fromkeys(("may", "march"), "m"),
    **dict.fromkeys(LISTS["time_nouns"] | LISTS["time_points"], "u"),
    **dict.fromkeys(LISTS["counts"], "n"),
    **dict.fromkeys(("the", "that", "a", "an", "this", "these", "each", "every", "one"), "d"),
    **dict.fromkeys(LISTS["time_orders"], "l"),
    **dict.fromkeys(("early", "late", "just", "shortly", "soon"), "e"),
    **dict.fromkeys(("later", "earlier", "ago", "before", "afterwards", "afterward"), "r"),
    **dict.fromkeys(LISTS["time_prepositions"], "p"),
    **dict.fromkeys(("now", "nowadays", "often"), "f"),
    "then": "t",
    **dict.fromkeys(("am", "pm", "a.m.", "p.m.", "o'clock"), "w"),
    **dict.fromkeys(("about", "around"), "a"),
    "of": "o",
    "on": "b",
    ",": "c",
}
_ADVERBIALS = re.compile(
    r"[pb]?[dl]{0,2}n?ur|er"  # two days later, a week ago, shortly afterwards
    r"|[er]?[pb]?[dl]{0,3}n?[wm](?:n|y)?(?:cy|y)?u?"  # on Tuesday, in March 2015, on May 5, 2015
    r"|[pb]?a?n[wm]y?"  # on 5 May 2015, at about 11 am
    r"|py"  # in 2015
    r"|pt"  # by then
    r"|nub(?![nwmyp])"  # two years on
    r"|[er]?[pb]?[dl]{0,3}n?u(?:o[dl]{0,2}[uwmy])?"  # last night, in the first weeks of May
    r"|[erf]"
)
_TIMED = frozenset(word for word, name in _CLASSES.items() if name in "wmurft")
"""Words one of which an adverbial of time has, or a year."""
_REACH = 9
"""Tokens that an adverbial has at most."""


def time_end(view: View, at: int, end: int) -> int:
    """One after an adverbial of time that begins at a token; the token itself where none does."""
    if at >= end or _class(view.low[at]) == ".":
        return at
    found = _ADVERBIALS.match(_classes(view, at, min(end, at + _REACH)))
    return at + (found.end() if found else 0)


def without_time(view: View, first: int, end: int, low: int) -> int:
    """Where the subject begins in a phrase that may begin with an adverbial of time.

    `low` is the first token of the unit.
    """
    start = max(view.skip_back(first - 1, LISTS["time_openers"]) + 1, low)
    words = view.low[start : end - 1]
    timed = not _TIMED.isdisjoint(words) or any(word[0].isdigit() for word in words)
    for at in range(start, end - 1) if timed else ():
        behind = time_end(view, at, end)
        if behind == at:
            if at >= first and view.low[at] in ("'s", "of"):
                break
            continue
        whole = at == start or behind - at > 1
        if whole and first < behind < end and _is_subject(view, at, behind):
            return behind
    return _behind_preposition(view, first, end, low)


def _behind_preposition(view: View, first: int, end: int, low: int) -> int:
    """Where the name begins in "Before the match Holm", a preposition at the start of its unit.

    A bare noun is what the preposition takes where it is alone, "In evidence Holm", or abstract,
    "In cross examination Holm"; else it may tell more of the name: "At work policeman Holm".
    """
    if first <= low or view.is_capital(first) or not _is_adverbial(view, low, first):
        return first
    name = view.capitals_start(end, first + 1)
    noun = view.low[name - 1]
    plain = noun.replace("-", "").isalpha() and noun not in LISTS["prepositions"]
    if not first < name < end or not plain:
        return first
    if view.low[first] in LISTS["determiners"]:
        return name if name > first + 1 else first
    plain = view.low[first - 1] in LISTS["locating"] and noun not in LISTS["describes_persons"]
    words = 1 + sum(not view.is_glued(at) for at in range(first + 1, name))
    return name if plain and (words == 1 or noun.endswith(("tion", "ment"))) else first


def _is_adverbial(view: View, low: int, end: int) -> bool:
    """Whether an adverbial opens a unit: "Before", "Just after", "On the eve of"."""
    words = view.low[low:end]
    opens = words[0] in LISTS["phrase_fronts"] or words[0] in LISTS["time_fronts"]
    plain = all(word.isalpha() and word not in LISTS["no_adverbial"] for word in words)
    return opens and plain and words[-1] in LISTS["phrase_fronts"] and end - low < _REACH


def _is_subject(view: View, first: int, at: int) -> bool:
    """Whether a subject begins at a token, behind an adverbial: a name, an article, a pronoun.

    Behind a date or "ago" a bare noun does: "Yesterday officials said", but "last night's host",
    "the night manager".
    """
    word = view.low[at]
    if word in ("'s", "-") or word in LISTS["prepositions"] or not word[0].isalnum():
        return False
    if view.entity[at] >= 0 and view.entity[at] == view.entity[at - 1]:
        return False  # "The Sunday Herald reported"
    opens = view.is_capital(at) or word in LISTS["subject_openers"]
    classes = _classes(view, first, at)
    if classes in ("m", "u", "e", "r", "l", "n", "nu"):
        return False
    if classes == "dw" and view.low[first] in LISTS["articles"]:
        return False  # "a June poll", but "that Monday officials"
    if classes == "du":  # "that morning Ruiz", "this year farmers", but "this night manager"
        opens = opens or word == "police" or singulars(word) != ()
        return view.low[first] in LISTS["each"] or (opens and view.low[first] in ("this", "that"))
    return opens or classes[-1] in "rwybft" or classes[0] in "lp"


def _classes(view: View, first: int, end: int) -> str:
    return "".join(map(_class, view.low[first:end]))


def _class(word: str) -> str:
    if word[0].isdigit() and word.replace(":", "").replace(".", "").isdigit():
        return "y" if len(word) == 4 and word.isdigit() else "n"
    is_decade = word[0].isdigit() and word.endswith("0s")
    return "w" if is_decade else _CLASSES.get(word, ".")
