"""Quotations a second: the `quotations` annotator against spaCy's Matcher on the same texts.

Both sides start from tokens, sentences and entities that are made before the clock runs. spaCy
looks for what is between two quotation marks, for a reporting verb beside a name, and for a
reporting verb with "that": the same verb forms, but no content, no speaker's phrase and no pronoun.
That is far less than the annotator does, so the ratio flatters spaCy.

spaCy is no dependency of this project. Name a Python that has it in SPACY_PYTHON:

    SPACY_PYTHON=/path/to/python python benchmarks/quotations_speed.py
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import glossator
from glossator.plugins import default_registry

SEEDS = Path(__file__).parent.parent / "seeds"
COPIES, ROUNDS = 20, 7
RULES = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}

SPACY_SIDE = """
import json, statistics, sys, time
import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

work = json.load(sys.stdin)
nlp = spacy.blank("en")
docs = []
for row in work["documents"]:
    doc = Doc(nlp.vocab, words=row["words"], sent_starts=row["starts"])
    spans = [Span(doc, a, b, label=label) for a, b, label in row["entities"]]
    doc.set_ents(spacy.util.filter_spans(spans))
    docs.append(doc)
marks = ["\\u201c", "\\u201d", '"', "''"]
verb = {"LOWER": {"IN": work["verbs"]}}
name = {"ENT_TYPE": "PERSON", "OP": "+"}
matcher = Matcher(nlp.vocab)
matcher.add(
    "MARKS",
    [[{"ORTH": {"IN": marks}}, {"ORTH": {"NOT_IN": marks}, "OP": "+"}, {"ORTH": {"IN": marks}}]],
    greedy="LONGEST",
)
matcher.add("SPEAKER", [[name, verb], [verb, name]], greedy="LONGEST")
matcher.add("THAT", [[verb, {"LOWER": "that"}]])
tokens = sum(len(doc) for doc in docs)
rates = []
for _ in range(work["rounds"]):
    began = time.perf_counter()
    for doc in docs:
        matcher(doc)
    rates.append(tokens / (time.perf_counter() - began))
json.dump({"version": spacy.__version__, "rate": statistics.median(rates)}, sys.stdout)
"""


def main() -> None:
    """Print tokens a second of both sides, and their ratio."""
    with glossator.chain("tokens", "sentences", "entities", use=RULES) as chain:
        seeds = [chain(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    documents = seeds * COPIES
    tokens = sum(len(document.layers["tokens"]) for document in documents)
    ours, found = measure(documents, tokens)
    print(f"quotations: {ours:,.0f} tokens/s, {found} quotations in {tokens:,} tokens")
    spacy = os.environ.get("SPACY_PYTHON")
    if not spacy:
        print("spaCy: skipped, set SPACY_PYTHON to a Python that has it")
        return
    theirs = run_spacy(spacy, documents)
    print(f"spaCy {theirs['version']} Matcher: {theirs['rate']:,.0f} tokens/s")
    print(f"ratio: {ours / theirs['rate']:.2f}")


def measure(documents: list[Any], tokens: int) -> tuple[float, int]:
    """The annotator's median rate, and how many quotations it finds."""
    annotator = default_registry().annotators["quotations"]()
    annotator.prepare()
    rates, found = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = sum(len(list(annotator.annotate(document))) for document in documents)
        rates.append(tokens / (time.perf_counter() - began))
    return statistics.median(rates), found


def run_spacy(python: str, documents: list[Any]) -> dict[str, Any]:
    """The rate of spaCy's Matcher over the same documents, in a process of its own."""
    from glossator_quotations.lexicon import cues

    work = {
        "rounds": ROUNDS,
        "documents": [row(document) for document in documents],
        "verbs": sorted(cues()),
    }
    command = [python, "-c", SPACY_SIDE]
    done = subprocess.run(
        command, input=json.dumps(work), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"spaCy failed: {done.stderr.strip().splitlines()[-1]}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def row(document: Any) -> dict[str, Any]:
    """A document's words, sentence starts and entities by word, as spaCy wants them."""
    tokens = list(document.layers["tokens"])
    first = {token.start: position for position, token in enumerate(tokens)}
    last = {token.end: position + 1 for position, token in enumerate(tokens)}
    sentences = {sentence.start for sentence in document.layers["sentences"]}
    return {
        "words": [document.text_of(token) for token in tokens],
        "starts": [token.start in sentences for token in tokens],
        "entities": [
            (first[entity.start], last[entity.end], entity.label)
            for entity in document.layers["entities"]
            if entity.start in first and entity.end in last
        ],
    }


if __name__ == "__main__":
    main()
