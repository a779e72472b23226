"""The annotations of a layer in several documents, and what their columns need of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from glossator import Document, Layer

if TYPE_CHECKING:
    from glossator_tables.sentences import Sentences

SENTENCES = "sentences"


class Source:
    """A document, and what all of its tables need of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._texts: dict[str, dict[str, str]] = {}

    def texts(self, kind: str) -> dict[str, str]:
        """The texts of a layer type's annotations by their ids, but of those without a place."""
        if kind not in self._texts:
            found = self._texts.setdefault(kind, {})
            for layer in self.document.layers.values():
                if layer.type == kind and layer and hasattr(layer[0], "start"):
                    texts = texts_of(self.document, layer.annotations)
                    found.update(zip([one.id for one in layer.annotations], texts, strict=True))
        return self._texts[kind]

    @cached_property
    def sentences(self) -> Sequence[Any]:
        """Those of the layer of that name, else of that type."""
        layers = self.document.layers
        of_type = (one for one in layers.values() if one.type == SENTENCES)
        found: Layer[Any] | None = layers.get(SENTENCES) or next(of_type, None)
        return found.annotations if found else ()

    @cached_property
    def bounds(self) -> tuple[list[int], list[int]]:
        """Where the sentences start, and where they end; before the first one is none."""
        return [one.start for one in self.sentences], [-1, *(one.end for one in self.sentences)]

    @cached_property
    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        return texts_of(self.document, self.sentences)


class Part(NamedTuple):
    """A layer in its document."""

    source: Source
    layer: Layer[Any]


class Rows:
    """The annotations of a layer in several documents."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.items: list[Any] = list(chain.from_iterable(layer.annotations for _, layer in parts))
        self.sentences: Sentences | None = None
        """The sentences that they begin in, once a column has asked for them."""
        self._values: dict[str, list[Any]] = {}

    def values(self, field: str) -> list[Any]:
        """What a field says in each of them."""
        if field not in self._values:
            of_all = _OF_ALL.get(field)
            found = of_all(self.items) if of_all else list(map(attrgetter(field), self.items))
            self._values[field] = found
        return self._values[field]

    def by_part(self, field: str) -> Iterator[tuple[Part, list[Any]]]:
        """Each layer, and what a field says in its annotations."""
        found, first = self.values(field), 0
        for part in self.parts:
            after = first + len(part.layer)
            yield part, found[first:after]
            first = after

    def has(self, field: str) -> bool:
        """Whether a field says anything in any of them."""
        return self.values(field).count(None) < len(self.items)


_OF_ALL: Mapping[str, Callable[[list[Any]], list[Any]]] = {
    "id": lambda items: [one.id for one in items],
    "start": lambda items: [one.start for one in items],
    "end": lambda items: [one.end for one in items],
    "fragments": lambda items: [one.fragments for one in items],
}
"""The fields that every span has, read nearly twice as fast as by their names."""


def texts_of(document: Document, spans: Sequence[Any]) -> list[str]:
    """The text of each span."""
    if [one.fragments for one in spans].count(None) < len(spans):
        return list(map(document.text_of, spans))
    text = document.text
    return [text[one.start : one.end] for one in spans]
