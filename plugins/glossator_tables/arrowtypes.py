"""Arrow's types of columns, and arrays of plain values in them.

What Arrow would have to change to hold it is text: a time with its zone, a decimal of any length,
and what may be of several types, as JSON.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
import pyarrow as pa

from glossator import ColumnType, ListOf, RecordOf

EXTENT = pa.struct([("start", pa.int64()), ("end", pa.int64())])

_SCALARS: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "time": pa.string(),
    "datetime": pa.string(),
    "duration": pa.string(),
    "decimal": pa.string(),
    "binary": pa.binary(),
    "extent": EXTENT,
    "json": pa.string(),
}

Convert = Callable[[Any], Any]


def arrow_type(kind: ColumnType) -> pa.DataType:
    """The type in Arrow of a column's type."""
    if isinstance(kind, ListOf):
        return pa.list_(arrow_type(kind.item))
    if isinstance(kind, RecordOf):
        # Parquet has no record without fields.
        fields = [(name, arrow_type(one)) for name, one in kind.fields]
        return pa.struct(fields) if fields else pa.string()
    return _SCALARS[kind]


def column_array(values: Sequence[Any], kind: ColumnType) -> pa.Array:
    """The plain values of a column as an array; None is null.

    Raises:
        OverflowError, UnicodeError: for a whole number past 64 bits, and half a surrogate pair.
    """
    try:
        return _array(values, kind, _converter(kind))
    except pa.ArrowInvalid:
        # A whole number that no float has exactly: Arrow takes only the nearest float.
        return _array(values, kind, _converter(kind, numbers=True))


def _array(values: Sequence[Any], kind: ColumnType, convert: Convert | None) -> pa.Array:
    if convert is not None:
        values = [None if one is None else convert(one) for one in values]
    return pa.array(values, arrow_type(kind))


@cache
def _converter(kind: ColumnType, *, numbers: bool = False) -> Convert | None:
    """Makes of a plain value what Arrow takes; None where it takes it as it is.

    Args:
        kind: The column's type.
        numbers: Whether to make floats of whole numbers where numbers are declared.
    """
    if isinstance(kind, ListOf):
        item = _converter(kind.item, numbers=numbers)
        return (
            None
            if item is None
            else lambda values: [None if one is None else item(one) for one in values]
        )
    if isinstance(kind, RecordOf):
        if not kind.fields:
            return as_json
        made = {name: _converter(one, numbers=numbers) for name, one in kind.fields}
        parts = {name: convert for name, convert in made.items() if convert}
        return (lambda record: _converted(record, parts)) if parts else None
    return float if numbers and kind == "number" else _CONVERTERS.get(kind)


def _converted(record: Mapping[str, Any], parts: Mapping[str, Convert]) -> dict[str, Any]:
    changed = {name: make(record[name]) for name, make in parts.items() if record[name] is not None}
    return {**record, **changed}


def as_json(value: Any) -> str:
    """Any plain value as JSON."""
    return msgspec.json.encode(value).decode()


def _written(value: datetime.timedelta | datetime.time | datetime.datetime | Any) -> str:
    """A value as it is written in a document."""
    return str(msgspec.to_builtins(value))


_CONVERTERS: Mapping[Any, Convert] = {
    "time": _written,
    "datetime": _written,
    "duration": _written,
    "decimal": _written,
    "json": as_json,
}
