"""Where a name begins and ends: titles, quotes, "the" and "'s" outside; hyphens inside."""

from __future__ import annotations

import re

from glossator_entities import contexts
from glossator_entities.gazetteer import is_abbreviation, is_town
from glossator_entities.lists import words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import CURRENCIES, HYPHENS, POSSESSIVES, Words, is_prefix
from glossator_standard import english

_HONORIFICS = words("persons", "honorifics")
_TITLE_WORDS = frozenset(
    form for title in _HONORIFICS for word in title.split() for form in (word, word.rstrip("."))
)
_RANKS = words("persons", "ranks")
_EDGES = frozenset("\"'“”‘’«»()[]{},;:*–—-/|…_") | {"``", "''", "--"}
_LEADING = words("persons", "aliases") | {"the", "."}
_DASHES = HYPHENS | {"–", "—", "--"}
_OPENERS = words("words", "openers")
_DAYS = english.words("weekday")
_MAGNITUDES = frozenset({"k", "m", "mn", "b", "bn", "tn"})
_FIGURES = "0123456789.,"
_UNITS = words("words", "currencies", "counts")
_OUTSIDE = frozenset(
    {"file photo", "stock photo", "staff photo", "courtesy photo", "shares of", "heart of"}
)
"""Two words before a name that a tagger takes for a part of it."""
_COMMON = words("words", "common")
_YEAR = 4
"""Figures of a year."""
_CHILDREN = frozenset({"ap", "ferch", "bin", "binti", "bint", "ibn"})
_DESCRIBING = english.words("describing")
_QUOTES = frozenset("\"'“”‘’()")
_COMPOUNDS = words("words", "compounds")
_ROLES = frozenset(role.capitalize() for role in words("persons", "roles"))
_OFFICES = words("persons", "short_offices")
_FIELDS = words("persons", "fields") - {"and"}
_PREFIXES = frozenset(
    {"Co", "Ex", "Vice", "Then", "Anti", "Pro", "Post", "Pre", "Non", "Mid", "Trans"}
)


_UNITS_OF = words("facilities", "governed")
_STOPPED = re.compile(r"['’‘ʼʻ](?!(?:s|ll|re|ve|d|m|t)$)[a-z]+", re.IGNORECASE)
"""A syllable behind a glottal stop, and no "'s" or "'ll"."""
_SYLLABLE = re.compile(r"(?!by|ed|in|or|to|up)[a-z]{2}|[aiou]ng(?<!ing)")
"""A syllable, and no adverb or ending, that a hyphen parts from a name in the Philippines."""


def outside(mentions: Mentions, mention: Mention) -> None:
    """Leave out quotes, brackets, a leading "the" and a trailing "'s"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    while (
        last > first
        and (seen.texts[last - 1] in POSSESSIVES or seen.texts[last - 1] in _EDGES)
        and not _closes(seen, first, last)
    ):
        last -= 1
    while first < last and (
        (mention.label == "PERSON" and seen.texts[first].rstrip(".").isdecimal())
        or seen.lowers[first] in _LEADING
        or (mention.label in PLACES and _is_article(seen, first, last))
        or (mention.label == "PERSON" and _is_mans(seen, first, last))
        or seen.texts[first] in _EDGES
        or is_prefix(seen.texts[first])
    ):
        first += 1
    if last - first > 1 and seen.texts[last - 1][-1].isdecimal():
        # "Zentrix 3-1"
        last = next((at for at in (last - 1, last - 3) if at > first and seen.result(at)), last)
        if last < mention.last:
            is_set = _is_set(seen, mention.last)
            mention.become("PERSON" if is_set else "ORG")
    is_figure = last - first > 1 and seen.texts[last - 1].isdecimal() and mention.label in PLACES
    if is_figure and is_town(seen.phrase(first, last - 1)):
        last -= 1  # "Toronto 4, Boston 2"
    if last - first > 1 and mention.label != "DATE" and _is_behind(seen, first, last):
        last -= 1
    if last - first > 2 and " ".join(seen.lowers[first : first + 2]) in _OUTSIDE:
        first += 2
    if last - first > 2 and mention.label in ("ORG", *PLACES) and _is_described(seen, first, last):
        first += 1
    if last - first > 1 and mention.label != "DATE" and _is_counted(seen, first, last):
        first += 1
    if (
        last - first > 1
        and seen.texts[last - 1] == "I"
        and seen.texts[last - 2].isalpha()
        and mention.label in ("ORG", *PLACES)
    ):
        # "The first time in Lima I was lucky."
        last -= 1
    if mention.label == "PERSON" and _is_mans(seen, mention.first, last):
        mention.become("GPE", surely=True)
    if (first, last) != (mention.first, mention.last):
        mentions.resize(mention, first, last, "edges")


def _is_behind(seen: Words, first: int, last: int) -> bool:
    """Whether the last word is the day, or the word of a credit, behind a name: "told News Hour
    Monday", "AFP PHOTO"; not of "Sheffield Wednesday"."""
    is_known = seen.lexicon.organisations.get(seen.phrase(first, last - 1)) is not None
    if seen.lowers[last - 1] == "photo":
        return is_known
    is_day = seen.lowers[last - 1] in _DAYS and (last - first > 2 or is_known)
    return is_day and seen.lexicon.listing(seen.phrase(first, last)) is None


def _is_article(seen: Words, first: int, last: int) -> bool:
    """Whether a name has the article of its sentence: "[A Kelmar County] man", not "A Coruña"."""
    is_one = seen.texts[first] in ("A", "An") and last - first > 1
    return is_one and not seen.lexicon.place_kind(seen.phrase(first, last))


def _is_mans(seen: Words, first: int, last: int) -> bool:
    """Whether a town and its article stand before a noun: "[A Lima] man was held"."""
    is_one = seen.texts[first] in ("A", "An") and last - first > 1 and last < seen.size
    return is_one and seen.texts[last].islower() and is_town(seen.phrase(first + 1, last))


def _is_described(seen: Words, first: int, last: int) -> bool:
    """Whether a sentence begins with an adjective before the name: "Furious Turku Bank"."""
    unlisted = seen.lexicon.listing(seen.phrase(first, last)) is None
    return seen.lowers[first] in _DESCRIBING and unlisted and seen.opens_sentence(first)


def _is_set(seen: Words, last: int) -> bool:
    """Whether a further result follows a comma, as in matches of persons: "6-4, 6-2"."""
    return last + 1 < seen.size and seen.texts[last] == "," and seen.result(last + 1) > 0


def _is_counted(seen: Words, first: int, last: int) -> bool:
    """Whether a number stands before a name, and is no part of it: "15 Asia-Pacific"."""
    number, after = seen.texts[first], seen.raw(last)
    if not number.isdecimal():
        return False
    is_plural = after.isalpha() and after.islower() and after.endswith("s")
    if is_plural and after not in _COMMON and len(number) < _YEAR:
        return True  # "11 Peace Corps volunteers"
    rest = seen.phrase(first + 1, last)
    return seen.lexicon.listing(rest) is not None


def _closes(seen: Words, first: int, last: int) -> bool:
    """Whether the last token closes a bracket that opens inside the name."""
    opening = {")": "(", "]": "["}.get(seen.texts[last - 1])
    return opening in seen.texts[first : last - 1]


def titles(mentions: Mentions, mention: Mention) -> None:
    """Leave out honorifics and offices before a person's name."""
    seen, first = mentions.seen, mention.first
    start = first - (first > 0 and seen.texts[first - 1] in _TITLE_WORDS)
    town = seen.phrase(start, mention.last)
    if " " in town and is_town(town) and contexts.is_placed(seen, start, mention.last):
        mention.become("GPE", surely=True)  # "north of Prince Albert"
        mentions.resize(mention, start, mention.last, "whole-name")
        return
    prefix, hyphen, office = seen.texts[first].partition("-")
    if prefix in _PREFIXES and (
        office.islower() or office in _ROLES or seen.texts[first + 1 : first + 2] == ["-"]
    ):
        first = min(first + (1 if hyphen else 3), mention.last - 1)
    if (
        prefix.isupper()
        and prefix.isalpha()
        and len(prefix) > 2
        and all(map(str.istitle, seen.texts[first + 1 : mention.last]))
    ):
        first += mention.last - first > 2  # "SDRO Tom Oke"
    if mention.last - first > 2 and seen.phrase(first, first + 2) in _RANKS:
        first += 2
    if _ends_office(seen, first):
        while first < mention.last - 1 and seen.texts[first] in _FIELDS:
            first += 1
    while first < mention.last - 1 and (
        seen.texts[first] in _TITLE_WORDS
        or seen.texts[first] in _OFFICES
        or (seen.texts[first] in _ROLES and first == mention.first)
        or [one.rstrip(".") for one in seen.texts[first : first + 2]] == ["H", "E"]
        or (seen.texts[first].rstrip(".") in ("", "E") and first > mention.first)
    ):
        first += 1
    if first > mention.first:
        mentions.resize(mention, first, mention.last, "title-outside")


def _ends_office(seen: Words, first: int) -> bool:
    """Whether a field may follow: "Secretary of | State Ana Ruiz", "Minister of Foreign | ..."."""
    of = first - 1
    while of > 0 and seen.texts[of] in _FIELDS:
        of -= 1
    return of > 0 and seen.texts[of] == "of" and seen.texts[of - 1] in _ROLES


def initials(mentions: Mentions, mention: Mention) -> None:
    """Take in the initials before a name, and the "Sr." behind it: "P. Subramaniam"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if seen.texts[last : last + 1] in (["Sr."], ["Jr."]) and mentions.is_free(last, last + 1):
        mentions.resize(mention, first, last + 1, "edges")
    while first and _is_initial(seen, first - 1) and mentions.is_free(first - 1, first):
        first -= 1
    if first < mention.first:
        mentions.resize(mention, first, mention.last, "edges")


def patronymics(mentions: Mentions, mention: Mention) -> None:
    """Take in whose child somebody is: "Ahmad bin Zenta", "Gwen ferch Zenta"."""
    seen, link = mentions.seen, mention.last
    if link + 1 < seen.size and seen.texts[link] in _CHILDREN and mentions.is_free(link, link + 1):
        parent = mentions.at[link + 1]
        if parent is not None and parent.label == "PERSON":
            mentions.resize(mention, mention.first, parent.last, "whole-name")


def accents(mentions: Mentions, mention: Mention) -> None:
    """Take in the other half of a name, which has letters that taggers do not know: "Ana Žentrytė",
    "Ģirza Ozols"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if last - first > 1 or seen.text.isascii():
        return
    first -= _is_accented(mentions, first - 1, first)
    last += _is_accented(mentions, last, last)
    if last - first > 1:
        mentions.resize(mention, first, last, "whole-name")


def _is_accented(mentions: Mentions, place: int, behind: int) -> bool:
    """Whether a token that is no name yet is written as one in letters beyond ASCII, one space
    before the token `behind`, or behind the one before it."""
    seen = mentions.seen
    if not 0 <= place < seen.size or not mentions.is_free(place, place + 1):
        return False
    word, gap = seen.texts[place], seen.starts[behind] - seen.ends[behind - 1]
    return gap == 1 and word.istitle() and word.isalpha() and not word.isascii()


def _is_initial(seen: Words, place: int) -> bool:
    """Whether a letter and its stop stand here, in the sentence of the next word."""
    word = seen.texts[place]
    inside = place + 1 < seen.size and seen.sentences[place + 1] == seen.sentences[place]
    return inside and len(word) == 2 and word[0].isupper() and word[1] == "."


def nicknames(mentions: Mentions, mention: Mention) -> None:
    """Take in a nickname and the name behind it: "Ana “Stretch” Ruiz", "Ana (Stretch) Ruiz"."""
    seen, quote = mentions.seen, mention.last
    if quote + 2 >= seen.size or seen.texts[quote] not in _QUOTES:
        return
    ends = (at for at in range(quote + 2, min(quote + 4, seen.size)) if seen.texts[at] in _QUOTES)
    close = next(ends, seen.size)
    if close + 1 >= seen.size or not all(map(seen.is_capital, (quote + 1, close - 1, close + 1))):
        return
    name = mentions.at[close + 1]
    if name is not None and name.label == "PERSON":
        mentions.resize(mention, mention.first, name.last, "edges")


def colons(mentions: Mentions, mention: Mention) -> None:
    """Leave out what stands behind a colon, and the noun of an office behind a comma: "Hallmere
    University: Founded in 1887", "In Kelmar, County Commissioner Tom Oke"."""
    inside = mentions.seen.texts[mention.first : mention.last]
    if ":" in inside[1:]:
        end = mention.first + inside.index(":", 1)
        mentions.resize(mention, mention.first, end, "edges")
    elif inside[-2] == "," and inside[-1] in _UNITS_OF and mention.label in PLACES:
        mentions.resize(mention, mention.first, mention.last - 2, "edges")


def points(mentions: Mentions, mention: Mention) -> None:
    """Take in the point of a state's abbreviation where it is a token: "Kelmar, Sask., last"."""
    seen, last = mentions.seen, mention.last
    if seen.raw(last) != "." or not seen.is_glued(last):
        return
    goes_on = last + 1 < seen.size and seen.sentences[last + 1] == seen.sentences[last]
    name = mentions.surface(mention)
    if (goes_on or mention.label in PLACES) and is_abbreviation(f"{name}.") and name.istitle():
        mentions.resize(mention, mention.first, last + 1, "edges")


def glottal_stops(mentions: Mentions, mention: Mention) -> None:
    """Take in the syllable that an apostrophe opens, where it is a token: "Nyong" and "'o"."""
    seen, last = mentions.seen, mention.last
    while seen.is_glued(last) and _STOPPED.fullmatch(seen.texts[last]):
        last += 1
    if last > mention.last:
        mentions.resize(mention, mention.first, last, "edges")


def tails(mentions: Mentions, mention: Mention) -> None:
    """Leave out what goes on behind a person's name, "Ann Lee - Analyst", "Ann Lee See ...", and
    behind the dash of a dateline: "Kelmar, [Ont. — Police] said"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    for place in range(first + 1, last):
        word, before = seen.texts[place], seen.lowers[place - 1]
        is_dash = word in _DASHES and not seen.is_glued(place) and before not in ("al", "el")
        if mention.label != "PERSON":
            head = seen.phrase(first, place)
            if not (is_dash and head[-1] == "." and is_abbreviation(head)):
                continue
            mention.become("GPE", surely=True)
        if is_dash or (place == last - 1 and word.lower() in _OPENERS):
            mentions.resize(mention, first, place, "edges")
            return


def hyphens(mentions: Mentions, mention: Mention) -> None:
    """Take in the rest of a hyphenated part of a person's name: "Moon Jae-in", "Odd-Arne Oke"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if (
        first > 1
        and seen.texts[first - 1] in HYPHENS
        and seen.is_glued(first)
        and seen.is_glued(first - 1)
        and seen.texts[first - 2].istitle()
        and seen.texts[first - 2] not in _PREFIXES
        and mentions.is_free(first - 2, first)
    ):
        first -= 2
    while (
        last + 1 < seen.size
        and seen.texts[last] in HYPHENS
        and seen.is_glued(last)
        and seen.is_glued(last + 1)
        and seen.texts[last + 1].isalpha()
        and seen.texts[last + 1] not in _COMPOUNDS
        and mentions.is_free(last, last + 2)
    ):
        last += 2
    if last < seen.size and seen.texts[last - 1][-1] in HYPHENS and seen.is_glued(last):
        last += mentions.is_free(last, last + 1)
    if last > mention.last or first < mention.first:
        mentions.resize(mention, first, last, "hyphen")


def syllables(mentions: Mentions, mention: Mention) -> None:
    """Take in what a hyphen parts from a place's name: its last syllable, "Gulod-ong", or the same
    word again: "Zenta-Zenta"."""
    seen, last = mentions.seen, mention.last
    if seen.texts[last - 1 : last + 2] == [word := seen.texts[last - 1], "-", word]:
        mentions.resize(mention, mention.first, last + 2, "hyphen")
        return
    if last + 1 < seen.size and seen.texts[last] in HYPHENS and seen.is_glued(last):
        is_free = seen.is_glued(last + 1) and mentions.is_free(last, last + 2)
        is_whole = not (seen.is_glued(last + 2) and seen.texts[last + 2] in HYPHENS)
        if is_free and is_whole and _SYLLABLE.fullmatch(seen.texts[last + 1]):
            mentions.resize(mention, mention.first, last + 2, "hyphen")


def letters(mentions: Mentions, mention: Mention) -> None:
    """Take in what stands behind a hyphen: a letter ("PML-N"), or what is listed ("AFL-CIO")."""
    seen, last = mentions.seen, mention.last
    if last >= seen.size or seen.texts[last][0] not in HYPHENS or not seen.is_glued(last):
        return
    # The hyphen may be a token, or stand in the one of the letter.
    end = last + 1 if len(seen.texts[last]) > 1 else last + 2
    behind = seen.phrase(last, end)[1:] if end <= seen.size else ""
    if not (behind.isupper() and seen.texts[mention.first].isupper()):
        return
    whole = seen.phrase(mention.first, end)
    if len(behind) == 1 or seen.lexicon.organisations.get(whole):
        mentions.resize(mention, mention.first, end, "hyphen")


def sums(mentions: Mentions, mention: Mention) -> None:
    """Take in a sum's sign, number and letters: "$310m"; leave out what is for: "N25m ransom"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    while last > first + 1 and not _counts(seen.texts[last - 1]):
        last -= 1
    before = seen.texts[first - 1] if first and mentions.is_free(first - 1, first) else ""
    if (before in CURRENCIES and seen.is_glued(first)) or (
        before[:1].isdecimal() and not seen.texts[first][0].isdecimal()
    ):
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
