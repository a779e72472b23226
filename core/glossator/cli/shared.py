"""What commands share, ours and those of plugins: options, exit codes, arguments, tables.

A plugin's command may import all that `__all__` lists.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Container
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator import stdout
from glossator.arguments import names, pair
from glossator.chains.options import configured, configured_formats, placed, plain_options
from glossator.cli import completing
from glossator.cli.ending import FAILED, INTERRUPTED, INVALID, UNREADABLE, USAGE, writing
from glossator.cli.tables import print_table
from glossator.cli.trouble import Unread, tell_traceback
from glossator.cli.watching import Watch, watched
from glossator.errors import OptionError, counted, unknown, unknown_layer
from glossator.files.atomic import Outcome, atomic, file_name
from glossator.files.copies import CopiedFile
from glossator.files.formats import replacing
from glossator.files.inputs import InputFile
from glossator.files.joining import joined, parting
from glossator.files.reading import Ids, Unreadable, iter_json, read_documents, read_texts
from glossator.files.recognition import Formats, Make
from glossator.files.rewriting import FileReport, plan_targets, rewrite_file
from glossator.files.shares import WHOLE, Share, read_share
from glossator.files.sources import find_annotations, find_inputs
from glossator.files.state import State, cache_folder, code_of, content_of, state_of
from glossator.files.targets import check_apart, folder_for
from glossator.files.writing import open_writer
from glossator.format.codec import TEXT_WITHHELD, decode, encode
from glossator.format.rewrite import Rewritten, laid_out_as
from glossator.format.schema import Schema, document_schema, layer_schema, struct_schema
from glossator.format.unread import unread
from glossator.format.version import standing_of_layer
from glossator.model.checks import check_document
from glossator.model.owncheck import own_problems
from glossator.model.renaming import renamed, with_ids
from glossator.model.staleness import is_outdated, settled, settled_since
from glossator.model.withheld import WithheldText
from glossator.plugins.annotator import Annotator
from glossator.plugins.discovery import registry_with
from glossator.plugins.optionfile import schema_of
from glossator.plugins.options import Options
from glossator.plugins.registry import Registry
from glossator.stdout import aside, is_own_process, results
from glossator.terminal import Sparing, figure, printable, rounded

if TYPE_CHECKING:  # most commands run no chain
    from glossator.chains.config import ChainFile

__all__ = [
    "FAILED",
    "INTERRUPTED",
    "INVALID",
    "TEXT_WITHHELD",
    "UNREADABLE",
    "USAGE",
    "WHOLE",
    "ChainName",
    "CopiedFile",
    "FileReport",
    "Formats",
    "From",
    "Ids",
    "InputFile",
    "Jobs",
    "Layers",
    "Outcome",
    "Output",
    "Plugins",
    "Registry",
    "Rewritten",
    "Settings",
    "Share",
    "Sparing",
    "State",
    "To",
    "Unread",
    "Unreadable",
    "Use",
    "Watch",
    "WithheldText",
    "Without",
    "annotators_of",
    "aside",
    "asked_chain",
    "atomic",
    "cache_folder",
    "check_apart",
    "check_document",
    "code_of",
    "content_of",
    "count_of",
    "counted",
    "decode",
    "document_schema",
    "echo",
    "encode",
    "figure",
    "file_name",
    "find_annotations",
    "find_inputs",
    "folder_for",
    "input_formats",
    "is_outdated",
    "is_own_process",
    "iter_json",
    "joined",
    "laid_out_as",
    "layer_schema",
    "names",
    "number",
    "open_writer",
    "options_schema",
    "output_formats",
    "own_problems",
    "pair",
    "parting",
    "plain_options",
    "plan_targets",
    "print_table",
    "printable",
    "read_documents",
    "read_share",
    "read_texts",
    "registry_with",
    "renamed",
    "results",
    "rewrite_file",
    "rounded",
    "settled",
    "settled_since",
    "standing_of_layer",
    "state_of",
    "tell_traceback",
    "unknown",
    "unknown_layer",
    "unread",
    "watched",
    "with_ids",
    "writing",
]

Plugins = Annotated[
    list[str] | None,
    typer.Option("--plugin", help="Also load this plugin: a .py file or a module."),
]
Layers = Annotated[
    list[str] | None,
    typer.Option(
        "--layers",
        "-l",
        help="Layers to produce, comma-separated.",
        autocompletion=completing.layers,
    ),
]
Use = Annotated[
    list[str] | None,
    typer.Option(
        "--use",
        help="LAYER=ANNOTATOR: who provides a layer; or one who provides all it can.",
        autocompletion=completing.providers,
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", help="NAME.KEY=VALUE: an option of an annotator, format, engine or plugin."
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        help="The inputs' format; default: what their names and contents say.",
        autocompletion=completing.readers,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", help="A file, or a directory for one each; else standard output."
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        help="The output's format; default: what its name says.",
        autocompletion=completing.writers,
    ),
]
Jobs = Annotated[
    str,
    typer.Option("--jobs", "-j", help="Processes that work at once: a number, or auto."),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without", help="Leave out this installed plugin.", autocompletion=completing.plugins
    ),
]
ChainName = Annotated[
    str | None,
    typer.Option(
        "--chain",
        help="A named chain, or a chain file; default: glossator.toml, if it is there.",
        autocompletion=completing.chains,
    ),
]


def asked_chain(chain: str | None, **typed: Any) -> ChainFile:
    """The chain of the options, over the chain file's.

    Args:
        chain: The name of a chain, or a file's.
        typed: Further options, as `glossator.chains.config.from_options` takes them.

    Raises:
        OptionError: where a file that nobody named would load plugins: a folder from a stranger
            must not run code.
    """
    from glossator.chains import chainfiles, config

    given = {key: value for key, value in typed.items() if value is not None}
    if chain and not (chain.endswith(".toml") or Path(chain).is_file()):
        return config.from_options(chain=chain, **given)
    asked = config.from_options(**given)
    found = Path(chain) if chain else chainfiles.find(Path.cwd())
    if not found:
        return asked
    below = chainfiles.load(found)
    if below.plugins and not chain:
        raise OptionError(f"{found.name} loads plugins: run it with --chain {found.name}")
    return asked.over(below)


def annotators_of(registry: Registry, asked: ChainFile) -> Callable[[str], Annotator]:
    """What makes an annotator by name, with the options of a chain.

    Args:
        registry: The plugins.
        asked: The chain, as `asked_chain` gives it.

    Raises:
        OptionError: for options of nobody; the function, for a value that will not do.
    """
    from glossator.chains.assemble import named_chain

    whole = asked.over(named_chain(registry, asked.chain, asked.at("chain")))
    return configured(placed(whole.set, registry, whole.files), registry, whole.files)


def count_of(jobs: str) -> int:
    """How many processes `--jobs` asks for; ``auto`` is one for each processor that is free to use.

    Raises:
        OptionError: where it is neither a number from 1 nor ``auto``.
    """
    if jobs == "auto":
        return (
            len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else os.cpu_count() or 1
        )
    if not jobs.isdecimal() or int(jobs) < 1:
        raise OptionError(f"--jobs: expected a number from 1, or auto, got {jobs!r}")
    return int(jobs)


def input_formats(
    registry: Registry,
    asked: str | None = None,
    options: ChainFile | None = None,
    replaced: Container[str] = (),
) -> Formats:
    """The formats to read, or the one of the name that was asked for.

    Args:
        registry: The plugins that bring them.
        asked: What ``--from`` says.
        options: Where their options stand.
        replaced: The names of layers that the command takes out or makes anew: of those that an
            annotator made it does not matter whether they can be read.

    Raises:
        OptionError: where none has that name, or it cannot be read.
    """
    make = replacing(_make_formats(registry, options), replaced)
    return Formats(registry.formats, make=make, asked=asked)


def output_formats(
    registry: Registry, asked: str | None = None, options: ChainFile | None = None
) -> Formats:
    """The same of the formats to write, and of what ``--to`` says."""
    make = _make_formats(registry, options)
    return Formats(registry.formats, make=make, asked=asked, written=True)


def _make_formats(registry: Registry, options: ChainFile | None) -> Make:
    if options is None:
        return configured_formats({}, registry)
    return configured_formats(options.set, registry, options.files)


def number(value: float | None) -> float | None:
    """The callback of an option that is a number: NaN is in every range, and is none.

    Raises:
        typer.BadParameter: for NaN.
    """
    if value is not None and math.isnan(value):
        raise typer.BadParameter("expected a number, got nan")
    return value


def options_schema(cls: type[Options]) -> Schema:
    """The JSON Schema of the options of an annotator, a format or an engine."""
    return struct_schema(cls, schema_of)


def echo(said: str | bytes = "", *, end: str = "\n") -> None:
    """Print to standard output, also where what plugins print goes to standard error (`aside`)."""
    typer.echo(said, stdout.results(), nl=bool(end))
