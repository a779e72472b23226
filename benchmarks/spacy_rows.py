"""What spaCy's small English model marks in gold's texts, as rows that ``glossator eval`` reads.

Run it with a Python that has spaCy, which the project does not depend on::

    python benchmarks/spacy_rows.py gold.jsonl en_core_web_sm > spacy.jsonl
    glossator eval gold.jsonl spacy.jsonl --gold-layer spans --pred-layer names
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

LABELS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def main(path: str, model: str) -> None:
    """Print one row for each row of the gold file."""
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    nlp = import_module(model).load()
    for row, made in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        tokens = [token for token in made if not token.is_space]
        out = {
            "id": row["id"],
            "text": row["text"],
            "tokens": [
                {**span(token.idx, len(token)), "label": token.pos_, "lemma": token.lemma_}
                for token in tokens
            ],
            "sentences": [extent(sentence.text, sentence.start_char) for sentence in made.sents],
            "names": [
                {**span(name.start_char, len(name.text)), "label": LABELS.get(name.label_, "OTHER")}
                for name in made.ents
            ],
        }
        sys.stdout.write(json.dumps(out) + "\n")


def span(start: int, length: int) -> dict[str, Any]:
    """A span as rows write it."""
    return {"start": start, "end": start + length}


def extent(text: str, start: int) -> dict[str, Any]:
    """The span of a text without the white space around it."""
    begin = start + len(text) - len(text.lstrip())
    return span(begin, len(text.strip()))


if __name__ == "__main__":
    main(*sys.argv[1:])
