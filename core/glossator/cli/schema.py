"""``glossator schema``: the JSON Schema of documents, a layer type, chain files or reports."""

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
        str,
        typer.Argument(
            help="A layer type, `document` for what all share, `chain`, or `report`.",
            autocompletion=completing.layers,
        ),
    ] = schemas.DOCUMENT,
    plugin: Plugins = None,
) -> None:
    """Print the JSON Schema of documents, of a layer type, of chain files, or of reports."""
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
