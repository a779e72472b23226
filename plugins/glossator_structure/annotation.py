"""From the units of a page to annotations."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_standard import Block
from glossator_structure.certainty import shares
from glossator_structure.units import Unit


def annotated(unit: Unit) -> Iterator[Block]:
    """A unit and the parts inside it; every unit has a kind by now."""
    assert unit.kind is not None  # `tell_middle` leaves none open
    yield Block(
        start=unit.start,
        end=unit.end,
        kind=unit.kind,
        rule=unit.rule,
        confidence=shares()[unit.rule],
    )
    for part, start, end, rule in unit.parts:
        yield Block(
            start=start, end=end, kind=part, inline=True, rule=rule, confidence=shares()[rule]
        )
