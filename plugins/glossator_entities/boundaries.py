"""Where a name begins and ends: titles, "the" and "'s" outside, credits split, bodies whole."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import get_args

from glossator_entities.gazetteer import (
    is_abbreviation,
    is_governed,
    is_town,
    organisations,
    place_kind,
    places,
)
from glossator_entities.lists import words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import CURRENCIES, HYPHENS, POSSESSIVES, Words
from glossator_standard import Label

_HONORIFICS = words("persons", "honorifics")
_TITLE_WORDS = frozenset(
    form for title in _HONORIFICS for word in title.split() for form in (word, word.rstrip("."))
)
_EDGES = frozenset("\"'“”‘’«»()[]{},;:*–—-/|…_") | {"``", "''", "--"}
_CALENDAR = words("words", "calendar")
_EMPTY = words("words", "empty")
_CURRENCIES = words("words", "currencies")
_CREDITS = frozenset({"file photo", "stock photo", "staff photo", "courtesy photo"})
_COMPOUNDS = words("words", "compounds")
_ROLES = frozenset(role.capitalize() for role in words("persons", "roles"))
_BODIES = words("organisations", "openers", "heads")
_WITH_FIELDS = frozenset({"Ministry", "Department", "Directorate", "Faculty", "Institute"})
_SUFFIXES = words("organisations", "suffixes")
_AFTER_COMMA = frozenset(
    {"Inc", "Inc.", "LLC", "L.L.C.", "Ltd", "Ltd.", "Corp.", "LLP", "L.P.", "Llc"}
)
_PREFIXES = frozenset({"Co", "Ex", "Vice", "Then"})
_SEATS = frozenset({"Embassy", "Consulate", "Ministry", "Commission"})


def refine(mentions: Mentions) -> None:
    """Correct the boundaries of every mention, one rule after the other."""
    for rule, labels in _RULES:
        for mention in mentions:
            if mention.label in labels and mentions.at[mention.first] is mention:
                rule(mentions, mention)


def _edges(mentions: Mentions, mention: Mention) -> None:
    """Leave out quotes, brackets, a leading "the" and a trailing "'s"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    while (
        last > first
        and (seen.texts[last - 1] in POSSESSIVES or seen.texts[last - 1] in _EDGES)
        and not _closes(seen, first, last)
    ):
        last -= 1
    while first < last and (seen.lowers[first] == "the" or seen.texts[first] in _EDGES):
        first += 1
    if " ".join(seen.texts[first : first + 2]).lower() in _CREDITS and last - first > 2:
        first += 2
    if (first, last) != (mention.first, mention.last):
        mentions.resize(mention, first, last, "edges")


def _closes(seen: Words, first: int, last: int) -> bool:
    """Whether the last token closes a bracket that opens inside the name."""
    return seen.texts[last - 1] == ")" and "(" in seen.texts[first : last - 1]


def _titles(mentions: Mentions, mention: Mention) -> None:
    """Leave out honorifics and offices before a person's name."""
    seen, first = mentions.seen, mention.first
    prefix, hyphen, office = seen.texts[first].partition("-")
    if prefix in _PREFIXES and (office.islower() or seen.texts[first + 1 : first + 2] == ["-"]):
        first = min(first + (1 if hyphen else 3), mention.last - 1)
    while first < mention.last - 1 and (
        seen.texts[first] in _TITLE_WORDS
        or (seen.texts[first] in _ROLES and first == mention.first)
        or (seen.texts[first] in (".", "E") and first > mention.first)
        or (seen.texts[first] == "H" and seen.texts[first + 1] == "E")
    ):
        first += 1
    if first > mention.first:
        mentions.resize(mention, first, mention.last, "title-outside")


def _splits(mentions: Mentions, mention: Mention) -> None:
    """Split at the slashes of a credit and at the ends of lines."""
    seen, first, end = mentions.seen, mention.first, mention.last
    cuts: list[tuple[int, int, str]] = []
    for place in range(first + 1, end):
        if "\n" in seen.text[seen.ends[place - 1] : seen.starts[place]]:
            cuts.append((place, place, "line-end"))
        elif seen.texts[place] == "," and _is_container(seen, mention, place):
            cuts.append((place, place + 1, "container"))
        elif _is_pair(seen, mention, place):
            cuts.append((place, place, "container"))
        elif seen.texts[place] == "/" and place + 1 < end and _is_credit(seen, mention, place):
            cuts.append((place, place + 1, "credit"))
    if not cuts:
        return
    label, rule = mention.label, mention.rule
    mentions.resize(mention, first, cuts[0][0], cuts[0][2])
    ends = [cut for cut, _, _ in cuts[1:]] + [end]
    for (_, start, why), stop in zip(cuts, ends, strict=True):
        right = Mention(start, stop, label, rule)
        if mentions.add(right):
            right.because(why)
            _edges(mentions, right)


def _wholes(mentions: Mentions, mention: Mention) -> None:
    """Take a listed name whole: "Christian Social Union in Bavaria"; cut "Member of" off one."""
    seen = mentions.seen
    whole = _whole(seen, mention) if mention.label in ("ORG", "MISC") else 0
    if whole > mention.last:
        mentions.resize(mention, mention.first, whole, "whole-name")
    elif (
        mention.label in ("ORG", "GPE", "LOC")
        and mention.last < seen.size
        and seen.texts[mention.last] in _SUFFIXES
        and mentions.at[mention.last] is None
        and _is_adjacent(seen, mention.last)
    ):
        mention.label = "ORG"
        mentions.resize(mention, mention.first, mention.last + 1, "whole-name")
    elif (suffix := _after_comma(mentions, mention)) is not None:
        mention.label = "ORG"
        mentions.resize(mention, mention.first, suffix + 1, "whole-name")
    elif mention.label == "ORG":
        for place in range(mention.first, mention.last - 2):
            if seen.texts[place] == "Member" and seen.texts[place + 1] == "of":
                cut = (mention.first, place) if place > mention.first else (place + 2, mention.last)
                mentions.resize(mention, *cut, "title-outside")
                break


def _whole(seen: Words, mention: Mention) -> int:
    """The token after the listed name that begins where a mention does; 0 without one."""
    found = organisations().find(seen, mention.first)
    return found[0] if found else 0


def _after_comma(mentions: Mentions, mention: Mention) -> int | None:
    """The "Inc." behind a firm's name and a comma."""
    seen, comma = mentions.seen, mention.last
    if comma + 1 >= seen.size or seen.texts[comma] != ",":
        return None
    word = seen.texts[comma + 1]
    is_suffix = word in _AFTER_COMMA or word.capitalize() in _AFTER_COMMA
    there = mentions.at[comma + 1]
    is_free = there is None or there.last == comma + 2
    return comma + 1 if is_suffix and is_free else None


def _fields(mentions: Mentions, mention: Mention) -> None:
    """Take all fields of a ministry into its name: "Ministry of Hajj and Umrah"."""
    seen, inside = mentions.seen, mentions.seen.texts[mention.first : mention.last]
    if inside[0] not in _WITH_FIELDS or "of" not in inside:
        return
    last = place = mention.last
    while place + 1 < seen.size and seen.texts[place] in (",", "and", "&"):
        is_last = seen.texts[place] != ","
        end = _capitalised(seen, place + 1)
        if end == place + 1 or not _is_field(mentions, place + 1, end):
            break
        place = end
        if is_last:
            last = end
            break
    if last > mention.last:
        mentions.resize(mention, mention.first, last, "fields")


def _is_field(mentions: Mentions, first: int, last: int) -> bool:
    """Whether capitals may name a field of government: no body, place, person or acronym."""
    seen, there = mentions.seen, mentions.at[first]
    if there is not None and (there.label == "PERSON" or _has_more(seen, last, there.last)):
        return False
    known = organisations().find(seen, first) or places().find(seen, first)
    inside = seen.texts[first:last]
    return not known and _BODIES.isdisjoint(inside) and not any(one.isupper() for one in inside)


def _has_more(seen: Words, first: int, last: int) -> bool:
    """Whether a name goes on behind a field with more than a further one: "Sports and Culture"."""
    rest = seen.texts[first:last]
    return bool(rest) and (rest[0] not in ("and", "&") or not all(map(str.istitle, rest[1:])))


def _empty(mentions: Mentions, mention: Mention) -> None:
    """Take out titles, months and small words alone, addresses, signs, the "US" of "US$"."""
    seen, word = mentions.seen, mentions.surface(mention)
    end = seen.ends[mention.last - 1]
    is_money = seen.text[end : end + 1] in CURRENCIES or word[-1] in CURRENCIES
    is_title = word in _HONORIFICS and mention.rule != "short-form"
    is_word = (word in _CALENDAR and mention.rule != "short-form") or is_title or word in _EMPTY
    is_word = is_word or _is_plain(mentions, mention, word)
    is_address = " " not in word and "." in word.partition("@")[2]
    if is_money or is_word or is_address or not any(map(str.isalpha, word)):
        mentions.remove(mention)


def _no_amounts(mentions: Mentions, mention: Mention) -> None:
    """Take out a number behind a word that is no currency: "Cut 300"."""
    word, *numbers = mentions.seen.texts[mention.first : mention.last]
    is_word = word.istitle() and word.isalpha() and word not in _CURRENCIES
    if is_word and numbers and all(map(_is_number, numbers)):
        mentions.remove(mention)


def _is_number(word: str) -> bool:
    return word[0].isdecimal() and not word[-1].isalpha()


def _is_plain(mentions: Mentions, mention: Mention, word: str) -> bool:
    """Whether a word is a name only where it opens a sentence, and stands in small letters too."""
    seen = mentions.seen
    if mention.label == "PERSON" or not word.istitle() or organisations().get(word):
        return False
    if not seen.places(word.lower()):
        return False
    return all(seen.opens_sentence(place) for place in seen.places(word))


def _is_container(seen: Words, mention: Mention, comma: int) -> bool:
    """Whether what stands behind the comma is a place known by itself: "Kelmar, Saudi Arabia"."""
    if mention.label not in ("GPE", "LOC", "FAC") or comma + 1 >= mention.last:
        return False
    tail = seen.text[seen.starts[comma + 1] : seen.ends[mention.last - 1]]
    return bool(places().get(tail)) or is_abbreviation(tail) or is_town(tail)


def _is_pair(seen: Words, mention: Mention, place: int) -> bool:
    """Whether a country or US state follows a known place without a comma: "Lagos Nigeria"."""
    if mention.label not in ("GPE", "LOC", "MISC"):
        return False
    start, end = seen.starts[mention.first], seen.ends[mention.last - 1]
    tail = seen.text[seen.starts[place] : end]
    if not is_governed(tail) or place_kind(seen.text[start:end]):
        return False
    return place_kind(seen.text[start : seen.ends[place - 1]]) == "GPE"


def _is_credit(seen: Words, mention: Mention, slash: int) -> bool:
    """Whether a slash joins the names of a credit: in brackets, or one of them a known medium."""
    if min(len(seen.texts[slash - 1]), len(seen.texts[slash + 1])) < 2:
        return False
    media = organisations()
    return seen.texts[mention.first - 1 : mention.first] == ["("] or any(
        media.find(seen, place) is not None for place in (mention.first, slash + 1)
    )


def _hyphens(mentions: Mentions, mention: Mention) -> None:
    """Take in the rest of a hyphenated part of a person's name: "Moon Jae-in"."""
    seen, last = mentions.seen, mention.last
    while (
        last + 1 < seen.size
        and seen.texts[last] in HYPHENS
        and seen.joined(last - 1)
        and seen.joined(last)
        and seen.texts[last + 1].isalpha()
        and seen.texts[last + 1] not in _COMPOUNDS
        and mentions.is_free(last, last + 2)
    ):
        last += 2
    if last < seen.size and seen.texts[last - 1][-1] in HYPHENS and seen.joined(last - 1):
        last += mentions.is_free(last, last + 1)
    if last > mention.last:
        mentions.resize(mention, mention.first, last, "hyphen")


def _seats(mentions: Mentions, mention: Mention) -> None:
    """Take a demonym or place and the "Embassy" or "Ministry" after it as one name."""
    seen, last = mentions.seen, mention.last
    if last >= seen.size:
        return
    after = mentions.at[last]
    end = after.last if after is not None and after.label in ("ORG", "FAC", "LOC") else last
    end = end if after else _capitalised(seen, last)
    if end > last and seen.texts[end - 1] in _SEATS and _is_adjacent(seen, last):
        mention.label = "ORG"
        mentions.resize(mention, mention.first, end, "seat")


def _capitalised(seen: Words, place: int) -> int:
    """The end of the capitalised tokens from `place`."""
    while place < seen.size and seen.is_name_like(place) and _is_adjacent(seen, place):
        place += 1
    return place


def _is_adjacent(seen: Words, place: int) -> bool:
    """Whether only one space stands before this token."""
    return seen.starts[place] - seen.ends[place - 1] == 1


_ALL = frozenset(get_args(Label))
_RULES: tuple[tuple[Callable[[Mentions, Mention], None], Collection[str]], ...] = (
    (_edges, _ALL),
    (_titles, {"PERSON"}),
    (_splits, _ALL),
    (_hyphens, {"PERSON"}),
    (_seats, {"NORP", "GPE", "LOC", "MISC"}),
    (_wholes, _ALL - {"DATE", "MONEY"}),
    (_fields, {"ORG"}),
    (_no_amounts, {"MONEY"}),
    (_empty, {"PERSON", "ORG", "GPE", "LOC", "FAC"}),
)
"""The rules in their order, with the labels of the names that each looks at."""
