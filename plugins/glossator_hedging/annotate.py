"""The stages in order: candidates of cues and verbs, which of them win, what they weaken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import glossator
from glossator_hedging.candidates import Candidate, candidates, places, resolve
from glossator_hedging.classes import classes
from glossator_hedging.lexicon import Lexicon
from glossator_hedging.scope import scope_of
from glossator_hedging.sentences import sentences
from glossator_standard import Hedge
from glossator_standard.words import DocumentWords, Words


def annotate(document: glossator.Document, lists: Lexicon) -> Iterator[Hedge]:
    """The hedges of a document, in order."""
    words = DocumentWords(document, classes=classes())
    begins = places(words, lists)
    for first, end in sentences(words):
        found = begins[bisect_left(begins, first) : bisect_left(begins, end)]
        if found:
            sentence = words.part(first, end)
            inside = [place - first for place in found]
            for candidate in resolve(candidates(sentence, inside, lists)):
                yield _hedge(sentence, candidate)


def _hedge(words: Words, found: Candidate) -> Hedge:
    first, end = scope_of(words, found)
    return Hedge(
        start=words.starts[found.start],
        end=words.ends[found.end - 1],
        kind=found.kind or "adverb",
        scope_span=words.extent(first, end),
        strength=found.degree.strength,
        source=found.degree.source,
        rule=found.rule,
        confidence=found.confidence,
    )
