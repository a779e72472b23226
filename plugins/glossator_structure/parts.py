"""Parts inside paragraphs: a dateline at the head, the writer of an entry of a live blog."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure import bylines, datelines
from glossator_structure.units import Unit


def tell_parts(found: Sequence[Unit]) -> None:
    """Datelines at the head of paragraphs, writers in the entries of a live blog."""
    first = True
    for unit in found:
        if unit.kind != "body":
            continue
        end = datelines.dateline(unit.text)
        if end and (first or unit.text[end - 1] != ":" or unit.text[end - 2].isdigit()):
            unit.parts.append(("dateline", unit.start, unit.start + end, "dateline-head"))
        elif who := bylines.written_by(unit):
            unit.parts.append(("byline", *who, "byline-writes"))
        first = False
