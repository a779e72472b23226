"""Score predictions on raw text: spans, sentences, tokens and their tags."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import starmap
from typing import TYPE_CHECKING, Any

from glossator_eval.items import Item, Normalisation
from glossator_eval.matching import match
from glossator_eval.scores import Report, Score

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]
Labelled = tuple[int, int, str]

TYPED = Normalisation(
    labels={
        **dict.fromkeys(("PERSON", "PER", "person", "politician"), "PER"),
        **dict.fromkeys(("ORG", "organisation", "politicalparty"), "ORG"),
        **dict.fromkeys(("LOC", "GPE", "FAC", "FACILITY", "location", "country"), "LOC"),
    },
    keep=frozenset({"PER", "ORG", "LOC"}),
    trim_start=("the", "a", "an"),
    trim_end=("'s", "’s", "'", "’"),
)
"""Only people, organisations and places, without an article before them or a possessive after."""


@dataclass(slots=True)
class Analysis:
    """What a system finds in one text."""

    entities: list[Labelled]
    sentences: list[Span]
    tokens: list[tuple[int, int, str, str]] = field(default_factory=list)


def entities(documents: list[dict[str, Any]], found: list[Analysis]) -> dict[str, Score]:
    """Score entities by class, together, and without their class."""
    typed, untyped = Report(), Report()
    for document, analysis in zip(documents, found, strict=True):
        gold, predicted = _entities(document, analysis)
        typed.add(gold, predicted)
        untyped.add(*(_unlabelled(items) for items in (gold, predicted)))
    return {
        **{name: typed.by_way["exact"].get(name, Score()) for name in ("PER", "ORG", "LOC")},
        "micro": typed.micro("exact"),
        "untyped": untyped.micro("exact"),
    }


def tokens(documents: list[dict[str, Any]], found: list[Analysis]) -> dict[str, Score]:
    """Score tokens, sentences, and the tags and lemmas of tokens, as labels of their spans."""
    reports = {name: Report() for name in ("tokens", "sentences", "UPOS", "lemma")}
    for document, analysis in zip(documents, found, strict=True):
        gold = [(s["start"], s["end"], s["label"], s["lemma"]) for s in document["spans"]]
        for name, pick in (("tokens", 0), ("UPOS", 2), ("lemma", 3)):
            reports[name].add(*(_tagged(side, pick) for side in (gold, analysis.tokens)))
        reports["sentences"].add(
            [Item(start, end, "*") for start, end in document["sentences"]],
            [Item(start, end, "*") for start, end in analysis.sentences],
        )
    return {name: report.micro("exact") for name, report in reports.items()}


def confusions(
    documents: list[dict[str, Any]], found: list[Analysis], limit: int = 25
) -> list[tuple[str, int]]:
    """List the commonest wrong or missed entities."""
    errors: Counter[str] = Counter()
    for document, analysis in zip(documents, found, strict=True):
        text = document["text"]
        gold, predicted = _entities(document, analysis)
        for label in {item.label for item in (*gold, *predicted)}:
            pairs = match(
                [item for item in gold if item.label == label],
                [item for item in predicted if item.label == label],
                at_least=1.0,
            )
            errors.update(f"missed {label} {text[i.start : i.end]}" for i in pairs.missed)
            errors.update(f"wrong {label} {text[i.start : i.end]}" for i in pairs.spurious)
    return errors.most_common(limit)


def worded(score: Score) -> str:
    """Precision, recall and F1 on one line."""
    shares = (("P", score.precision), ("R", score.recall), ("F1", score.f1))
    figures = "  ".join(f"{name} {share or 0:.3f}" for name, share in shares)
    return f"{figures}  (gold {score.gold})"


def _entities(document: dict[str, Any], analysis: Analysis) -> tuple[list[Item], list[Item]]:
    gold = [(span["start"], span["end"], span["label"]) for span in document["spans"]]
    return _items(document["text"], gold), _items(document["text"], analysis.entities)


def _items(text: str, spans: Iterable[Labelled]) -> list[Item]:
    """Each entity once, as it is compared."""
    items = {
        (*TYPED.trimmed(start, end, text), TYPED.label(label)): None for start, end, label in spans
    }
    return [Item(start, end, label) for start, end, label in items if label is not None]


def _unlabelled(items: Iterable[Item]) -> list[Item]:
    return [Item(*extent, "*") for extent in dict.fromkeys((one.start, one.end) for one in items)]


def _tagged(spans: Iterable[tuple[int, int, str, str]], pick: int) -> list[Item]:
    """The tokens, labelled by one of their tags; by none where `pick` is 0."""
    tagged = ((span[0], span[1], str(span[pick]) if pick else "*") for span in spans)
    return list(starmap(Item, dict.fromkeys(tagged)))
