"""The table of a layer: its columns, told by the class, and their arrays for several documents.

The values are those of ``layer.to_records()``; what stands in most columns is gathered for all
annotations at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, NamedTuple

import pyarrow as pa
from msgspec import inspect as kinds

import glossator
from glossator import Annotation, Column, Document, FormatError, Layer, Span
from glossator_tables.arrowtypes import array, arrow_type, as_json
from glossator_tables.names import check_columns

SENTENCES = "sentences"
REPEATED = pa.dictionary(pa.int32(), pa.string())
"""Texts that stand in many rows, each kept once."""


class Part(NamedTuple):
    """A layer in its document."""

    document: Document
    layer: Layer[Any]


Gather = Callable[[Sequence[Part], Sequence[Any]], pa.Array]
"""The array of a column for the annotations of several documents; these are also given in a row."""


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
        items = list(chain.from_iterable(layer.annotations for _, layer in parts))
        arrays = []
        for name, gather in self._gather:
            try:
                arrays.append(gather(parts, items))
            except (OverflowError, UnicodeError) as error:
                raise _misfit(name, parts, gather, error) from None
        return pa.RecordBatch.from_arrays(arrays, names=self.schema.names)


def _misfit(name: str, parts: Sequence[Part], gather: Gather, error: Exception) -> FormatError:
    """What cannot stand in a column, by its document."""
    what = "text that UTF-8 can write" if isinstance(error, UnicodeError) else "numbers of 64 bits"
    for part in parts:
        try:
            gather([part], list(part.layer))
        except (OverflowError, UnicodeError):
            return FormatError(
                f"document {part.document.id!r}: expected {what} in {part.layer.type}.{name}"
            )
    return FormatError(f"expected {what} in column {name!r}")


def _declared(cls: type[Annotation]) -> list[tuple[str, pa.DataType, Gather]]:
    columns = glossator.columns(cls)
    plain = _plain_fields(cls)
    is_span = issubclass(cls, Span)
    made: list[tuple[str, pa.DataType, Gather]] = []
    for before, column in zip((None, *columns), columns[:-3], strict=False):
        gather: Gather = partial(_values, column)
        if column.name in plain and column.is_field:
            gather = partial(_plain, attrgetter(column.name), arrow_type(column.type))
        elif is_span and before and before.name == "fragments":
            gather = _texts
        made.append((column.name, arrow_type(column.type), gather))
    return made + _sentence_columns(columns[-3:], is_span=is_span)


def _sentence_columns(
    columns: Sequence[Column], *, is_span: bool
) -> list[tuple[str, pa.DataType, Gather]]:
    identifier, number, text = columns
    find = partial(_sentences, number, is_span=is_span)
    return [
        (identifier.name, pa.string(), lambda parts, _: find(parts).identifiers()),
        (number.name, pa.int64(), lambda parts, _: pa.array(find(parts).numbers, pa.int64())),
        (text.name, pa.string(), lambda parts, _: find(parts).texts()),
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


def _plain_fields(cls: type[Annotation]) -> set[str]:
    """The fields whose values stand in a column as they are."""
    info: Any = kinds.type_info(cls)
    return {field.name for field in info.fields if _is_plain(field.type)}


def _is_plain(kind: kinds.Type) -> bool:
    match kind:
        case kinds.Metadata():
            return _is_plain(kind.type)
        case kinds.UnionType():
            some = [part for part in kind.types if not isinstance(part, kinds.NoneType)]
            return len(some) == 1 and _is_plain(some[0])
        case kinds.LiteralType():
            return {*map(type, kind.values)} in ({str}, {int})
    simple = (kinds.StrType, kinds.IntType, kinds.FloatType, kinds.BoolType)
    return isinstance(kind, simple)


def _plain(get: Callable[[Any], Any], kind: pa.DataType, _: object, items: Sequence[Any]) -> Any:
    return pa.array(list(map(get, items)), kind)


def _values(column: Column, parts: Sequence[Part], _: object) -> pa.Array:
    return array(list(chain.from_iterable(layer.values(column) for _, layer in parts)), column.type)


def _texts(parts: Sequence[Part], _: object) -> pa.Array:
    found: list[str] = []
    for document, layer in parts:
        text = document.text
        if any(one.fragments for one in layer):
            found += map(document.text_of, layer)
        else:
            found += [text[one.start : one.end] for one in layer]
    return pa.array(found, pa.string())


def _documents(parts: Sequence[Part], _: object) -> pa.Array:
    rows = chain.from_iterable(
        repeat(number, len(layer)) for number, (_, layer) in enumerate(parts)
    )
    return _repeated(rows, [document.id for document, _ in parts])


def _repeated(rows: Iterable[int | None], texts: Sequence[str]) -> pa.Array:
    """Texts by their number, each kept once."""
    indices = pa.array(rows, pa.int32())
    return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string()))


class _Sentences:
    """Of each annotation the sentence that it begins in."""

    def __init__(self) -> None:
        self.numbers: list[int | None] = []
        """In its document, from 1."""
        self._rows: list[int | None] = []
        self._all: list[tuple[Document, Any]] = []

    def add(self, document: Document, sentences: Sequence[Any], numbers: list[int | None]) -> None:
        before = len(self._all) - 1
        self.numbers += numbers
        self._rows += [None if one is None else before + one for one in numbers]
        self._all += [(document, one) for one in sentences]

    def identifiers(self) -> pa.Array:
        return _repeated(self._rows, [one.id for _, one in self._all])

    def texts(self) -> pa.Array:
        return _repeated(self._rows, [document.text_of(one) for document, one in self._all])


def _sentences(number: Column, parts: Sequence[Part], *, is_span: bool) -> _Sentences:
    found = _Sentences()
    for document, layer in parts:
        sentences = _sentences_of(document)
        numbers = _numbers_of(layer, sentences) if is_span else None
        found.add(document, sentences, layer.values(number) if numbers is None else numbers)
    return found


def _sentences_of(document: Document) -> Sequence[Any]:
    """The layer of that name, else of that type."""
    layers = document.layers
    of_type = (one for one in layers.values() if one.type == SENTENCES)
    found: Layer[Any] | None = layers.get(SENTENCES) or next(of_type, None)
    return found.annotations if found else ()


def _numbers_of(layer: Layer[Any], sentences: Sequence[Any]) -> list[int | None] | None:
    """The number of each span's sentence; None where a span begins in none: that needs care."""
    if not sentences:
        return [None] * len(layer)
    starts = [one.start for one in sentences]
    ends = [0, *(one.end for one in sentences)]
    found: list[int | None] = [bisect_right(starts, one.start) for one in layer]
    if any(one.start >= ends[number] for one, number in zip(layer, found, strict=True) if number):
        return None
    return None if 0 in found else found


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, with an underscore where a field has it."""
    while name in taken:
        name += "_"
    return name
