"""Names that are several: persons side by side, credits, matches, a place and its country."""

from __future__ import annotations

import re

from glossator_entities import edges
from glossator_entities.gazetteer import is_abbreviation, is_governed, is_place, is_town
from glossator_entities.lists import CONTEXTS, FACILITIES, PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import HYPHENS, POSSESSIVES, Words
from glossator_standard import Label, english
from glossator_standard.inflection import verb_forms

ROAD = re.compile(r"(?:[AMN]\d{1,4}|A\d{1,3}\(?M\)?|(?:I|US|SR)-\d{1,3})")
"""Roads by number: "A1(M)", "I-95"."""
_TRAFFIC = words("facilities", "traffic")
"""What a text has that tells of roads: "the M1" may be a chip, "the A380" flies."""
_BEHIND = words("words", "after_names", "behind_roads")
_WHOLE = frozenset("/.\n()[]{}-‐‑–")
"""What the name of a person or a body has inside where it may have to be split."""
_BEFORE_ONE = words("persons", "honorifics", "offices", "short_offices", "roles")
"""Titles of one, behind which no two stand side by side: "Minister Syed Tarik Ali Shah"."""
_BETWEEN = (
    PERSONS.aliases | {"that"} | {verb_forms(one).third for one in english.words("headline_verb")}
)
"""What no name has inside: "Ana Ruiz alias Spider", "Congress rejects Senate"."""
_TOLD = words("persons", "verbs", "after_subjects")
_PAIR = 4
"""Words of two persons' names."""
_LONGEST = 3
"""Words of a photographer's name."""
_NO_NAMES = words("words", "credited") | words("organisations", "heads", "houses", "openers")
_DEMONYMS = words("groups", "demonyms") - words("persons", "given_names")
_DASHES = frozenset({"-", "–", "—", "--"})


def roads(mentions: Mentions) -> None:
    """Mark roads by number, apart from a town: "Highway 4 west of Kelmar"; "along Ruiz Street"."""
    seen = mentions.seen
    for first in [at for word in sorted(FACILITIES.numbered) for at in seen.places(word)]:
        last = first + 2
        is_owned = seen.raw(first - 1) in WORDS.before_roads
        # "Road 5" is none, "County Road 5" is one
        if not seen.at(first + 1).isdecimal() or (seen.texts[first] == "Road" and not is_owned):
            continue
        first -= is_owned
        for joined in mentions.touching(first, last):
            mentions.remove(joined)
            if seen.texts[first] == "County":
                first = min(first, joined.first)  # "Kelmar County Road 5"
            rest = next(filter(seen.is_capital, range(last, joined.last)), joined.last)
            town = Mention(rest, joined.last, joined.label, f"{joined.rule}+container")
            town.become("GPE", surely=True)
            mentions.add(town)
        mentions.add(Mention(first, last, "FAC", "facility-word"))
    numbers = [at for at in seen.capitals if _is_road(seen, at)]
    for at in numbers if numbers and seen.of_words(_TRAFFIC) else ():
        alone = mentions.at[at] or Mention(at, at + 1, "FAC", "facility-word")
        if alone.size == 1:
            alone.become("FAC")
            mentions.add(alone)
    for mention in mentions:
        first = mention.first + 1
        if mention.last > first and ROAD.fullmatch(seen.texts[first - 1]):
            # "A9 Inverness", "A9's Zenta junction", not the firm "A24 Zenta"
            start = first + (seen.texts[first] in POSSESSIVES)
            is_place = mention.label in PLACES
            if is_place or is_town(seen.phrase(start, mention.last)):
                label: Label = mention.label if is_place else "GPE"
                mention.become("FAC")
                mentions.part(mention, first, label, start=start)
        is_street = mention.label == "PERSON" and seen.texts[mention.last - 1] in WORDS.streets
        if is_street and seen.at(mention.first - 1) in WORDS.along:
            mention.become("FAC")


def _is_road(seen: Words, place: int) -> bool:
    """Whether a road's number stands here where a text tells of traffic: "on the N5 at Lund"."""
    if not ROAD.fullmatch(seen.texts[place]) or seen.at(place - 1) != "the":
        return False
    after = seen.at(place + 1)
    is_noun = after.isalpha() and after not in _BEHIND and not seen.is_capital(place + 1)
    is_along = seen.at(place - 2) in WORDS.onto or seen.opens_sentence(place - 1)
    return is_along and not is_noun


def side_by_side(mentions: Mentions, mention: Mention) -> None:
    """Part two persons whose names stand side by side: a signature and a salutation, a list."""
    seen, first, last = mentions.seen, mention.first, mention.last
    is_given = seen.lexicon.is_given
    is_one = seen.raw(first - 1) in _BEFORE_ONE
    if last - first >= _PAIR and not is_one and _are_pairs(seen, seen.texts[first:last]):
        for start in range(first + 2, last, 2):
            mention = mentions.part(mention, start, mention.label) or mention
        return
    for cut in range(first + 1, last):
        if not is_given(seen.texts[cut]) and 2 * cut != first + last:
            continue
        left, right = seen.texts[first:cut], seen.texts[cut:last]
        if left[-1].islower() or left[-1][-1] == "." or right[-1] in WORDS.suffixes:
            continue  # "Ida de Ida Oke", "Tomas R. Oke Jr."
        is_twice = left == right and (len(left) > 1 or is_given(left[0]))
        if is_twice or (is_given(right[0]) and is_named(mentions, first, cut)):
            if other := mentions.part(mention, cut, mention.label):
                side_by_side(mentions, other)
            return


def bylines(mentions: Mentions, mention: Mention) -> None:
    """Part the writer and who is told of: "By Ana Ruiz Zentrix announced on Monday ..."."""
    seen, first, last = mentions.seen, mention.first, mention.last
    is_by = seen.raw(first - 1) in ("By", "BY") and seen.opens_sentence(first - 1)
    if is_by and mention.size in (_PAIR - 1, _PAIR) and seen.at(last) in _TOLD:
        is_pair = mention.size == _PAIR and seen.lexicon.is_given(seen.texts[first + 2])
        mentions.part(mention, last - 1 - is_pair, "PERSON" if is_pair else "ORG")


def desks(mentions: Mentions, mention: Mention) -> None:
    """Part who reported from who edited: "by Ana Ruiz and Tom Oke Editing by Ida Holm"."""
    seen, last = mentions.seen, mention.last
    if seen.texts[last - 1] in WORDS.desks and seen.at(last) == "by":
        mention.become("PERSON")
        mentions.resize(mention, mention.first, last - 1, "credit")


def _are_pairs(seen: Words, names: list[str]) -> bool:
    """Whether every other word is a given name, and no other is one: "Pam Lee Rob Holm"; of a
    row of three and more, one may be unknown: "Pam Lee Zandra Kell Rob Holm"."""
    if len(names) % 2 or not all(one[0].isupper() and one[-1] != "." for one in names):
        return False
    given = seen.lexicon.given
    unknown = len(names[::2]) - sum(map(seen.lexicon.is_given, names[::2]))
    return unknown <= (len(names) > _PAIR) and given.isdisjoint(names[1::2])


def is_named(mentions: Mentions, first: int, last: int, label: Label = "PERSON") -> bool:
    """Whether a name of several words is somebody's elsewhere, or a body's."""
    return last - first > 1 and mentions.elsewhere(first, last, label)


def pieces(mentions: Mentions, mention: Mention) -> None:
    """Split at slashes, stray brackets, results of matches, "-led" and the ends of lines."""
    seen, first, end = mentions.seen, mention.first, mention.last
    surface = seen.phrase(first, end)
    is_one = _is_partisan(seen, mention, end - 1) and not surface.endswith("s")
    is_place = is_one or mention.label in ("GPE", "LOC", "FAC", "MISC")
    if not is_place and _WHOLE.isdisjoint(surface) and _BETWEEN.isdisjoint(seen.texts[first:end]):
        return
    strays = _strays(surface)
    if "[" in strays and seen.raw(end) == "]":
        mentions.resize(mention, first, end + 1, "edges")  # "Ana [Ruiz]"
        return
    cuts = [
        (place, *cut)
        for place in range(first + 1, end)
        if (cut := _cut(mentions, mention, place, strays))
    ]
    if not cuts:
        return
    # "Oslo United 2-1 Turku Rovers"
    is_match = any(seen.texts[cut][0].isdecimal() for cut, _, _ in cuts)
    is_alias = not PERSONS.aliases.isdisjoint(seen.texts[first + 2 : end])
    label = "ORG" if is_match else "PERSON" if is_alias else mention.label
    rule = mention.rule
    if is_alias:
        mention.probabilities = None
    mention.label = label
    mentions.resize(mention, first, cuts[0][0], cuts[0][2])
    if seen.texts[cuts[0][1] - 1] == "led":
        mention.become(_leader(mentions, mention))
    ends = [cut for cut, _, _ in cuts[1:]] + [end]
    for (_, start, why), stop in zip(cuts, ends, strict=True):
        if start == stop:
            continue  # "Saudi-led" with nothing behind it
        right = Mention(start, stop, label, rule)
        if seen.lexicon.groups.get(mentions.surface(right)):
            right.label = "NORP"
            mention.become("GPE")
        if mentions.add(right):
            right.because(why)
            edges.outside(mentions, right)
            if why == "credit":
                _photographer(mentions, mention, right)


def dated(mentions: Mentions, mention: Mention) -> None:
    """Part a body from the day that it is cited with: "citing Reuters January 25"."""
    seen = mentions.seen
    found = seen.lexicon.organisations.find(seen, mention.first)
    if found is not None and seen.raw(found[0]) in WORDS.months and found[0] < mention.last:
        first = mention.first
        mentions.resize(mention, found[0], mention.last, "split")
        mentions.add(Mention(first, found[0], "ORG", "known-organisation"))


def _leader(mentions: Mentions, mention: Mention) -> Label:
    """What leads in "Saudi-led", "Ruiz-led": what is listed, or a person."""
    known = mentions.seen.lexicon.listing(mentions.surface(mention))
    if known is None:
        return "PERSON"
    return "NORP" if known.group else "GPE" if known.kind else "ORG"


def _is_in_dateline(seen: Words, first: int) -> bool:
    """Whether a comma and the town that a line begins with stand before a state or country."""
    return seen.raw(first - 1) == "," and any(map(seen.opens_line, range(first - 4, first - 1)))


def _cut(mentions: Mentions, mention: Mention, place: int, strays: str) -> tuple[int, str] | None:
    """Where a name goes on that ends before a token, and the rule; None where it does not end."""
    seen, after = mentions.seen, place + 1
    word = seen.texts[place]
    if seen.opens_line(place):
        return place, "line-end"
    if word in strays or word in _BETWEEN:
        return after, "edges"
    if after == mention.last:
        is_pair = _is_pair(seen, mention, place) or _is_partisan(seen, mention, place)
        return (place, "container") if is_pair else None
    if word == "." and seen.lowers[after] == "the":
        return after, "edges"
    if (size := seen.result(place)) and place + size < mention.last:
        return place + size, "edges"
    if word in HYPHENS and seen.texts[after] in WORDS.compounds and seen.is_glued(place):
        return after + 1, "edges"
    is_apart = word in _DASHES and not (seen.is_glued(place) or seen.is_glued(after))
    if is_apart and _is_in_dateline(seen, mention.first):
        # "Honolulu, Hawaii - Surfers": a word alone begins the sentence.
        return after + (after + 1 == mention.last), "edges"
    if (word == "," and _is_container(seen, mention, place)) or word == "near":
        return after, "container"
    if (word in CONTEXTS.place_after and seen.is_capital(place - 1)) or (
        word == "of" and seen.texts[place - 1] in FACILITIES.units_of and place - mention.first > 1
    ):
        # "the Pacific island nation of Norland", "Zentra District of Ohio"
        start = place + (*seen.texts[place : mention.last], "of").index("of") + 1
        tail = seen.phrase(start, mention.last) if start < mention.last else ""
        if seen.lexicon.place_kind(tail) or is_place(tail):
            return start, "container"
    if word == "," and (
        seen.texts[place - 1] in FACILITIES.facilities  # "Zenta Road, Kelmar"
        or any(mentions.elsewhere(at, at + 1, "GPE", "LOC") for at in (place - 1, after))
    ):
        return after, "container"
    if _is_pair(seen, mention, place):
        return place, "container"
    if word == "/" and _is_credit(seen, mention, place):
        return after, "credit"
    return None


def parties(mentions: Mentions, mention: Mention) -> None:
    """Part a town from the letters of a party that the text has alone: "a Lima ZPN man"."""
    seen, last = mentions.seen, mention.last - 1
    town = seen.phrase(mention.first, last)
    is_body = seen.texts[last].isupper() and mentions.elsewhere(last, last + 1, "ORG")
    if is_body and is_town(town):
        mention.become("GPE")
        mentions.part(mention, last, "ORG")


def nationals(mentions: Mentions, mention: Mention) -> None:
    """Part where somebody is from off a name that the text has alone: "Brazilian Zentra"."""
    seen, rest = mentions.seen, mention.first + 1
    is_from = seen.texts[mention.first] in _DEMONYMS
    if is_from and mentions.elsewhere(rest, mention.last, "PERSON"):
        mention.become("NORP")
        mentions.part(mention, rest, "PERSON")


def _strays(surface: str) -> str:
    """The brackets of which a name has one side more than of the other."""
    pairs = ("()", "[]", "{}")
    return "".join(pair for pair in pairs if surface.count(pair[0]) != surface.count(pair[1]))


def _photographer(mentions: Mentions, one: Mention, other: Mention) -> None:
    """Let who is credited beside a known medium be a person: "Bo Ray/Bloomberg"."""
    media = mentions.seen.lexicon.organisations
    for name, medium in ((one, other), (other, one)):
        is_name = all(one.istitle() and one not in _NO_NAMES for one in mentions.words(name))
        is_beside = media.get(mentions.surface(medium)) and not media.get(mentions.surface(name))
        if is_beside and is_name and 1 < name.size <= _LONGEST:
            name.become("PERSON")


def _is_container(seen: Words, mention: Mention, comma: int) -> bool:
    """Whether what stands behind the comma is a place known by itself: "Kelmar, Saudi Arabia"."""
    if mention.label not in ("GPE", "LOC", "FAC") or comma + 1 >= mention.last:
        return False
    tail = seen.phrase(comma + 1, mention.last)
    return bool(seen.lexicon.places.get(tail)) or is_abbreviation(tail) or is_town(tail)


def _is_pair(seen: Words, mention: Mention, place: int) -> bool:
    """Whether a country or US state follows a known place without a comma: "Lagos Nigeria"."""
    if mention.label not in ("GPE", "LOC", "MISC"):
        return False
    start, end = seen.starts[mention.first], seen.ends[mention.last - 1]
    tail = seen.text[seen.starts[place] : end]
    is_short = tail[-1] == "." and is_abbreviation(tail)  # "Brantford Ont."
    if not (is_governed(tail) or is_short) or seen.lexicon.place_kind(seen.text[start:end]):
        return False
    head = seen.text[start : seen.ends[place - 1]]
    return seen.lexicon.place_kind(head) == "GPE" or (is_short and is_town(head))


def _is_partisan(seen: Words, mention: Mention, place: int) -> bool:
    """Whether one of a group follows the place that they are of: "a Chicago Democrat"."""
    groups = seen.lexicon.groups
    if groups.get(seen.texts[place]) is None:
        return False
    is_whole = groups.get(seen.phrase(mention.first, place + 1)) is not None  # "West Indian"
    return not is_whole and bool(seen.lexicon.places.get(seen.phrase(mention.first, place)))


def _is_credit(seen: Words, mention: Mention, slash: int) -> bool:
    """Whether a slash joins the names of a credit: in brackets, or one of them a known medium."""
    if min(len(seen.texts[slash - 1]), len(seen.texts[slash + 1])) < 2:
        return False
    media = seen.lexicon.organisations
    return seen.raw(mention.first - 1) == "(" or any(
        media.find(seen, place) is not None for place in (mention.first, slash + 1)
    )
