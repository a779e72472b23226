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
_ENDS = words("words", "after_names")
_UNITS = words("facilities", "governed") | frozenset(
    map(str.capitalize, words("words", "directions"))
)


def mark(mentions: Mentions) -> None:
    """Take the abbreviation into the name, and say what the name is where that is known."""
    seen = mentions.seen
    # From the end on: "St. Ann and St. Paul Church" is one once "St. Paul Church" is.
    for first in sorted((at for one in _OPENERS for at in seen.places(one)), reverse=True):
        start = first + 1 + (seen.texts[first + 1 : first + 2] == ["."])
        if (
            start < seen.size
            and seen.is_capital(start)
            and seen.sentences[first] == seen.sentences[start]
            and not _is_street(seen, first)
        ):
            _complete(mentions, first, start)
    _parishes(mentions)


def _complete(mentions: Mentions, first: int, start: int) -> None:
    """Let the name that starts behind the abbreviation start with it."""
    seen, mention = mentions.seen, mentions.at[start]
    if seen.texts[first] in _WARDS:
        end = start + 1 if mention is None else mention.last
        for there in {one for one in mentions.at[first:end] if one is not None}:
            mentions.remove(there)
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
    before = mentions.at[first - 2] if first > 1 and seen.texts[first - 1] == "," else None
    is_behind = before is not None and before.label in PLACES
    is_owning = not POSSESSIVES.isdisjoint(seen.texts[last : last + 1])
    is_in = seen.at(first - 1) == "in" and not is_owning
    is_of = first > 0 and seen.texts[first - 1] in _UNITS
    return (is_behind or is_in or is_of) and is_parish(surface)


def _parishes(mentions: Mentions) -> None:
    """Let a parish behind a place and a comma be one: "of Silver Road, Christ Church, was"."""
    seen = mentions.seen
    for mention in mentions:
        comma = mention.first - 1
        if mention.label in ("ORG", "PERSON", "MISC") and comma > 0 and seen.texts[comma] == ",":
            before = mentions.at[comma - 1]
            is_placed = before is not None and before.label in PLACES
            if is_placed and is_parish(mentions.surface(mention)):
                mention.become("GPE", surely=True)
                mention.because("container")


def _is_church(mentions: Mentions, mention: Mention) -> bool:
    """Whether a church has the saint's name, which is taken in: "St. Ann and All Angels Church",
    "St. Ann's Catholic Church"."""
    seen, last = mentions.seen, mention.last
    if seen.lowers[last : last + 1] == ["and"] and last + 1 < seen.size:
        other = mentions.at[last + 1]
        last = other.last if other is not None and other.label != "PERSON" else last
    if seen.raw(last) in POSSESSIVES:
        owned = last + 1 + (seen.lowers[last + 1 : last + 2] == ["catholic"])
        last = owned + 1 if seen.texts[owned : owned + 1] == ["Church"] else last
    if seen.texts[last - 1] not in _CHURCHES:
        return False
    mention.label = "FAC"
    mentions.resize(mention, mention.first, last, "saint")
    return True


def _is_family(mentions: Mentions, mention: Mention) -> bool:
    """Whether somebody has the saint for a family name: "Ida St. Clair ... St. Clair said"."""
    seen, size = mentions.seen, mention.last - mention.first
    name = seen.texts[mention.first : mention.last]
    return any(
        other.label == "PERSON"
        and other.last - other.first > size
        and seen.texts[other.last - size : other.last] == name
        for place in seen.places(name[0])
        if (other := mentions.at[place]) is not None
    )


def _goes_on(mentions: Mentions, mention: Mention, first: int) -> bool:
    """Whether a church has one more saint, which it takes in: "St. Mary and St. Anne"."""
    seen = mentions.seen
    church = mentions.at[first - 2] if first > 1 and seen.lowers[first - 1] == "and" else None
    if (
        church is None
        or seen.texts[church.first] in _SAINTS
        or _SAINTS.isdisjoint(seen.texts[church.first : church.last])
    ):
        return False
    mentions.resize(church, church.first, mention.last, "saint")
    return True


def _is_house(seen: Words, place: int) -> bool:
    """Whether a "'s" stands there, and nothing that the saint has: "taught at St. Brigid's."."""
    if seen.raw(place) not in POSSESSIVES:
        return False
    after = place + 1
    return (
        after >= seen.size
        or seen.sentences[after] != seen.sentences[place]
        or not seen.texts[after][0].isalnum()
        or seen.lowers[after] in _ENDS
    )


def _is_street(seen: Words, first: int) -> bool:
    """Whether "St." ends a street's name: "on Main St. Police said"."""
    if not first or seen.sentences[first - 1] != seen.sentences[first]:
        return False
    is_name = seen.is_capital(first - 1) and not seen.opens_sentence(first - 1)
    if seen.texts[first - 1] in _UNITS and is_parish(seen.phrase(first, first + 2)):
        return False  # "Kelmar Village St. Lucy", "West Central St. Lucy"
    return is_name or seen.texts[first - 1][0].isdigit()
