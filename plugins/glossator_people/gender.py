"""What a text, and a name, say of somebody's gender."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from glossator_people.chains import Chain, Mention
from glossator_people.lexicon import GENDERS, classes, short_names
from glossator_people.words import PeopleWords
from glossator_standard.given_names import given_names
from glossator_standard.people import Gender

_DAUGHTERS = ("dottir", "skaya", "skaia")
"""How family names of women end in Iceland, and in Russian."""


@cache
def _told_by(kind: str) -> dict[str, list[Gender]]:
    """The genders that a word tells: as a "title", of address or of a role, or as "kin"."""
    told: dict[str, list[Gender]] = {}
    for gender in GENDERS:
        for part in ("address", "role") if kind == "title" else (kind,):
            for word in classes()[f"{part}_{gender}"]:
                told.setdefault(word, []).append(gender)
    return told


def of_names(words: PeopleWords, chain: Chain) -> None:
    """Note what the names of a chain, and the words at them, say."""
    for mention in chain.mentions:
        if mention.name is not None:
            for gender, evidence in _told(words, mention):
                chain.tell(gender, evidence)
    full = [name for name in chain.names if name.is_full]
    for name in full:
        if name.family.endswith(_DAUGHTERS):
            chain.tell("female", "family-name")
        # The lists have no syllables of Korean or Chinese names: "Min" of "Kim Min Ki" is no Min.
        if not name.family_first and (told := _of_given(name.given[0])) is not None:
            chain.tell(told, "given-name")
    if not full and chain.names:
        # A name alone may be a family's: "Dana said".
        chain.leans = _of_given(chain.names[0].family)


@cache
def _of_given(name: str) -> Gender | None:
    """The gender that a given name tells; none where it is short for a man's and a woman's."""
    fuller = {given_names().get(other) for one, other in short_names() if one == name}
    return None if {"male", "female"} <= fuller else given_names().get(name)


def of_mention(words: PeopleWords, mention: Mention) -> Gender | None:
    """The gender that the words at one name tell."""
    return _only(gender for gender, _ in _told(words, mention))


def of_title(words: PeopleWords, first: int, end: int) -> Gender | None:
    """The gender that a title tells by itself: "spokeswoman"."""
    told = (
        gender
        for token in range(first, end)
        for kind in ("title", "kin")
        for gender in _told_by(kind).get(words.low[token], ())
    )
    return _only(told)


def _only(told: Iterable[Gender]) -> Gender | None:
    """The gender that is told, if all tell the same."""
    genders = {*told}
    return genders.pop() if len(genders) == 1 else None


def _told(words: PeopleWords, mention: Mention) -> list[tuple[Gender, str]]:
    """Pairs of gender and evidence, from a title, an address, a relative's word."""
    told: list[tuple[Gender, str]] = []
    titles = _told_by("title")
    last = mention.head + (mention.end - mention.head > 1)
    for token in range(mention.first, last):
        told += [(gender, "title") for gender in titles.get(words.low[token], ())]
    before = mention.first - 1
    if words.at(before) == ",":
        if words.is_word(mention.end):
            return told  # "When he called his mother, Dole was out": no apposition
        before -= 1
    if words.same_sentence(before, mention.first):
        told += [(gender, "kin") for gender in _told_by("kin").get(words.low[before], ())]
    return told
