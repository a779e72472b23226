"""Phrases that describe a person: titles, and nouns such as "boy" or "student"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import Any

from glossator_people.description import Description
from glossator_people.gender import of_title
from glossator_people.lexicon import classes, full_titles, offices
from glossator_people.words import BEFORE, PeopleWords
from glossator_standard.words import TokenRange

_NEW = classes()["bringing_in"]
"""What brings somebody in."""
_AMONG = classes()["told_from_others"]
_OWNING = ("'s", "'", "his", "her", "its", "their")
"""What tells whose somebody is; "our president" is nobody whom the text names."""
_AGE = re.compile(r"\b[Tt]he (?P<age>\d{1,3}-year-old)\b")
_AGED_NEW = re.compile(r"\b[Aa]n? (?P<age>\d{1,3}-year-old)\b")
"""An age that stands for somebody new: "a 17-year-old fled"."""
_AGED = re.compile(r"\b(?P<age>\d{1,3})-year-old (?:[\w-]+ )?$")
"""An age before a noun: "the 28-year-old driver", "a 9-year-old Turku girl"."""
_AGED_BEFORE = 40
"""Characters before a noun in which its age is looked for."""


def find_descriptions(words: PeopleWords, titles: Iterable[Any]) -> list[Description]:
    """The descriptions of a document, in order."""
    found = [*_titles(words, titles)]
    taken = {token for one in found for token in range(one.first, one.end)}
    nouns = [
        token
        for token in words.found["person_noun"]
        if token not in taken
        and (not words.is_capital(token) or opens_headline(words, token))
        and words.at(token + 1) != "-"
    ]
    nouns += [
        token
        for token in words.found["person_adjective"]
        if words.at(token - 1) in ("the", "an")
        and (words.stands_alone(token + 1) or words.is_capital(token + 1))
    ]
    found += [_noun(words, token) for token in nouns]
    found += _relatives(words, taken)
    found += _of_age(words, {one.end for one in found})
    found = [
        replace(
            one,
            age=one.age or _age(words, one),
            known=article(words, one),
            gender=of_title(words, one.first, one.end),
        )
        for one in found
    ]
    return sorted(found, key=lambda one: one.first)


def _age(words: PeopleWords, one: Description) -> int:
    start = words.starts[one.first]
    found = _AGED.search(words.text, max(0, start - _AGED_BEFORE), start)
    return int(found["age"]) if found else 0


def _titles(words: PeopleWords, titles: Iterable[Any]) -> Iterator[Description]:
    for title in titles:
        first, end = words.covering(title.start, title.end)
        if first < end:
            of = words.text[slice(*title.affiliation_span)] if title.affiliation_span else ""
            cut = _head_end(words, first, end)
            head = _parts(words.low[first:cut])
            behind = range(cut, end)
            field = tuple(words.low[at] for at in behind if words.low[at] not in of.lower())
            is_former = len(head) > 1 and head[0] in classes()["office_past"]
            head = head[is_former:]
            yield Description(first, end, head, title, of.lower(), field=field, is_former=is_former)


def _noun(
    words: PeopleWords, token: int, of: str = "", *, is_relative: bool = False
) -> Description:
    return Description(token, token + 1, (words.low[token],), of=of, is_relative=is_relative)


def _relatives(words: PeopleWords, taken: set[int]) -> Iterator[Description]:
    """Nouns such as "son" that say whose: "his son", "the king's mother", "the mother of a boy"."""
    for token in words.found["kin_told"]:
        if token in taken or not words.same_sentence(token - 1, token):
            continue
        owner = words.owner_before(token)
        has_article = words.isa(owner, "article")
        if words.isa(owner, "possessive"):
            yield _noun(words, token, is_relative=True)
        elif words.isa(owner, "genitive"):
            yield _noun(words, token, words.low[owner - 1], is_relative=True)
        elif has_article and (
            (words.at(token + 1) == "of" and (words.is_capital(owner) or words.is_word(owner - 1)))
            # "the husband told a deputy"
            or (owner == token - 1 and words.stands_alone(token + 1))
        ):
            yield _noun(words, token)


def _of_age(words: PeopleWords, described: Container[int]) -> Iterator[Description]:
    """Those of whom only the age is told: "a 17-year-old who fled".

    Behind the comma where somebody is `described` it tells of him: "the accused, a 25-year-old".
    """
    for found in _AGED_NEW.finditer(words.text) if "-year-old" in words.text else ():
        first, end = words.covering(*found.span("age"))
        if words.stands_alone(end) and first - 2 not in described:
            age = found["age"]
            yield Description(first, end, (age,), age=int(age.partition("-")[0]))


def opens_headline(words: PeopleWords, token: int) -> bool:
    """Whether a noun begins the first line: "Woman dies in fire", "Kelmar man denies theft"."""
    if words.paragraph_of[token] or any(not words.is_capital(at) for at in range(token)):
        return False
    return words.stands_alone(token + 1)


def ages(words: PeopleWords) -> Iterator[TokenRange]:
    """Where "the 54-year-old" stands for somebody, and for no noun behind it ("9-year-old car")."""
    for found in _AGE.finditer(words.text) if "-year-old" in words.text else ():
        place = words.covering(*found.span("age"))
        if words.stands_alone(place.end):
            yield place


def _parts(head: Iterable[str]) -> tuple[str, ...]:
    """The words of an office in full, parted at hyphens: "vice president", and so for "VP"."""
    parts = (part for word in head for part in word.strip(".").split("-") if part)
    found = [full_titles().get(part, part) for part in parts]
    return offices().get(tuple(found), tuple(found or head))


def _head_end(words: PeopleWords, first: int, end: int) -> int:
    """Where the words of a title before any preposition end; "Trade and Energy Minister" is one."""
    for token in range(first + 1, end):
        if words.isa(token, "before_object"):
            return token
    return end


def article(words: PeopleWords, one: Description) -> str:
    """The article ("the", "a"), which tells whether somebody is known already.

    "whose" stands for a possessor ("his", "Kim's"). Nothing where there is none, or a predicate
    ("is the mayor", "while a student").
    """
    if one.is_relative:
        return "the"
    token, passed = one.first, 0
    if one.title is not None and not words.same_sentence(token - 1, token):
        return "a"  # "Defence lawyer for the accused said"
    while passed < BEFORE and words.same_sentence(token - 1, one.first):
        token -= 1
        if words.isa(token, "definite"):
            joint = words.before_adverbs(token - 1)
            if words.isa(joint, "copula") or _is_role(words, joint, one.end):
                return ""
            is_another = words.at(one.end) == "of" and words.at(one.end + 1) in _NEW
            is_another |= not _AMONG.isdisjoint(words.low[token : one.first])
            # "the driver of a third car", "the last envoy to leave"
            return "a" if is_another else "the"
        if words.at(token) in _NEW:
            return "" if words.isa(token - 1, "predicating") else "a"
        is_of_age = words.is_number(token) or words.is_compound(token)
        if words.at(token) in _OWNING:
            is_told = "and" in words.low[token : one.first] or _is_predicate(words, token)
            return "" if is_told else "whose"
        if words.isa(token, "determiner", "possessive", "before_object"):
            break
        if not (is_of_age or words.is_word(token)):
            break
        passed += not is_of_age
    opens = one.title is None and opens_headline(words, one.first)
    return "a" if opens else ""


def _is_role(words: PeopleWords, joint: int, end: int) -> bool:
    """Whether "as" brings in what somebody behind a comma is: "As the head of Norvik, she left"."""
    if words.at(joint) != "as":
        return False
    token = end
    while words.same_sentence(token, joint) and words.low[token] != ",":
        if words.is_verb(token) and words.low[token] != "'s":
            return False
        token += 1
    return words.at(token) == "," and words.at(token + 1) in ("he", "she")


def _is_predicate(words: PeopleWords, owner: int) -> bool:
    """Whether somebody is said to be what a possessor has: "is her lawyer", "among Peru's best"."""
    token = words.before_phrase(owner, 2 * BEFORE)
    return words.isa(token, "predicating") or words.at(token) in ("of", "among")
