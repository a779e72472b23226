"""What spaCy knows of a document, in the shape of ``Doc.to_json``: for both of its formats.

Entities that do not overlap are ``ents``; every other layer of spans is a span group of its name,
overlapping entities too. Words and their analysis are attributes of tokens, sentences ``sents``.
The fields of spans are span attributes, ``span._.hedging_strength``; a field that refers to another
annotation holds its id, which stands in the span's ``id``. What is the document's own is in its
attributes: ``doc._.metadata``. Offsets are code points.

https://spacy.io/api/doc#to_json
"""

from __future__ import annotations

from typing import Any, Required, TypedDict

Extent = tuple[int, int]
Shape = dict[str, Any]


class _Place(TypedDict):
    start: int
    end: int


class _Labelled(_Place):
    label: str


class _At(TypedDict):
    start: int
    value: Any


class _Between(_Place):
    value: Any


class Written(TypedDict, total=False):
    """The types of what ``Doc.to_json`` writes."""

    text: Required[str]
    ents: list[_Labelled]
    sents: list[_Place]
    tokens: list[_Place]
    spans: dict[str, list[_Labelled]]
    cats: dict[str, Any]
    _: dict[str, Any]
    underscore_token: dict[str, list[_At]]
    underscore_span: dict[str, list[_Between]]


CATS = "cats"
GROUPS = "span_groups"
"""What span groups say of themselves, by their names: a key of the metadata."""
SCORES = "scores"
"""Where spaCy's span categorizer has the scores of a group's spans."""
ID = "id_"
"""What a field of an annotation is called that holds an id of theirs."""

OTHERS = "annotations"
"""The layer of what is said of stretches that are in none."""

OWN = ("id", "language", "metadata")
"""What is written of the document itself."""
