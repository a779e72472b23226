"""Hedges a second: the `hedging` annotator against spaCy's Matcher with the same cues, in one run.

Both sides start from tokens and sentences that are made before the clock runs. spaCy looks up the
same cue list with its Matcher and the verb forms with its PhraseMatcher. It checks no condition on
the context and draws no scope, as the annotator does, so the ratio flatters spaCy.

spaCy is no dependency of this project. Name a Python that has it in SPACY_PYTHON:

    SPACY_PYTHON=/path/to/python python benchmarks/hedging_speed.py
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
RULES = {"tokens": "rules", "sentences": "rules"}

SPACY_SIDE = """
import json, statistics, sys, time
import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

work = json.load(sys.stdin)
nlp = spacy.blank("en")
docs = [
    Doc(nlp.vocab, words=row["words"], spaces=row["spaces"], sent_starts=row["starts"])
    for row in work["documents"]
]
matcher = Matcher(nlp.vocab)
for number, pattern in enumerate(work["patterns"]):
    matcher.add(str(number), [pattern], greedy="LONGEST")
forms = PhraseMatcher(nlp.vocab, attr="LOWER")
forms.add("VERB", [Doc(nlp.vocab, words=[form]) for form in work["forms"]])
tokens = sum(len(doc) for doc in docs)
rates = []
for _ in range(work["rounds"]):
    began = time.perf_counter()
    for doc in docs:
        matcher(doc), forms(doc)
    rates.append(tokens / (time.perf_counter() - began))
json.dump({"version": spacy.__version__, "rate": statistics.median(rates)}, sys.stdout)
"""


def main() -> None:
    """Print tokens a second of both sides, and their ratio."""
    with glossator.chain("tokens", "sentences", use=RULES) as chain:
        seeds = [chain(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    documents = seeds * COPIES
    tokens = sum(len(document.layers["tokens"]) for document in documents)
    ours, found = measure(documents, tokens)
    print(f"hedging: {ours:,.0f} tokens/s, {found} hedges in {tokens:,} tokens")
    spacy = os.environ.get("SPACY_PYTHON")
    if not spacy:
        print("spaCy: skipped, set SPACY_PYTHON to a Python that has it")
        return
    theirs = run_spacy(spacy, documents)
    print(f"spaCy {theirs['version']} matchers: {theirs['rate']:,.0f} tokens/s")
    print(f"ratio: {ours / theirs['rate']:.2f}")


def measure(documents: list[Any], tokens: int) -> tuple[float, int]:
    """The annotator's median rate, and how many hedges it finds."""
    annotator = default_registry().annotators["hedging"]()
    annotator.prepare()
    rates, found = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = sum(len(list(annotator.annotate(document))) for document in documents)
        rates.append(tokens / (time.perf_counter() - began))
    return statistics.median(rates), found


def run_spacy(python: str, documents: list[Any]) -> dict[str, Any]:
    """The rate of spaCy's matchers over the same documents, in a process of its own."""
    from glossator_hedging.lexicon import listed
    from glossator_hedging.verbs import verbs

    work = {
        "rounds": ROUNDS,
        "documents": [row(document) for document in documents],
        "patterns": [[part(element) for element in cue.elements] for cue in listed()],
        "forms": sorted(verbs()),
    }
    command = [python, "-c", SPACY_SIDE]
    done = subprocess.run(
        command, input=json.dumps(work), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"spaCy failed: {done.stderr.strip().splitlines()[-1]}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def part(element: Any) -> dict[str, Any]:
    """One place of a cue as spaCy's Matcher writes it."""
    from glossator_hedging.words import classes

    if element.gap:
        return {"LOWER": {"IN": sorted(classes()["adverb"])}, "OP": "{0,2}"}
    word = {"LOWER": {"IN": sorted(element.words)}}
    return {**word, "OP": "?"} if element.optional else word


def row(document: Any) -> dict[str, Any]:
    """A document's words and sentence starts, as spaCy wants them."""
    tokens = list(document.layers["tokens"])
    sentences = {sentence.start for sentence in document.layers["sentences"]}
    return {
        "words": [document.text_of(token) for token in tokens],
        "spaces": [document.text[token.end : token.end + 1].isspace() for token in tokens],
        "starts": [token.start in sentences for token in tokens],
    }


if __name__ == "__main__":
    main()
