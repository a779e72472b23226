"""What the two parts of a location's reason say, for ``glossator explain``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import glossator
from glossator_locations import cues
from glossator_locations.home import domain_of
from glossator_standard import Location
from glossator_standard.rule_examples import Rule, read_rules

FILE = Path(__file__).with_name("lists") / "rules.toml"


def rule_of(part: str, name: str) -> Rule | None:
    """The rule of a reason's part; "near Dallas" has the one of "near *".

    Args:
        part: ``evidence`` or ``reading``.
        name: What the reason says.
    """
    known = read_rules(FILE, part)
    return known.get(name) or known.get(f"{name.partition(' ')[0]} *")


def explanation(location: Location, document: glossator.Document) -> glossator.Explanation | None:
    """Why a location is one, and that place; None where its reason is of no rule here."""
    why, _, which = location.reason.partition("; ")
    evidence, reading = rule_of("evidence", why), rule_of("reading", which)
    if evidence is None or reading is None:
        return None
    # The more telling of both: most are tagged, many have one reading.
    shown = evidence if which in ("only reading", "prominence") else reading
    return glossator.Explanation(
        rule=f"{location.reason}: {evidence.says}; {reading.says}",
        example=f"{shown.example} ({shown.gives or 'no place known'})",
        matched=tuple(_matched(location, document, why, which)),
        conditions=tuple(_conditions(location, document, which)),
    )


def _matched(
    location: Location, document: glossator.Document, why: str, which: str
) -> Iterator[glossator.Extent]:
    """The stretches of the text that the reason rests on."""
    others = [one for one in document.layers.of(Location) if one.start != location.start]
    before = [one for one in others if one.end <= location.start]
    after = [one for one in others if one.start >= location.end]
    if why == "unit" and before:
        yield before[-1].start, before[-1].end
    if which in ("containment", "in the place named after it") and after:
        yield after[0].start, after[0].end
    if which == "the words beside it":
        yield from cues.words_beside(document.text, location.start, location.end)
    if why == "named before" or which == "one sense per document":
        named = document.text_of(location)
        same = (one for one in others if document.text_of(one) == named)
        yield from ((one.start, one.end) for one in same if one.reason != location.reason)


def _conditions(location: Location, document: glossator.Document, which: str) -> Iterator[str]:
    """What else held: the entity, the domain, the readings there were."""
    entities = document.layers.get_or_empty("entities").annotations
    for entity in (one for one in entities if one.id and one.id == location.entity):
        yield f"the entity {document.text_of(entity)!r} is {entity.label}"
    domain = domain_of(document.metadata)
    if domain and which.endswith(("document", "home")):
        yield f"the document is of {domain}"
    for number, one in enumerate(location.candidates):
        people = f", {one.population:,} inhabitants" if one.population else ""
        chosen = "" if number else " (chosen)"
        yield f"it may be {one.name}, {one.country or 'no country'}{people}{chosen}"
