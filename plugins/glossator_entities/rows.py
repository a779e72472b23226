"""Names of two kinds in a row: bodies with "and" between, what an office is of and who holds it."""

from __future__ import annotations

from glossator_entities import contexts
from glossator_entities.gazetteer import is_governed, is_parish, is_place, is_town
from glossator_entities.lists import ORGANISATIONS, PERSONS, WORDS, words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.splits import is_named
from glossator_entities.words import Words

_OF = frozenset({"of", "at", "to", "for"})
_HOUSES = frozenset({"Assembly", "Lok", "Parliamentary"})
"""What a constituency's place stands before: "Lima Lok Sabha seat"."""
_LEVELS = words("organisations", "levels", "houses_of")
_BODIES = words("organisations", "suffixes", "sure_suffixes", "heads", "houses", "ends")
_NOUNS = _BODIES | words("facilities", "facilities", "nature", "governed")
_COMPASS = words("words", "directions") | {"rural", "urban"}
_SURE = 0.8
"""How sure the tagger is of a body that is no constituency: "Kelmar Central"."""


def in_a_row(mentions: Mentions, mention: Mention) -> None:
    """Part two bodies with "and" between, and a body from the person who is told of behind it."""
    seen, first, last = mentions.seen, mention.first, mention.last
    inside = seen.texts[first:last]
    cut = first + inside.index("and") if "and" in inside else 0
    if cut and _are_bodies(seen, inside[: cut - first], inside[cut - first + 1 :]):
        mentions.part(mention, cut, mention.label, start=cut + 1)
    elif mentions.elsewhere(last - 1, last, "PERSON") and is_named(
        mentions, first, last - 1, "ORG"
    ):
        mentions.part(mention, last - 1, "PERSON")


def of_whom(mentions: Mentions, mention: Mention) -> None:
    """Part what an office is of from whoever holds it: "the bishop of Oslo Karen Lund", "CM
    Kelmar Ana Ruiz"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    before = seen.raw(first - 1)
    office = first - 2 - (before == "the")
    is_of = seen.at(office) in PERSONS.heads_of and seen.at(office + 1) in _OF
    if not is_of and before not in PERSONS.short_offices:
        return
    for cut in range(last, first, -1):
        owner, name = seen.phrase(first, cut), seen.texts[cut:last]
        known = seen.lexicon.listing(owner)
        is_place = (known is not None and bool(known.kind)) or is_town(owner)
        is_alone = cut == first + 1 and mention.label != "PERSON" and is_of
        is_unknown = is_alone and not seen.lexicon.is_given(owner)
        if known is None and not is_place and not is_unknown:
            continue
        if len(name) > 1 and _is_person(seen, name):
            mention.become("GPE" if is_place else "ORG")
            mentions.part(mention, cut, "PERSON")
        return  # The longest name that is known, "New York" rather than "New".


def _is_person(seen: Words, name: list[str]) -> bool:
    """Whether words are somebody's name: a given name first, and no noun of bodies or places."""
    return (
        seen.lexicon.is_given(name[0]) and all(map(str.istitle, name)) and _NOUNS.isdisjoint(name)
    )


def _are_bodies(seen: Words, left: list[str], right: list[str]) -> bool:
    """Whether both are names of bodies: "Tarn Council and Lok University"; "Ohio Department of
    Health and Ohio Bureau of Arts", of one place."""
    if len(left) > 1 and left[0] == right[0] and seen.lexicon.place_kind(left[0]):
        return True
    is_half = right[-1] not in ORGANISATIONS.ends or right[0] in ORGANISATIONS.branches
    if min(len(left), len(right)) < 2 or is_half:
        return False
    is_known = seen.lexicon.place_kind(right[0]) or left[-1] == right[-1] or len(right) > 2
    return left[0] == "Ministry" or (left[-1] in ORGANISATIONS.ends and bool(is_known))


def adjectives(mentions: Mentions, mention: Mention) -> None:
    """Part a people's adjective from a place or a body that has its name without it: "the South
    Korean Yonhap", "Swiss Lausanne", not "the Danish Red Cross", "French Polynesia"."""
    seen, first, end = mentions.seen, mention.first, mention.last
    found = seen.lexicon.groups.find(seen, first)
    if found is None or not first < (cut := found[0]) < end or seen.lowers[first] in _COMPASS:
        return
    whole, rest = seen.lexicon.listing(seen.phrase(first, end)), seen.phrase(cut, end)
    known = seen.lexicon.listing(rest)
    if whole is not None or not _NOUNS.isdisjoint(seen.texts[cut:end]):
        return
    is_place = known is not None and known.kind is not None and not is_governed(rest)
    is_short = end - cut == 1 or rest in ORGANISATIONS.media  # not "Danish Red Cross"
    is_body = known is not None and known.organisation and is_short
    if is_body or is_place or (end - cut == 1 and mentions.elsewhere(cut, end, "ORG")):
        mention.become("NORP")
        mentions.part(mention, cut, "GPE" if is_place and not is_body else "ORG")


def towns(mentions: Mentions, mention: Mention) -> None:
    """Take a people's adjective and the noun of a town behind it as one: "Spanish Town", "near
    Indian Head"."""
    seen, first, end = mentions.seen, mention.first, mention.last
    is_followed = _goes_on(mentions, end) and mentions.at[end] is None
    name = seen.phrase(first, end + 1) if is_followed else ""
    is_whole = is_town(name) and not _goes_on(mentions, end + 1)
    if seen.lexicon.place_kind(name) or (is_whole and contexts.is_placed(seen, first, end + 1)):
        mention.become("GPE")
        mentions.resize(mention, first, end + 1, "whole-name")


def constituencies(mentions: Mentions, mention: Mention) -> None:
    """Take a place and the points of the compass behind it as one, "Kelmar West Central", and
    part it from the house that somebody is elected to there."""
    seen, first, end = mentions.seen, mention.first, mention.last
    if seen.at(end) in WORDS.constituencies:
        body = next((at for at in range(first + 1, end) if seen.texts[at] in _HOUSES), end)
        if body < end and _is_seat(seen, seen.phrase(first, body)):
            # "the Lima Assembly constituency"
            mention.become("GPE", surely=True)
            if seen.lexicon.organisations.get(seen.phrase(body, end)) is None:
                mentions.resize(mention, first, body, "direction")
            else:
                mentions.part(mention, body, "ORG")
            return
    cut = max(seen.skip_back(end - 1, _COMPASS) + 1, first)
    while seen.at(end) in _COMPASS and _goes_on(mentions, end):
        end += 1
    is_body = mention.label == "ORG" and mention.kinds().get("ORG", 0) > _SURE
    if not first < cut < end or is_body or seen.is_capital(end):
        return
    name = seen.phrase(first, cut)
    is_known = seen.lexicon.place_kind(name) or is_place(name) or is_parish(name)
    if is_known and not seen.lexicon.is_given(name):
        mention.become("GPE", surely=True)
        mentions.resize(mention, first, end, "direction")


def _is_seat(seen: Words, name: str) -> bool:
    """Whether a name is a place's or no list knows it, and no word of it says of what level a house
    is: not "the Welsh Assembly seat", "the Federal Assembly seat"."""
    is_known = seen.lexicon.listing(name) is not None and not seen.lexicon.place_kind(name)
    return not is_known and _LEVELS.isdisjoint(name.split())


def _goes_on(mentions: Mentions, place: int) -> bool:
    """Whether a capitalised word stands close behind a name, and is no part of a longer one."""
    seen, there = mentions.seen, mentions.named(place)
    is_alone = there is None or there.last == place + 1
    return is_alone and seen.is_capital(place) and seen.is_spaced(place)


def governors(mentions: Mentions, mention: Mention) -> None:
    """Part a state from who is elected there: "Ohio Gov. Tom Oke"; "Gov. Tom Oke" is no body."""
    seen, first, end = mentions.seen, mention.first, mention.last
    opens = seen.texts[first] in PERSONS.elected and seen.texts[first].endswith(".")
    if opens and _BODIES.isdisjoint(seen.texts[first:end]):
        mention.become("PERSON")
        mentions.resize(mention, first + 1, end, "title-outside")
        return
    offices = (at for at in range(first + 1, end - 1) if seen.texts[at] in PERSONS.elected)
    office = next(offices, end)
    is_held = office < end and _BODIES.isdisjoint(seen.texts[office + 1 : end])
    if is_held and seen.lexicon.place_kind(seen.phrase(first, office)):
        mention.become("GPE")
        mentions.part(mention, office, "PERSON", start=office + 1)
