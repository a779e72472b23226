"""The stages by which claims are found; the order of the claims, and the ids that link them."""

from __future__ import annotations

from typing import Any

import msgspec

import glossator
from glossator_claims.candidates import Finder
from glossator_standard import Claim, Quotation

_replace: Any = msgspec.structs.replace  # msgspec's types do not know structs of structs


def claims(document: glossator.Document, least: float = 0.0) -> list[Claim]:
    """The claims of a document that has tokens and quotations, in order, with their ids.

    Args:
        document: With the layers that the annotator reads.
        least: The least confidence of a claim.
    """
    finder = Finder(document)
    found: list[tuple[Claim, int | None]] = []
    for quotation in document.layers.of(Quotation):
        found.extend(finder.of_quotation(quotation, len(found)))
    found.extend((claim, None) for claim in finder.of_turns(document))
    found.extend((claim, None) for claim in finder.of_narrator([claim for claim, _ in found]))
    return _numbered(found, least)


def _numbered(found: list[tuple[Claim, int | None]], least: float) -> list[Claim]:
    """The claims in the order of the text; `outer`, a place in the list, becomes an id."""
    kept = [place for place, (claim, _) in enumerate(found) if claim.confidence >= least]
    kept.sort(key=lambda place: (found[place][0].start, found[place][0].end))
    number = {place: f"claims:{at}" for at, place in enumerate(kept, 1)}
    made = []
    for place in kept:
        claim, outer = found[place]
        if outer is not None and outer in number:
            claim = _replace(claim, outer=number[outer])
        made.append(claim)
    return made
