"""Phrases that describe a person: titles, and nouns such as "boy" or "student"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from glossator_gazetteer.states import state_of
from glossator_people.lexicon import broader, classes, full_titles, offices
from glossator_people.words import PeopleWords
from glossator_standard.inflection import base_forms, irregular_pasts
from glossator_standard.words import TokenRange

BEFORE = 4
"""Words before a description in which its article is looked for."""
_NEW = classes()["bringing_in"]
"""What brings somebody in."""
_AMONG = classes()["told_from_others"]
HEADS = frozenset(("boss", "chief", "head"))
"""What the papers call whoever has the highest office of a body."""
_OWNING = ("'s", "'", "his", "her", "its", "their")
"""What tells whose somebody is; "our president" is nobody whom the text names."""
_AGE = re.compile(r"\b[Tt]he (?P<age>\d{1,3}-year-old)\b")
_AGED_NEW = re.compile(r"\b[Aa]n? (?P<age>\d{1,3}-year-old)\b")
"""An age that stands for somebody new: "a 17-year-old fled"."""
_AGED = re.compile(r"\b(?P<age>\d{1,3})-year-old (?:[\w-]+ )?$")
"""An age before a noun: "the 28-year-old driver", "a 9-year-old Turku girl"."""
_AGED_BEFORE = 40
"""Characters before a noun in which its age is looked for."""
_SAME_LETTERS = 4
"""Letters that a country and its adjective share: "Malaysia", "Malaysian"."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words `first` up to `end`.

    Attributes:
        head: Its words before any preposition.
        title: The annotation, where it is a title.
        of: In small letters, what a title is held in or for, or whose relative it is.
        is_relative: Whether it names somebody as a relative of another.
        field: The words behind the preposition of a title: "health" of "minister of health".
        age: The years that stand before it; 0 where none do.
        is_former: Whether it says that the office is held no longer: "the former president".
    """

    first: int
    end: int
    head: tuple[str, ...]
    title: Any = None
    of: str = ""
    is_relative: bool = False
    field: tuple[str, ...] = ()
    age: int = 0
    is_former: bool = False

    @property
    def is_before_name(self) -> bool:
        """Whether it is a title before its holder's name, without a comma."""
        return self.title is not None and self.title.rule.endswith("before-name")

    @property
    def is_held(self) -> bool:
        """Whether it is a title with a holder, marked or not."""
        return self.title is not None and self.title.holder_span is not None

    @property
    def is_plural(self) -> bool:
        """Whether it names several persons."""
        return is_plural(self.head[-1])

    @property
    def is_acting(self) -> bool:
        """Whether it is an office that somebody holds for a time: "the interim president"."""
        return self.title is not None and self.title.rank == "acting"

    def can_be(self, other: Description) -> bool:
        """Whether two can be one person's: "the minister" and "Malaysia's foreign minister"."""
        both_act = self.is_acting and other.is_acting
        if both_act and replace(other, head=other.head[-1:]).takes_in(self):
            return True  # "the interim president", who was named interim leader
        if self.head[-1] in HEADS and other.title is not None:
            told = {*self.head[:-1]} - classes()["office_state"]
            if self.of or told:
                return self.of in ("", other.of) and told <= set(other.head)
            if self.field and other.of:
                return not _field(*self.field).isdisjoint(_field(*other.of.split()))
        if self.is_former != other.is_former:
            now = other if self.is_former else self
            if now.title is None or now.title.when != "former":
                return False
        one, two = sorted((self.head, other.head), key=len)
        further = two[: len(two) - len(one)]
        leads = one[-1:] == one and one[-1] in classes()["leading"] and "interim" in further
        if two[len(further) :] != one:
            return False
        if not (leads or classes()["office_part"].isdisjoint(further)):
            return False  # an interim leader is the leader, a deputy one is none
        fields = [_field(*further, *self.field), _field(*other.field)]
        if len(self.head) < len(other.head):
            fields = [_field(*self.field), _field(*further, *other.field)]
        if all(fields) and fields[0].isdisjoint(fields[1]):
            return False
        return self.may_be_of(other)

    def takes_in(self, other: Description) -> bool:
        """Whether a noun by itself calls the holder of a title again: "the diplomat" for an
        ambassador."""
        nouns = [word for word in self.head if word not in classes()["office_state"]]
        if self.field or not self.may_be_of(other):
            return False
        ends = (other.head[first:] for first in range(len(other.head)))
        broad = next(filter(None, map(broader().get, ends)), ())
        return nouns == [self.head[-1]] and self.head[-1] in broad

    def may_be_of(self, other: Description) -> bool:
        """Whether two may be held in the same body, or for the same state."""
        if not (self.of and other.of) or self.of[:_SAME_LETTERS] == other.of[:_SAME_LETTERS]:
            return True
        if self.of in _initials(other.of) or other.of in _initials(self.of):
            return True
        state = state_of(self.of)
        return bool(state) and state == state_of(other.of)

    def is_told_again(self, other: Description) -> bool:
        """Whether both tell the same office of the same body or state: "a Chinese envoy" and
        "China's envoy"."""
        return bool(self.of and other.of) and self.can_be(other)

    def is_as_old(self, other: Description) -> bool:
        """Whether no two ages tell them apart."""
        return not (self.age and other.age) or self.age == other.age


def is_plural(noun: str) -> bool:
    """Whether a noun in small letters names several persons, as its ending tells."""
    if noun in classes()["singular"] or noun.endswith(("ss", "us", "'s")):
        return False
    return noun.endswith(("s", "men", "people"))


def _initials(name: str) -> tuple[str, str]:
    """What a name may be for short, with the initials of its small words and without them."""
    words = name.split()
    small = classes()["before_object"] | classes()["article"] | {"and"}
    return "".join(word[0] for word in words), "".join(one[0] for one in words if one not in small)


def _field(*words: str) -> set[str]:
    """The fields that words name, by the letters that "defence" and "defense" share."""
    known = classes()
    return {
        one[:_SAME_LETTERS]
        for one in words
        if one not in known["office_state"] and one not in known["before_object"] and one.isalpha()
    } - {"and", "the"}


def find_descriptions(words: PeopleWords, titles: Iterable[Any]) -> list[Description]:
    """The descriptions of a document, in order."""
    found = [*_titles(words, titles)]
    taken = {token for one in found for token in range(one.first, one.end)}
    found += [
        Description(token, token + 1, (words.low[token],))
        for token in words.found["person_noun"]
        if token not in taken
        and (not words.is_capital(token) or opens_headline(words, token))
        and words.at(token + 1) != "-"
    ]
    found += [
        Description(token, token + 1, (words.low[token],))
        for token in words.found["person_adjective"]
        if words.at(token - 1) in ("the", "an")
        and (stands_alone(words, token + 1) or words.is_capital(token + 1))
    ]
    found += _relatives(words, taken)
    found += _of_age(words, {one.end for one in found})
    aged = (replace(one, age=one.age or _age(words, one)) for one in found)
    return sorted(aged, key=lambda one: one.first)


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


def _relatives(words: PeopleWords, taken: set[int]) -> Iterator[Description]:
    """Nouns such as "son" that say whose: "his son", "the king's mother", "the mother of a boy"."""
    for token in words.found["kin_told"]:
        if token in taken or not words.same_sentence(token - 1, token):
            continue
        word, owner = words.low[token], owner_before(words, token)
        if words.isa(owner, "possessive"):
            yield Description(token, token + 1, (word,), is_relative=True)
        elif words.isa(owner, "genitive"):
            yield Description(token, token + 1, (word,), of=words.low[owner - 1], is_relative=True)
        elif (
            words.at(token + 1) == "of"
            and words.isa(owner, "article")
            and (words.is_capital(owner) or words.is_word(owner - 1))
        ):
            yield Description(token, token + 1, (word,))
        elif owner == token - 1 and words.isa(owner, "article") and stands_alone(words, token + 1):
            yield Description(token, token + 1, (word,))  # "the husband told a deputy"


def _of_age(words: PeopleWords, described: Container[int]) -> Iterator[Description]:
    """Those of whom only the age is told: "a 17-year-old who fled".

    Behind the comma where somebody is `described` it tells of him: "the accused, a 25-year-old".
    """
    for found in _AGED_NEW.finditer(words.text) if "-year-old" in words.text else ():
        first, end = words.covering(*found.span("age"))
        if stands_alone(words, end) and first - 2 not in described:
            age = found["age"]
            yield Description(first, end, (age,), age=int(age.partition("-")[0]))


def owner_before(words: PeopleWords, noun: int) -> int:
    """The word that says whose a relative is, before what is said of him: "her newborn son", "his
    late Irish mother"."""
    token, passed = noun - 1, 0
    while passed < BEFORE and (
        may_describe(words, token) or (words.is_capital(token) and state_of(words.low[token]))
    ):
        passed += not _is_compound(words, token)
        token -= 1
    return token


def before_phrase(words: PeopleWords, noun: int, reach: int = BEFORE) -> int:
    """The word before a noun's phrase, of at most `reach` words and what determines it: "is" of "is
    the new mayor"."""
    token = noun - 1
    while noun - token <= reach and (words.is_capital(token) or may_describe(words, token)):
        token -= 1
    return token - words.isa(token, "article", "possessive")


def _is_compound(words: PeopleWords, token: int) -> bool:
    """Whether a word is joined to another: "25-year-old"."""
    return "-" in (words.at(token - 1), words.at(token), words.at(token + 1))


def may_describe(words: PeopleWords, token: int) -> bool:
    """Whether a word before a noun belongs to what it names: "newborn", "5-year-old"."""
    if words.is_number(token) or _is_compound(words, token):
        return True
    closed = words.isa(
        token, "determiner", "possessive", "before_object", "conjunction", "auxiliary", "saying"
    )
    return not closed and words.at(token).isalpha() and not words.is_capital(token)


def opens_headline(words: PeopleWords, token: int) -> bool:
    """Whether a noun begins the first line: "Woman dies in fire", "Kelmar man denies theft"."""
    if words.paragraph_of[token] or any(not words.is_capital(at) for at in range(token)):
        return False
    return stands_alone(words, token + 1)


def ages(words: PeopleWords) -> Iterator[TokenRange]:
    """Where "the 54-year-old" stands for somebody, and for no noun behind it ("9-year-old car")."""
    for found in _AGE.finditer(words.text) if "-year-old" in words.text else ():
        place = words.covering(*found.span("age"))
        if stands_alone(words, place.end):
            yield place


def stands_alone(words: PeopleWords, end: int) -> bool:
    """Whether what ends there has no noun behind it: "the accused said", "the accused man"."""
    return (
        not words.is_word(end)
        or not words.same_sentence(end - 1, end)
        or words.isa(end, "auxiliary", "saying", "before_object")
        or words.low[end].endswith(("ed", "ly", "'s"))
        or words.low[end] in irregular_pasts()
        or words.isa(end, "adverb_behind")
        or words.low[end] in ("who", "and", "even")
        or _is_present(words.low[end])
    )


def _is_present(word: str) -> bool:
    """Whether a word is a verb of the third person: "the politician denies it"."""
    return word.endswith("s") and not classes()["headline_verb"].isdisjoint(base_forms(word))


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
            joint = before_adverbs(words, token - 1)
            if words.isa(joint, "copula") or _is_role(words, joint, one.end):
                return ""
            is_another = words.at(one.end) == "of" and words.at(one.end + 1) in _NEW
            is_another |= not _AMONG.isdisjoint(words.low[token : one.first])
            # "the driver of a third car", "the last envoy to leave"
            return "a" if is_another else "the"
        if words.at(token) in _NEW:
            return "" if words.isa(token - 1, "predicating") else "a"
        is_of_age = words.is_number(token) or _is_compound(words, token)
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


def before_adverbs(words: PeopleWords, token: int) -> int:
    """The last word up to this one that is no adverb: "is" of "is now also"."""
    while words.isa(token, "adverb_behind") or words.at(token).endswith("ly"):
        token -= 1
    return token


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
    token = before_phrase(words, owner, 2 * BEFORE)
    return words.isa(token, "predicating") or words.at(token) in ("of", "among")
