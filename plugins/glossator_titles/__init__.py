"""Offices, ranks, honorifics and jobs of persons: status, holder, affiliation and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

import glossator
from glossator_standard import ListAnnotator, ListEntry, Title, WordList

__all__ = ["Titles"]


class Titles(ListAnnotator):
    """Marks core titles by word lists, and links them to names by the words around."""

    name: ClassVar[str] = "titles"
    provides: ClassVar[tuple[type[glossator.Annotation], ...]] = (Title,)
    languages: ClassVar[tuple[str, ...]] = ("en",)
    requires: ClassVar[tuple[str, ...]] = ("tokens", "sentences")
    uses: ClassVar[tuple[str, ...]] = ("entities",)

    @property
    def word_lists(self) -> Sequence[WordList]:
        """The lists that a project can change."""
        from glossator_titles.lists import LISTS

        return LISTS

    def own_entries(self) -> Mapping[str, Sequence[ListEntry]]:
        """The entries of the files beside this one."""
        from glossator_titles.lists import own_entries

        return own_entries()

    def prepare(self) -> None:
        from glossator_titles.lexicon import lexicon, own_lexicon

        self._lexicon = lexicon(self.entries()) if self.options.lists else own_lexicon()

    def explain(
        self, annotation: glossator.Annotation, document: glossator.Document
    ) -> glossator.Explanation | None:
        """What the rule says, and the entry of a list that the title has in it."""
        from glossator_titles.rules import explanation

        if not isinstance(annotation, Title):
            return None
        return explanation(document.text_of(annotation), annotation, self.entries())

    def annotate(self, document: glossator.Document) -> Iterable[glossator.Annotation]:
        from glossator_titles.annotate import titles

        return titles(document, self._lexicon)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator[Any]]]:
    return [Titles]
