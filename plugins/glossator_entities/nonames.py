"""What is no name though it is marked as one: words, titles, posts and signs alone."""

from __future__ import annotations

import re
from functools import lru_cache

from glossator_entities.lexicon import Lexicon
from glossator_entities.lists import words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.phrases import KEPT
from glossator_entities.words import CURRENCIES, POSSESSIVES, Words

_HONORIFICS = words("persons", "honorifics")
_CALENDAR = words("words", "calendar")
_ACRONYMS = words("words", "acronyms") - words("words", "others")
_CURRENCIES = words("words", "currencies")
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
_FIRMS = words("words", "firm_nouns")
_ARTICLE = 200
"""Code points below a headline that tell who is meant in it."""
_LIKELY = 0.65
"""How likely the tagger finds a person before a colon what is one: a family name, and no label."""
_SURE = 0.8
"""How likely the tagger finds a person what is one though it stands in small letters too."""
_MOST = 100
"""Mentions that are asked what letters are: long texts repeat them."""
_OFFICES = words("persons", "short_offices")
_POSTS = words("persons", "roles", "place_offices")
_SAINTS = frozenset({"St", "St.", "Saint"})
_FEASTS = ("day", "eve")
"""What is a feast behind whose it is: "St Brigid's Day"."""


def words_alone(mentions: Mentions, mention: Mention) -> None:
    """Take out titles, months and small words alone, addresses, signs, the "US" of "US$"."""
    seen, word = mentions.seen, mentions.surface(mention)
    end = seen.ends[mention.last - 1]
    is_money = seen.text[end : end + 1] in CURRENCIES or word[-1] in CURRENCIES
    is_short = mention.rule == "short-form"
    if seen.texts[mention.first].isupper() and _is_ticker(mentions, mention):
        mentions.remove(mention)
        return
    share = _share(seen, mention) if seen.texts[mention.last - 1][-1].isupper() else None
    if share is not None:
        mentions.resize(mention, mention.first, share, "edges")
        return
    is_none = _is_no_name(seen.lexicon, word, is_short) or _is_industry(mentions, mention)
    is_letter = mention.label == "PERSON" and len(word) == 1  # "Gen Z"
    is_label = mention.label in ("PERSON", "MISC") and _is_label(seen, mention, word)
    is_feast = mention.last - mention.first == 1 or seen.texts[mention.first] in _SAINTS
    is_feast = is_feast and _is_feast(seen, mention.last)
    is_post = mention.label in PLACES and word.lower() in _POSTS
    is_none = is_none or is_money or is_letter or is_label or is_feast or is_post
    if is_none or _is_plain(mentions, mention, word):
        mentions.remove(mention)


def _is_feast(seen: Words, place: int) -> bool:
    """Whether a feast is named behind a name's last token: not "Oke's day in court", "Oslo's Day
    of Rage"."""
    of_day = seen.at(place) in POSSESSIVES and seen.at(place + 1) in _FEASTS
    goes_on = place + 2 < seen.size and (seen.is_capital(place + 2) or seen.at(place + 2) == "of")
    return of_day and seen.is_capital(place + 1) and not goes_on


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
    place = seen.covering(bracket, bracket + 1)[0]
    return place > 0 and mentions.at[place - 1] is not None


@lru_cache(KEPT)
def _is_no_name(lexicon: Lexicon, word: str, is_short: bool) -> bool:
    """Whether a surface names nothing, wherever it stands; a short form may be a month's name."""
    if not is_short and (word in _HONORIFICS or _CALENDAR.issuperset(word.split(" and "))):
        return True
    if word in lexicon.no_names or not any(map(str.isalpha, word)):
        return True
    if word in _ACRONYMS:
        return True
    if any(one.fullmatch(word) for one in (_ROMAN, _HALF)):
        return True
    return " " not in word and "." in word.partition("@")[2]


def _is_plain(mentions: Mentions, mention: Mention, word: str) -> bool:
    """Whether a word is a name only where it opens a sentence, and stands in small letters too."""
    seen = mentions.seen
    is_person = mention.label == "PERSON" and mention.kinds().get("PERSON", 0.0) > _SURE
    if is_person or mention.last - mention.first > 1 or not word.istitle():
        return False
    if seen.lexicon.organisations.get(word):
        return False
    return all(map(seen.opens_sentence, seen.places(word))) and word.lower() in seen


def _is_label(seen: Words, mention: Mention, word: str) -> bool:
    """Whether a word before a colon says what a line is: "Newsflash: Envoy held", and an article
    that never tells of anybody called so."""
    text, start, end = seen.text, seen.starts[mention.first], seen.ends[mention.last - 1]
    if not text.startswith(": ", end) or text[text.rfind("\n", 0, start) + 1 : start].strip():
        return False
    if mention.kinds().get("PERSON", 0.0) > _LIKELY or seen.lexicon.is_given(word):
        return False
    below = text.find("\n", end)
    return below >= 0 and len(text) - below > _ARTICLE and text.count(word) == 1


def _is_industry(mentions: Mentions, mention: Mention) -> bool:
    """Whether a noun in a sentence's capital says what a firm does: "Healthtech firm Zentrix"."""
    seen, first = mentions.seen, mention.first
    name = mentions.at[first + 2] if first + 2 < seen.size else None
    return (
        name is not None
        and mention.last == first + 1
        and seen.texts[first + 1] in _FIRMS
        and seen.opens_sentence(first)
        and len(seen.places(seen.texts[first])) == 1
        and seen.lexicon.listing(seen.texts[first]) is None
    )


def amounts(mentions: Mentions, mention: Mention) -> None:
    """Take out a currency alone, and a number behind a word that is none: "Cut 300"."""
    if mention.last - mention.first == 1 and mentions.seen.texts[mention.first].isalpha():
        mentions.remove(mention)
        return
    word, *numbers = mentions.seen.texts[mention.first : mention.last]
    is_word = word.istitle() and word.isalpha() and word not in _CURRENCIES
    if is_word and numbers and all(map(_is_number, numbers)):
        mentions.remove(mention)


def _is_number(word: str) -> bool:
    return word[0].isdecimal() and not word[-1].isalpha()


def days(mentions: Mentions, mention: Mention) -> None:
    """Take out figures that are no year: the parts of a telephone's number, "No. 2"."""
    figures = mentions.seen.texts[mention.first : mention.last]
    is_year = len(figures) == 1 and len(figures[0]) == 4 and figures[0][0] in "12"
    if figures[0].startswith("No.") or (not is_year and all(map(str.isdecimal, figures))):
        mentions.remove(mention)


def ordinals(mentions: Mentions, mention: Mention) -> None:
    """Take out the noun behind an ordinal number: "the 3rd Ward"."""
    before = mentions.seen.lowers[mention.first - 1] if mention.first else ""
    if before[:1].isdecimal() and before.endswith(("st", "nd", "rd", "th")):
        mentions.remove(mention)


def posts(mentions: Mentions, mention: Mention) -> None:
    """Take out the letters of a post: "DIG Ana Ruiz", "the DIG", "SDRO Tom Oke"."""
    seen = mentions.seen
    word = seen.texts[mention.first]
    if mention.last - mention.first > 1 or not word.isupper() or not word.isalpha():
        return
    places = seen.places(word)[:_MOST]
    is_listed = seen.lexicon.organisations.get(word) is not None
    if not is_listed and any(_is_office(mentions, place, word in _OFFICES) for place in places):
        mentions.remove(mention)  # in all the document: "said the OC"
    elif any(_is_named_so(seen, place) for place in places):
        return
    elif word in _OFFICES or (not is_listed and all(mentions.person_behind(at) for at in places)):
        mentions.remove(mention)


def _is_office(mentions: Mentions, place: int, is_known: bool) -> bool:
    """Whether letters are what somebody is: "Ana Ruiz, OC of Kelmar", "the CS for Health"; of an
    office that is listed, "Ana Ruiz, MLA,"."""
    seen = mentions.seen
    before = mentions.at[place - 2] if place > 1 and seen.texts[place - 1] == "," else None
    after = seen.at(place + 1)
    if before is not None and before.label == "PERSON":
        return after in ("of", "for") or (is_known and after in (",", ".", "and"))
    is_one = place > 0 and seen.lowers[place - 1] == "the" and after == "for"
    return is_one and place + 2 < seen.size and seen.texts[place + 2].istitle()


def _is_named_so(seen: Words, place: int) -> bool:
    """Whether letters are those of a body: in brackets behind its name, or an owner."""
    before, after = seen.texts[max(0, place - 1)], seen.texts[min(place + 1, seen.size - 1)]
    return before == "(" or after in POSSESSIVES
