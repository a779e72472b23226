"""The stages by which a page is parted, in order."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_standard import Block
from glossator_structure.alone import tell_alone
from glossator_structure.annotation import annotated
from glossator_structure.boxes import tell_boxes, tell_comments, tell_films, tell_teasers
from glossator_structure.letters import tell_signature, tell_signatures
from glossator_structure.middle import tell_captions, tell_credited, tell_middle, tell_signed
from glossator_structure.notes import tell_author
from glossator_structure.parts import tell_parts
from glossator_structure.release import tell_release
from glossator_structure.runs import tell_announced, tell_lists, tell_runs, tell_summaries
from glossator_structure.top import tell_top
from glossator_structure.units import units


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text and the parts inside them."""
    found = units(text)
    tell_alone(found)
    tell_boxes(found)
    tell_films(found)
    tell_teasers(found)
    tell_comments(found)
    tell_runs(found)
    tell_summaries(found)
    begin = tell_top(found)
    tell_author(found)
    tell_captions(found)
    tell_credited(found)
    tell_signature(found[begin:])
    tell_signatures(found[begin:])
    tell_lists(found[begin:])
    tell_middle(found, begin)
    tell_announced(found[begin:])
    tell_signed(found)
    tell_release(found)
    tell_parts(found)
    for unit in found:
        yield from annotated(unit)
