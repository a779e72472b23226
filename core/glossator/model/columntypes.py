"""What a column of a table holds, told by the type of a field, and how a value is made plain.

Plain is what a data frame, Arrow and JSON have too: text, numbers, dates, lists, records. Where a
field may hold anything, the column's type is ``json``.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import inspect as kinds

from glossator.model.references import is_extent_type

Scalar = Literal[
    "string",
    "integer",
    "number",
    "boolean",
    "date",
    "time",
    "datetime",
    "duration",
    "decimal",
    "binary",
    "extent",
    "json",
]
"""What a value is that has no parts: ``extent`` is ``(start, end)`` in code points, ``json`` what
JSON can hold, ``duration`` a `timedelta`."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one type."""

    item: ColumnType


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A record: the names of its fields, and their types."""

    fields: tuple[tuple[str, ColumnType], ...]


ColumnType = Scalar | ListOf | RecordOf
Plain = Callable[[Any], Any]
"""Makes a value that is there plain."""


class Held(NamedTuple):
    """The type of a column, and what makes a value plain for it; None where it is so already."""

    type: ColumnType
    plain: Plain | None = None


@cache
def held_by(cls: Any) -> dict[str, Held]:
    """Field to what a column of it holds, for a class of annotations.

    Args:
        cls: A class derived from `msgspec.Struct`.
    """
    info = kinds.type_info(cls)
    assert isinstance(info, kinds.StructType)
    return {field.name: _held(field.type, (cls,)) for field in info.fields}


_SCALARS: dict[type[kinds.Type], Scalar] = {
    kinds.StrType: "string",
    kinds.IntType: "integer",
    kinds.FloatType: "number",
    kinds.BoolType: "boolean",
    kinds.DateType: "date",
    kinds.TimeType: "time",
    kinds.DateTimeType: "datetime",
    kinds.TimeDeltaType: "duration",
    kinds.DecimalType: "decimal",
    kinds.BytesType: "binary",
}


def _held(kind: kinds.Type, inside: tuple[Any, ...]) -> Held:
    """What a type holds, `inside` of which records: one within itself has no end as a column."""
    match kind:
        case kinds.Metadata() if is_extent_type(kind):
            return Held("extent", tuple)
        case kinds.Metadata():
            return _held(kind.type, inside)
        case kinds.UnionType():
            return _of_union(kind, inside)
        case kinds.UUIDType():
            return Held("string", str)
        case kinds.EnumType():
            return Held(_of_values([one.value for one in kind.cls]), _enum_value)
        case kinds.LiteralType():
            return Held(_of_values(kind.values))
        case kinds.ListType() | kinds.VarTupleType():
            item = _held(kind.item_type, inside)
            return Held(ListOf(item.type), _each(item.plain))
        case kinds.StructType() | kinds.DataclassType() | kinds.NamedTupleType():
            return _JSON if kind.cls in inside else _of_record(kind, getattr, inside)
        case kinds.TypedDictType():
            return _JSON if kind.cls in inside else _of_record(kind, dict.get, inside)
        case _:
            scalar = _SCALARS.get(type(kind))
            return Held(scalar) if scalar else _JSON


def _of_union(kind: kinds.UnionType, inside: tuple[Any, ...]) -> Held:
    """That of the only type beside None; a whole number is a number too."""
    some = [part for part in kind.types if not isinstance(part, kinds.NoneType)]
    if len(some) == 1:
        return _held(some[0], inside)
    held = [_held(part, inside) for part in some]
    return Held("number") if {one.type for one in held} == {"integer", "number"} else _JSON


def _of_values(values: Sequence[Any]) -> Scalar:
    found = {type(one) for one in values if one is not None}
    return "string" if found == {str} else "integer" if found == {int} else "json"


def _of_record(kind: Any, get: Callable[[Any, str], Any], inside: tuple[Any, ...]) -> Held:
    held = {field.name: _held(field.type, (*inside, kind.cls)) for field in kind.fields}
    made = RecordOf(tuple((name, one.type) for name, one in held.items()))
    if isinstance(kind, kinds.StructType) and not any(one.plain for one in held.values()):
        return Held(made, msgspec.structs.asdict)

    def plain(value: Any) -> dict[str, Any]:
        return {name: made_plain(get(value, name), one.plain) for name, one in held.items()}

    return Held(made, plain)


def made_plain(value: Any, plain: Plain | None) -> Any:
    """A value as its column has it; None stays None."""
    return value if plain is None or value is None else plain(value)


def _each(plain: Plain | None) -> Plain:
    if plain is None:
        return list
    return lambda values: [made_plain(one, plain) for one in values]


def _enum_value(value: enum.Enum) -> Any:
    return value.value


_JSON = Held("json", msgspec.to_builtins)
