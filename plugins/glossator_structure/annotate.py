"""The stages by which a page is parted, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator_standard import Block
from glossator_structure import bylines, datelines
from glossator_structure.alone import tell_alone
from glossator_structure.boxes import tell_boxes, tell_films, tell_teasers
from glossator_structure.certainty import shares
from glossator_structure.letters import tell_signature
from glossator_structure.middle import tell_captions, tell_credited, tell_middle, tell_signed
from glossator_structure.notes import tell_author
from glossator_structure.release import tell_release
from glossator_structure.runs import tell_lists, tell_runs, tell_summaries
from glossator_structure.top import tell_top
from glossator_structure.units import Unit, units


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text and the parts inside them."""
    found = units(text)
    tell_alone(found)
    tell_boxes(found)
    tell_films(found)
    tell_teasers(found)
    tell_runs(found)
    tell_summaries(found)
    begin = tell_top(found)
    tell_author(found)
    tell_captions(found)
    tell_credited(found)
    tell_signature(found[begin:])
    tell_lists(found[begin:])
    tell_middle(found, begin)
    tell_lists(found[begin:])
    tell_signed(found)
    tell_release(found)
    _tell_parts(found)
    for unit in found:
        yield from _annotations(unit)


def _tell_parts(found: Sequence[Unit]) -> None:
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


def _annotations(unit: Unit) -> Iterator[Block]:
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
