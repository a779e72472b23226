"""The order of the claims, and the ids that link one report to the one it stands in."""

from __future__ import annotations

from typing import Any

import msgspec

from glossator_standard import Claim

_replace: Any = msgspec.structs.replace  # msgspec's types do not know structs of structs


def numbered(found: list[tuple[Claim, int | None]], least: float) -> list[Claim]:
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
