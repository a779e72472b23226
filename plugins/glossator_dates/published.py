"""The document's date where its page says it further down than `dateline` looks."""

from __future__ import annotations

import re
from datetime import date

import glossator
from glossator_dates.dateline import full_dates
from glossator_standard import Block

_PUBLISHED = re.compile(r"(?i)\b(?:published|posted|issued|released|filed)\b")


def published(document: glossator.Document) -> date | None:
    """The date that the blocks of a page give it; None without the layer, or a full date in it.

    What is said to be the day of publication goes before the first date above the text, and this
    before the first dateline.
    """
    said: list[str] = []
    above: list[str] = []
    datelines: list[str] = []
    begun = False
    for block in document.layers.get_or_empty(Block):
        line = document.text_of(block)
        if block.kind == "date":
            if _PUBLISHED.search(line):
                said.append(line)
            elif not begun:
                above.append(line)
        elif block.kind == "dateline":
            datelines.append(line)
        begun = begun or block.kind == "body"
    found = (day for line in (*said, *above, *datelines[:1]) for *_, day in full_dates(line))
    return next(found, None)
