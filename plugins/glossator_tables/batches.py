"""From documents to the rows of their tables, a few documents at a time."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pyarrow as pa

import glossator
from glossator import Annotation, Document
from glossator_tables.documenttable import document_batch
from glossator_tables.facts import Facts
from glossator_tables.layertable import LayerTable
from glossator_tables.names import DOCUMENTS, check_distinct, matching
from glossator_tables.rows import Part, Source

ANNOTATIONS, CHARACTERS = 20_000, 1 << 21
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
        facts: What is known of the layers by now.
    """

    def __init__(
        self, types: Types, layers: Sequence[str] | None = None, *, documents: bool = True
    ) -> None:
        self._types, self._layers, self._documents = types, layers, documents
        self.schemas: dict[str, pa.Schema] = {}
        self._tables: dict[str, LayerTable] = {}
        self.facts = Facts()

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

    def _of(self, documents: Sequence[Document]) -> Iterator[Named]:
        if self._documents:
            yield self._noted(DOCUMENTS, document_batch(documents))
        parts: dict[str, list[Part]] = {}
        for source in map(Source, documents):
            for name, layer in source.document.layers.items():
                if self._layers is None or name in self._layers:
                    self.facts.see(name, layer.type, source.document.id)
                    if layer.status == "error":
                        self.facts.failed[name] = self.facts.failed.get(name, 0) + 1
                    parts.setdefault(name, []).append(Part(source, layer))
                else:
                    check_distinct([*matching(name, self._layers), name], "layers")
        for name, found in parts.items():
            yield name, self._table_of(name, found).batch(found)

    def _table_of(self, name: str, parts: Sequence[Part]) -> LayerTable:
        if name not in self._tables:
            kind = parts[0].layer.type
            self._table(name, kind, _class_of(parts) or self._types.get(kind))
        return self._tables[name]

    def _table(self, name: str, kind: str, cls: type[Annotation] | None) -> LayerTable:
        if cls is None:
            self.facts.unknown[name] = kind
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
