"""How often the rules of `quotations` are right: ``confidence.toml`` from PolNeAR's training texts.

    python benchmarks/quotation_confidence.py measure   # writes confidence.toml
    python benchmarks/quotation_confidence.py table     # how well it fits the development texts

A quotation is right where a gold one overlaps it by more than half (IoU). The gold folder is
``../shared/gold`` beside the checkout, or the one that GLOSSATOR_GOLD names.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import glossator
from glossator_quotations.weights import WEIGHTS

ROOT = Path(__file__).parent.parent
GOLD = Path(os.environ.get("GLOSSATOR_GOLD", ROOT.parent / "shared" / "gold")) / "quotations"
USE = {"tokens": "rules", "sentences": "rules"}
OVERLAP = 0.5
SEEN = 12
"""A rule with its word has a figure of its own where it was seen so often."""
PRIOR = 15
"""How much the figure of what follows the word weighs in it, in quotations."""
Extents = Sequence[tuple[int, int]]


def judged(part: str) -> Iterator[tuple[str, str, float, bool]]:
    """Kind, rule and confidence of each quotation, and whether it is right."""
    with glossator.chain("quotations", use=USE, minimal=True) as chain:
        for line in (GOLD / f"polnear.{part}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            gold = [one.get("fragments") or [(one["start"], one["end"])] for one in record["spans"]]
            document = chain(glossator.Document(id=record["id"], text=record["text"]))
            for one in document.layers["quotations"]:
                extents = one.fragments or ((one.start, one.end),)
                right = any(_iou(extents, other) > OVERLAP for other in gold)
                yield one.kind, one.rule, one.confidence, right


def _iou(some: Extents, others: Extents) -> float:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)
    whole = sum(b - a for a, b in (*some, *others))
    return shared / (whole - shared)


def measure() -> None:
    """Write the share that is right of each rule, and of each rule with its word."""
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for kind, rule, _, is_right in judged("train"):
        for key in {rule, rule.rpartition(":")[2], "any"}:
            seen[kind, key] += 1
            right[kind, key] += is_right
    lines = [
        '# The share of quotations that are right, by kind and rule; "any" is that of the kind.',
        "# Measured on PolNeAR's training documents by `benchmarks/quotation_confidence.py`.",
    ]
    for kind in ("direct", "mixed", "indirect"):
        lines += ["", f"[{kind}]"]
        figures = {
            key: count for (one, key), count in seen.items() if one == kind and count >= SEEN
        }
        for key in sorted(figures, key=lambda key: (":" in key, key)):
            share = right[kind, key] / seen[kind, key]
            frame = key.rpartition(":")[2]
            if ":" in key:
                whole = right[kind, frame] / seen[kind, frame]
                share = (right[kind, key] + PRIOR * whole) / (seen[kind, key] + PRIOR)
            lines.append(f"{json.dumps(key)} = {share:.2f}")
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def table() -> None:
    """Print how many of the quotations of each confidence are right."""
    seen: Counter[int] = Counter()
    right: Counter[int] = Counter()
    sums: Counter[int] = Counter()
    for _, _, confidence, is_right in judged("dev"):
        decile = min(int(confidence * 10), 9)
        seen[decile] += 1
        right[decile] += is_right
        sums[decile] += round(confidence * 1000)
    print("| confidence | quotations | mean | right |\n| --- | --- | --- | --- |")
    for decile in sorted(seen):
        count = seen[decile]
        mean, share = sums[decile] / count / 1000, right[decile] / count
        print(
            f"| {decile / 10:.1f} to {(decile + 1) / 10:.1f} | {count} | {mean:.2f} | {share:.2f} |"
        )


if __name__ == "__main__":
    {"measure": measure, "table": table}[sys.argv[1]]()
