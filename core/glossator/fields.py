"""Which fields of an annotation class point into the text or at other annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from msgspec.inspect import (
    CustomType,
    DictType,
    Field,
    ListType,
    Metadata,
    StructType,
    Type,
    UnionType,
    VarTupleType,
)

from glossator.annotation import Annotation, OpaqueAnnotation


@dataclass(frozen=True, slots=True)
class Pointer:
    """A field that holds extents or references: `values` yields each one found in it."""

    field: str
    target: str | None
    """The layer type referred to; None for an extent of the text."""
    many: bool

    def values(self, annotation: Annotation) -> Iterable[Any]:
        """What the field holds, one by one; nothing where it is empty."""
        if isinstance(annotation, OpaqueAnnotation):
            return self._loose_values(annotation.data.get(self.field))
        value = getattr(annotation, self.field)
        if value is None:
            return ()
        return value if self.many else (value,)

    def _loose_values(self, value: Any) -> Iterable[Any]:
        """Those of a record that no class has checked: what has the right shape."""
        found = value if self.many and isinstance(value, list) else [value]
        return [
            one
            for one in found
            if (_is_extent(one) if self.target is None else isinstance(one, str))
        ]


@cache
def pointers(cls: type[Annotation]) -> tuple[Pointer, ...]:
    """The fields of `cls` declared with `Extent` or `ref`, each read from its type.

    Raises:
        TypeError: where one stands in a struct or dict of a field: nothing would check it there.
    """
    info = msgspec.inspect.type_info(cls)
    assert isinstance(info, StructType)
    for field in info.fields:
        if _hides(field.type, inside=False, seen=set()):
            raise TypeError(f"{field.name}: an extent or reference stands in the annotation itself")
    found = (_pointer(field) for field in info.fields)
    return tuple(pointer for pointer in found if pointer)


def _pointer(field: Field) -> Pointer | None:
    for kind, many in _leaves(field.type, many=False):
        extra = kind.extra_json_schema or {}
        if "x-glossator-ref" in extra:
            return Pointer(field.name, str(extra["x-glossator-ref"]), many)
        if extra.get("x-glossator-extent"):
            return Pointer(field.name, None, many)
    return None


def _is_extent(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(type(offset) is int and offset >= 0 for offset in value)
    )


def _leaves(kind: Type, *, many: bool) -> Iterator[tuple[Metadata, bool]]:
    match kind:
        case Metadata():
            yield kind, many
            yield from _leaves(kind.type, many=many)
        case UnionType():
            for part in kind.types:
                yield from _leaves(part, many=many)
        case ListType() | VarTupleType():
            yield from _leaves(kind.item_type, many=True)
        case CustomType():
            return


def _hides(kind: Type, *, inside: bool, seen: set[type]) -> bool:
    """Whether there is a pointer further in than `_leaves` looks."""
    match kind:
        case Metadata():
            extra = kind.extra_json_schema or {}
            here = inside and any(key.startswith("x-glossator-") for key in extra)
            return here or _hides(kind.type, inside=inside, seen=seen)
        case UnionType():
            return any(_hides(part, inside=inside, seen=seen) for part in kind.types)
        case ListType() | VarTupleType():
            return _hides(kind.item_type, inside=inside, seen=seen)
        case DictType():
            return _hides(kind.value_type, inside=True, seen=seen)
        case StructType() if kind.cls not in seen:
            seen.add(kind.cls)
            return any(_hides(field.type, inside=True, seen=seen) for field in kind.fields)
        case _:
            return False
