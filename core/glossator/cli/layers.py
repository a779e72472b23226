"""``glossator layers``: the layer types that are known, and who provides them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from glossator.cli.shared import Plugins, print_table, registry_with
from glossator.errors import OptionError, unknown
from glossator.model.annotation import Annotation, Span
from glossator.plugins.registry import Registry

EXAMPLE = "Example: glossator layers titles"


def layers(
    name: Annotated[
        str | None, typer.Argument(help="A layer type to describe; default: list them all.")
    ] = None,
    plugin: Plugins = None,
) -> None:
    """List layer types: what each marks, its fields, and the annotators that provide it.

    Of one layer type, describe each field.
    """
    registry = registry_with(plugin or ())
    types = registry.layer_types
    if name is None:
        _print_all(registry)
    elif name in types:
        _print_one(types[name], registry)
    else:
        raise OptionError(unknown("layer type", name, types))


def _print_all(registry: Registry) -> None:
    rows = []
    for name, cls in sorted(registry.layer_types.items()):
        summary = " ".join(_described(cls)["description"].partition("\n\n")[0].split())
        own = [one for one in cls.__struct_fields__ if one not in ("id", "fragments")]
        provided = _providers(cls, registry)
        rows.append((name, cls.layer_version, summary, ", ".join(own), provided))
    print_table(("layer", "version", "marks", "fields", "provided by"), rows)


def _print_one(cls: type[Annotation], registry: Registry) -> None:
    described = _described(cls)
    typer.echo(f"{cls.type_name()} {cls.layer_version}: {described['description']}")
    typer.echo(f"Provided by: {_providers(cls, registry)}\n")
    rows: list[Sequence[str]] = [
        row for row in _fields(described) if row[0] not in Span.__struct_fields__
    ]
    for kind, inner in described.get("$defs", {}).items():
        rows += [(f"{kind}.{field}", *more) for field, *more in _fields(inner)]
    print_table(("field", "type", "default", "meaning"), rows)


def _described(cls: type[Annotation]) -> dict[str, Any]:
    """The JSON Schema of the layer type, which has what its docstring says of each field."""
    from glossator.format.schema import layer_schema

    return {"description": "", **layer_schema(cls)}


def _providers(cls: type[Annotation], registry: Registry) -> str:
    found = [one.name for _, one in sorted(registry.annotators.items()) if cls in one.provides]
    return ", ".join(found) or "-"


def _fields(described: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    for field, schema in described["properties"].items():
        default = json.dumps(schema["default"]) if "default" in schema else "required"
        shown = "-" if default == "null" else default
        yield field, _type(schema), shown, schema.get("description", "")


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
        case _:
            return str(schema.get("type", "any"))
