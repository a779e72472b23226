"""The types that a field's type is made of, as `msgspec.inspect` tells them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.inspect import Field, Type


def types_within(
    kind: object, place: str = "", inside: tuple[type, ...] = ()
) -> Iterator[tuple[Type, str]]:
    """A type and all types in it, each with the field that it stands in.

    Args:
        kind: A type, a field, or several of them.
        place: The field that it is the type of: ``candidates``, ``candidates.name``.
        inside: The records that it stands in, which may have fields of their own type.
    """
    if isinstance(kind, tuple):
        for part in kind:
            yield from types_within(part, place, inside)
    elif isinstance(kind, Field):
        yield from types_within(kind.type, f"{place}.{kind.name}" if place else kind.name, inside)
    elif isinstance(kind, Type):
        yield kind, place
        if (record := record_of(kind)) is None:
            for name in kind.__struct_fields__:
                yield from types_within(getattr(kind, name), place, inside)
        elif record not in inside:
            fields: Any = kind
            yield from types_within(fields.fields, place, (*inside, record))


def record_of(kind: Type) -> type | None:
    """The class of a type that has fields; None of one that has none."""
    return getattr(kind, "cls", None) if hasattr(kind, "fields") else None
