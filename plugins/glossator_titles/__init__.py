"""Offices, ranks, honorifics and jobs of persons: status, holder, affiliation and place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import glossator
from glossator_standard import Title

__all__ = ["Titles"]


class Titles(glossator.Annotator):
    """Marks core titles by word lists, and links them to names by the words around."""

    name: ClassVar[str] = "titles"
    provides: ClassVar[tuple[type[glossator.Annotation], ...]] = (Title,)
    languages: ClassVar[tuple[str, ...]] = ("en",)
    requires: ClassVar[tuple[str, ...]] = ("tokens", "sentences")
    uses: ClassVar[tuple[str, ...]] = ("entities",)

    def prepare(self) -> None:
        from glossator_titles.lexicon import lexicon

        self._lexicon = lexicon()

    def annotate(self, document: glossator.Document) -> Iterable[glossator.Annotation]:
        from glossator_titles.titles import titles

        return titles(document, self._lexicon)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Titles]
