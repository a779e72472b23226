"""Titles a second: the `titles` annotator against spaCy's matchers on the same texts, in one run.

Both sides start from tokens, sentences and entities that are made before the clock runs. spaCy
looks up the same word lists with its PhraseMatcher, and finds the names around them with Matcher
patterns: the title before a name, the name, a comma and the title, the title and of-phrase. That is
less than the annotator does (no status, predicates or place), so the ratio flatters spaCy.

spaCy is no dependency of this project. Name a Python that has it in SPACY_PYTHON:

    SPACY_PYTHON=/path/to/python python benchmarks/titles_speed.py
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
COPIES, ROUNDS = 10, 7
RULES = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}

SPACY_SIDE = """
import json, statistics, sys, time
import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

work = json.load(sys.stdin)
nlp = spacy.blank("en")
docs = []
for row in work["documents"]:
    doc = Doc(nlp.vocab, words=row["words"], spaces=row["spaces"], sent_starts=row["starts"])
    spans = [Span(doc, a, b, label=label) for a, b, label in row["entities"]]
    doc.set_ents(spacy.util.filter_spans(spans))
    docs.append(doc)
phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
phrases.add("TITLE", [Doc(nlp.vocab, words=words) for words in work["phrases"]])
heads = {"LOWER": {"IN": work["heads"]}}
inner = {"LOWER": {"IN": work["modifiers"]}, "OP": "*"}
name = {"ENT_TYPE": "PERSON", "OP": "+"}
free = {"IS_ALPHA": True, "OP": "{0,3}"}
matcher = Matcher(nlp.vocab)
matcher.add("BEFORE", [[inner, heads, name]], greedy="LONGEST")
matcher.add("APPOSITION", [[name, {"ORTH": ","}, free, inner, heads]], greedy="LONGEST")
of = [{"LOWER": "of"}, {"LOWER": "the", "OP": "?"}, {"IS_TITLE": True, "OP": "+"}]
matcher.add("OF", [[heads, *of]], greedy="LONGEST")
tokens = sum(len(doc) for doc in docs)
rates = []
for _ in range(work["rounds"]):
    began = time.perf_counter()
    for doc in docs:
        phrases(doc), matcher(doc)
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
    print(f"titles: {ours:,.0f} tokens/s, {found} titles in {tokens:,} tokens")
    spacy = os.environ.get("SPACY_PYTHON")
    if not spacy:
        print("spaCy: skipped, set SPACY_PYTHON to a Python that has it")
        return
    theirs = run_spacy(spacy, documents)
    print(f"spaCy {theirs['version']} matchers: {theirs['rate']:,.0f} tokens/s")
    print(f"ratio: {ours / theirs['rate']:.2f}")


def measure(documents: list[Any], tokens: int) -> tuple[float, int]:
    """The annotator's median rate, and how many titles it finds."""
    annotator = default_registry().annotators["titles"]()
    annotator.prepare()
    rates, found = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = sum(len(list(annotator.annotate(document))) for document in documents)
        rates.append(tokens / (time.perf_counter() - began))
    return statistics.median(rates), found


def run_spacy(python: str, documents: list[Any]) -> dict[str, Any]:
    """The rate of spaCy's matchers over the same documents, in a process of its own."""
    from glossator_titles.lexicon import lexicon

    lists = lexicon()
    nouns = [noun.phrase for found in lists.nouns.values() for noun in found]
    work = {
        "rounds": ROUNDS,
        "documents": [row(document) for document in documents],
        "phrases": [list(phrase) for phrase in nouns],
        "heads": sorted({phrase[-1] for phrase in nouns}),
        "modifiers": sorted(lists.inside),
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
        "spaces": [document.text[token.end : token.end + 1].isspace() for token in tokens],
        "starts": [token.start in sentences for token in tokens],
        "entities": [
            (first[entity.start], last[entity.end], entity.label)
            for entity in document.layers["entities"]
            if entity.start in first and entity.end in last
        ],
    }


if __name__ == "__main__":
    main()
