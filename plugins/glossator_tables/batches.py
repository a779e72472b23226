"""From documents to the rows of their tables, a few documents at a time."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

import glossator
from glossator import Annotation, Document, FormatError, Layer, OptionError
from glossator_tables.documenttable import document_batch
from glossator_tables.layertable import LayerTable, Part, Source
from glossator_tables.names import DOCUMENTS, check_distinct, matching

ANNOTATIONS, CHARACTERS = 10_000, 1 << 20
"""What is in memory at a time, one document more."""

Types = Mapping[str, type[Annotation]]
Named = tuple[str, pa.RecordBatch]


class Tables:
    """The tables of a corpus.

    Args:
        types: The classes of the layer types.
        layers: The layers that get a table; all that there are unless given.
        documents: Whether the documents get one.

    Attributes:
        schemas: The declared columns of each table, as far as it is known by now.
    """

    def __init__(
        self, types: Types, layers: Sequence[str] | None = None, *, documents: bool = True
    ) -> None:
        self._types, self._layers, self._documents = types, layers, documents
        self.schemas: dict[str, pa.Schema] = {}
        self._tables: dict[str, LayerTable] = {}
        self._kinds: dict[str, tuple[str, str]] = {}
        """Layer to its type, and the document that it was first seen in."""
        self._failed: Counter[str] = Counter()
        self._unknown: dict[str, str] = {}

    def batches(self, documents: Iterable[Document]) -> Iterator[Named]:
        """The rows, each batch with the name of its table; each table has one, perhaps empty.

        Raises:
            OptionError: where two layers differ in case only.
            FormatError: where a layer is of two types, or a value cannot stand in a table.
        """
        for few in _few(documents):
            yield from self._of(few)
        if self._documents and DOCUMENTS not in self.schemas:
            yield self._noted(DOCUMENTS, document_batch([]))
        for name in self._layers or ():
            if name not in self._tables and (cls := self._types.get(name)):
                yield name, self._table(name, name, cls).batch([])

    def notes(self) -> list[str]:
        """What there is to tell of the layers: those that failed, are absent, or unknown."""
        failed = self._failed.items()
        told = [f"{name}: failed in {_documents(count)}" for name, count in failed if count]
        told += [
            f"{name}: no installed plugin declares {kind!r}: its fields are in a column of JSON"
            for name, kind in self._unknown.items()
        ]
        absent = [name for name in self._layers or () if name not in self._kinds]
        return told + [f"{name}: no document has this layer" for name in absent]

    def kinds(self) -> dict[str, str]:
        """The layers that there are, and their types."""
        return {name: kind for name, (kind, _) in self._kinds.items()}

    def _of(self, documents: Sequence[Document]) -> Iterator[Named]:
        if self._documents:
            yield self._noted(DOCUMENTS, document_batch(documents))
        parts: dict[str, list[Part]] = {}
        for source in map(Source, documents):
            for name, layer in source.document.layers.items():
                if self._layers is None or name in self._layers:
                    self._check(name, layer, source.document)
                    parts.setdefault(name, []).append(Part(source, layer))
                else:
                    check_distinct([*matching(name, self._layers), name], "layers")
        for name, found in parts.items():
            yield name, self._table_of(name, found).batch(found)

    def _check(self, name: str, layer: Layer[Any], document: Document) -> None:
        if name not in self._kinds:
            check_distinct([*self._kinds, DOCUMENTS, name], "layers")
            if name == DOCUMENTS:
                raise OptionError(
                    f"layer {name!r} would have the name of the table of documents: rename it"
                )
        kind, first = self._kinds.setdefault(name, (layer.type, document.id))
        if kind != layer.type:
            raise FormatError(
                f"layer {name!r} is of type {kind!r} in document {first!r} and {layer.type!r} in "
                f"{document.id!r}: a table has one type"
            )
        self._failed[name] += layer.status == "error"

    def _table_of(self, name: str, parts: Sequence[Part]) -> LayerTable:
        if name not in self._tables:
            kind = parts[0].layer.type
            self._table(name, kind, _class_of(parts) or self._types.get(kind))
        return self._tables[name]

    def _table(self, name: str, kind: str, cls: type[Annotation] | None) -> LayerTable:
        if cls is None:
            self._unknown[name] = kind
        table = self._tables[name] = LayerTable(cls)
        self.schemas[name] = table.schema
        return table

    def _noted(self, name: str, batch: pa.RecordBatch) -> Named:
        self.schemas[name] = batch.schema
        return name, batch


@contextmanager
def without_collector() -> Iterator[None]:
    """Documents are trees and go when nobody has them: looking for circles takes a fifth of all."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _class_of(parts: Sequence[Part]) -> type[Annotation] | None:
    """The class of a layer's annotations, where one declares it and there are some."""
    for _, layer in parts:
        if layer.annotations:
            cls: type[Annotation] = type(layer[0])
            # What no class declares is of one of the model's own.
            return None if cls.__module__ == glossator.Span.__module__ else cls
    return None


def _few(documents: Iterable[Document]) -> Iterator[list[Document]]:
    few: list[Document] = []
    annotations = characters = 0
    for document in documents:
        few.append(document)
        annotations += sum(map(len, document.layers.values()))
        characters += len(document.text)
        if annotations >= ANNOTATIONS or characters >= CHARACTERS:
            yield few
            few, annotations, characters = [], 0, 0
    if few:
        yield few


def _documents(count: int) -> str:
    return f"{count} document" if count == 1 else f"{count} documents"
