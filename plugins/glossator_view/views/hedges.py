"""Sentences that are hedged, with how strongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, ClassVar

import glossator


class Hedges(glossator.View):
    """Hedged sentences with their cues and strength."""

    name: ClassVar[str] = "hedges"
    title: ClassVar[str] = "Hedged sentences"
    layers: ClassVar[tuple[str, ...]] = ("hedging",)

    def draw(self, document: glossator.Document) -> str:
        rows = []
        for (start, end), cues in _sentences(document):
            strength = max(one.strength for one in cues)
            rows.append(
                f'<li><meter min="0" max="1" value="{strength:.2f}" '
                f'title="strength {strength:.2f}">{strength:.2f}</meter> '
                f"<q>{self._marked(document, start, end, cues)}</q></li>"
            )
        return f'<ol class="hedges">{"".join(rows)}</ol>' if rows else ""

    def _marked(
        self, document: glossator.Document, start: int, end: int, cues: Sequence[Any]
    ) -> str:
        """The sentence with its cues as links."""
        made, at = [], start
        for one in cues:
            if one.start < at or one.end > end:  # it shares text with the one before
                continue
            made += [escape(document.text[at : one.start])]
            made += [self.link(one, document.text[one.start : one.end])]
            at = one.end
        return "".join([*made, escape(document.text[at:end])])


def _sentences(document: glossator.Document) -> Iterator[tuple[tuple[int, int], list[Any]]]:
    """The extent of each sentence that a cue begins in, and its cues, in order."""
    sentences = document.layers.get_or_empty("sentences")
    found: dict[tuple[int, int], list[Any]] = {}
    for one in document.layers["hedging"]:
        over = sentences.overlapping(one)
        place = (over[0].start, max(over[0].end, one.end)) if over else (one.start, one.end)
        found.setdefault(place, []).append(one)
    yield from found.items()
