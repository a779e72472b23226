"""How likely the claims of a rule are right: ``confidence.toml`` from PolNeAR's training texts.

    python benchmarks/claim_confidence.py measure   # fits confidence.toml
    python benchmarks/claim_confidence.py table     # how well it fits the development texts

A claim is right where a gold quotation overlaps it by half (the IoU of ``eval``) and has the same
claimant. The gold folder is ``../shared/gold`` beside the checkout, or the one that GLOSSATOR_GOLD
names; the default chain annotates its texts once, into ``build/scores``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from confidence import Case, documents, fit, recording, write
from confidence import table as print_table
from rich.console import Console
from scores import predict

import glossator
from glossator_claims import certainty
from glossator_claims.annotate import claims
from glossator_eval.agreement import agree
from glossator_eval.items import ANY_LABEL, Item
from glossator_eval.matching import match
from glossator_standard import Claim

OVERLAP = 0.5
PENALTY, FEWEST = 10.0, 40
"""Of the ridge, and the cases of a feature that has a weight: many are words that are rare."""


def cases(part: str) -> Iterator[Case]:
    """Of each claim of a quotation its features, whether it is right, and its confidence."""
    name = f"quotations/polnear.{part}.jsonl"
    predict(name, {"claims"}, "", Console())
    for number, row, document in documents(name):
        gold = [Item(one["start"], one["end"], ANY_LABEL, one) for one in row["spans"]]
        made = recording(certainty, document, of_quotations)
        found = [
            Item(one.start, one.end, ANY_LABEL, {"speaker": list(one.claimant_span or ()) or None})
            for one, _ in made
        ]
        right = {
            id(theirs)
            for ours, theirs in match(gold, found, at_least=OVERLAP).pairs
            if agree(ours.fields, "speaker", theirs.fields["speaker"])
        }
        for item, (claim, features) in zip(found, made, strict=True):
            yield features, id(item) in right, claim.confidence, number


def of_quotations(document: glossator.Document) -> list[Claim]:
    """The claims that are quotations, in the order of these; some claim nothing."""
    made = {one.quotation: one for one in claims(document)}
    return [made[one.id] for one in document.layers["quotations"] if one.id in made]


def measure() -> None:
    """Fit the model to the training documents."""
    weights = fit(list(cases("train")), PENALTY, FEWEST)
    write(certainty.WEIGHTS, weights, "PolNeAR's training documents", "claim_confidence.py")


def table() -> None:
    """Print how many of the claims of each confidence are right."""
    print_table([(sure, right) for _, right, sure, _ in cases("dev")])


if __name__ == "__main__":
    {"measure": measure, "table": table}[sys.argv[1]]()
