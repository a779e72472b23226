"""Scoring annotations against gold ones: items, their matching, and the scores."""

from glossator.evaluation.items import Item, Mapping, Side, read_side
from glossator.evaluation.matching import Match, iou, match
from glossator.evaluation.scores import Report, Score, evaluate

__all__ = [
    "Item",
    "Mapping",
    "Match",
    "Report",
    "Score",
    "Side",
    "evaluate",
    "iou",
    "match",
    "read_side",
]
