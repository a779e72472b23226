"""``glossator schema``: JSON Schemas of documents, layer types, chain files and reports."""

from __future__ import annotations

from typing import Annotated

import typer

from glossator.cli import completing
from glossator.cli.shared import Plugins, aside, echo, registry_with
from glossator.errors import OptionError, unknown
from glossator.format import schema as schemas
from glossator.plugins.command import command


@command("schema", example="glossator schema titles")
@aside()
def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A layer type, `document` (the default) for what all share, `chain`, or `report`.",
            autocompletion=completing.layers,
        ),
    ] = None,
    plugin: Plugins = None,
    bundled: Annotated[
        bool,
        typer.Option(
            "--bundle",
            help="One schema for documents with all installed layers, and for chain files with all "
            "installed options: for editors and other validators.",
        ),
    ] = False,
) -> None:
    """Print the JSON Schema of documents, of a layer type, of chain files, or of reports."""
    if bundled:
        from glossator.cli.bundle import bundle

        if name is not None:
            raise OptionError(f"--bundle: expected no name beside it, got {name!r}: it has all")
        _print(bundle(registry_with(plugin or ())))
        return
    name = name or schemas.DOCUMENT
    if name == schemas.DOCUMENT:
        _print(schemas.document_schema())
        return
    if name == schemas.CHAIN:
        from glossator.chains.config import chain_schema

        _print(chain_schema())
        return
    if name == schemas.REPORT:
        from glossator.cli.report import report_schema

        _print(report_schema())
        return
    types = registry_with(plugin or ()).layer_types
    if name not in types:
        raise OptionError(unknown("layer type", name, [*types, *schemas.NO_LAYERS]))
    _print(schemas.layer_schema(types[name]))


def _print(schema: schemas.Schema) -> None:
    # Programs read UTF-8, whatever the encoding of standard output is.
    echo(schemas.dumps(schema).encode(), end="")
