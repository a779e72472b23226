"""Parts inside paragraphs: a dateline at the head, the writer of an entry of a live blog."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure import bylines, datelines
from glossator_structure.units import Unit


def tell_parts(found: Sequence[Unit]) -> None:
    """Datelines at the head of paragraphs, writers in the entries of a live blog."""
    body = [unit for unit in found if unit.kind == "body"]
    for at, unit in enumerate(body):
        end = datelines.dateline(unit.text) or (_place(body) if not at else 0)
        if end and (not at or unit.text[end - 1] != ":" or unit.text[end - 2].isdigit()):
            unit.parts.append(("dateline", unit.start, unit.start + end, "dateline-head"))
        elif who := bylines.written_by(unit):
            unit.parts.append(("byline", *who, "byline-writes"))


def _place(body: Sequence[Unit]) -> int:
    """Where the place ends that heads the first paragraph with a colon, and no later one."""
    if any(datelines.place_label(one.text) for one in body[1:]):
        return 0  # speakers
    return datelines.place_label(body[0].text)
