"""The types that a field's type is made of, as `msgspec.inspect` tells them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
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


def choices(cls: type, field: str) -> list[Any]:
    """The values that a field has to choose from; none where it has any of its type.

    A number that it may be besides stands among them as its type, as in messages: `` `int` ``.

    Args:
        cls: A class with fields.
        field: Its name, or where it stands in a record: ``candidates.name``.
    """
    found: list[Any] = []
    others: list[str] = []
    for kind, place in types_within(msgspec.inspect.type_info(cls)):
        if place == field and isinstance(kind, msgspec.inspect.LiteralType):
            found += kind.values
        elif place == field and isinstance(kind, msgspec.inspect.EnumType):
            found += [one.value for one in kind.cls]
        elif place == field and type(kind) in _NUMBERS:
            others.append(_NUMBERS[type(kind)])
    return [*found, *others] if found else []


_NUMBERS = {msgspec.inspect.IntType: "`int`", msgspec.inspect.FloatType: "`float`"}


def refused_choices(cls: type, words: str, pointer: str) -> list[Any]:
    """The values that a field has to choose from, where msgspec has refused another one there.

    Args:
        cls: A class with fields.
        words: What msgspec says; of a whole list or record it says no value.
        pointer: Where that is.
    """
    is_whole = "`array`" in words or "`object`" in words
    return [] if is_whole else choices(cls, field_at(pointer))


def field_at(pointer: str) -> str:
    """The field that a JSON Pointer into a record leads to, as `choices` has it."""
    return ".".join(step for step in pointer.split("/")[1:] if not step.isdigit())


def record_of(kind: Type) -> type | None:
    """The class of a type that has fields; None of one that has none."""
    return getattr(kind, "cls", None) if hasattr(kind, "fields") else None
