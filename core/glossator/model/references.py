"""Which fields of an annotation class point into the text or at other annotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from msgspec.inspect import (
    Field,
    ListType,
    Metadata,
    NoneType,
    StrType,
    StructType,
    Type,
    UnionType,
    VarTupleType,
)

from glossator.model.annotation import Annotation, Explanation, OpaqueAnnotation
from glossator.model.types import types_within


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds extents or references: `values` yields each one found in it."""

    field: str
    target: str | None
    """The layer type referred to; None for an extent of the text."""
    many: bool
    inner: str = ""
    """The field of the record that the field holds, where they stand in one."""

    def value(self, annotation: Annotation) -> Any:
        """What the field holds: one, a sequence of them where there may be many, or None."""
        value = getattr(annotation, self.field)
        return getattr(value, self.inner) if self.inner and value is not None else value

    def values(self, annotation: Annotation) -> Iterable[Any]:
        """What the field holds, one by one; nothing where it is empty."""
        if isinstance(annotation, OpaqueAnnotation):
            value = annotation.data.get(self.field)
            if self.inner:
                value = value.get(self.inner) if isinstance(value, dict) else None
            return self._loose_values(value)
        value = self.value(annotation)
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
def references(cls: type[Annotation]) -> tuple[Reference, ...]:
    """The fields of `cls` declared with `Extent` or `ref`, each read from its type.

    Raises:
        TypeError: where one stands anywhere but in the annotation itself, alone or in a list, or in
            its `Explanation`: nothing would check it there.
    """
    info = msgspec.inspect.type_info(cls)
    assert isinstance(info, StructType)
    return tuple(found for field in info.fields if (found := _reference(field)))


@cache
def points_at(cls: type[Annotation]) -> frozenset[str]:
    """The layer types that annotations of `cls` refer to, or lie within."""
    targets = {one.target for one in references(cls)} | {getattr(cls, "within", None)}
    return frozenset(target for target in targets if target)


def _reference(field: Field) -> Reference | None:
    """The field as a reference: a mark, or a list of marks, or either or None."""
    kind = _present(field.type)
    if isinstance(kind, StructType) and issubclass(kind.cls, Explanation):
        return Reference(field.name, None, many=True, inner="matched")
    many = isinstance(kind, ListType | VarTupleType)
    one = kind.item_type if isinstance(kind, ListType | VarTupleType) else kind
    mark = _mark(one)
    if mark is None:
        if any(_mark(part) is not None for part, _ in types_within(field.type)):
            raise TypeError(
                f"{field.name}: an extent or reference stands in the annotation itself, "
                "alone or in a list of them"
            )
        return None
    target = mark.get("x-glossator-ref")
    if target is not None and not isinstance(_bare(one), StrType):
        raise TypeError(f"{field.name}: a reference is the id of an annotation: a str")
    return Reference(field.name, None if target is None else str(target), many)


def _present(kind: Type) -> Type:
    """The type of a value that is there: without None, and without what is said about it."""
    if isinstance(kind, UnionType):
        some = [part for part in kind.types if not isinstance(part, NoneType)]
        return _present(some[0]) if len(some) == 1 else kind
    if isinstance(kind, Metadata) and _mark(kind) is None:
        return _present(kind.type)
    return kind


def _bare(kind: Type) -> Type:
    return _bare(kind.type) if isinstance(kind, Metadata) else kind


def _mark(kind: Type) -> dict[str, Any] | None:
    """What says that a value points somewhere, where its type does."""
    extra = kind.extra_json_schema if isinstance(kind, Metadata) else None
    return extra if extra and any(key in extra for key in _MARKS) else None


def is_extent_type(kind: Type) -> bool:
    """Whether a type is `Extent`."""
    return "x-glossator-extent" in (_mark(kind) or ())


_MARKS = ("x-glossator-ref", "x-glossator-extent")


def _is_extent(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(type(offset) is int and offset >= 0 for offset in value)
    )
