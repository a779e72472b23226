"""Words behind a name and a colon: headlines ("Dole: Bridge is safe"), turns of a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import glossator
from glossator import Extent
from glossator_standard import Block, Entity

_KINDS = ("headline", "subheading", "body", "list_item")
_COLON = re.compile(r"(?:, [A-Z][\w’' -]{1,30})?: ")
"""What stands behind the name: also "Ana Ruiz, Norvik: " above a letter."""
_LEAST = 8
"""How long what is said is at least, in code points."""


class Turn(NamedTuple):
    """What stands behind a colon, and the name before it."""

    content: Extent
    claimant: Extent
    entity: str


def turns(document: glossator.Document) -> Iterator[Turn]:
    """The blocks of a page that are a name, a colon, and what its bearer says."""
    entities = {one.start: one for one in document.layers.get_or_empty(Entity)}
    text = document.text
    for block in document.layers.get_or_empty(Block):
        entity = entities.get(block.start)
        if entity is None or block.inline or block.kind not in _KINDS:
            continue
        colon = _COLON.match(text, entity.end)
        if entity.label != "PERSON" or text[entity.start : entity.end].isupper() or not colon:
            continue
        content = colon.end(), block.end
        if content[1] - content[0] >= _LEAST:
            yield Turn(content, (entity.start, entity.end), entity.id)
