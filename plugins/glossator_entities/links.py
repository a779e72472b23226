"""From a short form to the full one, and from an acronym to what it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left

from glossator_entities.forms import short_forms
from glossator_entities.lists import words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import Words
from glossator_gazetteer import keys

_BODIES = frozenset(word.lower() for word in words("organisations", "heads", "houses", "openers"))
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "del", "et", "und"])

_PARTS = re.compile(r"[^-‐‑,]+")
"""The parts of a word, each of which may have a letter: "Attorney-General (AG)"."""
_OFFICES = frozenset(map(str.lower, words("persons", "honorifics", "offices", "roles")))
_SURE = 0.8
"""How sure the tagger is of a body's letters that say that their full form is a body's."""
_FORMS = frozenset({"short-form", "lower-case", "capitals", "acronym"})


def in_brackets(mentions: Mentions) -> None:
    """Let letters in brackets be what their full form is: a body's name, or none."""
    _acronyms(mentions)
    _abbreviations(mentions)


def _acronyms(mentions: Mentions) -> None:
    """Mark "NIS" in "National Intelligence Service (NIS)" and link it."""
    seen = mentions.seen
    for mention in mentions:
        inner = mention.last + 1
        letters = _in_brackets(seen, inner - 1)
        is_named = letters != "" and mention.label in ("ORG", "FAC", "GPE", "LOC", "MISC")
        if not (is_named and (spells(seen, mention, letters) or _is_own(seen, mention, inner))):
            continue
        short = mentions.at[inner]
        if short is None:
            short = Mention(inner, inner + 1, mention.label, "acronym")
            mentions.add(short)
        elif mention.label == "MISC" and short.kinds().get("ORG", 0.0) >= _SURE:
            mention.label = "ORG"
        short.full = mention
        _spread(mentions, short)


def _abbreviations(mentions: Mentions) -> None:
    """Let what abbreviates words in small letters be no body: "a free trade agreement (FTA)"."""
    seen = mentions.seen
    for bracket in seen.places("(") if "(" in seen.text else ():
        letters = _in_brackets(seen, bracket)
        first = _spelled(seen, bracket, letters)
        phrase = seen.texts[first:bracket]
        if not letters or not phrase:
            continue
        # "Superintendent" of "superintendent of police", "agreement" of "free trade agreement".
        end = next((at for at in range(1, len(phrase)) if phrase[at] in _SMALL), len(phrase))
        head = re.split("[-‐‑]", seen.phrase(first, first + end).lower().split()[-1])
        is_office = head[-1] in _OFFICES
        # "Directorate-General of Roads" is a body's.
        is_body = not _BODIES.isdisjoint(head) or seen.lexicon.organisations.get(letters)
        if is_body or not (is_office or all(word.lower() == word for word in phrase)):
            continue
        for office in mentions.touching(first, bracket) if is_office else ():
            # "National Director of Prosecutions (NDP)"
            if office.label == "ORG" and office.first < first + end <= office.last:
                mentions.remove(office)
        for there in mentions.of_word(letters):
            if there.size > 1 or there.label in ("DATE", "MONEY"):
                continue
            there.full = None
            there.become("MISC", "abbreviation")
            if is_office:
                mentions.remove(there)


def _in_brackets(seen: Words, bracket: int) -> str:
    """The letters that stand alone in brackets from a token on; nothing without them."""
    if seen.raw(bracket) != "(" or seen.raw(bracket + 2) != ")":
        return ""
    letters = seen.raw(bracket + 1)
    return letters if is_acronym(letters) else ""


def _is_own(seen: Words, mention: Mention, inner: int) -> bool:
    """Whether letters in brackets that are no initials stand for a body: they name it again."""
    is_long = mention.label in ("ORG", "MISC") and mention.size > 2
    word = seen.texts[inner]
    return is_long and seen.lexicon.listing(word) is None and seen.places(word)[-1] > inner


def _spelled(seen: Words, bracket: int, acronym: str) -> int:
    """The first of the words before a bracket of which each has a letter of the acronym."""
    letters = [letter.lower() for letter in acronym if letter.isupper()]
    place = bracket
    while letters and place and seen.sentences[place - 1] == seen.sentences[bracket]:
        place -= 1
        for part in reversed(_PARTS.findall(seen.lowers[place])):
            if letters and part[0] == letters[-1]:
                letters.pop()
            elif part not in _SMALL:
                return bracket
    return bracket if letters else place


def _spread(mentions: Mentions, short: Mention) -> None:
    """Let every mention of the acronym point at what it stands for."""
    surface = mentions.surface(short)
    for other in mentions.of_word(surface):
        if other.full is None and mentions.surface(other) == surface:
            other.full = short.full


def is_acronym(word: str) -> bool:
    """Whether a word has at least two capitals and no more small letters than capitals."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and 2 * capitals >= len(word) and word[:1].isupper()


def spells(seen: Words, mention: Mention, acronym: str) -> bool:
    """Whether the acronym's capitals are initials of the name's words, in order, but for one."""
    initials = [
        word[0].upper()
        for word in seen.texts[mention.first : mention.last]
        if word[0].isalpha() and word not in _SMALL
    ]
    letters = [letter for letter in acronym if letter.isupper()]
    place = hits = 0
    for letter in letters:
        if letter in initials[place:]:
            place = initials.index(letter, place) + 1
            hits += 1
    return hits >= max(2, len(letters) - 1)


def link(mentions: Mentions) -> None:
    """Point every short form at the nearest full form before it, or else the first after it.

    Where several persons could be meant, it is left open: `people` looks at the whole document.
    """
    seen = mentions.seen
    full: dict[tuple[str, ...], list[Mention]] = {}
    ordered = list(mentions)
    for mention in ordered:
        if mention.size == 1:
            continue
        short = [*short_forms(mentions, mention)]
        if mention.label == "PERSON" and short:
            short.append(tuple(seen.texts[mention.first : mention.last]))
        for key in {(mention.label, *map(_plain, form)): None for form in short}:
            full.setdefault(key, []).append(mention)
    full = {key: found for key, found in full.items() if _is_one(seen, found)}
    for mention in ordered:
        if mention.full is not None:
            if mention.label != mention.full.label:
                mention.relabel(mention.full.label, "acronym")
        elif found := full.get((mention.label, *map(_plain, mentions.words(mention)))):
            mention.full = _nearest(found, mention)
            if mention.full is not None and _FORMS.isdisjoint(mention.rule.split("+")):
                is_short = mention.label == "ORG" and is_acronym(seen.texts[mention.first])
                mention.because("acronym" if is_short else "short-form")


def _plain(word: str) -> str:
    """A word in small letters, without its accents: "Dube" is short for "René Dubé"."""
    return word.lower() if word.isascii() else keys.key(word) or word.lower()


def _is_one(seen: Words, found: list[Mention]) -> bool:
    """Whether full forms can all be one name: each is the longest, or has some of its words."""
    if len(found) == 1:
        return True
    names = [frozenset(seen.lowers[one.first : one.last]) for one in found]
    longest = max(names, key=lambda name: len(name))
    return all(longest >= name for name in names)


def _nearest(full: list[Mention], mention: Mention) -> Mention | None:
    """The last full form before the mention, or the first after it; none for a full form."""
    place = bisect_left(full, mention.first, key=lambda other: other.first)
    if place < len(full) and full[place] is mention:
        return None
    return full[place - 1] if place else full[0]
