"""Entities of a document, on top of a tagger's names; and a tagger that needs no model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

import glossator
from glossator_standard import Entity, ListAnnotator, Name

if TYPE_CHECKING:
    from glossator_entities.lexicon import Lexicon


class _WithLists(ListAnnotator):
    """What both annotators know: lists, and the names of GeoNames' places."""

    languages: ClassVar = ("en",)
    lists_module = "glossator_entities.lists"

    def _lexicon_now(self) -> Lexicon:
        """The lists as they are looked up, shared where a project changes nothing."""
        from glossator_entities.lexicon import Lexicon, own_lexicon

        return own_lexicon() if self.options.lists is None else Lexicon(self.entries())

    def explain(
        self, annotation: glossator.Annotation, document: glossator.Document
    ) -> glossator.Explanation | None:
        """What the rules say, with an example, and what tagger, lists and neighbours say."""
        from glossator_entities.rules import explanation

        return explanation(annotation, document, self._lexicon_now())

    def model_id(self) -> str:
        from glossator_gazetteer.gazetteer import model_id

        return model_id()


class GazetteerNames(_WithLists):
    """Names by gazetteer and pattern, without any model."""

    name = "gazetteer-names"
    provides = (Name,)
    requires: ClassVar = ("tokens", "sentences")

    def prepare(self) -> None:
        """Load the lists."""
        from glossator_entities import tagger

        self._lexicon = self._lexicon_now()
        self._names = tagger.names

    def annotate(self, document: glossator.Document) -> Iterable[Name]:
        """Mark the names of one document."""
        return self._names(document, self._lexicon)


class Entities(_WithLists):
    """Names made consistent over the document: found again, whole, with one label each."""

    name = "entities"
    provides = (Entity,)
    requires: ClassVar = ("tokens", "sentences", "names")
    uses: ClassVar = ("structure",)

    def prepare(self) -> None:
        """Load the lists."""
        from glossator_entities import annotate

        self._lexicon = self._lexicon_now()
        self._entities = annotate.entities

    def annotate(self, document: glossator.Document) -> Iterable[Entity]:
        """Correct, complete and link the names of one document."""
        return self._entities(document, self._lexicon)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator[Any]]]:
    return [Entities, GazetteerNames]
