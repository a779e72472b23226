"""Which candidate wins where several claim the same words."""

from __future__ import annotations

from collections.abc import Iterable

from glossator_hedging.candidates import Candidate
from glossator_standard.matching import longest_first


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The hedges: longest first; of equals a block wins, then the first of the list."""
    blocks_first = sorted(candidates, key=lambda one: one.kind is not None)
    kept = longest_first(blocks_first, extent=lambda one: (one.start, one.end))
    return [one for one in kept if one.kind is not None]
