"""What the user asks to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossator import Annotation
from glossator_eval.items import Normalisation, Side
from glossator_eval.places import IDS, LATITUDE, LONGITUDE
from glossator_eval.reader import Reader
from glossator_eval.rows import Rows

Types = Mapping[str, type[Annotation]]
"""The layer types that are installed, by name."""


@dataclass(frozen=True)
class Comparison:
    """Two layers to compare, and how.

    Attributes:
        gold: Where gold stands.
        predicted: Where the prediction stands.
        normalisation: What is done to both before.
        least_iou: A further way of matching, beside exact and overlapping extents.
        fields: Pairs of gold and predicted names of fields whose values to compare.
        places: Whether to measure distances of matched places.
    """

    gold: Side
    predicted: Side
    normalisation: Normalisation = field(default_factory=Normalisation)
    least_iou: float | None = None
    fields: tuple[tuple[str, str], ...] = ()
    places: bool = False

    def readers(self, gold: Rows, predicted: Rows, types: Types) -> tuple[Reader, Reader]:
        """What makes the items of each side."""
        ours = [one for mine, _ in self.fields for one in (mine, f"{mine}_alt")]
        theirs = [other for _, other in self.fields]
        further = [*LATITUDE, *LONGITUDE, *IDS] if self.places else []
        return (
            Reader(self.gold, self.normalisation, [*ours, *further], _cls(gold, self.gold, types)),
            Reader(
                self.predicted,
                self.normalisation,
                [*theirs, *further],
                _cls(predicted, self.predicted, types),
            ),
        )


def _cls(rows: Rows, side: Side, types: Types) -> type[Annotation] | None:
    """The class of a side's layer, where it is one of a document and installed."""
    return types.get(rows.types.get(side.layer, ""))
