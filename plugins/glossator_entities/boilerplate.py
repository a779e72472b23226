"""What is no article has no names: share buttons, navigation, teasers of other articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import glossator
from glossator_standard import Block, Name

_SURE = 0.75
"""How sure the layer `structure` is that a block is no article, at least."""


class Boilerplate:
    """The stretches of a document that are surely no article; none without `structure`."""

    def __init__(self, document: glossator.Document) -> None:
        blocks = [
            block
            for block in document.layers.get_or_empty(Block)
            if block.kind == "promo" and block.confidence >= _SURE
        ]
        self._starts = [block.start for block in blocks]
        self._ends = [block.end for block in blocks]

    def __contains__(self, offset: int) -> bool:
        """Whether what begins at an offset is no article."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]

    def without(self, names: Iterable[Name]) -> list[Name]:
        """The names that stand in the article."""
        return [name for name in names if name.start not in self]
