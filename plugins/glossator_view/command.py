"""``glossator view``: documents as a page, or as a folder of pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

import glossator
from glossator import InputError, OptionError
from glossator.cli.shared import (
    UNREADABLE,
    From,
    InputFile,
    Plugins,
    Registry,
    Unread,
    Unreadable,
    aside,
    atomic,
    counted,
    echo,
    find_inputs,
    folder_for,
    input_formats,
    names,
    printable,
    read_documents,
    registry_with,
    results,
    settled,
)

MOST_DOCUMENTS = 200
MOST_BYTES = 25_000_000
"""What several documents on one page take at most: more goes through no mail server."""


@glossator.command(example="glossator view out.json --output page.html")
@aside()
def view(
    inputs: Annotated[list[str], typer.Argument(help="Annotated documents, or - for stdin.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="A page (.html), or a folder with a page for each."),
    ] = None,
    layers: Annotated[
        str,
        typer.Option("--layers", "-l", help="Layers to show, comma-separated; all unless given."),
    ] = "",
    identifier: Annotated[
        str | None, typer.Option("--id", help="Show only the document of this id.")
    ] = None,
    from_: From = None,
    plugin: Plugins = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell warnings and errors only.")
    ] = False,
) -> None:
    """Make a page of documents, which any browser shows without a network.

    The text with each layer in a lane of its own, what each annotation says, persons, places on a
    map, dates on a line, hedged sentences. With several documents the page has a list of them; up
    to 200 of them, and 25 MB, go into one page, any number into a folder.
    """
    registry = registry_with(plugin or ())
    asked = names(layers) or None
    unread = Unread()
    formats = input_formats(registry, from_)
    documents = _documents(find_inputs(inputs, formats), identifier, registry, unread)
    if output is None or output.endswith((".html", ".htm")):
        made = _page(documents, asked, registry)
        _write(output, made)
        said = f"{len(made.encode('utf-8')) / 1000:,.0f} kB"
    else:
        from glossator_view.folder import write_folder

        folder = folder_for(output, "or a name that ends in .html")
        said = counted(write_folder(folder, documents, asked, registry), "document")
    unread.end()
    if output is not None and not quiet:
        typer.echo(f"{printable(output)}: {said}", err=True)
    if unread.count:
        raise typer.Exit(UNREADABLE)


def _documents(
    inputs: list[InputFile], identifier: str | None, registry: Registry, unread: Unread
) -> Iterator[glossator.Document]:
    """The documents that are meant; those that cannot be read are told.

    Raises:
        InputError: where none is left.
    """
    found = False
    for item in read_documents(inputs):
        if isinstance(item, Unreadable):
            unread.tell(item)
        elif identifier in (None, item.id):
            found = True
            yield settled(item, registry.maker)
    if not found and identifier is not None:
        raise InputError(f"no document has the id {identifier!r}")
    if not found:
        unread.end()
        raise InputError("there is no document in the inputs that can be read")


def _page(
    documents: Iterator[glossator.Document], layers: list[str] | None, registry: Registry
) -> str:
    """The page of all of the documents.

    Raises:
        OptionError: where they are too many, or too much, for one.
    """
    from glossator_view.pages import page_of

    hint = "--output FOLDER makes a page for each (a name without .html), --id chooses one"
    shown = []
    for one in documents:
        shown.append(one)
        if len(shown) > MOST_DOCUMENTS:
            raise OptionError(f"one page holds up to {MOST_DOCUMENTS} documents: {hint}")
    made = page_of(shown, layers, registry=registry)
    if len(shown) > 1 and len(made) > MOST_BYTES:
        raise OptionError(f"one page holds up to {MOST_BYTES // 1_000_000} MB: {hint}")
    return made


def _write(output: str | None, page: str) -> None:
    if output is not None:
        with atomic(Path(output)) as stream:
            stream.write(page.encode("utf-8"))
    elif results().isatty():
        raise OptionError("say where the page goes: --output page.html")
    else:
        echo(page, end="")
