"""Texts whose entities are given."""

from __future__ import annotations

from typing import Any

from glossator import Document
from glossator.testing import annotate, document
from glossator_standard import Entity, Sentence, Token

RULES = {"tokens": "rules", "sentences": "rules"}


def with_entities(text: str, **names: str) -> Document:
    """The text with tokens, sentences and these entities: `label_n="surface"`."""
    plain = annotate(text, ["tokens", "sentences"], use=RULES)
    entities = []
    for key, surface in names.items():
        start = text.index(surface)
        label: Any = key.rstrip("0123456789")
        entities.append(Entity(start=start, end=start + len(surface), label=label, rule="test"))
    return document(
        text,
        *[Token(start=item.start, end=item.end) for item in plain.layers["tokens"]],
        *[Sentence(start=item.start, end=item.end) for item in plain.layers["sentences"]],
        *entities,
    )


def titles(made: Document) -> list[Any]:
    return list(annotate(made, "titles", use=RULES).layers["titles"])
