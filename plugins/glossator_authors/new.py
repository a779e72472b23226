"""``glossator new``: a working plugin to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from glossator import command
from glossator.cli.shared import Without, aside, echo, registry_with
from glossator_authors.names import Names
from glossator_authors.scaffold import KINDS, Template, write_files, write_package
from glossator_authors.taken import check_free


@command(example="glossator new payments")
@aside()
def new(
    name: Annotated[str, typer.Argument(help="The plugin's name: payments, long-words.")],
    kind: Annotated[
        str, typer.Option("--kind", "-k", help=f"What it is: {', '.join(KINDS)}.")
    ] = "annotator",
    file: Annotated[
        bool,
        typer.Option(
            "--file/--package",
            help="One file with its test, for --plugin; or a package to install and publish.",
        ),
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The folder to make it in; else this one.")
    ] = None,
    without: Without = None,
) -> None:
    """Make a new plugin that works, with tests that pass: change it until it does what you want.

    A package is a folder glossator-NAME with the plugin, a data file, an option, tests, an example,
    a README, a licence and a file for CI. Nothing that is there already is overwritten, and a name
    that something installed has is refused.
    """
    names, template = Names.of(name), Template.of(kind, is_file=file)
    check_free(names, template, registry_with((), without or ()))
    folder = output or Path()
    if not file:
        folder /= names.distribution
    files = template.render(names)
    (write_files if file else write_package)(files, folder)
    for place in files:
        echo(str(folder / place))
    echo("\nNext:")
    for line in template.next_steps(names, folder):
        echo(f"  {line}")
