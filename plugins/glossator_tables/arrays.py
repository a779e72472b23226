"""Arrow arrays of Python values, made column by column of whole buffers.

`pyarrow.array` does the same value by value, and first asks whether the values are pandas', which
imports pandas: half a second before the first row, where it is installed.
"""

from __future__ import annotations

import datetime
from array import array as packed
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa

EPOCH = datetime.date(1970, 1, 1).toordinal()


def array(values: Sequence[Any], kind: pa.DataType, *, optional: bool = True) -> pa.Array:
    """Values of a type as an array.

    Args:
        values: Plain values, a record as a mapping with all its fields; None is null.
        kind: Their type.
        optional: Whether there may be None among them.

    Raises:
        OverflowError, UnicodeError: for a whole number past 64 bits, and half a surrogate pair.
    """
    if pa.types.is_list(kind):
        return _lists(values, kind)
    if pa.types.is_struct(kind):
        return _records(values, kind)
    present = _present(values) if optional else None
    make, missing = _MAKERS[kind]
    if present is not None:
        values = [missing if one is None else one for one in values]
    buffers = make(values)
    bitmap = None if present is None else present.buffers()[1]
    return pa.Array.from_buffers(kind, len(values), [bitmap, *buffers])


def repeated(
    numbers: Sequence[int | None], texts: Sequence[str], *, optional: bool = True
) -> pa.Array:
    """Texts by their number, each kept once."""
    indices = array(numbers, pa.int32(), optional=optional)
    return pa.DictionaryArray.from_arrays(indices, array(texts, pa.string(), optional=False))


def _present(values: Sequence[Any]) -> pa.Array | None:
    """Which values are not null; None where all are."""
    return _booleans([one is not None for one in values]) if None in values else None


def _booleans(values: Sequence[bool]) -> pa.Array:
    flags = pa.py_buffer(bytes(values))
    return pa.Array.from_buffers(pa.uint8(), len(values), [None, flags]).cast(pa.bool_())


def _absent(values: Sequence[Any]) -> pa.Array | None:
    return _booleans([one is None for one in values]) if None in values else None


def _lists(values: Sequence[Any], kind: pa.ListType) -> pa.Array:
    there = [one or () for one in values]
    offsets = array(_offsets(map(len, there)), pa.int32())
    inner = array(list(chain.from_iterable(there)), kind.value_type)
    return pa.ListArray.from_arrays(offsets, inner, type=kind, mask=_absent(values))


def _records(values: Sequence[Mapping[str, Any] | None], kind: pa.StructType) -> pa.Array:
    fields = [kind.field(number) for number in range(kind.num_fields)]
    parts = [
        array([None if one is None else one[field.name] for one in values], field.type)
        for field in fields
    ]
    return pa.StructArray.from_arrays(parts, fields=fields, mask=_absent(values))


def extents(values: Sequence[tuple[int, int] | None], kind: pa.StructType) -> pa.Array:
    """Pairs of offsets as records of two fields."""
    there = [one or (0, 0) for one in values]
    parts = [array([one[side] for one in there], pa.int64()) for side in (0, 1)]
    fields = [kind.field(0), kind.field(1)]
    return pa.StructArray.from_arrays(parts, fields=fields, mask=_absent(values))


def _offsets(lengths: Iterable[int]) -> list[int]:
    return list(accumulate(lengths, initial=0))


def _numbers(code: str, values: Sequence[Any]) -> list[pa.Buffer]:
    return [pa.py_buffer(packed(code, values))]


def _texts(values: Sequence[str]) -> list[pa.Buffer]:
    joined = "".join(values)
    if joined.isascii():  # a character is a byte
        return [_offset_buffer(map(len, values)), pa.py_buffer(joined.encode())]
    return _bytes(list(map(str.encode, values)))


def _bytes(values: Sequence[bytes]) -> list[pa.Buffer]:
    return [_offset_buffer(map(len, values)), pa.py_buffer(b"".join(values))]


def _offset_buffer(lengths: Iterable[int]) -> pa.Buffer:
    return pa.py_buffer(packed("i", _offsets(lengths)))


def _dates(values: Sequence[datetime.date]) -> list[pa.Buffer]:
    return _numbers("i", [one.toordinal() - EPOCH for one in values])


_MAKERS: Mapping[pa.DataType, tuple[Callable[[Any], list[pa.Buffer]], Any]] = {
    pa.string(): (_texts, ""),
    pa.binary(): (_bytes, b""),
    pa.int64(): (partial(_numbers, "q"), 0),
    pa.int32(): (partial(_numbers, "i"), 0),
    pa.float64(): (partial(_numbers, "d"), 0.0),
    pa.bool_(): (lambda values: [_booleans(values).buffers()[1]], False),
    pa.date32(): (_dates, datetime.date(1970, 1, 1)),
}
"""What makes the buffers of a type, and what stands in them for null."""
