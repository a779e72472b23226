"""Tokens a second of `gazetteer-names` and `entities`, beside spaCy's matchers, in one run.

All sides start from tokens and sentences (`entities` from names too) made before the clock runs.
spaCy looks up the same names with its PhraseMatcher and finds the rest with Matcher patterns: a
title and capitals, capitals and a word that ends an organisation's name, a given name and capitals.
That is what `gazetteer-names` does, without telling apart what the lists leave open; `entities`
votes, links and finds again on top, which no matcher does.

spaCy is no dependency of this project. Name a Python that has it in SPACY_PYTHON:

    SPACY_PYTHON=/path/to/python python benchmarks/entities_speed.py
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
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

work = json.load(sys.stdin)
nlp = spacy.blank("en")
docs = [
    Doc(nlp.vocab, words=row["words"], spaces=row["spaces"], sent_starts=row["starts"])
    for row in work["documents"]
]
phrases = PhraseMatcher(nlp.vocab)
phrases.add("NAME", list(nlp.tokenizer.pipe(work["phrases"])))
capital = {"IS_TITLE": True, "OP": "+"}
matcher = Matcher(nlp.vocab)
matcher.add("TITLED", [[{"ORTH": {"IN": work["titles"]}}, capital]], greedy="LONGEST")
matcher.add("BODY", [[capital, {"ORTH": {"IN": work["heads"]}}]], greedy="LONGEST")
matcher.add("GIVEN", [[{"ORTH": {"IN": work["given"]}}, capital]], greedy="LONGEST")
tokens = sum(len(doc) for doc in docs)
rates = []
for _ in range(work["rounds"]):
    began = time.process_time()
    for doc in docs:
        phrases(doc), matcher(doc)
    rates.append(tokens / (time.process_time() - began))
json.dump({"version": spacy.__version__, "rate": statistics.median(rates)}, sys.stdout)
"""


def main() -> None:
    """Print tokens a second of each side, and the ratios."""
    with glossator.chain("tokens", "sentences", "names", use=RULES) as chain:
        seeds = [chain(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    documents = seeds * COPIES
    tokens = sum(len(document.layers["tokens"]) for document in documents)
    print(f"{tokens:,} tokens in {len(documents)} documents, median of {ROUNDS} rounds")
    rates = {name: measure(name, documents, tokens) for name in ("gazetteer-names", "entities")}
    for name, rate in rates.items():
        print(f"{name}: {rate:,.0f} tokens/s")
    spacy = os.environ.get("SPACY_PYTHON")
    if not spacy:
        print("spaCy: skipped, set SPACY_PYTHON to a Python that has it")
        return
    theirs = run_spacy(spacy, documents)
    print(f"spaCy {theirs['version']} matchers: {theirs['rate']:,.0f} tokens/s")
    for name, rate in rates.items():
        print(f"{name} against spaCy's matchers: {rate / theirs['rate']:.2f}")


def measure(name: str, documents: list[Any], tokens: int) -> float:
    """The annotator's median rate, its lists loaded."""
    annotator = default_registry().annotators[name]()
    annotator.prepare()
    rates = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for document in documents:
            list(annotator.annotate(document))
        rates.append(tokens / (time.process_time() - began))
    return statistics.median(rates)


def run_spacy(python: str, documents: list[Any]) -> dict[str, Any]:
    """The rate of spaCy's matchers over the same documents, in a process of its own."""
    from glossator_entities import gazetteer, lists

    known = (gazetteer.places(), gazetteer.groups(), gazetteer.organisations())
    work = {
        "rounds": ROUNDS,
        "documents": [row(document) for document in documents],
        "phrases": sorted({name for phrases in known for name in phrases.values}),
        "titles": sorted(lists.words("persons", "honorifics", "roles")),
        "heads": sorted(lists.words("organisations", "heads", "houses")),
        "given": sorted(lists.words("persons", "given_names")),
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
