"""Whether words make a clause: whether there is a verb among them, though no list knows all."""

from __future__ import annotations

from glossator_quotations import finite
from glossator_quotations.lexicon import LISTS
from glossator_quotations.verbs import find_group
from glossator_quotations.view import View

INSERTED = 20
"""Tokens that an insertion between commas has at most, these included."""


def is_clause(view: View, at: int, high: int) -> bool:
    """Whether a clause of its own begins here: a phrase, then a verb, before any punctuation."""
    if at >= high:
        return False  # a text may end anywhere
    if view.low[at] in LISTS["personal"] and view.low[at] not in ("it", "you"):
        return True
    for token in range(at + 1, min(high, at + 14)):
        word = view.low[token]
        if word == ",":
            behind = behind_inserted(view, token, high)
            opens = view.at(token + 1)
            inserted = opens in LISTS["tells_more"] or opens[:1].isdigit()
            while inserted and behind < high and _tells_more(view, behind):
                behind = behind_inserted(view, behind - 1, high)  # "Oke, 42, of Lund, Kelmar, died"
            return behind < high and finite.acts(view, behind)
        if word in ";:":
            return False
        if view.quote[token] >= 0:
            continue
        if word in ("and", "or") and _is_shared(view, token + 1):
            return False  # "ruled the country and is its president"
        if word in LISTS["finite_verbs"] and not view.is_capital(token):
            return True
        if word in LISTS["clause_openings"]:
            return False
        if word in view.verbs and not view.is_capital(token):
            group = find_group(view, token)
            if group and group.form == "finite" and group.subject and group.subject[0] == at:
                return True
    return False


def begins(view: View, at: int, high: int) -> bool:
    """Whether a clause without "that" begins with its subject: "Holm", "the mayor", "they"."""
    return leads(view, at) and is_clause(view, at, high)


def leads(view: View, at: int) -> bool:
    """Whether a word is likely to begin the subject of a clause."""
    return view.at(at) in LISTS["subject_leads"] or view.is_capital(at)


def _tells_more(view: View, at: int) -> bool:
    """Whether what a comma begins goes on with what tells more of a name: "of Lund", "Kelmar"."""
    return view.is_capital(at) or view.low[at] in LISTS["tells_more"]


def _is_shared(view: View, at: int) -> bool:
    """Whether "and" goes on with another verb of the subject before: "fear the dam and say"."""
    cue = view.verbs.get(view.at(at))
    base = cue is not None and cue.forms >= {"base"} and view.low[at] not in view.nouns
    return view.at(at) in LISTS["finite_verbs"] or base


def behind_inserted(view: View, comma: int, high: int) -> int:
    """The token behind what two commas hold; `high` where there is no second one, or marks."""
    reach = min(high - 1, comma + INSERTED)
    closer = view.next_comma(comma + 2, reach)
    marked = max(view.quote[comma + 2 : closer], default=-1) >= 0
    return closer + 1 if closer < reach and not marked else high
