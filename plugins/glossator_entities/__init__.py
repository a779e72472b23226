"""Entities of a document, on top of a tagger's names; and a tagger that needs no model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import glossator
from glossator_standard import Entity, Name


class _WithGazetteer(glossator.Annotator):
    """What both annotators know: lists, and the names of GeoNames' places."""

    languages: ClassVar = ("en",)

    def model_id(self) -> str:
        from glossator_gazetteer.gazetteer import model_id

        return model_id()


class GazetteerNames(_WithGazetteer):
    """Names by gazetteer and pattern, without any model."""

    name = "gazetteer-names"
    provides = (Name,)
    requires: ClassVar = ("tokens", "sentences")

    def prepare(self) -> None:
        """Load the lists."""
        from glossator_entities import gazetteer, tagger

        gazetteer.load()
        self._names = tagger.names

    def annotate(self, document: glossator.Document) -> Iterable[Name]:
        """Mark the names of one document."""
        return self._names(document)


class Entities(_WithGazetteer):
    """Names made consistent over the document: found again, whole, with one label each."""

    name = "entities"
    provides = (Entity,)
    requires: ClassVar = ("tokens", "sentences", "names")
    uses: ClassVar = ("structure",)

    def prepare(self) -> None:
        """Load the lists."""
        from glossator_entities import annotate, gazetteer

        gazetteer.load()
        self._entities = annotate.entities

    def annotate(self, document: glossator.Document) -> Iterable[Entity]:
        """Correct, complete and link the names of one document."""
        return self._entities(document)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Entities, GazetteerNames]
