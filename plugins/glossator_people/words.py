"""The words of a document, with its paragraphs and the classes that the rules here ask for."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import glossator
from glossator_people.lexicon import classes
from glossator_standard.paragraphs import paragraphs
from glossator_standard.words import DocumentWords


class PeopleWords(DocumentWords):
    """A document's words for the rules of persons."""

    def __init__(self, document: glossator.Document) -> None:
        super().__init__(document, classes=classes())

    @cached_property
    def paragraph_of(self) -> list[int]:
        """The number of each word's paragraph."""
        begins = [start for start, _ in paragraphs(self.text)]
        return [bisect_right(begins, start) for start in self.starts]
