"""A subject behind its verb, "said Kim, a spokesman", and who stands behind "according to"."""

from __future__ import annotations

from glossator_quotations import appositions, finite, fronted
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import LONGEST, Extent, is_adjunct
from glossator_quotations.view import View

_PREPOSITIONS = LISTS["prepositions"]
LONGEST_SOURCE = 20
"""Tokens at most that tell more of who stands behind "according to"."""
NAME = 9
"""Tokens that a name in marks has at most, marks included."""


def subject(view: View, first: int, high: int, *, plain: bool = False) -> Extent | None:
    """The subject that follows its verb ("said Kim, a spokesman"); `plain`: no apposition."""
    if first >= high or view.quote[first] >= 0:
        return None
    word = view.low[first]
    if word in LISTS["whole_phrases"]:
        return first, first + 1
    preposition = word in _PREPOSITIONS and not view.is_capital(first)  # but "said Per Holm"
    if finite.stops(view, first) or preposition or not word[0].isalnum():
        return None
    end = _phrase_after(view, first, high)
    if not plain and end < high - 1 and view.low[end] in ("who", "whose"):
        end = appositions.end(view, end, high)
    while not plain and appositions.begins(view, end, high):
        end = appositions.end(view, end + 1, high)
    return first, end


def agent(view: View, by: int, high: int, link: str) -> Extent | None:
    """Who stands behind "by", before the `link` to what he wants or tells: "asked by Ruiz | to
    leave"."""
    named = subject(view, by + 1, high)
    return (named[0], view.find({link}, *named)) if named else None


def source(view: View, first: int, high: int, *, plain: bool = False) -> Extent | None:
    """Who stands behind "according to", with what tells more of it up to the comma: "a memo
    released Friday by the agency", "a source on the call"."""
    named = subject(view, first, high, plain=plain)
    if named is None or view.low[first] in LISTS["whole_phrases"]:
        return named
    end = stop = named[1]
    timed = fronted.time_end(view, end, high)
    if end < timed < high and view.low[timed] == "(":
        return named  # "according to the mayor on Tuesday (May 3)"
    while stop < high and stop - end < LONGEST_SOURCE and _goes_with(view, stop, high):
        if _leaves(view, first, stop):
            return first, stop
        stop += 1
    over = stop >= high or view.low[stop] in LISTS["closing_marks"]
    return (first, stop) if over else named


def _goes_with(view: View, at: int, high: int) -> bool:
    """Whether a token does not end a source."""
    word = view.low[at]
    if view.quote[at] >= 0 or view.is_dash(at) or word in LISTS["inner_closing_marks"]:
        return False
    return word != "." or at < high - 1


def _leaves(view: View, first: int, at: int) -> bool:
    """Whether a bracket ends a phrase: the one around it, or one that opens in small letters."""
    if view.low[at] == ")":
        return "(" not in view.low[first:at]
    return view.low[at] == "(" and at + 1 < len(view) and view.raw(at + 1).islower()


def _phrase_after(view: View, first: int, high: int) -> int:
    """One after the last token of the phrase that begins at `first`."""
    at = first
    while at < min(high, first + LONGEST):
        word = view.low[at]
        if view.quote[at] >= 0:
            behind = _behind_name(view, first, at)
            if behind == at:
                break
            at = behind
            if view.low[at - 2] in LISTS["sentence_marks"] or view.low[at - 1][0] in ".,?!":
                break
            continue
        if (behind := _behind_naming(view, at)) > at:
            at = behind
            continue
        stops = finite.stops(view, at) and not _continues(view, at)
        mark = not word[0].isalnum() and word not in LISTS["phrase_marks"]
        if stops or mark or _leaves(view, first, at) or (word == "." and at == high - 1):
            break
        if at > first and (is_adjunct(view, at) or (finite.reports(view, at))):
            break
        at += 1
    return at


def _behind_name(view: View, first: int, at: int) -> int:
    """One after a name in marks that belongs to a phrase ("the star of “Jaws”"); else `at`."""
    begin, end = view.marks(at)
    before = view.low[at - 1]
    joined = before[0].isalnum() or before == "'s"
    if begin != at or at == first or end - begin > NAME or not joined:
        return at
    styled = view.at(at - 2) == "-" and view.last_mark(begin, end) not in LISTS["sentence_marks"]
    # "the self-declared “government in exile”"
    return end if view.is_in_name(at) or before in LISTS["naming"] or styled else at


def _continues(view: View, at: int) -> bool:
    """Whether a word that ends most phrases does not end this one: "the back row"."""
    word = view.low[at]
    if word in LISTS["particles"]:
        return view.low[at - 1] in LISTS["determiners"]
    return word == "and"


def _behind_naming(view: View, at: int) -> int:
    """One after words that lead on to a name: "known as", "identified only as", and before one in
    marks "called" and "known online as", "known to his fans as"; else `at`."""
    if view.low[at] not in LISTS["naming_words"]:
        return at
    behind = at + 1 + (view.at(at + 1) in LISTS["focus"])
    if view.at(behind) == "as":
        return behind + 1
    if view.at(behind) in _PREPOSITIONS or view.at(behind + 1) == "as":
        places = range(behind + 1, min(behind + NAME, len(view) - 1))
        behind = next((one + 1 for one in places if view.low[one] == "as"), behind)
    return behind if behind < len(view) and view.quote[behind] >= 0 else at
