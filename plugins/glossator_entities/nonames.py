"""What is no name though it is marked as one: words, titles, posts and signs alone."""

from __future__ import annotations

import re
from functools import lru_cache

from glossator_entities.lexicon import KEPT, Lexicon
from glossator_entities.lists import PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import CURRENCIES, POSSESSIVES, Words

_ACRONYMS = words("words", "acronyms") - words("words", "others")
_ROMAN = re.compile(r"[IVX]{2,}")
_SHARE = re.compile(r"\b[A-Z]{2,5}\.[A-Z]{1,2}(?![\w.])")
"""A firm's letters at an exchange: "ZTX.N"."""
_TICKER = re.compile(r"\((?:[A-Z]{2}: ?|(?P<exchange>[A-Z]{3,8}): ?)[A-Z][A-Z\d.&-]{0,9}\)")
"""A firm's letters behind those of an exchange: "(NYSE: ZTX)", "(NS:ZTX)"."""
_TICKER_LONGEST = 12
"""Characters before a firm's letters in which their bracket opens."""
_HALF = re.compile(
    rf"(?:Co|Vice)-(?:{'|'.join(map(str.capitalize, sorted(words('persons', 'roles'))))})"
)
"""An office that is shared, or its second: "Co-Chair"."""
_ARTICLE = 200
"""Code points below a headline that tell who is meant in it."""
_LIKELY = 0.65
"""How likely the tagger finds a person before a colon what is one: a family name, and no label."""
_SURE = 0.8
"""How likely the tagger finds a person what is one though it stands in small letters too."""
_MOST = 100
"""Mentions that are asked what letters are: long texts repeat them."""
_POSTS = words("persons", "roles", "place_offices")
_SAINTS = frozenset({"St", "St.", "Saint"})
_FEASTS = ("day", "eve")
"""What is a feast behind whose it is: "St Brigid's Day"."""


def words_alone(mentions: Mentions, mention: Mention) -> None:
    """Take out titles, months and small words alone, addresses, signs, the "US" of "US$"."""
    seen, word = mentions.seen, mentions.surface(mention)
    end = seen.ends[mention.last - 1]
    share = _share(seen, mention) if seen.texts[mention.last - 1][-1].isupper() else None
    if share is not None and not _is_ticker(mentions, mention):
        mentions.resize(mention, mention.first, share, "edges")
    elif (
        _is_no_name(seen.lexicon, word, mention.rule == "short-form")
        or not CURRENCIES.isdisjoint(seen.text[end - 1 : end + 1])
        or (mention.label == "PERSON" and len(word) == 1)  # "Gen Z"
        or (mention.label in PLACES and word.lower() in _POSTS)
        or (seen.texts[mention.first].isupper() and _is_ticker(mentions, mention))
        or _is_industry(mentions, mention)
        or _is_label(seen, mention, word)
        or _is_feast(seen, mention)
        or _is_plain(mentions, mention, word)
    ):
        mentions.remove(mention)


def _is_feast(seen: Words, mention: Mention) -> bool:
    """Whether a feast is called after a name: not "Oke's day in court", "Oslo's Day of Rage"."""
    day = mention.last + 1
    is_day = seen.at(day) in _FEASTS and seen.is_capital(day) and seen.at(day - 1) in POSSESSIVES
    goes_on = seen.is_capital(day + 1) or seen.at(day + 1) == "of"
    is_saint = mention.size == 1 or seen.texts[mention.first] in _SAINTS
    return is_day and is_saint and not goes_on


def _share(seen: Words, mention: Mention) -> int | None:
    """Where the letters of a share begin that end a name: "Kelmar Steel KLS.O"."""
    found = _SHARE.search(seen.text, seen.starts[mention.first], seen.ends[mention.last - 1] + 3)
    return max(seen.covering(found.start(), found.end())[0], mention.first) if found else None


def _is_ticker(mentions: Mentions, mention: Mention) -> bool:
    """Whether letters stand in brackets behind a name, and are not those of the exchange."""
    seen = mentions.seen
    start, end = seen.starts[mention.first], seen.ends[mention.last - 1]
    bracket = seen.text.rfind("(", max(0, start - _TICKER_LONGEST), start)
    found = _TICKER.match(seen.text, bracket) if bracket >= 0 else None
    if found is None or end > found.end() or (start, end) == found.span("exchange"):
        return False
    return mentions.named(seen.covering(bracket, bracket + 1)[0] - 1) is not None


@lru_cache(KEPT)
def _is_no_name(lexicon: Lexicon, word: str, is_short: bool) -> bool:
    """Whether a surface names nothing, wherever it stands; a short form may be a month's name."""
    is_day = word in PERSONS.honorifics or WORDS.calendar.issuperset(word.split(" and "))
    return (
        (is_day and not is_short)
        or word in lexicon.no_names
        or word in _ACRONYMS
        or not any(map(str.isalpha, word))
        or any(one.fullmatch(word) for one in (_ROMAN, _HALF))
        or (" " not in word and "." in word.partition("@")[2])
    )


def _is_plain(mentions: Mentions, mention: Mention, word: str) -> bool:
    """Whether a word is a name only where it opens a sentence, and stands in small letters too."""
    seen = mentions.seen
    is_person = mention.label == "PERSON" and mention.kinds().get("PERSON", 0.0) > _SURE
    is_body = seen.lexicon.organisations.get(word) is not None
    if is_person or is_body or mention.size > 1 or not word.istitle():
        return False
    return all(map(seen.opens_sentence, seen.places(word))) and word.lower() in seen


def _is_label(seen: Words, mention: Mention, word: str) -> bool:
    """Whether a word before a colon says what a line is: "Newsflash: Envoy held", and an article
    that never tells of anybody called so."""
    text, end = seen.text, seen.ends[mention.last - 1]
    is_head = text.startswith(": ", end) and seen.opens_line(mention.first)
    if not is_head or mention.label not in ("PERSON", "MISC") or seen.lexicon.is_given(word):
        return False
    is_one = mention.kinds().get("PERSON", 0.0) > _LIKELY or text.count(word) > 1
    return not is_one and len(text) - seen.line_end(end) > _ARTICLE


def _is_industry(mentions: Mentions, mention: Mention) -> bool:
    """Whether a noun in a sentence's capital says what a firm does: "Healthtech firm Zentrix"."""
    seen, first = mentions.seen, mention.first
    return (
        seen.raw(first + 1) in WORDS.firm_nouns
        and mention.size == 1
        and mentions.named(first + 2) is not None
        and seen.opens_sentence(first)
        and len(seen.places(seen.texts[first])) == 1
        and seen.lexicon.listing(seen.texts[first]) is None
    )


def amounts(mentions: Mentions, mention: Mention) -> None:
    """Take out a currency alone, and a number behind a word that is none: "Cut 300"."""
    word, *numbers = mentions.words(mention)
    is_word = word.istitle() and word not in WORDS.currencies
    are_numbers = all(one[0].isdecimal() and not one[-1].isalpha() for one in numbers)
    if word.isalpha() and are_numbers and (is_word or not numbers):
        mentions.remove(mention)


def days(mentions: Mentions, mention: Mention) -> None:
    """Take out figures that are no year: the parts of a telephone's number, "No. 2"."""
    figures = mentions.words(mention)
    is_year = len(figures) == 1 and len(figures[0]) == 4 and figures[0][0] in "12"
    if figures[0].startswith("No.") or (not is_year and all(map(str.isdecimal, figures))):
        mentions.remove(mention)


def ordinals(mentions: Mentions, mention: Mention) -> None:
    """Take out the noun behind an ordinal number: "the 3rd Ward"."""
    before = mentions.seen.at(mention.first - 1)
    if before[:1].isdecimal() and before.endswith(("st", "nd", "rd", "th")):
        mentions.remove(mention)


def posts(mentions: Mentions, mention: Mention) -> None:
    """Take out the letters of a post: "DIG Ana Ruiz", "the DIG", "SDRO Tom Oke"."""
    seen = mentions.seen
    word = seen.texts[mention.first]
    if mention.size > 1 or not word.isupper() or not word.isalpha():
        return
    places, is_office = seen.places(word)[:_MOST], word in PERSONS.short_offices
    is_listed = seen.lexicon.organisations.get(word) is not None
    if not is_listed and any(_is_office(mentions, place, is_office) for place in places):
        mentions.remove(mention)  # in all the document: "said the OC"
    elif (is_office or (not is_listed and all(map(mentions.person_behind, places)))) and not any(
        _is_named_so(seen, place) for place in places
    ):
        mentions.remove(mention)


def _is_office(mentions: Mentions, place: int, is_known: bool) -> bool:
    """Whether letters are what somebody is: "Ana Ruiz, OC of Kelmar", "the CS for Health"; of an
    office that is listed, "Ana Ruiz, MLA,"."""
    seen, after = mentions.seen, mentions.seen.at(place + 1)
    if seen.raw(place - 1) == "," and mentions.named(place - 2, "PERSON"):
        return after in ("of", "for") or (is_known and after in (",", ".", "and"))
    return seen.at(place - 1) == "the" and after == "for" and seen.raw(place + 2).istitle()


def _is_named_so(seen: Words, place: int) -> bool:
    """Whether letters are those of a body: in brackets behind its name, or an owner."""
    return seen.raw(place - 1) == "(" or seen.raw(place + 1) in POSSESSIVES
