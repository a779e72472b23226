"""Why a name is there: what its rules say, each with an example, and what held in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import glossator
from glossator.exchange import has_place
from glossator_entities import contexts
from glossator_entities.lexicon import Lexicon
from glossator_entities.words import Words
from glossator_standard import Entity, Name
from glossator_standard.rule_examples import read_rules

FILE = Path(__file__).with_name("rules.toml")
_AROUND = 3
"""Tokens on each side of a name that are shown with what they say."""
_MOST = 3
"""Mentions whose neighbours are shown."""
_MARKS = re.compile(r"\[|\|[^\[\]|]*\]")
"""The marks of a tagger's names in an example."""
_BY_NEIGHBOURS = frozenset({"vote", "context", "place-context"})


def explanation(
    found: glossator.Annotation, document: glossator.Document, lexicon: Lexicon
) -> glossator.Explanation | None:
    """What rules, lists, tagger and neighbours say of a name or an entity.

    Args:
        found: The name or entity.
        document: Its document.
        lexicon: The lists that are in use.
    """
    if not isinstance(found, Name | Entity):
        return None
    # Names that no model found keep their rule as entities.
    known = {**read_rules(FILE, "names"), **read_rules(FILE, found.layer_type)}
    applied = [(one, known[one]) for one in found.rule.split("+") if one in known]
    if not applied:
        return None
    full = None
    if isinstance(found, Entity) and found.full is not None:
        full = document.layers["entities"].by_id(found.full)
    return glossator.Explanation(
        rule="; ".join(f"{name}: {rule.says}" for name, rule in applied),
        example=f"{_MARKS.sub('', applied[-1][1].example)} ({applied[-1][1].gives})",
        matched=((full.start, full.end),) if has_place(full) else (),
        conditions=tuple(_conditions(found, document, lexicon)),
    )


def _conditions(
    found: Name | Entity, document: glossator.Document, lexicon: Lexicon
) -> Iterator[str]:
    """What the tagger found likely, the lists that have the name, and what its neighbours say."""
    surface = document.text_of(found)
    for name in document.layers.of(Name) if "names" in document.layers else ():
        if name.probabilities and name.start < found.end and found.start < name.end:
            likely = sorted(name.probabilities.items(), key=lambda one: -one[1])
            said = ", ".join(f"{label} {share:.2f}" for label, share in likely)
            yield f"the tagger finds {document.text_of(name)!r} to be {said}"
    if listing := lexicon.listing(surface):
        kinds = {"organisation": "organisations", "group": "groups", "kind": "places or GeoNames"}
        lists = [said for field, said in kinds.items() if getattr(listing, field)]
        yield f"{surface!r} is listed: {', '.join(lists)}"
    if not _BY_NEIGHBOURS.isdisjoint(found.rule.split("+")):
        yield from _neighbours(surface, document, lexicon)


def _neighbours(surface: str, document: glossator.Document, lexicon: Lexicon) -> Iterator[str]:
    """The words beside the mentions of a name that say what it names."""
    seen = Words(document, lexicon)
    shown = 0
    for one in document.layers.of(Entity):
        if shown == _MOST:
            return
        if document.text_of(one) != surface:
            continue
        first, last = seen.covering(one.start, one.end)
        said = list(contexts.neighbours(seen, first, last))
        shown += bool(said)
        around = seen.texts[max(0, first - _AROUND) : last + _AROUND]
        for kind, weight in said:
            yield f"{' '.join(around)!r} says {kind} ({weight:g})"
