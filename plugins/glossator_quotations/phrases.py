"""Noun phrases and adverbials, without a parser.

A phrase is bounded by punctuation, clause words and verbs; a determiner begins it unless a
preposition stands before ("the head of the agency").
"""

from __future__ import annotations

import re
from collections.abc import Container

from glossator_quotations import finite, fronted
from glossator_quotations.lexicon import LISTS
from glossator_quotations.view import View

Extent = tuple[int, int]
"""A stretch of tokens: first, and one after the last."""
LONGEST = 45
"""Tokens that a speaker's phrase has at most, apposition included."""
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:[ap]m)?$")
"""The time that opens an entry of a live blog: "14.31 The Speaker tells"."""
PARTNER = 8
"""Tokens that the first of two speakers has at most."""
_SURELY = LISTS["surely_adjunct"]
_DETERMINERS = LISTS["determiners"]
ITEM = 8
"""Tokens that such an item has at most."""
JOINED = ([",", "and"], [",", "but"])
"""What parts a clause of its own from the one before."""
BEFORE_THAT = 8
"""Tokens in which "that" follows where an adverbial stands before it."""
PLACE = 3
"""Tokens up to the last of what a place lies in, the comma included."""


def bounds(view: View, at: int) -> bool:
    """Whether a token cannot be inside a noun phrase."""
    word = view.low[at]
    if view.quote[at] >= 0:
        return True
    if word == "," and view.entity[at] >= 0:
        return False  # "the Department of Energy, Trade and Industry"
    if word == "and":
        names = view.is_capital(at - 1) and view.is_capital(at + 1)
        return not (names or finite.is_hyphened(view, at))
    if finite.stops(view, at):
        return True
    if word[0].isalnum():
        return finite.reports(view, at)
    return word not in LISTS["phrase_marks"] or view.is_dash(at)


def bound_before(view: View, at: int, low: int, stops: Container[str] = ()) -> int:
    """The first token from `at` leftwards that no noun phrase holds, or that is one of some words;
    `low` where none is."""
    while at > low and not (bounds(view, at) or view.low[at] in stops):
        at -= 1
    return at


def place_end(view: View, comma: int, high: int) -> int:
    """Where what a place lies in ends behind a comma: "in Norvik, Sweden"; 0 where none does."""
    name, end = view.capitals_start(comma), view.capitals_end(comma + 1, high)
    known = name < comma and view.at(name - 1) in LISTS["prepositions"]
    return end if known and comma + 1 < end <= comma + PLACE else 0


def opens_quantity(view: View, at: int) -> bool:
    """Whether a preposition only qualifies a number: "said about half of them", "at least ten"."""
    word, behind = view.low[at], view.at(at + 1)
    if word == "at":
        return behind in ("least", "most")
    return word in LISTS["nearly"] and (behind in LISTS["amounts"] or behind[:1].isdigit())


def is_phrase(view: View, first: int, end: int) -> bool:
    """Whether no token could end a noun phrase; commas may part its adjectives."""
    determined = view.low[first] in _DETERMINERS
    return all(
        not bounds(view, at) or (determined and view.low[at] == ",") for at in range(first, end)
    )


def is_several(word: str) -> bool:
    """Whether a word looks like a noun in the plural: "officials", "police"."""
    return word in LISTS["plurals"] or (word.endswith("s") and not word.endswith("ss"))


def is_time(view: View, first: int, end: int) -> bool:
    """Whether words are a stretch of time: "two days", "hours", "the day", "shortly"."""
    words = view.low[first:end]
    if words[-1] in LISTS["shortly"]:
        return len(words) == 1
    known = LISTS["time_stretch"]
    return words[-1] in LISTS["times"] and all(word in known or word.isdecimal() for word in words)


def opens_that(view: View, at: int) -> bool:
    """Whether a token is a "that" that begins a clause: not "said that night"."""
    return view.at(at) == "that" and view.at(at + 1) not in LISTS["times"]


def that_behind(view: View, at: int, high: int) -> int:
    """The "that" behind a time, a place or a hearer: "made clear to all on Monday | that"; the
    token itself where none is."""
    for token in range(at, min(high, at + BEFORE_THAT)):
        if opens_that(view, token):
            return at if _is_antecedent(view, at, token - 1) else token
        linked = view.low[token] in LISTS["clause_links"]
        if linked or view.quote[token] >= 0 or not view.is_word(token):
            break
    return at


def _is_antecedent(view: View, at: int, last: int) -> bool:
    """Whether "that" tells more of the noun before it: "in a house that he sold", "to those that
    left", but "to the mayor that he would go", "in a letter that it was late"."""
    known = view.low[last - 1] in LISTS["articles"] and view.low[at] != "to"
    return view.low[last] == "those" or (known and view.low[last] not in LISTS["media"])


def is_adjunct(view: View, at: int, end: int | None = None) -> bool:
    """Whether a token begins a phrase of time, place or medium: "on Monday", "in a statement".

    `end` is where the words end that it may have.
    """
    word = view.low[at]
    if word in LISTS["days"]:
        owned = at > 0 and (view.low[at - 1] in _DETERMINERS or view.low[at - 1] == "'s")
        return not owned  # "his recently revealed plan", "Norland's Feb. 24 invasion"
    if word in LISTS["leads_time"]:
        following = view.at(at + 1)
        return following in LISTS["times"] or (word != "this" and following in ("on", "in"))
    if word in LISTS["adjunct_prepositions"]:
        reach = at + 5 if end is None else min(at + 5, end)
        return word in _SURELY or not LISTS["in_adjunct"].isdisjoint(view.low[at + 1 : reach])
    return False


def is_over(view: View, at: int, high: int) -> bool:
    """Whether nothing follows a verb that could be its object or its content."""
    return at >= high or view.low[at] in ".,;?!—–" or is_adjunct(view, at)


def phrase_before(view: View, last: int, low: int) -> Extent | None:
    """The phrase whose last token is `last`."""
    at = last
    floor = max(low, last - LONGEST)
    while at >= floor and not bounds(view, at):
        named = at > low and (view.is_capital(at) or view.entity[at - 1] == view.entity[at] >= 0)
        if view.low[at] in _DETERMINERS and not named:  # not "Jan ten Holm"
            while at > floor and view.low[at - 1] in LISTS["before_count"]:
                at -= 1
            inner = view.low[at - 1] in LISTS["before_inner_determiner"] or _is_owner(view, at - 1)
            if at <= floor or not inner:
                at -= 1
                break
        at -= 1
    first = at + 1
    while first <= last and view.low[first] in ("'s", "'", "-", ".", ")"):
        first += 1
    while first < last and (low == first or view.low[first] in LISTS["linking"]):
        opens = view.low[first] in LISTS["before_a_subject"] or _CLOCK.match(view.low[first])
        if not opens:
            break
        low += low == first
        first += 1
    first = _behind_participle(view, first, last) if first == low else first
    preposed = view.low[first] in LISTS["prepositions"] and view.low[first] != "of"
    if preposed and first - 2 > low and view.low[first - 1] == "and":
        whole = phrase_before(view, first - 2, low)  # "officials in Rome and at the border"
        if whole and not LISTS["prepositions"].isdisjoint(view.low[slice(*whole)]):
            return whole[0], last + 1
    timed = fronted.without_time(view, first, last + 1, low)
    if timed == first and preposed and not opens_quantity(view, first):
        first = _after_fronted(view, first, last)
        timed = first if first > last else fronted.without_time(view, first, last + 1, low)
        timed = _without_front(view, first, timed, last)
    if first > last:
        return None
    if timed > first:
        return timed, last + 1
    if "and" in view.low[first : last + 1]:  # "Holm, Berg and Ruiz"
        item = _first_item(view, first, low, named=True)
        if item < first and (item == low or view.low[item - 1] in LISTS["before_named_list"]):
            return item, last + 1
    return _with_partner(view, first, low), last + 1


def _is_owner(view: View, at: int) -> bool:
    """Whether "'s" tells whose something is: "the home's six residents", not "it's a bet"."""
    return view.low[at] == "'s" and view.at(at - 1) not in LISTS["contracted"]


def _behind_participle(view: View, first: int, last: int) -> int:
    """Where the name begins in "Speaking to reporters Ana Ruiz", a participle without a comma."""
    if not view.low[first].endswith("ing") or view.low[first + 1] not in LISTS["prepositions"]:
        return first
    name = view.capitals_start(last + 1, first + 2)
    noun = view.low[name - 1]
    return name if name <= last and noun.isalpha() and noun not in LISTS["no_subject"] else first


def _with_partner(view: View, first: int, low: int) -> int:
    """Where "the senator and the mayor" or "miners, nurses and the mayor" begins, given where
    the last of these does."""
    joined = first - 1
    joined -= joined > low and view.low[joined] in ("even", "also")
    last = joined - 1
    if last < low or view.low[joined] not in ("and", "or", "nor"):
        return first
    serial = view.low[last] == ","
    last -= serial
    if not _is_nominal(view, last):
        opener = -1 if serial else _first_of_two(view, low, joined)
        return _first_alike(view, opener, low) if opener >= 0 else first
    start = bound_before(view, last, max(low, first - 16))
    start += bounds(view, start)
    item = _first_item(view, start, low)
    if serial and item == start:
        return first
    opens = item == low or _opens_clause(view, item - 1)
    return item if opens else first


def _opens_clause(view: View, at: int) -> bool:
    """Whether a token ends what stands before a subject: "that", a comma, "and" behind one."""
    joined = view.low[at] == "and" and view.at(at - 1) == ","
    return joined or view.low[at] in LISTS["before_list"]


def _first_alike(view: View, item: int, low: int) -> int:
    """Where a list begins all of whose items have a determiner: "the mayor, the priest and the"."""
    first = item
    while first - 2 > low and view.low[first] in _DETERMINERS and view.low[first - 1] == ",":
        at = bound_before(view, first - 2, max(low, first - ITEM), LISTS["no_subject"])
        first = at if view.low[at] in _DETERMINERS else low - 1
    opens = first == low or (first > low and view.low[first - 1] in ("that", "but", "and"))
    return first if opens else item


def _first_item(view: View, item: int, low: int, *, named: bool = False) -> int:
    """Where a list begins of which this item is one; `named` where all before it are names."""
    while item - 2 >= low and view.low[item - 1] == ",":
        before = _item_before(view, item - 1, low)
        if before is None or (named and not _ends_in_names(view, before, item - 1)):
            break
        item = before
    return item


def _ends_in_names(view: View, first: int, end: int) -> bool:
    """Whether words are a name, or end in one: "Holm", "Most voters in Norvik"."""
    name = view.capitals_start(end, first)
    plain = not any(finite.acts(view, at) for at in range(first, name))
    return name == first or (name < end and plain and view.low[name - 1] in ("in", "of", "from"))


def _item_before(view: View, comma: int, low: int) -> int | None:
    """Where the item of a list begins that a comma ends; None where a clause or adverbial ends."""
    at = comma - 1
    if not _is_nominal(view, at):
        return None
    floor = max(low, comma - ITEM)
    while at >= floor and not bounds(view, at):
        at -= 1
    first = at + 1
    if at >= low and view.low[at] not in LISTS["before_list"]:
        return None
    word = view.low[first]
    if first == comma or word in LISTS["no_speaker_item"] or word.endswith("ly"):
        return None
    return first


def _first_of_two(view: View, low: int, end: int) -> int:
    """Where the noun phrase begins that "and" joins to another, "The mayor and his"; or -1."""
    for at in range(end - 1, max(low, end - PARTNER) - 1, -1):
        if bounds(view, at) or (view.low[at] in LISTS["no_partner"] and not _is_owner(view, at)):
            return -1
        if view.low[at] in _DETERMINERS and at > low:
            opens = _opens_clause(view, at - 1)
            if opens or view.low[at - 1] not in LISTS["prepositions"]:
                return at if opens else -1
    return low if end - low <= PARTNER and view.low[low] not in LISTS["prepositions"] else -1


def _is_nominal(view: View, at: int) -> bool:
    """Whether a word looks like the end of a name or of a noun in the plural; brackets may stand
    behind it: "Jan Holm (D-Norvik), Nils Berg"."""
    if view.low[at] == ")" and "(" in view.low[max(at - ITEM, 1) : at]:
        while view.low[at] != "(":
            at -= 1
        at -= 1
    word = view.low[at]
    return view.is_capital(at) or (word.endswith("s") and not word.endswith("ss"))


def _without_front(view: View, first: int, start: int, last: int) -> int:
    """Where persons begin behind an adverbial: "At the talks Oke and Ruiz", "In Lyon Ana Oke"."""
    at = last
    while at > first and (
        view.label(at - 1) == "PERSON"
        or (view.low[at - 1] == "and" and view.label(at - 2) == "PERSON")
    ):
        at -= 1
    placed = view.label(at - 1) == "GPE" and view.low[at] not in ("and", "'s")
    return at if view.label(last) == "PERSON" and (at < start or placed) else start


def _after_fronted(view: View, first: int, last: int) -> int:
    """The last run without a preposition but "of": "In Rome the mayor" is the mayor."""
    at = last
    while at > first:
        word = view.low[at]
        determined = word in _DETERMINERS and view.low[at - 1] != "of"
        if determined or (word in LISTS["prepositions"] and word != "of"):
            return at if determined else at + 1
        at -= 1
    return first + 1
