"""``glossator show``: a document in the terminal, each layer on lines of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from glossator.api import registry_with
from glossator.cli.options import Plugins
from glossator.errors import InputError
from glossator.reading import Unreadable, find_inputs, read_documents

EXAMPLE = "Example: glossator show out.json --layers entities,titles"


def show(
    inputs: Annotated[list[str], typer.Argument(help="Annotated documents, or - for stdin.")],
    layers: Annotated[
        str, typer.Option("--layers", "-l", help="Layers to show, comma-separated.")
    ] = "",
    identifier: Annotated[
        str | None, typer.Option("--id", help="Show only the document of this id.")
    ] = None,
    width: Annotated[int | None, typer.Option(min=40, help="Columns; default: yours.")] = None,
    plugin: Plugins = None,
) -> None:
    """Print documents with their layers drawn under the text.

    Without --layers, layers that only segment the text (sentences, tokens) are left out.
    """
    from rich.console import Console

    from glossator.cli.drawing import print_document

    console = Console(width=width, highlight=False)
    registry = registry_with(plugin or ())
    asked = [name.strip() for name in layers.split(",") if name.strip()]
    shown = 0
    for item in read_documents(find_inputs(inputs), registry.layer_types):
        if isinstance(item, Unreadable):
            raise item.error
        if identifier is None or item.id == identifier:
            print_document(console, item, asked)
            shown += 1
    if identifier is not None and not shown:
        raise InputError(f"no document has the id {identifier!r}")
