"""The relative clauses that belong to a speaker: "officials who know Kim", "Kim, who was ill,"."""

from __future__ import annotations

from glossator_quotations import finite, leading, phrases
from glossator_quotations.lexicon import word_lists
from glossator_quotations.phrases import Extent, phrase_before
from glossator_quotations.view import View

RELATIVE = 6
"""Tokens before the end of a relative clause in which its "who" is looked for."""
_LISTS = word_lists()
_DETERMINERS = _LISTS["determiners"]
_NO_RELATIVE = _LISTS["clause_words"] - {"and", "or"} | frozenset(",;:(")
_OPENERS = frozenset(("who", "whose"))
_UNNAMED = 6
"""Words behind "who" in which he asks not to be named."""
_OBJECTS = frozenset(("who", "which", "that"))


def with_last(view: View, phrase: Extent | None, last: int, low: int) -> Extent | None:
    """ "officials who know Kim", where only "know Kim" was seen before the verb."""
    first = phrase[0] if phrase else last + 1
    if view.low[last] in ("and", "or", "but"):
        return phrase  # "who runs the shop and has said"
    for at in range(first - 1, max(low, last - RELATIVE), -1):
        if view.quote[at] >= 0 or not view.low[at][0].isalnum():
            break
        word = view.low[at]
        acting = view.low[at + 1] in finite.FINITE or view.low[at + 1].endswith("ed")
        if at == first - 1 and word in _OBJECTS and _is_other(view, first, last):
            return phrase  # "a man who police say"
        if word in _OPENERS or (word in ("that", "which") and acting):
            whole = phrase_before(view, at - 1, low)
            return (whole[0], last + 1) if whole else phrase
    return phrase


def restrictive(view: View, phrase: Extent | None, last: int, low: int) -> Extent | None:
    """ "The mayor who opened the mill in the north of Norvik said": one verb, and no comma."""
    if "who" not in view.low[low : last + 1]:
        return None
    name = leading.subject(view, low, last)
    if name is None or view.low[name[1]] != "who" or (phrase and phrase[0] <= name[1]):
        return None
    verbs = [at for at in range(name[1] + 1, last + 1) if finite.acts(view, at)]
    behind = verbs and verbs[-1] + 1 - verbs[0] == len(verbs)  # one verb, with its auxiliaries
    told = view.low[name[1] + 1 : last + 1]
    plain = behind and not _NO_RELATIVE.intersection(told)
    # "Officials who asked not to be named because the talks are private said"
    unnamed = "," not in told and not _LISTS["unnamed"].isdisjoint(told[:_UNNAMED])
    return (name[0], last + 1) if plain or unnamed else None


def with_commas(view: View, phrase: Extent | None, last: int, low: int) -> Extent | None:
    """ "Ana Ruiz, who was to go to Lund, Berg, on Monday, said": a clause that holds commas."""
    if phrase is None or _OPENERS.isdisjoint(view.low[low : last + 2]):
        return None
    name = leading.subject(view, low, last)
    if name is None or phrase[0] <= name[1] or view.low[name[1]] != ",":
        return None
    who = name[1] + 1
    if view.low[who] not in _OPENERS:  # "Ana Ruiz, a clerk, who lives in Lund, Berg, said"
        who = next((at + 1 for at in range(who, last) if view.low[at] == ","), last)
        told = any(finite.acts(view, at) for at in range(name[1] + 1, who))
        if told or view.low[who] not in _OPENERS:
            return None
    for comma in range(who + 1, last):
        if view.quote[comma] >= 0:
            return None
        verb = min(view.skip(comma + 1, _LISTS["adverbs"]), last)
        if view.low[comma] == "," and finite.acts(view, verb):
            return None  # "Ana Ruiz, who was ill, left, and Tom Oke, the mayor, said"
    return name[0], last + 1


def _is_other(view: View, first: int, last: int) -> bool:
    """Whether what follows "who" is somebody else, and no verb with its object: "who know Kim"."""
    if view.low[first] in _DETERMINERS:
        return True
    named = view.is_capital(first) and not view.is_headline(first)
    return named or (first == last and phrases.is_several(view.low[first]))
