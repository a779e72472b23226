"""What belongs to a name beyond its words: initials, a nickname, what a hyphen or a stop parts."""

from __future__ import annotations

import re

from glossator_entities import kinds
from glossator_entities.edges import PREFIXES
from glossator_entities.gazetteer import is_abbreviation
from glossator_entities.lists import PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import CURRENCIES, HYPHENS, Words

_MAGNITUDES = frozenset({"k", "m", "mn", "b", "bn", "tn"})
_FIGURES = "0123456789.,"
_UNITS = words("words", "currencies", "counts")
_QUOTES = frozenset("\"'“”‘’()")
_STOPPED = re.compile(r"['’‘ʼʻ](?!(?:s|ll|re|ve|d|m|t)$)[a-z]+", re.IGNORECASE)
"""A syllable behind a glottal stop, and no "'s" or "'ll"."""
_SYLLABLE = re.compile(r"(?!by|ed|in|or|to|up)[a-z]{2}|[aiou]ng(?<!ing)")
"""A syllable, and no adverb or ending, that a hyphen parts from a name in the Philippines."""


def initials(mentions: Mentions, mention: Mention) -> None:
    """Take in the initials before a name, and the "Sr." behind it: "P. Subramaniam"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if seen.raw(last) in ("Sr.", "Jr.") and mentions.is_free(last, last + 1):
        mentions.resize(mention, first, last + 1, "edges")
    while first and _is_initial(seen, first - 1) and mentions.is_free(first - 1, first):
        first -= 1
    if first < mention.first:
        mentions.resize(mention, first, mention.last, "edges")


def compass(mentions: Mentions, mention: Mention) -> None:
    """Take in the letter for a side of a country or its people, "N Korean", "S. Sudan"; what has it
    is nobody: "W Virginia"."""
    seen, before = mentions.seen, mention.first - 1
    if mention.label in ("PERSON", *PLACES) and _in_side(mentions, mention):
        mention.become("GPE", "direction", surely=True)
    elif mention.label == "PERSON" and _of_side(seen, mention.first, mention.last):
        mention.become("GPE")
    is_open = before >= 0 and mentions.is_free(before, before + 1)
    if is_open and mention.label in ("GPE", "NORP") and _of_side(seen, before, mention.last):
        mentions.resize(mention, before, mention.last, "edges")


def _in_side(mentions: Mentions, mention: Mention) -> bool:
    """Whether something is in a letter for a side and a known place: "in W Yorkshire"."""
    seen, first = mentions.seen, mention.first
    if seen.texts[first] not in kinds.SIDES or mention.size < 2:
        return False
    is_joined = seen.at(first - 1) == "and" and mentions.named(first - 2, *PLACES)
    is_behind = is_joined or seen.at(first - 1) in WORDS.before_towns
    return bool(is_behind and seen.lexicon.place_kind(seen.phrase(first + 1, mention.last)))


def _of_side(seen: Words, first: int, last: int) -> bool:
    """Whether a letter for a side of the compass begins the name of a people or a place."""
    surface = seen.phrase(first, last)
    whole = kinds.spelled(surface)
    known = seen.lexicon.groups.get(whole) or seen.lexicon.place_kind(whole)
    return whole != surface and bool(known)


def patronymics(mentions: Mentions, mention: Mention) -> None:
    """Take in whose child somebody is: "Ahmad bin Zenta", "Gwen ferch Zenta"."""
    seen, link = mentions.seen, mention.last
    if seen.raw(link) in PERSONS.filiation and mentions.is_free(link, link + 1):
        parent = mentions.named(link + 1, "PERSON")
        if parent is not None:
            mentions.resize(mention, mention.first, parent.last, "whole-name")


def accents(mentions: Mentions, mention: Mention) -> None:
    """Take in the other half of a name, which has letters that taggers do not know: "Ana Žentrytė",
    "Ģirza Ozols"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if last - first > 1 or seen.text.isascii():
        return
    first -= _is_accented(mentions, first - 1) and seen.is_spaced(first)
    last += _is_accented(mentions, last) and seen.is_spaced(last)
    if last - first > 1:
        mentions.resize(mention, first, last, "whole-name")


def _is_accented(mentions: Mentions, place: int) -> bool:
    """Whether a token that is no name yet is written as one in letters beyond ASCII."""
    word = mentions.seen.raw(place)
    is_name = word.istitle() and word.isalpha() and not word.isascii()
    return is_name and mentions.is_free(place, place + 1)


def _is_initial(seen: Words, place: int) -> bool:
    """Whether a letter and its stop stand here, in the sentence of the next word."""
    word, inside = seen.texts[place], seen.sentences[place + 1] == seen.sentences[place]
    return inside and len(word) == 2 and word[0].isupper() and word[1] == "."


def nicknames(mentions: Mentions, mention: Mention) -> None:
    """Take in a nickname and the name behind it: "Ana “Stretch” Ruiz", "Ana (Stretch) Ruiz"."""
    seen, quote = mentions.seen, mention.last
    close = next((at for at in (quote + 2, quote + 3) if seen.raw(at) in _QUOTES), seen.size)
    is_name = all(map(seen.is_capital, (quote + 1, close - 1, close + 1)))
    name = mentions.named(close + 1, "PERSON") if is_name else None
    if name is not None and seen.texts[quote] in _QUOTES:
        mentions.resize(mention, mention.first, name.last, "edges")


def supplied(mentions: Mentions, mention: Mention) -> None:
    """Take in the bracket of a given name that an editor supplied: "[Ana] Ruiz"."""
    seen, first = mentions.seen, mention.first
    if seen.raw(first - 1) == "[" and "]" in seen.texts[first + 1 : mention.last - 1]:
        mentions.resize(mention, first - 1, mention.last, "edges")


def points(mentions: Mentions, mention: Mention) -> None:
    """Take in the point of a state's abbreviation where it is a token: "Kelmar, Sask., last"."""
    seen, last = mentions.seen, mention.last
    if seen.raw(last) == "." and seen.is_glued(last):
        goes_on = (
            mention.label in PLACES
            or seen.sentences[last : last + 2].count(seen.sentences[last]) > 1
        )
        name = mentions.surface(mention)
        if goes_on and name.istitle() and is_abbreviation(f"{name}."):
            mentions.resize(mention, mention.first, last + 1, "edges")


def glottal_stops(mentions: Mentions, mention: Mention) -> None:
    """Take in the syllable that an apostrophe opens, where it is a token: "Nyong" and "'o"."""
    seen, last = mentions.seen, mention.last
    while seen.is_glued(last) and _STOPPED.fullmatch(seen.texts[last]):
        last += 1
    if last > mention.last:
        mentions.resize(mention, mention.first, last, "edges")


def hyphens(mentions: Mentions, mention: Mention) -> None:
    """Take in the rest of a hyphenated part of a person's name: "Moon Jae-in", "Odd-Arne Oke"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if seen.joins(first - 1) and mentions.is_free(first - 2, first):
        before = seen.texts[first - 2]
        first -= 2 * (before.istitle() and before not in PREFIXES)
    while seen.joins(last) and mentions.is_free(last, last + 2):
        after = seen.texts[last + 1]
        if not after.isalpha() or after in WORDS.compounds:
            break
        last += 2
    if seen.texts[last - 1][-1] in HYPHENS and seen.is_glued(last):
        last += mentions.is_free(last, last + 1)
    if last > mention.last or first < mention.first:
        mentions.resize(mention, first, last, "hyphen")


def syllables(mentions: Mentions, mention: Mention) -> None:
    """Take in what a hyphen parts from a place's name: its last syllable, "Gulod-ong", or the same
    word again: "Zenta-Zenta"."""
    seen, last = mentions.seen, mention.last
    if seen.joins(last):
        after = seen.texts[last + 1]
        is_last = _SYLLABLE.fullmatch(after) and mentions.is_free(last, last + 2)
        is_whole = not (seen.is_glued(last + 2) and seen.texts[last + 2] in HYPHENS)
        if (is_last and is_whole) or after == seen.texts[last - 1]:
            mentions.resize(mention, mention.first, last + 2, "hyphen")


def letters(mentions: Mentions, mention: Mention) -> None:
    """Take in what stands behind a hyphen: a letter ("PML-N"), or what is listed ("AFL-CIO")."""
    seen, last = mentions.seen, mention.last
    if not seen.is_glued(last) or seen.texts[last][0] not in HYPHENS:
        return
    # The hyphen may be a token, or stand in the one of the letter.
    end = min(last + 1 + (len(seen.texts[last]) == 1), seen.size)
    behind = seen.phrase(last, end)[1:]
    is_listed = seen.lexicon.organisations.get(seen.phrase(mention.first, end)) is not None
    is_part = behind.isupper() and (is_listed or len(behind) == 1)
    if is_part and seen.texts[mention.first].isupper():
        mentions.resize(mention, mention.first, end, "hyphen")


def sums(mentions: Mentions, mention: Mention) -> None:
    """Take in a sum's sign, number and letters: "$310m"; leave out what is for: "N25m ransom"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    while last > first + 1 and not _counts(seen.texts[last - 1]):
        last -= 1
    before = seen.raw(first - 1) if mentions.named(first - 1) is None else ""
    is_sign = before in CURRENCIES and seen.is_glued(first)
    if is_sign or (before[:1].isdecimal() and not seen.texts[first][0].isdecimal()):
        first -= 1  # "327 million rupees analysts had expected"
    if seen.is_glued(last) and seen.lowers[last] in _MAGNITUDES:
        last += 1
    if (first, last) != (mention.first, mention.last):
        mentions.resize(mention, first, last, "edges")


def _counts(word: str) -> bool:
    """Whether a word may end a sum: a number, how many, or of what currency; with its stop."""
    word = word.rstrip(".") or word
    is_unit = word.capitalize() in _UNITS or word[0].isupper()
    return word[-1].isdecimal() or is_unit or word.lower().lstrip(_FIGURES) in _MAGNITUDES
