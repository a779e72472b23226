"""spaCy's matchers over documents that are cut already; `spacy_side` speaks to it."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

nlp = spacy.blank("en")
tokenizer: Any = nlp.tokenizer  # what spaCy says of its type has no `pipe`


def main() -> None:
    """Read the work, then do it once a line."""
    work = json.loads(sys.stdin.readline())
    docs = [make(row) for row in work["documents"]]
    matchers: list[Any] = []
    if work["phrases"]:
        matchers.append(PhraseMatcher(nlp.vocab, attr="ORTH" if work["case"] else "LOWER"))
        matchers[0].add("PHRASE", list(tokenizer.pipe(work["phrases"])))
    if work["tokens"]:
        matchers.append(Matcher(nlp.vocab))
        for key, patterns in work["tokens"].items():
            matchers[-1].add(key, patterns, greedy="LONGEST")
    for _ in sys.stdin:
        began = time.process_time()
        for doc in docs:
            for matcher in matchers:
                matcher(doc)
        print(time.process_time() - began, flush=True)


def make(row: dict[str, Any]) -> Doc:
    """A document of our tokens, sentences and entities."""
    doc = Doc(nlp.vocab, words=row["words"], spaces=row["spaces"], sent_starts=row["starts"])
    spans = [Span(doc, start, end, label=label) for start, end, label in row["entities"]]
    doc.set_ents(filter_spans(spans))
    return doc


if __name__ == "__main__":
    main()
