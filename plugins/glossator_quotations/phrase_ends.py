"""Where an object, or another phrase that is reported, ends, be it a list."""

from __future__ import annotations

from glossator_quotations import adverbs, ends, finite, phrases
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import SPEECH
from glossator_quotations.view import View

FINAL = 6
"""Tokens before the end of its unit in which an adverbial of time is no part of an object."""
_NOT_ONLY = (["not", "only"], ["not", "just"], ["not", "merely"], ["not", "simply"])
DATE = 4
"""Tokens behind the first of a date in which words in marks begin."""
AS_CLAUSE = 7
"""Tokens behind "as" in which a verb shows that it begins a clause."""
_ADJECTIVES = ("y", "al", "ic", "ous", "ive", "ful", "less", "able", "ible", "ant", "ent")
"""How many adjectives end."""
ITEM = 6
"""Tokens that an item of a list has at most."""


def find(view: View, at: int, high: int, *, timed: bool = False) -> int:
    """One after the last token of an object: up to the next clause or an adverbial of time.

    `timed` where such an adverbial belongs to it: "expected to meet on Monday".
    """
    token, listed = at, False
    while token < high:
        if view.quote[token] >= 0:
            token = view.marks(token)[1]
            continue
        word = view.low[token]
        behind = view.behind_bracket(token, high) if word == "(" else 0
        letters = behind == token + 3 and view.raw(token + 1).isupper()
        if behind and (letters or (behind < high and view.low[behind][0].isalnum())):
            token = behind  # "($2.5 million)" where the phrase goes on, "(NCB)" anywhere
            continue
        if not word[0].isalnum() and (word in ";:()" or view.is_dash(token)):
            break
        if word == ",":
            listed = _is_listed(view, token, high, listed=listed)
            if not listed and (behind := _behind_place(view, token, high)):
                token = behind
                continue
            if not listed:
                break
        if token > at and view.quote[token - 1] >= 0 and _ends_marked(view, token, high):
            break
        if token > at and _ends_object(view, at, token, high, timed=timed):
            break
        token += 1
    end = ends.trimmed(view, at, min(token, high))
    goes_on = end < high and view.is_word(end)  # not "We are glad that they are moving on!"
    while goes_on and end > at + 1 and view.low[end - 1] in LISTS["prepositions"]:
        end -= 1
    return end


def _ends_object(view: View, first: int, token: int, high: int, *, timed: bool) -> bool:
    """Whether a word ends an object that begins at `first`; `timed` as for `find`."""
    word = view.low[token]
    if word in LISTS["object_ends"]:
        lasts = word == "since" and _lasts(view, first, token)
        return not (lasts or _is_joined(view, first, token))
    dated = word in LISTS["opens_adjunct"] and word != "from" and not timed
    if dated and phrases.is_adjunct(view, token):
        final = high - token <= FINAL or "," in view.low[token : token + 4]
        return final and not (_belongs(view, token) or _is_before_marks(view, token, high))
    if word in ("and", "or"):
        plain = LISTS["own_clause"].isdisjoint(view.low[first:token])
        clause = plain and clause_follows(view, token + 1, high)
        return clause or _verb_follows(view, first, token + 1, high)
    return word in view.verbs and _adds(view, token, high)


def _is_joined(view: View, first: int, but: int) -> bool:
    """Whether "but" goes on with a phrase: "not only the nurses but also the porters"."""
    before = view.low[first:but]
    return view.low[but] == "but" and any(
        before[at : at + 2] in _NOT_ONLY for at in range(len(before))
    )


def _lasts(view: View, first: int, since: int) -> bool:
    """Whether "since" tells from when on something in an object lasts: "the truce that has held
    since May"."""
    before = view.low[first:since]
    return "that" in before and not LISTS["have"].isdisjoint(before[before.index("that") :])


def _ends_marked(view: View, token: int, high: int) -> bool:
    """Whether words in marks end an object: '"never," he', '"We won" as the crowd sang'."""
    if view.low[token] == "as":
        return any(finite.acts(view, at) for at in range(token + 2, min(token + AS_CLAUSE, high)))
    timed = view.low[token] != "from" and phrases.is_adjunct(view, token)
    return timed or view.low[token - 2] == ","


def _adds(view: View, token: int, high: int) -> bool:
    """Whether a participle reports more behind an object: "thanked Oke adding that"."""
    cue = view.verbs[view.low[token]]
    if "ing" not in cue.forms or not cue.frames & SPEECH or token + 1 >= high:
        return False
    return view.low[token + 1] == "that" or view.quote[token + 1] >= 0


def _belongs(view: View, at: int) -> bool:
    """Whether a date belongs to what is before it: "by next June", "the vote held Monday"."""
    before = at - 1 - (view.low[at - 1] in LISTS["particles"])
    word = view.low[before]
    if word in LISTS["prepositions"] or word in LISTS["within_date"] or word[0].isdigit():
        return True
    if word in ("and", "or") and view.low[before - 1] in LISTS["times"]:
        return True  # "rises in April and June"
    if view.low[at + 1 : at + 3] == ["response", "to"]:
        return True  # "gaps in response to the flood"
    participle = word in LISTS["pasts"] or word.endswith("ed")
    return participle and not view.is_capital(before)


def _is_before_marks(view: View, at: int, high: int) -> bool:
    """Whether words in marks follow a date: "called the plan on Sunday “a farce”"."""
    for token in range(at + 1, min(high, at + DATE)):
        if view.quote[token] >= 0 or view.low[token] == ",":
            return view.quote[token] >= 0
    return False


def _behind_place(view: View, comma: int, high: int) -> int:
    """The token behind a place that tells where another is: "the raid in Norvik, Sweden", "a shop
    in Lund, in the county of Skane"; 0 where the comma has none behind it."""
    end = phrases.place_end(view, comma, high)
    return end if end >= high or view.low[end] in (",", ".") else 0


def _verb_follows(view: View, first: int, at: int, high: int) -> bool:
    """Whether a verb follows "and" behind an object that begins at `first`."""
    taker = view.verbs.get(view.at(first - 1))  # "They blame Oke and | insist"
    base = taker is not None and "base" in taker.forms
    at = adverbs.skip(view, at, high)
    if at >= high:
        return False
    word = view.low[at]
    if word in LISTS["finite_verbs"] or word in LISTS["personal"]:
        return True
    cue = view.verbs.get(word)
    if word.endswith("ing") and view.low[at - 1] == "and":  # "for coming and explaining"
        acts = (token for token in range(first + 1, at - 1) if view.low[token].endswith("ing"))
        if any(view.low[token - 1] in LISTS["prepositions"] for token in acts):
            return False
    if word.endswith("ed") and _is_attribute(view, at, high):
        return False
    if cue is None:
        return word.endswith("ed") and not view.is_capital(at)
    if base and "base" in cue.forms and word not in view.nouns:
        return True
    return bool(cue.forms & {"past", "s", "ing"})


def _is_attribute(view: View, at: int, high: int) -> bool:
    """Whether a participle behind "and" joins an adjective: "a poor and troubled side"."""
    before = next((one for one in range(at - 1, 0, -1) if view.low[one] == "and"), 0)
    described = view.low[before - 2] in LISTS["before_adjective"]
    if at + 1 >= high or view.is_capital(at + 1) or not described:
        return False
    noun = view.low[at + 1]
    several = noun.endswith("s") and not noun.endswith("ss")
    told = view.low[before - 1]  # "an appeal and awarded costs"
    alike = told.endswith(_ADJECTIVES) and told not in view.nouns
    return noun.isalpha() and noun not in LISTS["no_attributed_noun"] and (alike or not several)


def clause_follows(view: View, at: int, high: int) -> bool:
    """Whether a clause of its own begins: "his part in it and efforts are underway"."""
    for token in range(at + 1, min(high, at + ends.SUBJECT)):
        if view.low[token] in LISTS["no_clause_subject"] or not view.is_word(token):
            return False
        if finite.helps(view, token):
            return True
    return False


def _is_listed(view: View, comma: int, high: int, *, listed: bool) -> bool:
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
            return _is_listed(view, token, high, listed=True)
        if not word[0].isalnum() or _is_no_item(view, token):
            return False
    return False


def _parts_adjectives(view: View, comma: int, high: int) -> bool:
    """Whether a comma stands between two adjectives of a noun: "the slow, costly work"."""
    if comma + 2 >= high or view.low[comma - 2] not in LISTS["articles"]:
        return False
    second, noun = view.low[comma + 1], view.low[comma + 2]
    if noun in (",", "and") and view.low[comma - 1].endswith(_ADJECTIVES):
        return second.endswith((*_ADJECTIVES, "ed", "ing"))  # "a safe, connected and fair town"
    plain = not view.is_capital(comma + 1) and second not in view.verbs and noun.isalpha()
    return plain and second.endswith(_ADJECTIVES) and noun not in LISTS["no_noun_behind_adjective"]


def _is_no_item(view: View, token: int) -> bool:
    """Whether a word is none of an item in a list of nouns: one of a clause."""
    word = view.low[token]
    if word in LISTS["no_list_item"]:
        return True
    cue = view.verbs.get(word)
    if cue and view.low[token - 1] == "," and cue.forms == {"base"}:
        return cue.verb in LISTS["inverted"]  # "to resign, admit it and go"
    return not view.is_capital(token) and (cue is not None or word.endswith(("ed", "ing")))
