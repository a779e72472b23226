"""Offices, ranks, honorifics and jobs of persons: status, holder, affiliation and place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import glossator
from glossator_standard import ListAnnotator, Title

__all__ = ["Titles"]


class Titles(ListAnnotator):
    """Marks core titles by word lists, and links them to names by the words around."""

    name: ClassVar[str] = "titles"
    provides: ClassVar[tuple[type[glossator.Annotation], ...]] = (Title,)
    languages: ClassVar[tuple[str, ...]] = ("en",)
    requires: ClassVar[tuple[str, ...]] = ("tokens", "sentences")
    uses: ClassVar[tuple[str, ...]] = ("entities",)
    lists_module = "glossator_titles.lists"

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
