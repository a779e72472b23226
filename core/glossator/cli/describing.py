"""What a JSON Schema says of fields, and a command of its options, as rows of a table."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import typer
from typer.models import OptionInfo, ParameterInfo

if TYPE_CHECKING:
    from glossator.plugins.command import Command

COLUMNS = ("type", "default", "range", "meaning")

Row = tuple[str, str, str, str, str]
"""Name, type, default, range and meaning."""


def fields(described: dict[str, Any]) -> Iterator[Row]:
    """Name, type, default, range and meaning of each property."""
    for field, schema in described["properties"].items():
        default = json.dumps(schema["default"]) if "default" in schema else "required"
        shown = "-" if default == "null" else default
        meaning = schema.get("description", "").replace("``", "`")
        yield field, _type(schema), shown, _range(schema), meaning


def _type(schema: dict[str, Any]) -> str:
    """What a field holds, said shortly."""
    match schema:
        case {"x-glossator-ref": target}:
            return f"id in {target}"
        case {"x-glossator-extent": True}:
            return "extent"
        case {"enum": values}:
            return " | ".join(map(str, values))
        case {"anyOf": kinds}:
            return " | ".join(_type(one) for one in kinds if one != {"type": "null"})
        case {"$ref": kind}:
            return str(kind).rpartition("/")[2]
        case {"type": "array", "items": dict(items)}:
            return f"list of {_type(items)}"
        case {"type": "array", "prefixItems": list(parts)}:
            return f"({', '.join(map(_type, parts))})"
        case {"format": kind}:
            return str(kind)
        case _:
            return str(schema.get("type", "any"))


_LIMITS = {
    "minimum": ">= {}",
    "exclusiveMinimum": "> {}",
    "maximum": "<= {}",
    "exclusiveMaximum": "< {}",
    "minLength": "length >= {}",
    "maxLength": "length <= {}",
    "minItems": "at least {}",
    "maxItems": "at most {}",
    "pattern": "{}",
    "multipleOf": "multiple of {}",
}


def _range(schema: dict[str, Any]) -> str:
    """The limits of a value; those of an extent go without saying."""
    if "x-glossator-extent" in schema:
        return ""
    said = [words.format(schema[key]) for key, words in _LIMITS.items() if key in schema]
    return ", ".join([*said, *(_range(one) for one in schema.get("anyOf", ()) if _range(one))])


def parameters(command: Command) -> Iterator[Row]:
    """The arguments and options of a command; of a group, those of each of its commands."""
    for one in command.commands:
        for name, kind, default, limits, meaning in parameters(one):
            yield f"{one.name} {name}", kind, default, limits, meaning
    if command.function:
        for parameter in inspect.signature(command.function, eval_str=True).parameters.values():
            if parameter.annotation is not typer.Context:
                yield _parameter(parameter)


def _parameter(parameter: inspect.Parameter) -> Row:
    kind, info = _annotated(parameter)
    # In an annotation, what Typer takes for the default is the first name.
    default = info.default if parameter.default is info and info else parameter.default
    is_required = default in (inspect.Parameter.empty, ...)
    shown = (
        "-" if default is None else "required" if is_required else json.dumps(default, default=str)
    )
    limits = [(">= {}", getattr(info, "min", None)), ("<= {}", getattr(info, "max", None))]
    said = ", ".join(words.format(limit) for words, limit in limits if limit is not None)
    name = parameter.name
    if isinstance(info, OptionInfo) or (info is None and not is_required):
        names = [getattr(info, "default", None), *(getattr(info, "param_decls", None) or ())]
        spelt = [one for one in names if isinstance(one, str) and one.startswith("-")]
        name = max(spelt, key=len, default="--" + name.strip("_").replace("_", "-"))
    return name, _python_type(kind), shown, said, getattr(info, "help", None) or ""


def _annotated(parameter: inspect.Parameter) -> tuple[Any, ParameterInfo | None]:
    """A parameter's type, and what Typer is told of it: in its annotation, or as its default."""
    kind, told = parameter.annotation, [parameter.default]
    if get_origin(kind) is Annotated:
        kind, *told = get_args(kind)
    return kind, next((one for one in told if isinstance(one, ParameterInfo)), None)


_WORDS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def _python_type(kind: Any) -> str:
    """What an option of a command holds, in the words of `_type`."""
    parts = [one for one in get_args(kind) if one is not type(None)]
    if get_origin(kind) in (list, tuple) and parts:
        return f"list of {_python_type(parts[0])}"
    if get_origin(kind) is Literal:
        return " | ".join(map(str, parts))
    if parts:
        return " | ".join(map(_python_type, parts))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " | ".join(str(one.value) for one in kind)
    return _WORDS.get(kind) or getattr(kind, "__name__", str(kind)).lower()
