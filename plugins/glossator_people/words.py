"""The words of a document, with its paragraphs and the classes that the rules here ask for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property

import glossator
from glossator_gazetteer.states import state_of
from glossator_people.lexicon import classes
from glossator_standard.inflection import base_forms, irregular_pasts
from glossator_standard.paragraphs import paragraphs
from glossator_standard.words import DocumentWords

FOUND = (
    "person_noun",
    "person_adjective",
    "kin_told",
    "company",
    "pronoun",
    "interviewing",
    "charge",
    "harm",
)
"""The classes of words that rules begin with."""
BEFORE = 4
"""Words before a noun in which its article is looked for."""


class PeopleWords(DocumentWords):
    """A document's words for the rules of persons."""

    def __init__(self, document: glossator.Document) -> None:
        super().__init__(document, classes=classes())

    @cached_property
    def paragraph_of(self) -> list[int]:
        """The number of each word's paragraph."""
        numbers: list[int] = []
        for number, (_, end) in enumerate(paragraphs(self.text)):
            reached = bisect_left(self.starts, end, lo=len(numbers))
            numbers += [number] * (reached - len(numbers))
        return numbers

    def is_verb(self, token: int) -> bool:
        """Whether a word is a verb, as far as its form tells: an auxiliary, a past."""
        if self.isa(token, "auxiliary", "saying", "unchanging_past"):
            return True
        word = self.at(token)
        return word.endswith("ed") or word in irregular_pasts()

    def owner_before(self, noun: int) -> int:
        """The word that says whose a relative is, before what is said of him: "her newborn son",
        "his late Irish mother"."""
        token, passed = noun - 1, 0
        while passed < BEFORE and (
            self.may_describe(token) or (self.is_capital(token) and state_of(self.low[token]))
        ):
            passed += not self.is_compound(token)
            token -= 1
        return token

    def before_phrase(self, noun: int, reach: int = BEFORE) -> int:
        """The word before a noun's phrase, of at most `reach` words and what determines it: "is" of
        "is the new mayor"."""
        token = noun - 1
        while noun - token <= reach and (self.is_capital(token) or self.may_describe(token)):
            token -= 1
        return token - self.isa(token, "article", "possessive")

    def is_compound(self, token: int) -> bool:
        """Whether a word is joined to another: "25-year-old"."""
        return "-" in (self.at(token - 1), self.at(token), self.at(token + 1))

    def may_describe(self, token: int) -> bool:
        """Whether a word before a noun belongs to what it names: "newborn", "5-year-old"."""
        if self.is_number(token) or self.is_compound(token):
            return True
        closed = self.isa(
            token, "determiner", "possessive", "before_object", "conjunction", "auxiliary", "saying"
        )
        return not closed and self.at(token).isalpha() and not self.is_capital(token)

    def stands_alone(self, end: int) -> bool:
        """Whether what ends there has no noun behind it: "the accused said", "the accused man"."""
        return (
            not self.is_word(end)
            or not self.same_sentence(end - 1, end)
            or self.is_verb(end)
            or self.is_adverb(end)
            or self.isa(end, "before_object")
            or self.low[end].endswith("'s")
            or self.low[end] in ("who", "and", "even")
            or _is_present(self.low[end])
        )

    def before_adverbs(self, token: int) -> int:
        """The last word up to this one that is no adverb: "is" of "is now also"."""
        while self.is_adverb(token):
            token -= 1
        return token

    def is_adverb(self, token: int) -> bool:
        """Whether a word is an adverb, as far as its form tells: "now", "badly"."""
        return self.isa(token, "adverb_behind") or self.at(token).endswith("ly")

    def opens_sentence(self, token: int) -> bool:
        """Whether a sentence begins with a word."""
        return not self.same_sentence(token - 1, token)

    @cached_property
    def found(self) -> dict[str, list[int]]:
        """Where the words of some classes stand, by the class; found in one pass over the text."""
        class_of = _class_of()
        found: dict[str, list[int]] = {name: [] for name in FOUND}
        for token, word in enumerate(self.low):
            if word in class_of:
                for name in class_of[word]:
                    found[name].append(token)
        return found


@cache
def _class_of() -> dict[str, list[str]]:
    """The classes of a word, of those that `found` has."""
    known: dict[str, list[str]] = {}
    for name in FOUND:
        for word in classes()[name]:
            known.setdefault(word, []).append(name)
    return known


def _is_present(word: str) -> bool:
    """Whether a word is a verb of the third person: "the politician denies it"."""
    return word.endswith("s") and not classes()["headline_verb"].isdisjoint(base_forms(word))
