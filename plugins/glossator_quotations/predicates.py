"""Objects that are told what they are: where one ends, and one that stands behind what it is."""

from __future__ import annotations

from glossator_quotations import adverbs, clauses, finite, phrase_ends, phrases
from glossator_quotations.lexicon import word_lists
from glossator_quotations.view import View

_LISTS = word_lists()
_DETERMINERS = _LISTS["determiners"]
_NO_OBJECT = _LISTS["prepositions"] | _LISTS["clause_words"] - {"that"}
_PLACED = frozenset(("also", "based", "formerly", "in", "known", "near"))
"""What begins one more insertion before that."""
_CHARGED = frozenset(("of", "for"))
"""What stands between somebody and what he is accused of, or praised for."""


def end(view: View, at: int, high: int) -> int:
    """Where what somebody is called ends behind an apposition or an adverbial: "called Berg, a
    rival, a coward", "called him, among other things, “a fool”", "described the talks, which had
    failed, as brief"; 0 where nothing is.
    """
    called = phrase_ends.find(view, at, high)
    if view.at(called) == "," and view.at(called + 1) in ("which", "who", "whose"):
        behind = clauses.behind_inserted(view, called, high)
        named = behind < high and view.low[behind] == "as"
        return phrase_ends.find(view, behind, high) if named else 0
    comma = max(view.capitals_end(at, high), at + 1)
    whole = view.is_capital(at) or view.low[at] in _LISTS["object_pronouns"]
    if not whole or comma + 1 >= high or view.low[comma] != ",":
        return 0
    behind = clauses.behind_inserted(view, comma, high)
    if behind >= high or any(finite.acts(view, token) for token in range(comma + 1, behind)):
        return 0
    marked = view.quote[behind] >= 0 and view.opens_small(view.quotes[view.quote[behind]])
    named = view.low[behind] in ("a", "an") and view.at(behind + 1) not in phrases.TIMES
    return phrase_ends.find(view, behind, high) if marked or named else 0


def told_of(view: View, link: int, high: int) -> int:
    """Where an object begins that stands behind what it is called, since it is long: "rejected as
    “a smear” | the charge that", "dismissed as absurd | the claim of"; 0 where none does."""
    at = link + 1
    if at < high and view.quote[at] >= 0:
        first, at = view.marks(at)
        if at >= high or view.last_mark(first, at) in ",.?!" or phrases.is_adjunct(view, at):
            return 0
        no_object = view.low[at] in _NO_OBJECT or view.low[at].endswith(("ed", "ing"))
        return 0 if no_object or not view.low[at][0].isalnum() else at
    while at < high and (view.low[at].endswith("ly") or view.at(at + 1) == "and"):
        at += 1 + (view.at(at + 1) == "and")  # "as deeply unfair", "as late and unfair"
    plain = view.at(at).isalpha() and view.at(at) not in _DETERMINERS | _NO_OBJECT | adverbs.FOCUS
    timed = view.at(at + 2) in phrases.TIMES
    return at + 1 if plain and not timed and view.at(at + 1) in _DETERMINERS else 0


def behind_apposition(view: View, last: int, high: int) -> int:
    """Where an object ends that goes on behind what tells more of its name: "accused Ruiz, the
    mayor of Norvik, | of fraud"; `last` where none does."""
    named = view.is_capital(last - 1) or view.low[last - 1] == ")"
    if view.at(last) != "," or not named or view.at(last + 1) in view.verbs:
        return last
    behind = clauses.behind_inserted(view, last, high)
    while behind < high and view.low[behind] in _PLACED:
        behind = clauses.behind_inserted(view, behind - 1, high)  # ", in Lund, known as Volt, of"
    charged = behind < high and view.low[behind] in _CHARGED
    return phrase_ends.find(view, behind, high) if charged else last
