"""What stands at the edges of a name and is none of it: titles, quotes, "the", "'s", credits."""

from __future__ import annotations

from glossator_entities import contexts
from glossator_entities.gazetteer import is_abbreviation, is_town
from glossator_entities.lists import FACILITIES, ORGANISATIONS, PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import HYPHENS, POSSESSIVES, Words, is_prefix
from glossator_standard import Label, english

_TITLE_WORDS = frozenset(
    form
    for title in PERSONS.honorifics
    for word in title.split()
    for form in (word, word.rstrip("."))
)
_WEEKDAYS = english.words("weekday")
_EDGES = frozenset("\"'“”‘’«»()[]{},;:*–—-/|…_") | {"``", "''", "--"}
_ENDS = _EDGES | POSSESSIVES
_LEADING = words("persons", "aliases") | {"the", "."}
_DASHES = HYPHENS | {"–", "—", "--"}
_YEAR = 4
"""Figures of a year."""
_DESCRIBING = english.words("describing") - english.words("naming_adjective")
_ROLES = frozenset(role.capitalize() for role in words("persons", "roles"))
_FIELDS = words("persons", "fields") - {"and"}
PREFIXES = words("words", "hyphened_prefixes")


def _is_day(seen: Words, first: int, last: int) -> bool:
    """Whether a day stands behind a preposition: "on Friday Labour said", not "last Sunday
    Times"."""
    is_day = seen.lowers[first] in _WEEKDAYS and seen.at(first - 1) in WORDS.before_days
    return is_day and last - first > 1 and seen.texts[last - 1] not in ORGANISATIONS.papers


def outside(mentions: Mentions, mention: Mention) -> None:
    """Leave out quotes, brackets, a leading "the" and a trailing "'s"."""
    seen, first, last, label = mentions.seen, mention.first, mention.last, mention.label
    while last > first and seen.texts[last - 1] in _ENDS and not _closes(seen, first, last):
        last -= 1
    while first < last and (
        seen.lowers[first] in _LEADING
        or seen.texts[first] in _EDGES
        or is_prefix(seen.texts[first])
        or (label == "PERSON" and seen.texts[first].rstrip(".").isdecimal())
        or (label == "PERSON" and _is_mans(seen, first, last))
        or (label in PLACES and _is_article(seen, first, last))
        or (label == "ORG" and _is_day(seen, first, last))
    ):
        first += 1
    if last - first > 1 and seen.texts[last - 1][-1].isdecimal():
        # "Zentrix 3-1"
        last = next((at for at in (last - 1, last - 3) if at > first and seen.result(at)), last)
        if last < mention.last:
            mention.become("PERSON" if _is_set(seen, mention.last) else "ORG")
    if last - first > 1 and label != "DATE":
        last -= _is_behind(seen, first, last, label)
    if last - first > 2 and seen.phrase(first, first + 2).lower() in WORDS.before_names:
        first += 2
    if last - first > 2 and label in ("ORG", *PLACES) and _is_described(seen, first, last):
        first += 1
    if last - first > 1 and label != "DATE" and _is_counted(seen, first, last):
        first += 1
    if label == "PERSON" and _is_mans(seen, mention.first, last):
        mention.become("GPE", surely=True)
    if (first, last) != (mention.first, mention.last):
        mentions.resize(mention, first, last, "edges")


def _is_behind(seen: Words, first: int, last: int, label: Label) -> bool:
    """Whether the last word is the day, the word of a credit, a result or who speaks behind a name:
    "told News Hour Monday", "AFP PHOTO", "Toronto 4, Boston 2", "The first time in Lima I was
    lucky."; not of "Sheffield Wednesday"."""
    word, name = seen.texts[last - 1], seen.phrase(first, last - 1)
    is_known = seen.lexicon.organisations.get(name) is not None
    if word.lower() in _WEEKDAYS:
        unlisted = seen.lexicon.listing(seen.phrase(first, last)) is None
        return unlisted and (is_known or last - first > 2)
    if word == "I":
        return label in ("ORG", *PLACES) and seen.texts[last - 2].isalpha()
    is_score = word.isdecimal() and label in PLACES and is_town(name)
    return is_score or (is_known and word.lower() == "photo")


def _is_article(seen: Words, first: int, last: int) -> bool:
    """Whether a name has the article of its sentence: "[A Kelmar County] man", not "A Coruña"."""
    is_one = seen.texts[first] in ("A", "An") and last - first > 1
    return is_one and not seen.lexicon.place_kind(seen.phrase(first, last))


def _is_mans(seen: Words, first: int, last: int) -> bool:
    """Whether a town and its article stand before a noun: "[A Lima] man was held"."""
    is_one = seen.texts[first] in ("A", "An") and last - first > 1 and seen.raw(last).islower()
    return is_one and is_town(seen.phrase(first + 1, last))


def _is_described(seen: Words, first: int, last: int) -> bool:
    """Whether a sentence begins with an adjective before the name: "Furious Turku Bank"."""
    unlisted = seen.lexicon.listing(seen.phrase(first, last)) is None
    return seen.lowers[first] in _DESCRIBING and unlisted and seen.opens_sentence(first)


def _is_set(seen: Words, last: int) -> bool:
    """Whether a further result follows a comma, as in matches of persons: "6-4, 6-2"."""
    return seen.raw(last) == "," and seen.result(last + 1) > 0


def _is_counted(seen: Words, first: int, last: int) -> bool:
    """Whether a number stands before a name, and is no part of it: "15 Asia-Pacific"."""
    number, after = seen.texts[first], seen.raw(last)
    is_plural = after.isalpha() and after.islower() and after.endswith("s")
    is_few = is_plural and after not in WORDS.common and len(number) < _YEAR  # "11 Corps men"
    is_known = number.isdecimal() and seen.lexicon.listing(seen.phrase(first + 1, last))
    return number.isdecimal() and (is_few or bool(is_known))


def _closes(seen: Words, first: int, last: int) -> bool:
    """Whether the last token closes a bracket that opens inside the name."""
    opening = {")": "(", "]": "["}.get(seen.texts[last - 1])
    return opening in seen.texts[first : last - 1]


def titles(mentions: Mentions, mention: Mention) -> None:
    """Leave out honorifics and offices before a person's name."""
    seen, first = mentions.seen, mention.first
    start = first - (seen.raw(first - 1) in _TITLE_WORDS)
    town = seen.phrase(start, mention.last)
    if " " in town and is_town(town) and contexts.is_placed(seen, start, mention.last):
        mention.become("GPE", surely=True)  # "north of Prince Albert"
        mentions.resize(mention, start, mention.last, "whole-name")
        return
    prefix, hyphen, office = seen.texts[first].partition("-")
    if prefix in PREFIXES and (office.islower() or office in _ROLES or seen.raw(first + 1) == "-"):
        first = min(first + (1 if hyphen else 3), mention.last - 1)
    is_letters = prefix.isupper() and prefix.isalpha() and len(prefix) > 2
    if is_letters and all(map(str.istitle, seen.texts[first + 1 : mention.last])):
        first += mention.last - first > 2  # "SDRO Tom Oke"
    if mention.last - first > 2 and seen.phrase(first, first + 2) in PERSONS.ranks:
        first += 2
    while _ends_office(seen, first) and first < mention.last - 1 and seen.texts[first] in _FIELDS:
        first += 1
    while first < mention.last - 1 and (
        seen.texts[first] in _TITLE_WORDS
        or seen.texts[first] in PERSONS.short_offices
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
    while seen.raw(of) in _FIELDS:
        of -= 1
    return seen.raw(of) == "of" and seen.raw(of - 1) in _ROLES


def colons(mentions: Mentions, mention: Mention) -> None:
    """Leave out what stands behind a colon, and the noun of an office behind a comma: "Hallmere
    University: Founded in 1887", "In Kelmar, County Commissioner Tom Oke"."""
    inside = mentions.words(mention)
    if ":" in inside[1:]:
        end = mention.first + inside.index(":", 1)
        mentions.resize(mention, mention.first, end, "edges")
    elif inside[-2] == "," and inside[-1] in FACILITIES.governed and mention.label in PLACES:
        mentions.resize(mention, mention.first, mention.last - 2, "edges")


def tails(mentions: Mentions, mention: Mention) -> None:
    """Leave out what goes on behind a person's name, "Ann Lee - Analyst", "Ann Lee See ...",
    behind the dash of a dateline, "Kelmar, [Ont. — Police] said", and of a line that begins with
    whom it is on, "Zentra – Shares rose"; and the zone of a clock before one: "IST - Lund"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    for place in range(first + 1, last):
        word, before = seen.texts[place], seen.lowers[place - 1]
        is_dash = word in _DASHES and not seen.is_glued(place) and before not in ("al", "el")
        if mention.label != "PERSON":
            head = seen.phrase(first, place)
            if is_dash and head in WORDS.calendar:
                mentions.resize(mention, place + 1, last, "edges")
                return
            is_line = seen.opens_line(first) and mention.label == "ORG"
            if not (is_dash and (is_line or (head[-1] == "." and is_abbreviation(head)))):
                continue
            if not is_line:
                mention.become("GPE", surely=True)
        if is_dash or (place == last - 1 and word.lower() in WORDS.openers):
            mentions.resize(mention, first, place, "edges")
            return
