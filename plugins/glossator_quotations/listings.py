"""Lists inside a phrase: "men, women and boys", "banks, such as"."""

from __future__ import annotations

from glossator_quotations import finite
from glossator_quotations.lexicon import word_lists
from glossator_quotations.view import View

_LISTS = word_lists()
_NO_ITEM = (
    _LISTS["clause_words"] - {"and", "or", "as"}
    | finite.AUXILIARIES
    | _LISTS["personal"]
    | _LISTS["pasts"]
)
NO_NOUN = finite.STOPS | _LISTS["prepositions"] | _LISTS["determiners"]
"""What is no noun behind an adjective."""
ADJECTIVES = ("y", "al", "ic", "ous", "ive", "ful", "less", "able", "ible", "ant", "ent")
"""How many adjectives end."""
_BASE = frozenset(("base",))
ITEM = 6
"""Tokens that an item of a list has at most."""


def goes_on(view: View, comma: int, high: int, *, listed: bool) -> bool:
    """Whether the comma goes on with examples or a list: ", such as", "men, women and boys".

    `listed` where a comma before was one of the list.
    """
    at = comma + 1
    if at >= high:
        return False
    if view.low[at] in ("and", "or"):
        return listed or view.low[at] == "or"
    if view.low[at] in ("including", "such", "especially", "not"):
        return True
    if view.low[at : at + 3] == ["as", "well", "as"] or _parts_adjectives(view, comma, high):
        return True
    for token in range(at, min(high - 1, at + ITEM)):
        word = view.low[token]
        if token > at and word in ("and", "or"):
            return True
        if token > at and word == ",":
            return goes_on(view, token, high, listed=True)
        if not word[0].isalnum() or _is_no_item(view, token):
            return False
    return False


def _parts_adjectives(view: View, comma: int, high: int) -> bool:
    """Whether a comma stands between two adjectives of a noun: "the slow, costly work"."""
    if comma + 2 >= high or view.low[comma - 2] not in _LISTS["articles"]:
        return False
    second, noun = view.low[comma + 1], view.low[comma + 2]
    if noun in (",", "and") and view.low[comma - 1].endswith(ADJECTIVES):
        return second.endswith((*ADJECTIVES, "ed", "ing"))  # "a safe, connected and fair town"
    plain = not view.is_capital(comma + 1) and second not in view.verbs and noun.isalpha()
    return plain and second.endswith(ADJECTIVES) and noun not in NO_NOUN


def _is_no_item(view: View, token: int) -> bool:
    """Whether a word is none of an item in a list of nouns: one of a clause."""
    word = view.low[token]
    if word in _NO_ITEM:
        return True
    cue = view.verbs.get(word)
    if cue and view.low[token - 1] == "," and cue.forms == _BASE:
        return cue.verb in _LISTS["inverted"]  # "to resign, admit it and go"
    return not view.is_capital(token) and (cue is not None or word.endswith(("ed", "ing")))
