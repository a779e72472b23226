"""The stages by which claims are found, in order."""

from __future__ import annotations

import glossator
from glossator_claims.candidates import Finder
from glossator_claims.resolve import numbered
from glossator_standard import Claim, Quotation


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
    return numbered(found, least)
