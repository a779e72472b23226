"""What the rules find, before it becomes an annotation."""

from __future__ import annotations

from dataclasses import dataclass

from glossator_quotations.phrases import Extent

UNOWNED = 4
"""The rank of what only a noun without an owner reports: it gives way to all else."""


@dataclass(slots=True)
class Found:
    """A reported stretch, in tokens.

    Attributes:
        pieces: The content, in order; more than one where the cue stands between.
        cue: The words that report it.
        subject: The phrase that names the speaker.
        rule: What found it.
        rank: Lower wins where two claim the same words.
        confidence: How likely it is right, where that chose it.
        worth: How likely, and how long: of those that rank alike more wins.
        inner: Whether its cue stands in what another one reports.
    """

    pieces: list[Extent]
    cue: Extent | None
    subject: Extent | None
    rule: str
    rank: int
    confidence: float | None = None
    worth: float = 0.0
    inner: bool = False
