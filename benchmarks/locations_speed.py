"""Tokens a second of `locations` against spaCy's PhraseMatcher with the same names, in one run.

Both sides start from tokens, sentences and entities that are made before the clock runs. spaCy
only looks the names up, whatever their case; the annotator also weighs what is a place, chooses
between its readings and writes annotations, so the ratio flatters spaCy. How long each side takes
to load its names is printed too.

spaCy is no dependency of this project. Name a Python that has it in SPACY_PYTHON:

    SPACY_PYTHON=/path/to/python python benchmarks/locations_speed.py
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
from glossator_locations import Locations
from glossator_locations.loading import shared

SEEDS = Path(__file__).parent.parent / "seeds"
COPIES, ROUNDS = 20, 7
RULES = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}

SPACY_SIDE = """
import json, statistics, sys, time
import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

work = json.load(sys.stdin)
nlp = spacy.blank("en")
docs = [Doc(nlp.vocab, words=row["words"], spaces=row["spaces"]) for row in work["documents"]]
began = time.process_time()
phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
phrases.add("PLACE", list(nlp.tokenizer.pipe(work["names"])))
loading = time.process_time() - began
tokens = sum(len(doc) for doc in docs)
rates = []
for _ in range(work["rounds"]):
    began = time.process_time()
    for doc in docs:
        phrases(doc)
    rates.append(tokens / (time.process_time() - began))
result = {"version": spacy.__version__, "loading": loading, "rate": statistics.median(rates)}
json.dump(result, sys.stdout)
"""


def main() -> None:
    """Print the rate of both sides, and their ratio."""
    with glossator.chain("tokens", "sentences", "entities", use=RULES) as chain:
        seeds = [chain(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    documents = seeds * COPIES
    tokens = sum(len(document.layers["tokens"]) for document in documents)
    began = time.process_time()
    annotator = Locations()
    annotator.prepare()
    names = len(shared(500).names)
    print(f"locations: {names:,} names loaded in {time.process_time() - began:.2f} s")
    rate, found = measure(annotator, documents, tokens)
    print(f"locations: {rate:,.0f} tokens/s, {found:,} mentions in {tokens:,} tokens")
    spacy = os.environ.get("SPACY_PYTHON")
    if not spacy:
        print("spaCy: skipped, set SPACY_PYTHON to a Python that has it")
        return
    theirs = run_spacy(spacy, documents)
    print(f"spaCy {theirs['version']}: names loaded in {theirs['loading']:.2f} s")
    print(f"spaCy PhraseMatcher: {theirs['rate']:,.0f} tokens/s")
    print(f"ratio: {rate / theirs['rate']:.2f}")


def measure(annotator: Locations, documents: list[Any], tokens: int) -> tuple[float, int]:
    """The annotator's median rate, and how many mentions it finds."""
    rates, found = [], 0
    for _ in range(ROUNDS):
        began = time.process_time()
        found = sum(len(list(annotator.annotate(document))) for document in documents)
        rates.append(tokens / (time.process_time() - began))
    return statistics.median(rates), found


def run_spacy(python: str, documents: list[Any]) -> dict[str, Any]:
    """The rate of spaCy's matcher over the same documents, in a process of its own."""
    gazetteer = shared(500)
    places = {place.name for found in gazetteer.names.values() for place in found}
    work = {
        "rounds": ROUNDS,
        "documents": [row(document) for document in documents],
        "names": sorted(places | gazetteer.exact.keys() | gazetteer.demonyms.keys()),
    }
    done = subprocess.run(
        [python, "-c", SPACY_SIDE],
        input=json.dumps(work),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"spaCy failed: {done.stderr.strip().splitlines()[-1]}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def row(document: Any) -> dict[str, Any]:
    """A document's words, as spaCy wants them."""
    tokens = list(document.layers["tokens"])
    return {
        "words": [document.text_of(token) for token in tokens],
        "spaces": [document.text[token.end : token.end + 1].isspace() for token in tokens],
    }


if __name__ == "__main__":
    main()
