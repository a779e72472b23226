"""Names of streets, firms, prizes and works that are made of the words of titles."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.spot import Spot
from glossator_titles.view import View, match

_TOLD = 5
"""Words before a noun in which the comma stands that parts it from a country."""


def named_after(spot: Spot) -> bool:
    """Whether it begins the name of a street, a school and the like."""
    if not spot.capital:
        return False
    view, start, lexicon = spot.view, spot.start, spot.lexicon
    end = spot.end + (spot.after == "." and view.is_glued(spot.end))
    position = end
    while position < end + 4 and view.same_sentence(start, position) and view.is_capital(position):
        if position in view.verbs:
            break
        position += 1
    if position == end:
        return False
    if spot.noun.kind == "honorific" and (
        view.at(position) in grammar.DIVISIONS or spot.before in ("camp", "fort")
    ):
        return True  # "in Pak Kelmar district", "at Camp General Oke"
    if spot.noun.phrase[0] in ("st", "saint"):
        part = view.is_capital(start - 1) and not spot.opens and spot.before.isalpha()
        if part and spot.before not in lexicon.alone and spot.before not in grammar.NOT_NAMES:
            return True  # "Fort St John"
        if view.at(position) in grammar.GENITIVES:
            return True  # "the vicar of St Mary's"
        behind = view.low[position : position + 2]  # "the St. John Kell minor seminary"
        if any(word in lexicon.sites or word in lexicon.body for word in behind):
            return True
    words = view.low[end:position]
    called = view.name(position - 1)
    if called is not None and called.label == "PERSON" and words[-1] in grammar.SITE_SURNAMES:
        return False  # "Senator Ana Lane"
    if any(word in lexicon.sites for word in words[1:]) or (words[-1] == "park" and words[2:]):
        return True
    place = spot.before in grammar.AT_PLACES or view.at(start - 2) in grammar.AT_PLACES
    return place and words[-1] in lexicon.things and len(words) > 1


def lookalike(spot: Spot) -> bool:
    """Whether it begins the name of a firm, a brand or a work that a list has."""
    view = spot.view
    if not spot.capital:
        return False
    for phrase in spot.lexicon.lookalikes.get(view.low[spot.start], ()):
        end = match(view, spot.start, phrase)
        if end and view.is_capital(end - 1):
            return True
    return False


def ends_name(spot: Spot) -> bool:
    """Whether its first word ends the name of a thing."""
    view, start = spot.view, spot.start
    thing = view.low[start] in spot.lexicon.things and view.is_capital(start - 1)
    return thing and spot.capital > view.is_capital(spot.end - 1)


def award(spot: Spot) -> bool:
    """Whether it is a prize's name: "named Best Actress", "the award for best actor"."""
    before = spot.view.words[max(spot.start - 2, 0) : spot.start]
    return (spot.capital and "Best" in before) or before == ["for", "best"]


def nickname(spot: Spot) -> bool:
    """Whether a crown is a by-name or a brand."""
    view, start = spot.view, spot.start
    if spot.noun.phrase[-1] not in grammar.CROWNS or not view.marked or view.is_capital(spot.end):
        return False
    before = "" if spot.opens else view.low[start - 1]
    plain = view.is_capital(start - 1) and view.name(start - 1) is None and before.isalpha()
    return before == "at" or (plain and before not in grammar.NOT_NAMES)  # "taught at Duke"


def owns_thing(spot: Spot) -> bool:
    """Whether a thing is called after it."""
    genitive = spot.goes_on and spot.after in grammar.GENITIVES and spot.capital
    return genitive and _thing_named(spot, spot.end + 1, genitives=False)


def begins_thing(spot: Spot) -> bool:
    """Whether a crown with what it is of begins the name of a thing."""
    crown = spot.capital and spot.view.low[spot.start] in grammar.CROWNS
    return crown and spot.after == "of" and _thing_named(spot, spot.end + 1, genitives=True)


def _thing_named(spot: Spot, first: int, *, genitives: bool) -> bool:
    view, position = spot.view, first
    while view.same_sentence(first, position) and (
        view.is_capital(position) or (genitives and view.at(position) in grammar.GENITIVES)
    ):
        if view.low[position] in spot.lexicon.things:
            return True
        position += 1
    return False


def numbered(spot: Spot) -> bool:
    """Whether it counts a thing: the second one, an hour, how many lawyers."""
    view, after = spot.view, spot.after
    if spot.noun.phrase[0] == "no" and after[:1].isalpha():
        return after not in grammar.STOP
    return _hour_or_share(view, spot)


def _hour_or_share(view: View, spot: Spot) -> bool:
    if spot.noun.case == "PM" and spot.before[-1:].isdigit():
        return True
    joined = spot.before == "-" and view.is_glued(spot.start)
    first = view.at(spot.start - 2)
    bench = first in grammar.NUMBERS and not spot.noun.plural  # "a five-Judge Bench"
    return joined and (first[:1].isdigit() or first == "front" or bench)


def of_country(spot: Spot) -> bool:
    """Whether a country is told to be it: "Norland, the former ruler of the islands, left"."""
    view = spot.view
    if spot.noun.phrase[-1] not in grammar.OF_COUNTRIES:
        return False
    comma = next((at for at in view.leftwards(spot.start, _TOLD) if view.low[at] == ","), 0)
    name = view.name(comma - 1)
    if name is None or name.label != "GPE":
        return False
    return not view.same_sentence(name.first - 1, name.first)
