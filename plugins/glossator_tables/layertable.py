"""The table of a layer: its columns, told by the class, and their arrays for several documents.

The values are those of ``layer.to_records()``; what stands in most columns is gathered for all
annotations at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, groupby
from operator import attrgetter, lt, sub
from typing import Any, NamedTuple

import pyarrow as pa
from msgspec import inspect as kinds

import glossator
from glossator import Annotation, Column, Document, FormatError, Layer, Span
from glossator_tables.arrays import repeated, runs
from glossator_tables.arrowtypes import arrow_type, as_json, column_array
from glossator_tables.names import check_columns

SENTENCES = "sentences"
REPEATED = pa.dictionary(pa.int32(), pa.string())
"""Texts that stand in many rows, each kept once."""


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
                    texts = _texts_of(self.document, layer.annotations)
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
        return _texts_of(self.document, self.sentences)


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

    def sentences(self, number: Column, *, is_span: bool) -> Sentences:
        """Their sentences; `number` is the column of the sentence's number."""
        if self._sentences is None:
            self._sentences = Sentences(number, self, is_span=is_span)
        return self._sentences


_OF_ALL: Mapping[str, Callable[[list[Any]], list[Any]]] = {
    "id": lambda items: [one.id for one in items],
    "start": lambda items: [one.start for one in items],
    "end": lambda items: [one.end for one in items],
    "fragments": lambda items: [one.fragments for one in items],
}
"""The fields that every span has, read nearly twice as fast as by their names."""

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
        return rows.sentences(number, is_span=is_span)

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
        found = [_texts_of(source.document, layer.annotations) for source, layer in rows.parts]
    else:
        ends = (some for _, some in rows.by_part("end"))
        places = zip(rows.by_part("start"), ends, strict=True)
        found = [_slices(part.source.document.text, starts, to) for (part, starts), to in places]
    return pa.array(list(chain.from_iterable(found)), pa.string())


def _slices(text: str, starts: list[int], ends: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _texts_of(document: Document, spans: Sequence[Any]) -> list[str]:
    if [one.fragments for one in spans].count(None) < len(spans):
        return list(map(document.text_of, spans))
    text = document.text
    return [text[one.start : one.end] for one in spans]


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


class Sentences:
    """The sentences that annotations begin in; of one without any, nothing.

    Annotations stand in the order of the text, so that those of a sentence follow each other: they
    are kept as runs.

    Args:
        number: The column of the sentence's number.
        rows: The annotations.
        is_span: Whether they are spans.
    """

    def __init__(self, number: Column, rows: Rows, *, is_span: bool) -> None:
        self._counts: list[int] = []
        """The lengths of the runs."""
        self._numbers: list[int | None] = []
        """The sentence of each run, in its document, from 1."""
        self._rows: list[int | None] = []
        """The same, among those of all documents that have annotations."""
        self._ids: list[str] = []
        self._texts: list[str] = []
        if is_span:
            for part, starts in rows.by_part("start"):
                self._add(part.source, *(_runs(starts, part.source) or _checked(part, number)))
        else:
            for part in rows.parts:
                self._add(part.source, *_checked(part, number))

    def _add(self, source: Source, numbers: Sequence[int | None], counts: Sequence[int]) -> None:
        """Take the annotations of a layer; a sentence without any is not kept."""
        first = len(self._ids)
        used = [one for one in dict.fromkeys(numbers) if one is not None]
        self._ids += [source.sentences[one - 1].id for one in used]
        self._texts += [source.sentence_texts[one - 1] for one in used]
        row: dict[int | None, int] = {one: place for place, one in enumerate(used, first)}
        self._rows += map(row.get, numbers)
        self._numbers += numbers
        self._counts += counts

    def identifiers(self) -> pa.Array:
        """Their ids."""
        return repeated(self._places, self._ids)

    def numbers(self) -> pa.Array:
        """Their numbers in their documents, from 1."""
        return runs(self._numbers, self._counts, pa.int64())

    def texts(self) -> pa.Array:
        """Their texts."""
        return repeated(self._places, self._texts)

    @cached_property
    def _places(self) -> pa.Array:
        return runs(self._rows, self._counts, pa.int32())


Runs = tuple[Sequence[int | None], Sequence[int]]
"""Numbers of sentences, and how many annotations in a row begin in each."""


def _runs(places: list[int], source: Source) -> Runs | None:
    """The sentences that spans begin in; None where one is in none, or may be, or out of order."""
    starts, ends = source.bounds
    if len(places) < len(starts):
        found = [bisect_right(starts, place) for place in places]
        fit = all(map(lt, places, map(ends.__getitem__, found)))
        return (found, [1] * len(found)) if fit else None
    if places != sorted(places):
        return None
    after = [*(bisect_left(places, start) for start in starts), len(places)]
    counts = [after[0], *map(sub, after[1:], after)]
    found = [one for one, count in enumerate(counts) if count]
    fit = all(places[after[one] - 1] < ends[one] for one in found)
    return (found, [counts[one] for one in found]) if fit else None


def _checked(part: Part, number: Column) -> Runs:
    """The same, of each annotation by itself."""
    found = [(one, len(list(same))) for one, same in groupby(part.layer.values(number))]
    return [one for one, _ in found], [count for _, count in found]


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, with an underscore where a field has it."""
    while name in taken:
        name += "_"
    return name
