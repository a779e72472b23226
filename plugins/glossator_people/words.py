"""The words of a document, with its paragraphs and the classes that the rules here ask for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property

import glossator
from glossator_people.lexicon import classes
from glossator_standard.inflection import irregular_pasts
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
