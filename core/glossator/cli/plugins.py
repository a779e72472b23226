"""``glossator plugins``: what is installed, from where, and what is broken."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from glossator.chains.assemble import registry_with
from glossator.cli.shared import Plugins

EXAMPLE = "Example: glossator plugins --plugin shout.py"


def plugins(
    plugin: Plugins = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List plugins with their annotators, and those that could not be loaded, with the reason."""
    registry = registry_with(plugin or ())
    if as_json:
        typer.echo(json.dumps(_as_dict(registry.plugins, registry.broken), indent=2))
        return
    from glossator.cli.tables import print_table

    table = []
    for one in registry.plugins:
        rows = [
            (
                cls.name,
                ", ".join(provided.type_name() for provided in cls.provides),
                ", ".join([*cls.requires, *(f"({name})" for name in cls.uses)]),
            )
            for cls in one.annotators
        ] or [("", "", "")]
        for number, row in enumerate(rows):
            table.append((*((one.name, one.origin) if number == 0 else ("", "")), *row))
    print_table(("plugin", "from", "annotator", "provides", "requires (uses)"), table)
    for broken in registry.broken:
        typer.echo(f"broken: {broken.name} ({broken.origin}): {broken.reason}")


def _as_dict(loaded: object, broken: object) -> dict[str, object]:
    import msgspec

    def names(value: object) -> object:
        return getattr(value, "name", None) or getattr(value, "__name__", str(value))

    return {
        "plugins": msgspec.to_builtins(loaded, enc_hook=names),
        "broken": msgspec.to_builtins(broken),
    }
