"""``glossator plugins``: what is installed, from where, what it brings, and what is broken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from glossator.cli import completing
from glossator.cli.describing import COLUMNS, Row, fields, parameters
from glossator.cli.shared import (
    Plugins,
    Without,
    aside,
    echo,
    options_schema,
    print_table,
    registry_with,
)
from glossator.cli.trouble import tell_traceback
from glossator.errors import OptionError, PluginError, counted, unknown
from glossator.plugins.command import command
from glossator.plugins.declared import KINDS, DeclaredFormat
from glossator.plugins.plugin import NOUNS, Plugin
from glossator.plugins.registry import Registry
from glossator.plugins.requirements import missing_of
from glossator.plugins.table import Table

if TYPE_CHECKING:
    from glossator.plugins.declared import DeclaredAnnotator


@command("plugins", example="glossator plugins titles")
@aside()
def plugins(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A plugin to describe; default: list them all.",
            autocompletion=completing.plugins,
        ),
    ] = None,
    plugin: Plugins = None,
    without: Without = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List plugins and what they bring, and those that could not be loaded, with the reason.

    Of one plugin, describe everything: annotators with their options, layers, formats, engines,
    commands, views, chains.
    """
    registry = registry_with(plugin or (), without or ())
    chosen = registry.plugins if name is None else _named(registry, name)
    if as_json:
        echo(json.dumps(_as_dict(registry, chosen), indent=2))
        return
    if name is None:
        _print_all(registry)
    else:
        for one in chosen:
            _print_one(one)
    _print_troubles(registry, name)


def _named(registry: Registry, name: str) -> list[Plugin]:
    found = registry.named(name)
    troubled = {one.name for one in (*registry.broken, *registry.refused)}
    if not found and name not in troubled:
        known = {one.name for one in registry.plugins} | troubled
        raise OptionError(unknown("plugin", name, known))
    return found


def _print_all(registry: Registry) -> None:

    table = []
    for one in registry.plugins:
        rows = [
            (cls.name, ", ".join(cls.provides), _reads(cls)) for cls in one.declared.annotators
        ] or [("", "", "")]
        table.append((one.name, one.origin, *rows[0], ", ".join(_others(one))))
        table += [("", "", *row, "") for row in rows[1:]]
    columns = ("plugin", "from", "annotator", "provides", "requires (uses)", "brings too")
    print_table(columns, table)


def _reads(cls: DeclaredAnnotator) -> str:
    return ", ".join([*cls.requires, *(f"({name})" for name in cls.uses)])


def _others(plugin: Plugin) -> Iterator[str]:
    """What a plugin brings beside annotators and their layers."""
    for kind in ("formats", "engines", "commands", "views", "chains"):
        for one in getattr(plugin.declared, kind):
            yield f"{NOUNS[kind]} {one.name}"
    if not plugin.declared.annotators and plugin.declared.layer_types:
        yield counted(len(plugin.declared.layer_types), "layer type")


def _print_one(plugin: Plugin) -> None:
    echo(f"{plugin.name}, from {plugin.origin}, module {plugin.module}")
    distribution = plugin.origin.partition(" ")[0]
    if missing := [] if plugin.is_built_in else missing_of(distribution):
        what, typed = ", ".join(missing), " ".join(f"'{one}'" for one in missing)
        echo(f"missing: {distribution} requires {what}: type `pip install {typed}`")
    for annotator in plugin.declared.annotators:
        echo(f"\nannotator {annotator.name}: {annotator.summary}")
        echo(f"  makes {', '.join(annotator.provides)}; reads {_reads(annotator) or 'the text'}")
        if annotator.metadata:
            echo(f"  reads of the metadata: {', '.join(annotator.metadata)}")
        cls = plugin.get("annotators", annotator)
        if languages := cls().languages:
            echo(f"  for languages: {', '.join(languages)}")
        _print_options(cls.options_type)
    for kind in ("formats", "engines"):
        for one in getattr(plugin.declared, kind):
            echo(f"\n{NOUNS[kind]} {one.name}: {one.summary}")
            if isinstance(one, DeclaredFormat):
                echo(f"  {_files(one)}")
            _print_options(getattr(plugin.get(kind, one), "options_type", None))
    for kind in ("layer_types", "views", "chains"):
        for one in getattr(plugin.declared, kind):
            echo(f"\n{NOUNS[kind]} {one.name}: {one.summary or one.path}")
    for one in plugin.declared.commands:
        echo(f"\ncommand {one.name}: {one.summary.partition(chr(10))[0]}")
        if one.example:
            echo(f"  as in: {one.example}")
        _print_rows(parameters(plugin.get("commands", one)))


def _files(declared: DeclaredFormat) -> str:
    """What a format does with which files."""
    does = [verb for verb, can in (("reads", declared.reads), ("writes", declared.writes)) if can]
    suffixes = ", ".join(declared.suffixes) or "what is named with --from"
    beside = f", with {', '.join(declared.companions)} beside it" if declared.companions else ""
    return f"{' and '.join(does)} {suffixes}{beside}"


def _print_options(cls: Any) -> None:
    if cls is not None and cls.__struct_fields__:
        _print_rows(fields(options_schema(cls)))


def _print_rows(found: Iterable[Row]) -> None:
    if rows := list(found):
        print_table(("option", *COLUMNS), rows)


def _print_troubles(registry: Registry, name: str | None) -> None:
    for title, found in (("broken", registry.broken), ("refused", registry.refused)):
        for one in found:
            if name in (None, one.name):
                echo(f"{title}: {one.name} ({one.origin}): {one.reason}")
                tell_traceback(one.trace)
    for plugin, said in registry.doubts():
        if name in (None, plugin.name):
            echo(f"doubtful: {plugin.name} ({plugin.origin}): {said}")
    for kind in KINDS:
        for contested in registry.table(kind).contested():
            echo(f"contested: {_contest(registry.table(kind), contested)}")


def _contest(table: Table[Any], name: str) -> str:
    """What is said where a name is touched that two plugins bring."""
    try:
        table.owner(name)
    except PluginError as error:
        return str(error)
    return name


def _as_dict(registry: Registry, chosen: list[Plugin]) -> dict[str, Any]:
    return {
        "plugins": [
            {
                "name": one.name,
                "module": one.module,
                "version": one.version,
                "origin": one.origin,
                **msgspec.to_builtins(one.declared),
            }
            for one in chosen
        ],
        "broken": msgspec.to_builtins(registry.broken),
        "refused": msgspec.to_builtins(registry.refused),
        "contested": [
            {"kind": NOUNS[kind], "name": name}
            for kind in KINDS
            for name in registry.table(kind).contested()
        ],
    }
