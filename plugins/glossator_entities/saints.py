"""Names that an abbreviation opens: "St. Louis", "Mt. Vernon", "St. Brigid's"."""

from __future__ import annotations

from glossator_entities.gazetteer import is_parish, is_place
from glossator_entities.lists import words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import POSSESSIVES, Words

_SAINTS = frozenset({"St.", "Ste.", "Sta.", "Sto.", "St"})
_WARDS = frozenset({"Brgy.", "Brgy", "Bgy."})
_OPENERS = (*sorted(_SAINTS), *sorted(_WARDS), "Mt.", "Mt", "Ft.", "Ft")
_CHURCHES = frozenset({"Church", "Cathedral", "Chapel", "Abbey"})
_UNITS = words("facilities", "governed") | frozenset(
    map(str.capitalize, words("words", "directions"))
)


def mark(mentions: Mentions) -> None:
    """Take the abbreviation into the name, and say what the name is where that is known."""
    seen = mentions.seen
    # From the end on: "St. Ann and St. Paul Church" is one once "St. Paul Church" is.
    for first in sorted((at for one in _OPENERS for at in seen.places(one)), reverse=True):
        start = first + 1 + (seen.raw(first + 1) == ".")
        is_inside = seen.is_capital(start) and seen.sentences[first] == seen.sentences[start]
        if is_inside and not _is_street(seen, first):
            _complete(mentions, first, start)
    _parishes(mentions)


def _complete(mentions: Mentions, first: int, start: int) -> None:
    """Let the name that starts behind the abbreviation start with it."""
    seen, mention = mentions.seen, mentions.at[start]
    if seen.texts[first] in _WARDS:
        end = start + 1 if mention is None else mention.last
        mentions.clear(first, end)
        mentions.add(Mention(first, end, "GPE", "saint", probabilities={"GPE": 1.0}))
        return
    if mention is None:
        is_known = _is_place(mentions, first, start + 1) or _is_house(seen, start + 1)
        mention = Mention(first, start + 1, "PERSON", "saint")
        if not (is_known and mentions.add(mention)):
            return
    elif _goes_on(mentions, mention, first):
        return
    elif mention.first > first:
        mentions.resize(mention, first, mention.last, "saint")
    if mention.first != first or _is_church(mentions, mention):
        return
    if mention.label not in ("PERSON", "GPE", "LOC") or _is_family(mentions, mention):
        return
    if mention.label != "PERSON" and is_place(seen.phrase(first, mention.last)):
        return
    is_house = seen.texts[first] in _SAINTS and _is_house(seen, mention.last)
    last = mention.last + is_house
    if _is_place(mentions, first, last):
        mention.label = "GPE"
    elif is_house:
        mention.label = "ORG"
    else:
        return
    mentions.resize(mention, first, last, "saint")


def _is_place(mentions: Mentions, first: int, last: int) -> bool:
    """Whether a place has the saint's name; a parish behind a place: "Trim Road, St. Lucy"."""
    seen = mentions.seen
    surface = seen.phrase(first, last)
    if is_place(surface):
        return True
    is_in = seen.at(first - 1) == "in" and seen.raw(last) not in POSSESSIVES
    is_of = seen.raw(first - 1) in _UNITS
    return (_is_behind_place(mentions, first) or is_in or is_of) and is_parish(surface)


def _parishes(mentions: Mentions) -> None:
    """Let a parish behind a place and a comma be one: "of Silver Road, Christ Church, was"."""
    for mention in mentions:
        is_placed = mention.label in ("ORG", "PERSON", "MISC")
        is_placed = is_placed and _is_behind_place(mentions, mention.first)
        if is_placed and is_parish(mentions.surface(mention)):
            mention.become("GPE", "container", surely=True)


def _is_behind_place(mentions: Mentions, first: int) -> bool:
    """Whether a place and a comma stand before a token."""
    return mentions.seen.at(first - 1) == "," and mentions.named(first - 2, *PLACES) is not None


def _is_church(mentions: Mentions, mention: Mention) -> bool:
    """Whether a church has the saint's name, which is taken in: "St. Ann and All Angels Church",
    "St. Ann's Catholic Church"."""
    seen, last = mentions.seen, mention.last
    if seen.at(last) == "and":
        other = mentions.named(last + 1)
        last = other.last if other is not None and other.label != "PERSON" else last
    if seen.raw(last) in POSSESSIVES:
        owned = last + 1 + (seen.at(last + 1) == "catholic")
        last = owned + 1 if seen.raw(owned) == "Church" else last
    if seen.texts[last - 1] not in _CHURCHES:
        return False
    mention.label = "FAC"
    mentions.resize(mention, mention.first, last, "saint")
    return True


def _is_family(mentions: Mentions, mention: Mention) -> bool:
    """Whether somebody has the saint for a family name: "Ida St. Clair ... St. Clair said"."""
    seen, size = mentions.seen, mention.size
    name = seen.texts[mention.first : mention.last]
    return any(
        other.label == "PERSON"
        and other.size > size
        and seen.texts[other.last - size : other.last] == name
        for other in mentions.of_word(name[0])
    )


def _goes_on(mentions: Mentions, mention: Mention, first: int) -> bool:
    """Whether a church has one more saint, which it takes in: "St. Mary and St. Anne"."""
    seen = mentions.seen
    church = mentions.named(first - 2) if seen.at(first - 1) == "and" else None
    opener, *rest = seen.texts[church.first : church.last] if church else [""]
    if church is None or opener in _SAINTS or _SAINTS.isdisjoint(rest):
        return False
    mentions.resize(church, church.first, mention.last, "saint")
    return True


def _is_house(seen: Words, place: int) -> bool:
    """Whether a "'s" stands there, and nothing that the saint has: "taught at St. Brigid's."."""
    return seen.raw(place) in POSSESSIVES and seen.ends_phrase(place + 1)


def _is_street(seen: Words, first: int) -> bool:
    """Whether "St." ends a street's name: "on Main St. Police said"."""
    if not first or seen.sentences[first - 1] != seen.sentences[first]:
        return False
    is_name = seen.is_capital(first - 1) and not seen.opens_sentence(first - 1)
    if seen.texts[first - 1] in _UNITS and is_parish(seen.phrase(first, first + 2)):
        return False  # "Kelmar Village St. Lucy", "West Central St. Lucy"
    return is_name or seen.texts[first - 1][0].isdigit()
