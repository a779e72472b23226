"""What the tests of formats share: layer types, files in memory, what a round trip loses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from strategies import TYPES

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator.files.losses import compare, round_trip
from glossator_standard import Dependency, Entity, Morph, Sentence, Token

LAYERS: dict[str, type[glossator.Annotation]] = {
    **TYPES,
    **{
        cls.type_name(): cls
        for cls in (Dependency, Entity, Morph, Sentence, Token, ForeignField, ForeignRelation)
    },
}


class Files:
    """A file's head and what stands beside it; a `Source`."""

    name = identifier = "d"

    def __init__(
        self, head: bytes = b"", beside: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        self.head, self.beside = head, beside

    def has(self, companion: str) -> bool:
        return companion in self.beside

    def companion(self, companion: str) -> bytes:
        return self.beside[companion]


def read(
    made: glossator.Format, data: bytes, beside: Mapping[str, bytes] = MappingProxyType({})
) -> glossator.Document:
    return made.decode(glossator.Record(data), Files(data, beside))


def lost(made: glossator.Format, one: glossator.Document) -> list[str]:
    """What a round trip loses, but for who made the layers."""
    found = compare(one, round_trip(made, one))
    return [str(loss) for loss in found if loss.field != "producer"]
