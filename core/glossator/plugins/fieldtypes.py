"""Whether fields can be what a class declares: of types that JSON holds, with a schema.

It is asked when a plugin is loaded, of layer types and of options: what passes can be written, read
back as it was, and described by `glossator layers` and `glossator schema`.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from types import SimpleNamespace
from typing import Any, get_type_hints

import msgspec
from msgspec import inspect as kinds

from glossator.errors import PluginError
from glossator.model.annotation import Annotation
from glossator.model.types import types_within
from glossator.plugins.optionfile import OptionFile, schema_of

FIT = (
    "str, int, float, bool, None, Literal, an enum of str or int, date, datetime, time, timedelta, "
    "UUID, Decimal, bytes; a list, tuple or dict of these; a msgspec.Struct, dataclass, NamedTuple "
    "or TypedDict of these; Any; glossator.Extent or glossator.ref; as an option that is a path, "
    "glossator.OptionFile"
)
"""The types that a field can have."""

_SET = "a set has no order, so that each run would write another: use a tuple, sorted"
_UNFIT = {
    kinds.SetType: _SET,
    kinds.FrozenSetType: _SET,
    kinds.ByteArrayType: "bytearray: use bytes",
    kinds.MemoryViewType: "memoryview: use bytes",
    kinds.RawType: "msgspec.Raw: use typing.Any",
    kinds.ExtType: "msgspec.msgpack.Ext",
}
_KEYS = (
    kinds.AnyType,
    kinds.DateType,
    kinds.EnumType,
    kinds.IntType,
    kinds.LiteralType,
    kinds.StrType,
    kinds.UUIDType,
)
_NARROW = {
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[A-Za-z0-9_]",
    "W": "[^A-Za-z0-9_]",
    "s": r"[ \t\r\n]",
    "S": r"[^ \t\r\n]",
}
"""Escapes that mean Unicode to Python and ASCII to JSON Schema, and what means the same to both."""


def check_fields(cls: Any, what: str) -> None:
    """Raise PluginError where a field has a type or a default that it cannot have.

    Args:
        cls: A class derived from `msgspec.Struct`.
        what: What its fields are called: ``a field of Money``, ``an option``.
    """
    for field in fields_of(cls, what):
        for kind, place in types_within(field):
            if isinstance(kind, kinds.StructType) and issubclass(kind.cls, Annotation):
                raise PluginError(
                    f"{what} holds a whole {kind.cls.__name__}: {place}: an annotation is referred "
                    f'to by its id: write `Annotated[str, glossator.ref("{kind.cls.type_name()}")]`'
                )
            if unfit := _unfit(kind):
                raise PluginError(
                    f"{what} has a type that JSON cannot hold: {place}: {unfit}. It can be {FIT}"
                )
            if isinstance(kind, kinds.StrType) and (fault := _pattern_fault(kind.pattern)):
                raise PluginError(f"{what} has a pattern that not all can read: {place}: {fault}")
    for one in msgspec.structs.fields(cls):
        _check_default(one, what)
    try:
        msgspec.json.schema(cls, schema_hook=schema_of)
    except Exception as error:
        raise PluginError(f"{what} has no JSON Schema: {_line(error)}") from error


@cache
def fields_of(cls: Any, what: str) -> tuple[kinds.Field, ...]:
    """The fields of a class with their types; raises PluginError where one is not understood."""
    try:
        info = kinds.type_info(cls)
    except Exception as error:
        words = _culprit(cls) or _line(error)
        raise PluginError(f"{what} has a type that is not understood: {words}") from error
    assert isinstance(info, kinds.StructType)
    return info.fields


def _culprit(cls: Any) -> str:
    """The first field whose type is not understood, alone, and why."""
    for owner in reversed(cls.__mro__):
        names = vars(sys.modules.get(owner.__module__, sys))
        for name, given in vars(owner).get("__annotations__", {}).items():
            if name not in cls.__struct_fields__:
                continue
            alone: Any = SimpleNamespace(__annotations__={name: given})
            try:
                kinds.type_info(get_type_hints(alone, names, include_extras=True)[name])
            except Exception as error:  # noqa: BLE001  # whatever looking at it raises
                return f"{name}: {_line(error)}"
    return ""


def _unfit(kind: kinds.Type) -> str:
    """What is wrong with a type, looked at alone, and what to use; nothing if it will do."""
    if isinstance(kind, kinds.CustomType) and kind.cls is not OptionFile:
        name = f"{kind.cls.__module__}.{kind.cls.__qualname__}".removeprefix("builtins.")
        return name + ": use typing.Any" * (kind.cls is object)
    if isinstance(kind, kinds.DictType) and not isinstance(_bare(kind.key_type), _KEYS):
        return "a dict whose keys are no strings or whole numbers"
    return _UNFIT.get(type(kind), "")


def _bare(kind: kinds.Type) -> kinds.Type:
    return _bare(kind.type) if isinstance(kind, kinds.Metadata) else kind


def _pattern_fault(pattern: str | None) -> str:
    """Why not all that check a value read its pattern alike; nothing where they do.

    msgspec and `jsonschema` use Python's expressions, and it has compiled them when the class was
    made; `jsonschema-rs` and other programs use those of JavaScript.
    """
    if pattern is None:
        return ""
    for escaped in re.findall(r"\\(.)", pattern, re.DOTALL):
        if escaped in _NARROW:
            return (
                f"\\{escaped} in {pattern!r} means all of Unicode to Python, and ASCII to JSON "
                f"Schema: write {_NARROW[escaped]}, or what else is meant"
            )
    import jsonschema_rs  # it takes a moment, and few layers have patterns

    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return f"{pattern!r} is none in JSON Schema, only in Python"
    return ""


def _check_default(field: msgspec.structs.FieldInfo, what: str) -> None:
    """Refuse a default that would not be read back as it was: msgspec itself looks at none."""
    if field.default is not msgspec.NODEFAULT:
        default = field.default
    elif field.default_factory is not msgspec.NODEFAULT:
        default = field.default_factory()
    else:
        return
    try:
        written = msgspec.json.encode(default)
        same = msgspec.json.decode(written, type=field.type) == default
        words = "" if same else "it is not the same when it is read back"
    except Exception as error:  # noqa: BLE001  # whatever encoding a strange object raises
        words = _line(error)
    if words:
        words = f"{words[:1].lower()}{words[1:]}".partition(", got ")[0]
        raise PluginError(f"the default of {what}: {field.name}: {words}, got {default!r:.80}")


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
