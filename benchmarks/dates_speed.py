"""The dates layer against spaCy's Matcher on comparable patterns, in one run.

spaCy is no dependency: SPACY_PYTHON names a Python that has it; without one, that side is left out.
Texts are the seeds, repeated; seconds are the processor's. Both sides get their texts already cut:
ours into sentences, spaCy's into tokens of its own.
"""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import glossator
from glossator_dates import Dates

SEEDS = Path(__file__).parent.parent / "seeds"
COPIES = 40

SPACY = """
import sys, time, spacy
from spacy.matcher import Matcher
months = ("January February March April May June July August September October November "
          "December").split()
days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
units = "day days week weeks month months year years quarter decade decades".split()
nlp = spacy.blank("en")
matcher = Matcher(nlp.vocab)
matcher.add("date", [
    [{"TEXT": {"IN": months}}, {"IS_DIGIT": True}, {"TEXT": ","}, {"SHAPE": "dddd"}],
    [{"TEXT": {"IN": months}}, {"IS_DIGIT": True}],
    [{"TEXT": {"IN": months}}, {"SHAPE": "dddd"}],
    [{"IS_DIGIT": True}, {"TEXT": {"IN": months}}],
    [{"TEXT": {"IN": months}}],
    [{"TEXT": {"IN": days}}],
    [{"LOWER": {"IN": ["last", "next", "this", "past"]}}, {"LOWER": {"IN": units}}],
    [{"LIKE_NUM": True}, {"LOWER": {"IN": units}}, {"LOWER": "ago", "OP": "?"}],
    [{"LOWER": {"IN": ["today", "yesterday", "tomorrow", "now", "recently"]}}],
    [{"SHAPE": "dddd"}],
])
docs = [nlp(text) for text in sys.stdin.read().split(chr(0))]
began = time.process_time()
found = sum(len(matcher(doc)) for doc in docs)
print(sum(map(len, docs)) / (time.process_time() - began))
"""


def main() -> None:
    """Print tokens per second of both sides, and the ratio."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))] * COPIES
    with glossator.chain(
        "sentences", "tokens", use=dict.fromkeys(("sentences", "tokens"), "rules")
    ) as chain:
        documents = list(chain.pipe(texts))
    tokens = sum(len(document.layers["tokens"]) for document in documents)
    annotator = Dates()
    began = time.process_time()
    for document in documents:
        list(annotator.annotate(document))
    ours = tokens / (time.process_time() - began)
    print(f"glossator dates: {ours:,.0f} tokens/s, values included")
    python = os.environ.get("SPACY_PYTHON")
    if not python:
        print("spaCy: not measured; set SPACY_PYTHON to a Python that has it")
        return
    done = subprocess.run(
        [python, "-c", SPACY], input="\0".join(texts), capture_output=True, text=True, check=True
    )
    theirs = float(done.stdout)
    print(f"spaCy Matcher, spans only: {theirs:,.0f} tokens/s; ours: {ours / theirs:.2f}x")


if __name__ == "__main__":
    main()
