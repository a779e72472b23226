"""Names of bodies: what belongs to them, and what is only said beside them."""

from __future__ import annotations

from glossator_entities.lists import FACILITIES, ORGANISATIONS, PERSONS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import HYPHENS, POSSESSIVES, Words

_OF_ONE = ("'s", "’s")
_MANY = ("people", "women", "men", "children")
"""Plurals without an "s", for whom a body may be."""
_BODIES = words("organisations", "openers", "heads")
_HOUSES = words("organisations", "heads", "houses") | words("facilities", "facilities")
_SAINTS = frozenset({"St", "St.", "Saint"})
_OFFICES = words("persons", "short_offices", "several") | words("organisations", "members")
_CHARGES, _AFFAIRS = ("Charge", "Chargé"), ("d'affaires", "d’affaires")
_POSTS = words("persons", "honorifics", "offices")
_LEVELS, _GOVERNING = words("organisations", "levels"), words("organisations", "governing")


def seats(mentions: Mentions, mention: Mention) -> None:
    """Take a demonym or place and the "Embassy" or "Ministry" after it as one name."""
    seen, end = mentions.seen, mention.last
    if mentions.named(end) is None:
        end = _capitalised(seen, end)
    elif after := mentions.named(end, "ORG", "FAC", "LOC"):
        end = after.last
    if (
        end > mention.last
        and seen.texts[end - 1] in ORGANISATIONS.seats
        and seen.is_spaced(mention.last)
    ):
        mention.label = "ORG"
        mentions.resize(mention, mention.first, end, "seat")


def _capitalised(seen: Words, place: int) -> int:
    """The end of the capitalised tokens from `place`, one space between them."""
    while seen.is_capital(place) and seen.is_spaced(place):
        place += 1
    return place


def shared(mentions: Mentions, mention: Mention) -> None:
    """Take in the first of two counties that have one body, "Avon and Somerset Police", and of
    the two names of a country: "Trinidad and Tobago Cricket Board"."""
    seen, first = mentions.seen, mention.first
    if first < 2 or seen.at(first - 1) != "and":
        return
    before = mentions.named(first - 2, "GPE", "LOC", "ORG")
    whole = seen.texts[first - 2] in ORGANISATIONS.shared  # "Avon Council and Somerset Council"
    if seen.lexicon.place_kind(seen.phrase(first - 2, first + 1)) and mention.label == "ORG":
        mentions.resize(mention, first - 2, mention.last, "whole-name")
    elif before and seen.texts[mention.last - 1] in ORGANISATIONS.shared and not whole:
        mention.label = "ORG"
        mentions.resize(mention, before.first, mention.last, "whole-name")


def outside(mentions: Mentions, mention: Mention) -> None:
    """Leave out what a body is called before its name, and the office behind it."""
    seen, first, last = mentions.seen, mention.first, mention.last
    label, start, end = mention.label, first, last
    opener, word, place_kind = seen.texts[first], seen.texts[last - 1], seen.lexicon.place_kind
    is_several = opener[:-1] in ORGANISATIONS.before_bodies and opener[-1] == "s"
    if is_several and seen.lexicon.organisations.get(seen.phrase(first + 1, last)):
        start += 1  # "Rivals Norvik Bank and Zentrix"
    elif opener in ORGANISATIONS.before_bodies:
        # "NGO Provea", "Publisher Ana Ruiz"
        label, start = (
            "PERSON" if seen.lexicon.is_given(seen.texts[first + 1]) else "ORG",
            start + 1,
        )
    elif opener == "Official" and place_kind(seen.phrase(first + 1, last)):
        label, start = "GPE", start + 1  # "Official Minsk"
    elif word in _OFFICES or word.lower() in PERSONS.roles:
        # "Ichilov CEO", "Delta State Governor", "Kelmar CM", "Oslo Regional Commissioner", not
        # "Council of Ministers"
        state = last - 1 - (last - first > 2 and seen.texts[last - 2] in _LEVELS)
        is_unit = seen.texts[last - 2] in FACILITIES.governed
        is_governed = is_unit or place_kind(seen.phrase(first, state)) is not None
        is_governed = is_governed and word not in PERSONS.managing
        is_office = word in _OFFICES and "of" not in seen.texts[first:last]
        if is_office or (label == "ORG" and is_governed):
            label, end = ("GPE", state) if is_governed else ("ORG", last - 1)
    elif label == "ORG" and word in _LEVELS and seen.at(last) in _GOVERNING | PERSONS.roles:
        # "the Kelmar Provincial government", "... Administrator", as "the Kelmar government"
        mention.become("GPE", surely=True)
        label, end = "GPE", last - 1
    elif opener in _OFFICES:
        # "Delegates for the Kelmar Board", "CM Kelmar", not "PM Oke"
        is_of = seen.texts[first + 1] in ("of", "for", "from")
        behind = first + 1 + is_of
        if is_of or place_kind(seen.phrase(behind, last)):
            label = label if is_of else "GPE"
            start = min(behind + (seen.at(behind) == "the"), last)
    if (start, end) != (first, last):
        mention.label = label
        mentions.resize(mention, start, end, "title-outside")


def owners(mentions: Mentions, mention: Mention) -> None:
    """Part an owner that is a name by itself from what it has: "Ministry of Justice's Bureau"."""
    seen, first, end = mentions.seen, mention.first, mention.last
    own = next((at for at in range(first + 1, end - 1) if seen.texts[at] in POSSESSIVES), None)
    if own is None or (seen.texts[first] in _SAINTS and seen.texts[own + 1] in _HOUSES):
        return  # "St. Paul's Hospital"
    label = mention.label
    listed = seen.lexicon.organisations.get(seen.phrase(own + 1, end))
    if listed and seen.lexicon.is_given(seen.texts[first]):
        label, mention.label = "ORG", "PERSON"  # "Ana Ruiz's Conservative Party"
    elif mention.label == "PERSON" and own - first > 1 and _owns(seen, own):
        label = "MISC"  # "Ana Ruiz' Thunder"
    elif mention.label in ("MISC", "PERSON") or not _is_whole(seen, first, own):
        return
    else:
        mention.label = "GPE" if seen.lexicon.place_kind(seen.phrase(first, own)) else "ORG"
    mentions.part(mention, own, label, "owner", start=own + 1)


def _owns(seen: Words, own: int) -> bool:
    """Whether a sign is a possessive's, and no quotation mark or part of "O'Reilly"."""
    owner = seen.texts[own - 1]
    return seen.texts[own] in _OF_ONE or (owner[0].isupper() and owner[-1] in "sz")


def _is_whole(seen: Words, first: int, last: int) -> bool:
    """Whether some words are a place, a firm with its suffix, or a body "of" something."""
    inside = seen.texts[first:last]
    # not "Central Committee of the Workers' Party"
    is_one = seen.texts[last] in _OF_ONE and seen.lowers[last - 1] not in _MANY
    is_body = "of" in inside and not _BODIES.isdisjoint(inside)
    is_body = is_body or inside[-1] in ORGANISATIONS.sure_suffixes
    is_place = seen.lexicon.place_kind(seen.phrase(first, last)) is not None
    return is_place or (is_one and is_body and last - first > 1)


def officers(mentions: Mentions, mention: Mention) -> None:
    """Part a body from the person behind its suffix, or behind the office that is held there:
    "head of Norvik Inc. Ana Silva", "Norvik CEO Ana Silva", "CEO Ana Silva"."""
    seen, first, end = mentions.seen, mention.first, mention.last
    for at in range(first, end - 2):
        name = seen.texts[at + 1 : end]
        is_office = seen.texts[at] in _OFFICES and mention.label != "PERSON"
        if not is_office and (at == first or seen.texts[at] not in ORGANISATIONS.sure_suffixes):
            continue
        is_personal = seen.lexicon.is_given(name[0]) or (mention.label == "PERSON")
        is_personal = is_personal and all(map(str.istitle, name))
        if is_personal and (is_office or _BODIES.isdisjoint(name)):
            mention.label = mention.label if is_office else "ORG"
            mentions.part(mention, at + (not is_office), "PERSON", start=at + 1)
        return


def posts(mentions: Mentions, mention: Mention) -> None:
    """Leave a state alone that is told before a post: "Office of Syria Vice-President Ana Silva",
    "US Defense Secretary Ana Silva", "Latvian Charge d'Affaires Ana Silva"."""
    seen, first, end = mentions.seen, mention.first, mention.last
    if seen.at(end) in _AFFAIRS and seen.texts[end - 1] in _CHARGES:
        end -= 1
    elif seen.raw(end) not in _POSTS:
        return
    first += 2 * (seen.texts[first : first + 2] == ["Office", "of"])
    while end - first > 1 and seen.texts[end - 1] in PERSONS.fields:
        end -= 1
    if first == end:
        mentions.remove(mention)  # "[Chargé] d'Affaires"
    elif (first, end) != (mention.first, mention.last):
        name = seen.phrase(first, end)
        is_place = seen.lexicon.places.get(name) is not None
        if is_place or seen.lexicon.groups.get(name):
            mention.become("GPE" if is_place else "NORP")
            mentions.resize(mention, first, end, "state")


def wholes(mentions: Mentions, mention: Mention) -> None:
    """Take a listed name whole: "Christian Social Union in Bavaria"; cut "Member of" off one."""
    seen = mentions.seen
    found = seen.lexicon.organisations.find(seen, mention.first)
    whole = found[0] if found and mention.label != "NORP" else 0
    is_longer = whole > mention.last
    if is_longer and (mention.label != "PERSON" or _is_brand(mentions, mention, whole)):
        if mention.label in ("PERSON", *PLACES):
            mention.become("ORG")  # "Siberia.Realities"
        mentions.resize(mention, mention.first, whole, "whole-name")
    elif mention.label in PLACES and _has_bank(mentions, mention.first - 2):
        mention.become("ORG")
        mentions.resize(mention, mention.first - 2, mention.last, "whole-name")
    elif mention.label in ("GPE", "LOC") and (twin := _twin(mentions, mention)):
        mentions.resize(mention, mention.first, twin, "whole-name")
    elif (
        mention.label in ("ORG", "GPE", "LOC")
        and seen.raw(mention.last) in ORGANISATIONS.suffixes
        and not seen.raw(mention.last + 1)[1:].isupper()  # "FROM RUSSIA AS SPIES"
        and mentions.at[mention.last] is None
        and seen.is_spaced(mention.last)
    ):
        mention.label = "ORG"
        mentions.resize(mention, mention.first, mention.last + 1, "whole-name")
    elif (suffix := _after_comma(mentions, mention)) is not None:
        mention.label = "ORG"
        mentions.resize(mention, mention.first, suffix + 1, "whole-name")
    elif seen.is_capital(before := mention.first - 1) and mentions.is_free(before, before + 1):
        is_place = mention.label in PLACES
        listed = seen.lexicon.places if is_place else seen.lexicon.organisations
        found = listed.find(seen, before)
        if found and found[0] == mention.last:
            # "New [Delhi]" where a line begins, "Fine [Gael]"
            mention.label = mention.label if is_place else "ORG"
            mentions.resize(mention, before, mention.last, "whole-name")
    elif mention.label == "ORG":
        for place in range(mention.first, mention.last - 2):
            if seen.texts[place] == "Member" and seen.texts[place + 1] == "of":
                cut = (mention.first, place) if place > mention.first else (place + 2, mention.last)
                mentions.resize(mention, *cut, "title-outside")
                break


def _has_bank(mentions: Mentions, place: int) -> bool:
    """Whether "Bank of" opens a sentence at a token, before a country: "Bank of Japan Holds Rates",
    not "The West Bank of"."""
    seen = mentions.seen
    named = place >= 0 and seen.texts[place] == "Bank" and seen.texts[place + 1] == "of"
    return named and seen.opens_sentence(place) and mentions.is_free(place, place + 2)


def _twin(mentions: Mentions, mention: Mention) -> int:
    """The token after a listed place of two parts: "Guinea-Bissau", "Trinidad and Tobago"; or 0."""
    seen = mentions.seen
    if seen.raw(mention.last) not in (*HYPHENS, "and"):
        return 0
    inside = range(mention.first, mention.last)
    ends = [found[0] for at in inside if (found := seen.lexicon.places.find(seen, at))]
    end = max(ends, default=0)
    last = mentions.at[end - 1]
    # Not of the "Trinidad and Tobago Police"
    return end if end > mention.last and (last is None or last.last == end) else 0


def _is_brand(mentions: Mentions, mention: Mention, last: int) -> bool:
    """Whether a firm is called like somebody's: "Moody's cut its rating", no Dan Moody about."""
    seen = mentions.seen
    there = (mentions.at[place] for place in seen.places(seen.texts[mention.first]))
    is_alone = all(one is None or one.size == 1 for one in there)
    return is_alone and seen.texts[last - 1] in POSSESSIVES


def _after_comma(mentions: Mentions, mention: Mention) -> int | None:
    """The "Inc." behind a firm's name and a comma."""
    seen, comma = mentions.seen, mention.last
    word = seen.raw(comma + 1) if seen.raw(comma) == "," else ""
    is_suffix = {word, word.capitalize()} & ORGANISATIONS.sure_suffixes
    there = mentions.named(comma + 1)
    is_free = there is None or there.last == comma + 2
    return comma + 1 if is_suffix and is_free else None


def fields(mentions: Mentions, mention: Mention) -> None:
    """Take all fields of a ministry into its name: "Ministry of Hajj and Umrah"."""
    seen, inside = mentions.seen, mentions.seen.texts[mention.first : mention.last]
    if inside[0] not in ORGANISATIONS.with_fields or "of" not in inside:
        return
    place, link = mention.last, ","
    while link == "," and seen.raw(place) in (",", "and", "&"):
        link, end = seen.texts[place], _capitalised(seen, place + 1)
        if end == place + 1 or not _is_field(mentions, place + 1, end):
            return
        place = end
    if link != ",":
        mentions.resize(mention, mention.first, place, "fields")


def _is_field(mentions: Mentions, first: int, last: int) -> bool:
    """Whether capitals may name a field of government: no body, place, person or acronym."""
    seen, there = mentions.seen, mentions.at[first]
    if there is not None and (there.label == "PERSON" or _has_more(seen, last, there.last)):
        return False
    lists = seen.lexicon
    known = lists.organisations.find(seen, first) or lists.places.find(seen, first)
    inside = seen.texts[first:last]
    is_body = not (_BODIES - ORGANISATIONS.fields_too).isdisjoint(inside)
    return not known and not is_body and not any(one.isupper() for one in inside)


def _has_more(seen: Words, first: int, last: int) -> bool:
    """Whether a name goes on behind a field with more than a further one: "Sports and Culture"."""
    rest = seen.texts[first:last]
    return bool(rest) and (rest[0] not in ("and", "&") or not all(map(str.istitle, rest[1:])))


def partners(mentions: Mentions, mention: Mention) -> None:
    """Take in all partners of a firm: "Harrow, Lund & Co.", "Smith, Oke and Lund LLP"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    inside = seen.texts[first:last]
    if ORGANISATIONS.partners.isdisjoint(inside[-2:]):
        return
    is_partnership = not ORGANISATIONS.partnerships.isdisjoint(inside[-2:])
    joins = {"&", "and"} if is_partnership else {"&"}
    is_joined = not joins.isdisjoint(inside)
    while first >= 2 and seen.sentences[first - 2] == seen.sentences[first]:
        link, name, before = seen.texts[first - 1], seen.texts[first - 2], mentions.at[first - 2]
        is_further = link == "," and is_joined
        if not (is_further or link in joins) or (link == "and" and is_joined):
            break
        is_alone = (before is None or before.size == 1) and not seen.is_capital(first - 3)
        if not (is_alone and name.istitle() and name.isalpha()):
            break
        is_joined = True
        first -= 2
    if first < mention.first:
        mention.label = "ORG"
        mentions.resize(mention, first, last, "partners")
