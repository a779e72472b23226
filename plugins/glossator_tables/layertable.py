"""The table of a layer: its columns, told by the class, and their arrays for several documents.

The values are those of ``layer.to_records()``; what stands in most columns is gathered for all
annotations at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any, NamedTuple

import pyarrow as pa
from msgspec import inspect as kinds

import glossator
from glossator import Annotation, Column, Document, FormatError, Layer, Span
from glossator_tables.arrays import array, repeated
from glossator_tables.arrowtypes import arrow_type, as_json, column_array
from glossator_tables.names import check_columns

SENTENCES = "sentences"
REPEATED = pa.dictionary(pa.int32(), pa.string())
"""Texts that stand in many rows, each kept once."""


class Source:
    """A document, and its sentences for all of its tables."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def sentences(self) -> Sequence[Any]:
        """Those of the layer of that name, else of that type."""
        layers = self.document.layers
        of_type = (one for one in layers.values() if one.type == SENTENCES)
        found: Layer[Any] | None = layers.get(SENTENCES) or next(of_type, None)
        return found.annotations if found else ()

    @cached_property
    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        return list(map(self.document.text_of, self.sentences))


class Part(NamedTuple):
    """A layer in its document."""

    source: Source
    layer: Layer[Any]


class Rows:
    """The annotations of a layer in several documents."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.items: list[Any] = list(chain.from_iterable(layer.annotations for _, layer in parts))
        self._sentences: Sentences | None = None
        self._has: dict[str, bool] = {}

    def has(self, field: str) -> bool:
        """Whether a field says anything in any of them."""
        if field not in self._has:
            values = list(map(attrgetter(field), self.items))
            self._has[field] = values.count(None) < len(values)
        return self._has[field]

    def sentences(self, number: Column, *, is_span: bool) -> Sentences:
        """Their sentences; `number` is the column of the sentence's number."""
        if self._sentences is None:
            self._sentences = _sentences(number, self.parts, is_span=is_span)
        return self._sentences


Gather = Callable[[Rows], pa.Array]
"""The array of a column."""


class LayerTable:
    """The table of a layer type; of a type that no class declares, with the fields as JSON.

    Attributes:
        schema: The declared types of the columns.
    """

    def __init__(self, cls: type[Annotation] | None) -> None:
        """Raise OptionError where two columns of the class differ in case only."""
        if cls is not None:
            check_columns(cls)
        gathered = _declared(cls) if cls else _opaque()
        first = _free("document", [name for name, _, _ in gathered])
        self._gather: list[tuple[str, Gather]] = [(first, _documents)]
        self._gather += [(name, gather) for name, _, gather in gathered]
        types = [(name, kind) for name, kind, _ in gathered]
        self.schema = pa.schema([(first, pa.string()), *types])

    def batch(self, parts: Sequence[Part]) -> pa.RecordBatch:
        """The rows of a layer in several documents; texts that repeat are of type `REPEATED`.

        Raises:
            FormatError: where a value cannot stand in a table.
        """
        rows = Rows(parts)
        arrays = []
        for name, gather in self._gather:
            try:
                arrays.append(gather(rows))
            except (OverflowError, UnicodeError) as error:
                raise _misfit(name, parts, gather, error) from None
        return pa.RecordBatch.from_arrays(arrays, names=self.schema.names)


def _misfit(name: str, parts: Sequence[Part], gather: Gather, error: Exception) -> FormatError:
    """What cannot stand in a column, by its document."""
    what = "text that UTF-8 can write" if isinstance(error, UnicodeError) else "numbers of 64 bits"
    for part in parts:
        try:
            gather(Rows([part]))
        except (OverflowError, UnicodeError):
            return FormatError(
                f"document {part.source.document.id!r}: expected {what} in {part.layer.type}.{name}"
            )
    return FormatError(f"expected {what} in column {name!r}")


def _declared(cls: type[Annotation]) -> list[tuple[str, pa.DataType, Gather]]:
    columns = glossator.columns(cls)
    plain = _plain_fields(cls)
    pointing = {one.field: one for one in glossator.references(cls) if not one.many}
    made: list[tuple[str, pa.DataType, Gather]] = []
    before = ""
    for column in columns[:-3]:
        gather: Gather = partial(_values, column)
        if column.is_field:
            before = column.name
            if column.name in plain:
                get, optional = attrgetter(column.name), plain[column.name]
                gather = partial(_plain, get, arrow_type(column.type), optional=optional)
        elif before == "fragments":
            gather = _texts
        elif before in pointing:
            gather = partial(_pointed, attrgetter(before), pointing[before].target)
        made.append((column.name, arrow_type(column.type), gather))
    return made + _sentence_columns(columns[-3:], is_span=issubclass(cls, Span))


def _sentence_columns(
    columns: Sequence[Column], *, is_span: bool
) -> list[tuple[str, pa.DataType, Gather]]:
    identifier, number, text = columns

    def of(rows: Rows) -> Sentences:
        return rows.sentences(number, is_span=is_span)

    return [
        (identifier.name, pa.string(), lambda rows: of(rows).identifiers()),
        (number.name, pa.int64(), lambda rows: array(of(rows).numbers, pa.int64())),
        (text.name, pa.string(), lambda rows: of(rows).texts()),
    ]


def _opaque() -> list[tuple[str, pa.DataType, Gather]]:
    """The columns of a layer that no class declares."""
    columns = {one.name: one for one in glossator.columns(Span)}
    return [
        ("id", pa.string(), partial(_plain, attrgetter("id"), pa.string())),
        ("start", pa.int64(), partial(_plain, lambda one: one.data.get("start"), pa.int64())),
        ("end", pa.int64(), partial(_plain, lambda one: one.data.get("end"), pa.int64())),
        ("text", pa.string(), partial(_values, columns["text"])),
        ("fields", pa.string(), partial(_plain, _own_fields, pa.string())),
        *_sentence_columns(glossator.columns(Span)[-3:], is_span=False),
    ]


def _own_fields(annotation: Any) -> str:
    of_all = ("id", "start", "end")
    return as_json({name: one for name, one in annotation.data.items() if name not in of_all})


def _plain_fields(cls: type[Annotation]) -> dict[str, bool]:
    """The fields whose values stand in a column as they are, and whether they may be None."""
    info: Any = kinds.type_info(cls)
    found = {field.name: _some(field.type) for field in info.fields}
    return {
        name: len(some) < count
        for name, (some, count) in found.items()
        if len(some) == 1 and _is_plain(some[0])
    }


def _some(kind: kinds.Type) -> tuple[list[kinds.Type], int]:
    """The types beside None, and the number of all."""
    if isinstance(kind, kinds.Metadata):
        return _some(kind.type)
    if not isinstance(kind, kinds.UnionType):
        return [kind], 1
    some = [part for part in kind.types if not isinstance(part, kinds.NoneType)]
    return some, len(kind.types)


def _is_plain(kind: kinds.Type) -> bool:
    if isinstance(kind, kinds.Metadata):
        return _is_plain(kind.type)
    if isinstance(kind, kinds.LiteralType):
        return {*map(type, kind.values)} in ({str}, {int})
    return isinstance(kind, kinds.StrType | kinds.IntType | kinds.FloatType | kinds.BoolType)


def _plain(
    get: Callable[[Any], Any], kind: pa.DataType, rows: Rows, *, optional: bool = True
) -> pa.Array:
    return array(list(map(get, rows.items)), kind, optional=optional)


def _values(column: Column, rows: Rows) -> pa.Array:
    if column.is_field and not rows.has(column.name):
        return pa.nulls(len(rows.items), arrow_type(column.type))
    values = list(chain.from_iterable(layer.values(column) for _, layer in rows.parts))
    return column_array(values, column.type)


def _texts(rows: Rows) -> pa.Array:
    found: list[str] = []
    in_parts = rows.has("fragments")
    for source, layer in rows.parts:
        if in_parts:
            found += map(source.document.text_of, layer.annotations)
        else:
            text = source.document.text
            found += [text[one.start : one.end] for one in layer.annotations]
    return array(found, pa.string(), optional=False)


def _pointed(get: Callable[[Any], Any], target: str | None, rows: Rows) -> pa.Array:
    """The text of what a field points at: an extent, or an annotation of type `target`."""
    found: list[str | None] = []
    for source, layer in rows.parts:
        values = list(map(get, layer.annotations))
        text = source.document.text
        if target is None:
            found += [None if one is None else text[one[0] : one[1]] for one in values]
        else:
            found += map(_texts_of_ids(source.document, target, {*values}).get, values)
    return array(found, pa.string())


def _texts_of_ids(document: Document, target: str, wanted: set[Any]) -> dict[Any, str | None]:
    return {
        one.id: document.text_of(one) if hasattr(one, "start") else None
        for layer in document.layers.values()
        if layer.type == target
        for one in layer
        if one.id in wanted
    }


def _documents(rows: Rows) -> pa.Array:
    numbers = [[number] * len(layer) for number, (_, layer) in enumerate(rows.parts)]
    ids = [source.document.id for source, _ in rows.parts]
    return repeated(list(chain.from_iterable(numbers)), ids, optional=False)


class Sentences:
    """Of each annotation the sentence that it begins in; of a sentence without any, nothing."""

    def __init__(self) -> None:
        self.numbers: list[int | None] = []
        """In its document, from 1."""
        self._rows: list[int | None] = []
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._last: Any = None

    def add(self, source: Source, number: int | None, count: int) -> None:
        """Take so many annotations in a row that begin in the same sentence."""
        self.numbers += [number] * count
        if number is None:
            self._rows += [None] * count
            return
        one = source.sentences[number - 1]
        if self._last is not one:
            self._last = one
            self._ids.append(one.id)
            self._texts.append(source.sentence_texts[number - 1])
        self._rows += [len(self._ids) - 1] * count

    def identifiers(self) -> pa.Array:
        """Their ids."""
        return repeated(self._rows, self._ids)

    def texts(self) -> pa.Array:
        """Their texts."""
        return repeated(self._rows, self._texts)


def _sentences(number: Column, parts: Sequence[Part], *, is_span: bool) -> Sentences:
    found = Sentences()
    for source, layer in parts:
        counts = _counts(layer, source.sentences) if is_span else None
        if counts is not None:
            for index, count in enumerate(counts, 1):
                if count:
                    found.add(source, index, count)
        else:
            for one in layer.values(number):
                found.add(source, one, 1)
    return found


def _counts(layer: Layer[Any], sentences: Sequence[Any]) -> list[int] | None:
    """How many spans begin in each sentence; None where one begins in none: that needs care."""
    places = [one.start for one in layer]
    bounds = [bisect_left(places, one.start) for one in sentences]
    if not bounds or bounds[0] > 0:
        return None
    limits = list(pairwise([*bounds, len(places)]))
    for one, (first, after) in zip(sentences, limits, strict=True):
        # They are in order: where the last begins in it, all do.
        if first < after and places[after - 1] >= one.end:
            return None
    return [after - first for first, after in limits]


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, with an underscore where a field has it."""
    while name in taken:
        name += "_"
    return name
