"""``glossator table``: layers as files of tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

import glossator
from glossator import OptionError
from glossator.cli.shared import (
    From,
    Layers,
    Plugins,
    counted,
    folder_for,
    names,
    printable,
    registry_with,
    unknown,
)


@glossator.command(example="glossator table out.jsonl --output tables --layers titles,entities")
def table(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Annotated documents: files, directories, globs, - for stdin."),
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="The directory to write to.")],
    to: Annotated[
        Literal["parquet", "csv", "arrow"], typer.Option("--to", help="The format of the tables.")
    ] = "parquet",
    layers: Layers = None,
    from_: From = None,
    plugin: Plugins = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell warnings and errors only.")
    ] = False,
) -> None:
    """Write a table for each layer, and one of the documents.

    Columns have the types that the layer's class declares. Beside each reference and extent stands
    the text that it points at, beside each annotation its text and its sentence.

    Nothing is written where a document cannot be read: `glossator validate` lists what is wrong.
    """
    glossator.require("table", "duckdb", "pyarrow", install="glossator[tables]")
    from glossator_tables.spared import import_pyarrow

    stem, _, kind = output.rpartition(".")
    known = kind in ("csv", "parquet", "arrow") and not Path(output).exists()
    advice = f"try --output {stem} --to {kind}" if known else ""
    folder = folder_for(output, "in which each layer is a file", advice)
    registry = registry_with(plugin or ())
    import_pyarrow(registry)
    from glossator_tables.batches import Tables, without_collector
    from glossator_tables.files import open_folder
    from glossator_tables.rows import SENTENCES

    asked = names(*layers or ()) or None
    only = asked and [*asked, SENTENCES]
    tables = Tables(registry.layer_types, asked)
    documents = glossator.read(*inputs, format=from_, plugins=plugin or (), layers=only)
    with without_collector(), open_folder(folder, to, tables.schemas) as files:
        for name, batch in tables.batches(documents):
            files.add(name, batch)
        for name in asked or ():
            if name not in files.rows:
                raise OptionError(unknown("layer", name, registry.layer_types))
    for note in tables.facts.notes(asked or ()):
        typer.echo(f"Warning: {printable(note)}", err=True)
    if not quiet:
        for name, rows in files.rows.items():
            typer.echo(f"{printable(str(files.place(name)))}: {counted(rows, 'row')}", err=True)
