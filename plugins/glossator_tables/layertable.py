"""The table of a layer: its columns, told by the class, and their arrays for several documents.

The values are those of ``layer.to_records()``; what stands in most columns is gathered for all
annotations at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any

import pyarrow as pa
from msgspec import inspect as kinds

import glossator
from glossator import Annotation, Column, FormatError, Span
from glossator_tables.arrays import repeated, runs
from glossator_tables.arrowtypes import arrow_type, as_json, column_array
from glossator_tables.names import check_columns
from glossator_tables.rows import Part, Rows, texts_of
from glossator_tables.sentences import Sentences

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
        """The rows of a layer in several documents; texts that repeat stand in dictionaries.

        Raises:
            FormatError: where a value cannot stand in a table.
        """
        rows = Rows(parts)
        arrays = []
        for name, gather in self._gather:
            try:
                arrays.append(gather(rows))
            except _MISFITS as error:
                raise _misfit(name, parts, gather, error) from None
        return pa.RecordBatch.from_arrays(arrays, names=self.schema.names)


_MISFITS = (OverflowError, ValueError, TypeError)
"""Those of Arrow, and of texts that UTF-8 cannot write, are ones of these."""


def _misfit(name: str, parts: Sequence[Part], gather: Gather, error: Exception) -> FormatError:
    """What cannot stand in a column, by its document."""
    what = "values of the declared type"
    if isinstance(error, UnicodeError | OverflowError):
        is_text = isinstance(error, UnicodeError)
        what = "text that UTF-8 can write" if is_text else "numbers of 64 bits"
    for part in parts:
        try:
            gather(Rows([part]))
        except _MISFITS:
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
            if column.name in plain or column.type == "extent":
                gather = partial(_plain, column.name, arrow_type(column.type))
        elif before == "fragments":
            gather = _texts
        elif before in pointing:
            gather = partial(_pointed, before, pointing[before].target)
        made.append((column.name, arrow_type(column.type), gather))
    return made + _sentence_columns(columns[-3:], is_span=issubclass(cls, Span))


def _sentence_columns(
    columns: Sequence[Column], *, is_span: bool
) -> list[tuple[str, pa.DataType, Gather]]:
    identifier, number, text = columns

    def of(rows: Rows) -> Sentences:
        rows.sentences = rows.sentences or Sentences(number, rows, is_span=is_span)
        return rows.sentences

    return [
        (identifier.name, pa.string(), lambda rows: of(rows).identifiers()),
        (number.name, pa.int64(), lambda rows: of(rows).numbers()),
        (text.name, pa.string(), lambda rows: of(rows).texts()),
    ]


def _opaque() -> list[tuple[str, pa.DataType, Gather]]:
    """The columns of a layer that no class declares."""
    columns = {one.name: one for one in glossator.columns(Span)}
    return [
        ("id", pa.string(), partial(_plain, "id", pa.string())),
        ("start", pa.int64(), partial(_datum, "start")),
        ("end", pa.int64(), partial(_datum, "end")),
        ("text", pa.string(), partial(_values, columns["text"])),
        ("fields", pa.string(), _own_fields),
        *_sentence_columns(glossator.columns(Span)[-3:], is_span=False),
    ]


def _datum(name: str, rows: Rows) -> pa.Array:
    return pa.array([one.data.get(name) for one in rows.items], pa.int64())


def _own_fields(rows: Rows) -> pa.Array:
    of_all = ("id", "start", "end")
    own = ({key: of for key, of in one.data.items() if key not in of_all} for one in rows.items)
    return pa.array(list(map(as_json, own)), pa.string())


def _plain_fields(cls: type[Annotation]) -> set[str]:
    """The fields whose values stand in a column as they are."""
    info: Any = kinds.type_info(cls)
    found = {field.name: _some(field.type) for field in info.fields}
    return {name for name, some in found.items() if len(some) == 1 and _is_plain(some[0])}


def _some(kind: kinds.Type) -> list[kinds.Type]:
    """The types beside None."""
    if isinstance(kind, kinds.UnionType):
        return [part for part in kind.types if not isinstance(part, kinds.NoneType)]
    return [kind]


def _is_plain(kind: kinds.Type) -> bool:
    if isinstance(kind, kinds.Metadata):
        return _is_plain(kind.type)
    if isinstance(kind, kinds.LiteralType):
        return {*map(type, kind.values)} in ({str}, {int})
    return isinstance(kind, kinds.StrType | kinds.IntType | kinds.FloatType | kinds.BoolType)


def _plain(field: str, kind: pa.DataType, rows: Rows) -> pa.Array:
    return pa.array(rows.values(field), kind)


def _values(column: Column, rows: Rows) -> pa.Array:
    if column.is_field and not rows.has(column.name):
        return pa.nulls(len(rows.items), arrow_type(column.type))
    values = list(chain.from_iterable(layer.values(column) for _, layer in rows.parts))
    return column_array(values, column.type)


def _texts(rows: Rows) -> pa.Array:
    if rows.has("fragments"):
        found = [texts_of(source.document, layer.annotations) for source, layer in rows.parts]
    else:
        ends = (some for _, some in rows.by_part("end"))
        places = zip(rows.by_part("start"), ends, strict=True)
        found = [_slices(part.source.document.text, starts, to) for (part, starts), to in places]
    return pa.array(list(chain.from_iterable(found)), pa.string())


def _slices(text: str, starts: list[int], ends: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _pointed(field: str, target: str | None, rows: Rows) -> pa.Array:
    """The text of what a field points at: an extent, or an annotation of type `target`."""
    found: list[str | None] = []
    for (source, _), values in rows.by_part(field):
        if target is None:
            text = source.document.text
            found += [None if one is None else text[one[0] : one[1]] for one in values]
        else:
            found += map(source.texts(target).get, values)
    return pa.array(found, pa.string())


def _documents(rows: Rows) -> pa.Array:
    counts = [len(layer) for _, layer in rows.parts]
    ids = [source.document.id for source, _ in rows.parts]
    return repeated(runs(range(len(ids)), counts, pa.int32()), ids)


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, with an underscore where a field has it."""
    while name in taken:
        name += "_"
    return name
