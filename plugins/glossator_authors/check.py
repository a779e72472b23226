"""``glossator check``: whether a plugin keeps the contract, and what it costs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from glossator import command
from glossator.cli.shared import (
    FAILED,
    Plugins,
    Settings,
    Use,
    Without,
    aside,
    echo,
    names,
)


@command(example="glossator check payments")
@aside()
def check(
    name: Annotated[
        str,
        typer.Argument(
            help="A plugin, or an annotator, a format, ... of one; a plugin file; a chain file."
        ),
    ],
    use: Use = None,
    settings: Settings = None,
    plugin: Plugins = None,
    without: Without = None,
    text: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="A text in which an annotator finds something, or a file of a format.",
        ),
    ] = None,
    measure: Annotated[
        bool,
        typer.Option("--measure/--no-measure", help="Measure time and memory on some articles."),
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check that a plugin keeps the contract, whatever kind it is, and measure what it costs.

    Annotators are run over odd texts, articles and example.txt of their project, with the layers
    that they use and without; formats write and read them again, and example.* of their project;
    engines must give what one process gives; chains are run; of commands the help is looked at;
    what a declaration leaves unsaid is told. Layers that an annotator reads are made without
    models, unless --use says by whom.

    Exit code 0: no errors, warnings perhaps; 1: errors; 2: wrong usage.
    """
    from glossator_authors.checking.checking import checked

    report = checked(
        name,
        plugins=plugin or (),
        without=without or (),
        use=names(*use or ()),
        settings=settings or (),
        texts=text or (),
        measure=measure,
    )
    if as_json:
        echo(msgspec.json.format(msgspec.json.encode(report), indent=2))
    else:
        for line in report.lines():
            echo(line)
    if report.count("error"):
        raise typer.Exit(FAILED)
