"""What the tests of formats of other tools share: layer types, and what a round trip loses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sources import read
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


def read_one(
    made: glossator.Format, data: bytes, beside: Mapping[str, bytes] = MappingProxyType({})
) -> glossator.Document:
    """The only document of a file."""
    (one,) = read(made, data, beside)
    return one


def lost(made: glossator.Format, one: glossator.Document) -> list[str]:
    """What a round trip loses, but for who made the layers."""
    found = compare(one, round_trip(made, one))
    return [str(loss) for loss in found if loss.field != "producer"]
