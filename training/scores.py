"""Score predictions on raw text: spans, sentences, tokens and their tags."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]
Labelled = tuple[int, int, str]

CLASSES = {
    **dict.fromkeys(("PERSON", "PER", "person", "politician"), "PER"),
    **dict.fromkeys(("ORG", "organisation", "politicalparty"), "ORG"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "FACILITY", "location", "country"), "LOC"),
}
ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(slots=True)
class Analysis:
    """What a system finds in one text."""

    entities: list[Labelled]
    sentences: list[Span]
    tokens: list[tuple[int, int, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Count:
    """Gold, predicted and matching items."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def add(self, gold: set[Any], predicted: set[Any]) -> None:
        """Count one text."""
        self.gold += len(gold)
        self.predicted += len(predicted)
        self.right += len(gold & predicted)

    def __str__(self) -> str:
        """Give precision, recall and F1."""
        precision, recall = self.right / max(1, self.predicted), self.right / max(1, self.gold)
        f1 = 2 * self.right / max(1, self.gold + self.predicted)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  (gold {self.gold})"


def trimmed(text: str, start: int, end: int) -> Span:
    """Leave out a leading article and a trailing possessive."""
    article = ARTICLE.match(text[start:end])
    start += article.end() if article and article.end() < end - start else 0
    possessive = POSSESSIVE.search(text[start:end])
    return start, end - (len(possessive.group()) if possessive else 0)


def classed(text: str, spans: list[Labelled]) -> set[Labelled]:
    """Keep people, organisations and places, in the classes that all corpora share."""
    return {
        (*trimmed(text, start, end), CLASSES[label])
        for start, end, label in spans
        if label in CLASSES
    }


def entities(documents: list[dict[str, Any]], found: list[Analysis]) -> dict[str, Count]:
    """Score entities by class, together, and without their class."""
    counts = {name: Count() for name in ("PER", "ORG", "LOC", "micro", "untyped")}
    for document, analysis in zip(documents, found, strict=True):
        text = document["text"]
        gold = classed(
            text, [(span["start"], span["end"], span["label"]) for span in document["spans"]]
        )
        predicted = classed(text, analysis.entities)
        for name in ("PER", "ORG", "LOC"):
            counts[name].add(
                {s for s in gold if s[2] == name}, {s for s in predicted if s[2] == name}
            )
        counts["micro"].add(gold, predicted)
        counts["untyped"].add({s[:2] for s in gold}, {s[:2] for s in predicted})
    return counts


def tokens(documents: list[dict[str, Any]], found: list[Analysis]) -> dict[str, Count]:
    """Score tokens, sentences, and the tags and lemmas of tokens, each as spans with values."""
    counts = {name: Count() for name in ("tokens", "sentences", "UPOS", "lemma")}
    for document, analysis in zip(documents, found, strict=True):
        gold = [(s["start"], s["end"], s["label"], s["lemma"]) for s in document["spans"]]
        counts["tokens"].add({t[:2] for t in gold}, {t[:2] for t in analysis.tokens})
        counts["UPOS"].add({t[:3] for t in gold}, {t[:3] for t in analysis.tokens})
        counts["lemma"].add(
            {(*t[:2], t[3]) for t in gold}, {(*t[:2], t[3]) for t in analysis.tokens}
        )
        counts["sentences"].add({tuple(s) for s in document["sentences"]}, set(analysis.sentences))
    return counts


def confusions(
    documents: list[dict[str, Any]], found: list[Analysis], limit: int = 25
) -> list[tuple[str, int]]:
    """List the commonest wrong or missed entities."""
    errors: Counter[str] = Counter()
    for document, analysis in zip(documents, found, strict=True):
        text = document["text"]
        gold = classed(
            text, [(span["start"], span["end"], span["label"]) for span in document["spans"]]
        )
        predicted = classed(text, analysis.entities)
        errors.update(f"missed {label} {text[a:b]}" for a, b, label in gold - predicted)
        errors.update(f"wrong {label} {text[a:b]}" for a, b, label in predicted - gold)
    return errors.most_common(limit)
