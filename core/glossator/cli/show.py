"""``glossator show``: a document in the terminal, each layer on lines of its own, or listed."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from glossator import stdout
from glossator.chains import config
from glossator.cli import completing
from glossator.cli.shared import (
    UNREADABLE,
    From,
    Plugins,
    Settings,
    aside,
    counted,
    input_formats,
    names,
    printable,
    registry_with,
)
from glossator.cli.trouble import Unread
from glossator.errors import InputError, OptionError, unknown_layer
from glossator.files.reading import Unreadable, read_documents
from glossator.files.sources import find_inputs
from glossator.plugins.command import command


@command("show", example="glossator show out.json --layers entities,titles --list")
@aside()
def show(
    inputs: Annotated[list[str], typer.Argument(help="Annotated documents, or - for stdin.")],
    layers: Annotated[
        str,
        typer.Option(
            "--layers",
            "-l",
            help="Layers to show, comma-separated.",
            autocompletion=completing.layers,
        ),
    ] = "",
    identifier: Annotated[
        str | None, typer.Option("--id", help="Show only the document of this id.")
    ] = None,
    width: Annotated[int | None, typer.Option(min=40, help="Columns; default: yours.")] = None,
    as_list: Annotated[
        bool, typer.Option("--list", help="List annotations with their fields, drawing nothing.")
    ] = False,
    fields: Annotated[
        str, typer.Option("--fields", "-f", help="List only these fields, comma-separated.")
    ] = "",
    around: Annotated[
        int | None,
        typer.Option(
            "--around", min=0, help="Draw only lines with annotations, and so many around each."
        ),
    ] = None,
    from_: From = None,
    settings: Settings = None,
    plugin: Plugins = None,
) -> None:
    """Print documents with their layers drawn under the text, or listed.

    Without --layers, layers that only segment the text (sentences, tokens) are left out.

    A list has one line for each annotation: its line in the text, its offsets, its text, then the
    fields that are set, those that point somewhere with the text they point at. A stretch and the
    annotation that marks it are told once, unless --fields names both. Lines are folded to the
    terminal; in a pipe, or a file, each stays one line.
    """
    from rich.console import Console

    from glossator.cli.drawing import chosen, print_document
    from glossator.cli.listing import check_fields, print_list

    console = Console(file=stdout.results(), width=width, highlight=False)
    registry = registry_with(plugin or ())
    asked, wanted = names(layers), names(fields)
    if around is not None and (as_list or wanted):
        raise OptionError("--around is for what is drawn: leave out --list and --fields")
    options = config.from_options(settings=settings or ())
    columns = width or (console.width if stdout.results().isatty() else None)
    shown, unread = 0, Unread()
    there: set[str] = set()
    lacking: Counter[str] = Counter()
    for item in read_documents(find_inputs(inputs, input_formats(registry, from_, options))):
        if isinstance(item, Unreadable):
            unread.tell(item)
            continue
        if identifier is not None and item.id != identifier:
            continue
        shown += 1
        there.update(item.layers)
        lacking.update(name for name in asked if name not in item.layers)
        if asked and not item.layers.keys() & set(asked):
            continue
        if as_list or wanted:
            types = [item.layers[name].type for name in chosen(item, asked)]
            check_fields(wanted, types, registry.layer_types)
            print_list(console, item, asked, wanted, columns)
        else:
            print_document(console, item, asked, around)
    unread.end()
    if identifier is not None and not shown:
        raise InputError(f"no document has the id {identifier!r}")
    for name, count in lacking.items():
        if name not in there:
            raise OptionError(unknown_layer(name, there))
        typer.echo(f"{counted(count, 'document')} without the layer {printable(name)}", err=True)
    if unread.count:
        raise typer.Exit(UNREADABLE)
