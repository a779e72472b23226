"""How likely the quotations of a rule are right: ``confidence.toml`` from PolNeAR's training texts.

    python benchmarks/quotation_confidence.py measure   # fits confidence.toml
    python benchmarks/quotation_confidence.py table     # how well it fits the development texts

A quotation is right where a gold one overlaps it by half (the IoU of ``eval``). The gold folder is
``../shared/gold`` beside the checkout, or the one that GLOSSATOR_GOLD names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from confidence import Case, fit, write
from confidence import table as print_table
from scores import GOLD

import glossator
from glossator_eval.items import ANY_LABEL, Item
from glossator_eval.matching import match
from glossator_quotations import confidence

USE = {"tokens": "rules", "sentences": "rules"}
OVERLAP = 0.5
PENALTY = 20.0
"""Of the ridge: many features are words that were seen a few times."""


def cases(part: str) -> Iterator[Case]:
    """Of each quotation its features, whether it is right, its confidence, and the document."""
    plain, seen = confidence.features, []

    def remembered(*arguments: object) -> list[str]:
        seen.append(plain(*arguments))  # type: ignore[arg-type]  # passed on as it came
        return seen[-1]

    confidence.features = remembered  # type: ignore[assignment]  # it takes what `features` does
    with glossator.chain("quotations", use=USE, minimal=True) as chain:
        lines = (GOLD / f"quotations/polnear.{part}.jsonl").open(encoding="utf-8")
        for number, line in enumerate(lines):
            record = json.loads(line)
            gold = [Item(one["start"], one["end"], ANY_LABEL) for one in record["spans"]]
            seen.clear()
            document = chain(glossator.Document(id=record["id"], text=record["text"]))
            for one, features in zip(document.layers["quotations"], seen, strict=True):
                item = Item(one.start, one.end, ANY_LABEL)
                right = bool(match(gold, [item], at_least=OVERLAP).pairs)
                yield features, right, one.confidence, number


def measure() -> None:
    """Fit the model to the training documents."""
    weights = fit(list(cases("train")), PENALTY)
    write(confidence.WEIGHTS, weights, "PolNeAR's training documents", "quotation_confidence.py")


def table() -> None:
    """Print how many of the quotations of each confidence are right."""
    print_table([(sure, right) for _, right, sure, _ in cases("dev")])


if __name__ == "__main__":
    {"measure": measure, "table": table}[sys.argv[1]]()
