"""How far `confidence` is right: of the annotations of each layer with each, the share that is.

    python benchmarks/calibration.py

On the development gold, annotated with the default chain as by ``scores.py``. Weights that were
fitted on the same gold fit it a little too well: ``confidence.py`` has the halves left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import claim_confidence
import confidence
from rich.console import Console
from rich.table import Table
from scores import predict

from glossator_eval.items import ANY_LABEL, Item
from glossator_eval.matching import match

BINS = ((0.95, 1.01), (0.85, 0.95), (0.7, 0.85), (0.5, 0.7), (0.0, 0.5))
NAMES = 3
"""How often a name counts in whose chain a person is."""
Judged = tuple[float, bool]
"""The confidence of an annotation, and whether it is right."""


class Gold(NamedTuple):
    """Gold that says which annotations are right.

    Attributes:
        file: Below the gold folder, or the project's own.
        spans: The list of them.
        overlap: The least overlap (IoU); 1 for the same extent.
        label: The field whose value is gold's label; None where labels do not count.
    """

    file: str
    spans: str = "spans"
    overlap: float = 1.0
    label: str | None = None


GOLD = {
    "structure": (
        Gold("structure/articles.dev.jsonl", label="kind"),
        Gold("structure/gum_structure.dev.jsonl", label="kind"),
    ),
    "titles": (Gold("titles-hedging/dev.jsonl", "titles"), Gold("wikinews.dev.jsonl", "titles")),
    "hedging": (Gold("titles-hedging/dev.jsonl", "hedging"), Gold("wikinews.dev.jsonl", "hedging")),
    "quotations": (Gold("quotations/polnear.dev.jsonl", overlap=0.5),),
}
FITTED = {
    "entities": (confidence.entities, ("entities/worldwide", "entities/uner_ewt")),
    "locations": (
        confidence.locations,
        ("locations/geowebnews", "locations/lgl", "locations/geovirus"),
    ),
    "dates": (confidence.dates, ("dates/timebank", "dates/wikiwars")),
}
"""Layers of which the script that fits their confidence knows what is right, and on what gold."""


def judged(layer: str, gold: Gold) -> Iterator[Judged]:
    """The annotations of a layer; those that only optional gold has do not count."""
    predict(gold.file, {layer}, "", Console(quiet=True))
    for _, row, document in confidence.documents(gold.file):
        wanted = [
            Item(
                one["start"],
                one["end"],
                one["label"] if gold.label else ANY_LABEL,
                optional=bool(one.get("optional")),
            )
            for one in row[gold.spans]
        ]
        made = [
            Item(
                one.start,
                one.end,
                getattr(one, gold.label) if gold.label else ANY_LABEL,
                {"confidence": one.confidence},
            )
            for one in document.layers[layer]
        ]
        for label in sorted({one.label for one in made}):
            same = [[one for one in side if one.label == label] for side in (wanted, made)]
            found = match(*same, at_least=gold.overlap)
            right = [theirs for one, theirs in found.pairs if not one.optional]
            yield from ((one.fields["confidence"], True) for one in right)
            yield from ((one.fields["confidence"], False) for one in found.spurious)


def mentions(name: str) -> Iterator[Judged]:
    """The mentions of persons, right in the chain of gold that most of the person's are in.

    A name counts three times; one that is nobody's is wrong.
    """
    predict(name, {"people", "mentions"}, "", Console(quiet=True))
    for _, row, document in confidence.documents(name):
        by_id = {one.id: one for one in document.layers["mentions"]}
        for person in document.layers["people"]:
            found = [by_id[one] for one in person.mentions]
            chains = [_chain(one, row["spans"]) for one in found]
            votes = Counter[str]()
            for one, chain in zip(found, chains, strict=True):
                if chain is not None:
                    votes[chain] += NAMES if one.kind == "name" else 1
            most = max(votes, key=votes.__getitem__, default="")
            for one, chain in zip(found, chains, strict=True):
                yield one.confidence, chain == most


def _chain(mention: Any, gold: list[dict[str, Any]]) -> str | None:
    """The chain of the shortest of gold's mentions whose name or head stands in a mention."""
    inside = [
        (one["end"] - one["start"], one["chain"])
        for one in gold
        for start, end in (one["head"], one.get("name", one["head"]))
        if mention.start <= start and end <= mention.end
    ]
    return min(inside)[1] if inside else None


def layers() -> Iterator[tuple[str, list[Judged]]]:
    """Each layer with what is right of it."""
    for layer, some in GOLD.items():
        yield layer, [one for gold in some for one in judged(layer, gold)]
    for layer, (cases, golds) in FITTED.items():
        for name in golds:
            predict(f"{name}.dev.jsonl", {layer}, "", Console(quiet=True))
        yield layer, [(sure, right) for _, right, sure, _ in cases()]
    yield "mentions", [*mentions("people/gum_people.dev.jsonl")]
    yield "claims", [(sure, right) for _, right, sure, _ in claim_confidence.cases("dev")]


def main() -> None:
    """Print the table: a row for each layer, a column for each range of confidence."""
    table = Table("layer", *(f"{low:g} to {min(high, 1):g}" for low, high in BINS))
    for layer, found in layers():
        cells = []
        for low, high in BINS:
            right = [one for sure, one in found if low <= sure < high]
            cells.append(f"{sum(right) / len(right):.2f} of {len(right):,}" if right else "")
        table.add_row(layer, *cells)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
