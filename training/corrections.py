"""Documents of Glossator whose names people have corrected, as sentences to train on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import glossator
from training import entities, flat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.entities import Sentence

LAYERS = ("names", "entities")
OURS = {"GPE": "LOC", "FAC": "FACILITY", "EVENT": "MISC"}
"""Labels that the tagger's scheme has under another name."""
TENTH = 10


def read(path: Path) -> Iterator[list[Sentence]]:
    """Yield the articles of a file as lists of tagged sentences.

    Raises:
        glossator.InputError: where a document has no layer of names that a person made.
    """
    for document in glossator.read(str(path)):
        spans = [
            {"start": one.start, "end": one.end, "label": OURS.get(one.label, one.label)}
            for one in corrected(document, path)
        ]
        yield [entities.tagged(sentence, spans) for sentence in flat.sentences(document.text)]


def corrected(document: glossator.Document, path: Path) -> glossator.Layer[Any]:
    """The layer of names that a person made."""
    for name in LAYERS:
        if name in document.layers and document.layers[name].producer is None:
            return document.layers[name]
    raise glossator.InputError(
        f"{path}: document {document.id!r}: expected a layer names or entities that a person made, "
        "got none: bring it in with `glossator edit --merge entities=FILE --by NAME`"
    )


def split(articles: list[list[Sentence]]) -> tuple[list[list[Sentence]], list[Sentence]]:
    """Articles to train on, and the sentences of every tenth, which are to be held out."""
    train = [article for number, article in enumerate(articles) if number % TENTH]
    held_out = [sentence for article in articles[::TENTH] for sentence in article]
    return (train, held_out) if len(articles) >= TENTH else (articles, [])
