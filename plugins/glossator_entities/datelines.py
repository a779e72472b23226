"""Datelines: "ST. LOUIS, MO. -", "COLUMBUS, Ohio -", "ROME/PARIS (Newswire) -", "(OSLO) -"."""

from __future__ import annotations

from glossator_entities.gazetteer import is_abbreviation, is_city, is_place
from glossator_entities.lists import WORDS, words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import Words

_DASHES = frozenset({"-", "–", "—", "--"})
_SHORT = frozenset({"ST", "STE", "MT", "FT", "PT"})
_NOUNS = words("organisations", "heads", "houses")
_LONGEST = 14
"""Tokens of a dateline."""
_SEVERAL = 20
"""Mentions that are asked whether a line begins with them."""
_PARAGRAPH = 60
"""Code points that a paragraph has behind a dateline with a colon."""
_UNIT = 4
"""Tokens of a state's or country's name."""


def mark(mentions: Mentions) -> None:
    """Mark the city, and the state or country, that a line begins with; a dash ends them."""
    seen = mentions.seen
    for first in seen.capitals:
        if not seen.texts[first].isupper():
            continue
        begins = seen.opens_line(first - (seen.raw(first - 1) == "("))  # "(OSLO) -"
        if not (begins or _before_agency(seen, first)):
            continue
        dash = _dash(seen, first)
        if dash is not None:
            _mark(mentions, first, dash)
        elif begins and (colon := _colon(seen, first)):
            _clear(mentions, first, colon)
            mentions.add(Mention(first, colon, "GPE", "dateline"))


def _before_agency(seen: Words, first: int) -> bool:
    """Whether a word in capitals stands before an agency in brackets and a dash, in a line."""
    end = _capitals_end(seen, first)
    is_in = seen.raw(end) == "(" and seen.raw(end + 2) == ")"
    return is_in and not _is_capital(seen, first - 1)


def _capitals_end(seen: Words, first: int) -> int:
    """Where the words in capitals end that begin at a token."""
    while _is_capital(seen, first):
        first += 1
    return first


def _dash(seen: Words, first: int) -> int | None:
    """The dash that ends a dateline, with spaces around it."""
    for place in range(first + 1, min(first + _LONGEST, seen.size)):
        if seen.opens_line(place):
            return None
        if seen.texts[place] in _DASHES and not (seen.is_glued(place) and seen.is_glued(place + 1)):
            return place
    return None


def _colon(seen: Words, first: int) -> int:
    """The colon behind a town that a paragraph begins with: "VARANASI: The mayor left"; or 0."""
    end = _capitals_end(seen, first)
    if seen.raw(end) != ":" or seen.opens_line(end + 1) or not seen.is_capital(end + 1):
        return 0
    name = seen.phrase(first, end).title()
    is_long = seen.line_end(seen.ends[end]) - seen.ends[end] > _PARAGRAPH
    # "WASHINGTON: No comment." is who speaks.
    speaks = sum(map(seen.opens_line, seen.places(seen.texts[first])[:_SEVERAL])) > 1
    is_city_alone = is_city(name) and not seen.lexicon.is_given(name)
    return end if is_long and is_city_alone and not speaks else 0


def _mark(mentions: Mentions, first: int, dash: int) -> None:
    seen, end = mentions.seen, first
    if seen.texts[first].capitalize() in WORDS.calendar and seen.texts[first + 1].isdecimal():
        end += 2  # "DEC 6 KELMAR, Norland -"
    cities: list[tuple[int, int]] = []
    while end < dash and _is_capital(seen, end):
        start = end
        while end < dash and (
            _is_capital(seen, end) or seen.joins(end) or (end > start and _is_stop(seen, end))
        ):
            end += 1
        cities.append((start, end))
        end += seen.texts[end] == "/"
    unit = _unit(seen, end, dash)
    rest = unit[1] if unit else end
    rest += seen.texts[rest] == "."
    rest += seen.texts[rest] == ")" and seen.raw(first - 1) == "("
    if rest < dash and seen.texts[rest] not in (",", "("):
        return
    known = [is_place(seen.phrase(*city)) for city in cities]
    agency = _agency(seen, end, dash)
    if not cities or not (unit or agency or any(known) or seen.texts[end] == "("):
        return
    _clear(mentions, first, dash)
    for city in [*cities, *([unit] if unit else [])]:
        mentions.add(Mention(*city, "GPE", "dateline"))
    if agency:
        mentions.add(Mention(*agency, "ORG", "dateline"))
    begins = mentions.named(dash + 1)
    if begins is not None and mentions.surface(begins) in _NOUNS:
        mentions.remove(begins)  # "DUBAI - Oil fell"


def _agency(seen: Words, first: int, dash: int) -> tuple[int, int] | None:
    """Who reports, in brackets before the dash: "(Newswire)"."""
    inside = seen.texts[first : dash - 1]
    if seen.texts[dash - 1] != ")" or "(" not in inside:
        return None
    name = inside[len(inside) - inside[::-1].index("(") :]
    is_name = all(one[0].isupper() and one not in WORDS.months for one in name)
    return (dash - 1 - len(name), dash - 1) if name and is_name else None


def _is_capital(seen: Words, place: int) -> bool:
    """Whether a word is one of a city's in capitals: "ST.", "LOUIS"."""
    word = seen.raw(place)
    return word.isupper() and word[0].isalpha() and len(word) > 1


def _is_stop(seen: Words, place: int) -> bool:
    """Whether the stop of "ST." is a token of its own."""
    return seen.texts[place] == "." and seen.texts[place - 1] in _SHORT and seen.is_glued(place)


def _unit(seen: Words, comma: int, dash: int) -> tuple[int, int] | None:
    """The state or country behind the comma after a city."""
    first = comma + 1
    if comma >= dash or seen.texts[comma] != ",":
        return None
    ends = [one for one in range(first, dash) if seen.texts[one] in (",", "(")]
    for last in range(min(first + _UNIT, *ends, dash), first, -1):
        surface = seen.phrase(first, last)
        is_whole = last == dash or seen.texts[last] in (",", "(", ".")  # "PRAGUE, Nov 20 -"
        if is_whole and (is_abbreviation(surface) or is_place(surface)):
            has_stop = seen.texts[last] == "." and seen.is_glued(last)
            return first, last + (has_stop and is_abbreviation(f"{surface}."))
    return None


def _clear(mentions: Mentions, first: int, dash: int) -> None:
    """Take out what was marked up to the dash but dates; what goes on begins behind the dash."""
    for mention in mentions.touching(first, dash + 1):
        if mention.label == "DATE" and mention.first > first and mention.last <= dash:
            continue
        last = mention.last
        mentions.remove(mention)
        if last > dash + 2:
            mentions.add(Mention(dash + 1, last, mention.label, mention.rule))
