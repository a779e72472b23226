"""Words behind a name and a colon: headlines ("Dole: Bridge is safe"), turns of a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator

import glossator
from glossator_claims.parties import Report
from glossator_standard import Block, Entity
from glossator_standard.english import words
from glossator_standard.inflection import base_forms, irregular_pasts

_KINDS = ("headline", "subheading", "body", "list_item")
_SPEAKERS = ("PERSON", "ORG")
_COLON = re.compile(r"(?:, [A-Z][\w’' -]{1,30})?: ")
"""What stands behind the name: also "Ana Ruiz, Norvik: " above a letter."""
_LEAST = 8
"""How long what is said is at least, in code points."""


def turns(document: glossator.Document) -> Iterator[Report]:
    """The blocks of a page that are a name, a colon, and what its bearer says."""
    entities = {one.start: one for one in document.layers.get_or_empty(Entity)}
    text = document.text
    for block in document.layers.get_or_empty(Block):
        entity = entities.get(block.start)
        if entity is None or block.inline or block.kind not in _KINDS:
            continue
        colon = _COLON.match(text, entity.end)
        if entity.label not in _SPEAKERS or not colon:
            continue
        if block.kind != "headline" and entity.label != "PERSON":
            continue
        content = colon.end(), block.end
        bearer = entity.label == "PERSON" and not text[entity.start : entity.end].isupper()
        told = bearer or _has_verb(text[slice(*content)])
        if told and content[1] - content[0] >= _LEAST:
            cue = entity.end, entity.end + 1
            yield Report((content,), cue, (entity.start, entity.end), "turn", entity.id)


def _has_verb(content: str) -> bool:
    """Whether a line tells something: "KTQ: New flood study" only says whose it is."""
    for word in content.lower().replace("’", "'").split():
        if word in words("auxiliary") | irregular_pasts() or word.endswith("ed"):
            return True
        if not words("headline_verb").isdisjoint((word, *base_forms(word))):
            return True
    return False
