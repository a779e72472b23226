"""Tokens a second of the rule layers, beside spaCy's matchers with the same word lists, in one run.

    python benchmarks/rule_layers.py [LAYER ...]

Every layer starts from what it reads, made before the clock runs: tokens and sentences by rules,
names of the gazetteer, entities, titles. spaCy gets the same tokens, sentences and entities. It
only finds spans; what it leaves out of a layer's work the table says, and all of that flatters it.
The texts are the seeds, repeated. Seconds are the processor's, of one core; both sides take turns,
and medians are printed. spaCy is no dependency: see `spacy_side`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import patterns
from rich.console import Console
from rich.table import Table
from spacy_side import ABSENT, spacy_rounds

import glossator
from glossator.plugins.discovery import default_registry

SEEDS = Path(__file__).parent.parent / "seeds"
COPIES, ROUNDS = 20, 7
RULES = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
LAYERS: dict[str, tuple[str, Callable[[], patterns.Patterns]]] = {
    "names": ("gazetteer-names", patterns.names),
    "entities": ("entities", patterns.names),
    "titles": ("titles", patterns.titles),
    "locations": ("locations", patterns.locations),
    "hedging": ("hedging", patterns.hedging),
    "quotations": ("quotations", patterns.quotations),
    "dates": ("dates", patterns.dates),
}


def main(asked: list[str]) -> None:
    """Print one row a layer."""
    if unknown := set(asked) - set(LAYERS):
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(LAYERS)}")
    with glossator.chain("tokens", "sentences", "entities", "titles", use=RULES) as chain:
        seeds = [chain(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    tokens = sum(len(seed.layers["tokens"]) for seed in seeds) * COPIES
    title = f"{tokens:,} tokens, median of {ROUNDS} rounds in turn"
    table = Table("layer", "tokens/s", "spaCy tokens/s", "ratio", "spaCy", title=title)
    spacy = False
    for layer in asked or LAYERS:
        name, make = LAYERS[layer]
        work = make()
        ours, theirs = measure(name, seeds, work)
        spacy = spacy or bool(theirs)
        row = (f"{tokens / statistics.median(ours):,.0f}", "", "", work.does)
        if theirs:
            ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
            row = (row[0], f"{tokens / statistics.median(theirs):,.0f}", f"{ratio:.2f}", work.does)
        table.add_row(layer, *row)
    console = Console()
    console.print(table)
    if not spacy:
        console.print(ABSENT)


def measure(
    name: str, seeds: list[Any], work: patterns.Patterns
) -> tuple[list[float], list[float]]:
    """Seconds of the annotator and of spaCy, round by round; the first is not counted."""
    annotator = default_registry().annotators[name]()
    annotator.prepare()
    documents = seeds * COPIES
    rows = {
        "documents": [row(seed) for seed in seeds] * COPIES,
        "phrases": sorted(set(work.phrases)),
        "tokens": work.tokens,
        "case": work.case,
    }
    ours, theirs = [], []
    with spacy_rounds([str(Path(__file__).with_name("spacy_matchers.py"))], rows) as spacy:
        for _ in range(ROUNDS + 1):
            began = time.process_time()
            for document in documents:
                for layer in document.layers.values():
                    layer.forget()  # no document comes twice: what is looked up is made anew
                list(annotator.annotate(document))
            ours.append(time.process_time() - began)
            if spacy:
                theirs.append(spacy())
    annotator.close()
    return ours[1:], theirs[1:]


def row(document: Any) -> dict[str, Any]:
    """A document's words, sentence starts and entities by word, as spaCy wants them."""
    tokens = list(document.layers["tokens"])
    first = {token.start: position for position, token in enumerate(tokens)}
    last = {token.end: position + 1 for position, token in enumerate(tokens)}
    sentences = {sentence.start for sentence in document.layers["sentences"]}
    return {
        "words": [document.text_of(token) for token in tokens],
        "spaces": [document.text[token.end : token.end + 1].isspace() for token in tokens],
        "starts": [token.start in sentences for token in tokens],
        "entities": [
            (first[entity.start], last[entity.end], entity.label)
            for entity in document.layers["entities"]
            if entity.start in first and entity.end in last
        ],
    }


if __name__ == "__main__":
    main(sys.argv[1:])
