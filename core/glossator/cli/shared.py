"""What commands share, ours and those of plugins: options, exit codes, arguments, tables.

A plugin's command may import all that `__all__` lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from glossator.arguments import names, pair
from glossator.chains import config
from glossator.chains.assemble import registry_with
from glossator.chains.config import ChainFile
from glossator.cli.tables import print_table
from glossator.errors import OptionError
from glossator.terminal import printable

__all__ = [
    "FAILED",
    "INTERRUPTED",
    "INVALID",
    "UNREADABLE",
    "USAGE",
    "ChainPath",
    "Layers",
    "Plugins",
    "Settings",
    "Use",
    "asked_chain",
    "counted",
    "names",
    "pair",
    "print_table",
    "printable",
    "registry_with",
]

FAILED = INVALID = 1
USAGE, UNREADABLE, INTERRUPTED = 2, 3, 130
"""Exit codes; 0 where all is well."""

Plugins = Annotated[
    list[str] | None,
    typer.Option("--plugin", help="Also load this plugin: a .py file or a module."),
]
Layers = Annotated[
    list[str] | None,
    typer.Option("--layers", "-l", help="Layers to produce, comma-separated."),
]
Use = Annotated[
    list[str] | None,
    typer.Option("--use", help="LAYER=ANNOTATOR: who provides a layer."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", help="ANNOTATOR.KEY=VALUE: an option of an annotator or plugin."),
]
ChainPath = Annotated[
    Path | None,
    typer.Option("--chain", help="A chain file; default: glossator.toml here, if there is one."),
]


def asked_chain(
    layers: Sequence[str] | None,
    use: Sequence[str] | None,
    settings: Sequence[str] | None,
    plugins: Sequence[str] | None,
    path: Path | None,
) -> ChainFile:
    """The chain of the options, over the chain file's.

    Raises:
        OptionError: where a file that nobody named would load plugins: a folder from a stranger
            must not run code.
    """
    asked = config.from_options(
        layers=layers or (), use=use or (), settings=settings or (), plugins=plugins or ()
    )
    found = path or config.find(Path.cwd())
    if not found:
        return asked
    below = config.load(found)
    if below.plugins and not path:
        raise OptionError(f"{found.name} loads plugins: run it with --chain {found.name}")
    return asked.over(below)


def counted(number: int, noun: str) -> str:
    """``1 document``, ``2 documents``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
