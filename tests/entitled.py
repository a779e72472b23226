"""Texts whose entities are given."""

from __future__ import annotations

from typing import Any

from glossator import Document
from glossator.testing import annotate, document
from glossator_standard import Entity, Sentence, Token

RULES = {"tokens": "rules", "sentences": "rules"}


def segments(text: str) -> list[Token | Sentence]:
    """The tokens and sentences of a text, by rules, not numbered."""
    plain = annotate(text, ["tokens", "sentences"], use=RULES)
    return [
        *(Token(start=one.start, end=one.end) for one in plain.layers.of(Token)),
        *(Sentence(start=one.start, end=one.end) for one in plain.layers.of(Sentence)),
    ]


def with_entities(text: str, **names: str) -> Document:
    """The text with tokens, sentences and these entities: `label_n="surface"`."""
    entities = []
    for key, surface in names.items():
        start = text.index(surface)
        label: Any = key.rstrip("0123456789")
        entities.append(Entity(start=start, end=start + len(surface), label=label, rule="test"))
    return document(text, *segments(text), *entities)


def titles(made: Document) -> list[Any]:
    return list(annotate(made, "titles", use=RULES).layers["titles"])


def summary(text: str, **names: str) -> list[str]:
    """Each title of the text as "title|holder|affiliation", with these entities."""
    return [
        "|".join(
            text[slice(*span)] if span else ""
            for span in ((title.start, title.end), title.holder_span, title.affiliation_span)
        )
        for title in titles(with_entities(text, **names))
    ]
