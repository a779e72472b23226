"""The lines of a page that are no article: share buttons, navigation, and others by their kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container

import glossator
from glossator_standard.structure import Block, BlockKind

SURE = 0.75
"""How sure the layer `structure` is of a block, at least, that an annotator leaves out."""


class Boilerplate:
    """The stretches of a document that are surely of some kinds; none without `structure`.

    Args:
        document: With or without the layer.
        kinds: Those of blocks that are left out.
    """

    def __init__(
        self, document: glossator.Document, kinds: Container[BlockKind] = ("promo",)
    ) -> None:
        blocks = [
            block
            for block in document.layers.get_or_empty(Block)
            if block.kind in kinds and not block.inline and block.confidence >= SURE
        ]
        self._starts = [block.start for block in blocks]
        self._ends = [block.end for block in blocks]

    def __contains__(self, offset: int) -> bool:
        """Whether what begins at an offset stands in one of them."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]
