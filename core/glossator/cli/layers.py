"""``glossator layers``: the layer types that are known, and who provides them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from glossator.cli import completing
from glossator.cli.describing import COLUMNS, fields
from glossator.cli.shared import Plugins, aside, echo, print_table, registry_with
from glossator.errors import OptionError, unknown
from glossator.model.annotation import Annotation, Span
from glossator.plugins.command import command
from glossator.plugins.declared import DeclaredAnnotator
from glossator.plugins.registry import Registry


@command("layers", example="glossator layers titles")
@aside()
def layers(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A layer type to describe; default: list them all.",
            autocompletion=completing.layers,
        ),
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
    for name in sorted(registry.layer_types):
        if name in registry.layer_types.contested():
            rows.append((name, "-", "brought by two plugins: see glossator plugins", "", "-"))
            continue
        cls = registry.layer_types[name]
        summary = " ".join(_described(cls)["description"].partition("\n\n")[0].split())
        own = [one for one in cls.__struct_fields__ if one not in ("id", "fragments")]
        provided = _providers(cls, registry)
        rows.append((name, cls.layer_version, summary, ", ".join(own), provided))
    print_table(("layer", "version", "marks", "fields", "provided by"), rows)


def _print_one(cls: type[Annotation], registry: Registry) -> None:
    described = _described(cls)
    echo(f"{cls.type_name()} {cls.layer_version}: {described['description']}")
    echo(f"Provided by: {_providers(cls, registry)}\n")
    rows: list[Sequence[str]] = [
        row for row in fields(described) if row[0] not in Span.__struct_fields__
    ]
    for kind, inner in described.get("$defs", {}).items():
        rows += [(f"{kind}.{field}", *more) for field, *more in fields(inner)]
    print_table(("field", *COLUMNS), rows)


def _described(cls: type[Annotation]) -> dict[str, Any]:
    """The JSON Schema of the layer type, which has what its docstring says of each field."""
    from glossator.format.schema import layer_schema

    return {"description": "", **layer_schema(cls)}


def _providers(cls: type[Annotation], registry: Registry) -> str:
    name = cls.type_name()
    found = (one for one in registry.declared_annotators() if name in one.provides)
    return ", ".join(one.name + _for_languages(one, registry) for one in found) or "-"


def _for_languages(annotator: DeclaredAnnotator, registry: Registry) -> str:
    """The languages that an annotator is for, in brackets; nothing where it is for any."""
    languages: Sequence[str] | None = annotator.languages
    if languages is None:
        languages = registry.annotators[annotator.name]().languages
    return f" ({', '.join(languages)})" if languages else ""
