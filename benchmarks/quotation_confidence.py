"""How likely the quotations of a rule are right: ``confidence.toml`` from PolNeAR's training texts.

    python benchmarks/quotation_confidence.py measure   # fits confidence.toml
    python benchmarks/quotation_confidence.py table     # how well it fits the development texts

A quotation is right where a gold one overlaps it by half (the IoU of ``eval``). What is reported
without marks is fitted on all candidates, since the model also chooses among these. The gold folder
is ``../shared/gold`` beside the checkout, or the one that GLOSSATOR_GOLD names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from confidence import Case, fit, recording, write
from confidence import table as print_table
from scores import GOLD

import glossator
from glossator_eval.items import ANY_LABEL, Item
from glossator_eval.matching import iou
from glossator_quotations import annotate, confidence
from glossator_quotations.lexicon import own_lexicon
from glossator_quotations.resolve import find_candidates
from glossator_quotations.view import View

USE = {"tokens": "rules", "sentences": "rules"}
OVERLAP = 0.5
PENALTY, FEWEST = 8.0, 12
"""Of the ridge: many features are words that were seen a few times."""


def documents(part: str) -> Iterator[tuple[int, glossator.Document, list[Item]]]:
    """The number of each document, the document, and its gold quotations."""
    with (
        glossator.chain("tokens", "sentences", use=USE, minimal=True) as chain,
        (GOLD / f"quotations/polnear.{part}.jsonl").open(encoding="utf-8") as lines,
    ):
        for number, record in enumerate(map(json.loads, lines)):
            gold = [Item(one["start"], one["end"], ANY_LABEL) for one in record["spans"]]
            yield number, chain(glossator.Document(id=record["id"], text=record["text"])), gold


def is_right(gold: list[Item], start: int, end: int) -> bool:
    """Whether a gold quotation overlaps an extent by half."""
    extent = Item(start, end, ANY_LABEL)
    return any(iou(one, extent) >= OVERLAP for one in gold)


def annotated(part: str) -> Iterator[tuple[str, Case]]:
    """The kind of each quotation that is annotated, and its case."""
    for number, document, gold in documents(part):
        made = recording(confidence, document, lambda one: annotate.annotate(one, own_lexicon()))
        for one, features in made:
            yield one.kind, (features, is_right(gold, one.start, one.end), one.confidence, number)


def candidates(part: str) -> Iterator[Case]:
    """The cases of all candidates without marks."""
    for number, document, gold in documents(part):
        view = View(document)
        for found in find_candidates(view):
            pieces = sorted(found.pieces)
            if all(max(view.quote[first:end]) < 0 for first, end in pieces):
                start, end = view.starts[pieces[0][0]], view.ends[pieces[-1][1] - 1]
                features = confidence.features(view, found, "indirect")
                yield features, is_right(gold, start, end), 0.0, number


def measure() -> None:
    """Fit the model to the training documents."""
    marked = [case for kind, case in annotated("train") if kind != "indirect"]
    weights = fit([*candidates("train"), *marked], PENALTY, FEWEST)
    write(confidence.WEIGHTS, weights, "PolNeAR's training documents", "quotation_confidence.py")


def table() -> None:
    """Print how many of the quotations of each confidence are right."""
    print_table([(sure, right) for _, (_, right, sure, _) in annotated("dev")])


if __name__ == "__main__":
    {"measure": measure, "table": table}[sys.argv[1]]()
