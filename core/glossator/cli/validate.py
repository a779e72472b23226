"""``glossator validate``: check annotation files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from glossator.cli.shared import (
    INVALID,
    UNREADABLE,
    Jobs,
    Plugins,
    aside,
    count_of,
    counted,
    echo,
    names,
    printable,
)
from glossator.files.sources import find_annotations
from glossator.plugins.command import command

if TYPE_CHECKING:
    from glossator.validation.finding import Finding
    from glossator.validation.run import Checked


@command("validate", example="glossator validate out.jsonl --require entities --format github")
@aside()
def validate(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Annotation files, directories, globs, - for standard input."),
    ],
    schema: Annotated[
        list[str] | None,
        typer.Option("--schema", help="TYPE=FILE: the JSON Schema of a layer no plugin declares."),
    ] = None,
    require: Annotated[
        list[str] | None,
        typer.Option("--require", help="Layers every document must have, comma-separated."),
    ] = None,
    output_format: Annotated[
        Literal["text", "json", "github", "sarif"],
        typer.Option("--format", "-f", help="How to print what is found."),
    ] = "text",
    max_errors: Annotated[
        int | None, typer.Option(min=1, help="Stop after so many errors; default: tell them all.")
    ] = None,
    jobs: Jobs = "1",
    plugin: Plugins = None,
) -> None:
    """Check annotation files, and say line and column.

    JSON, format, fields, meaning and policy are checked; nothing is changed.

    Exit code 0: valid; 1: invalid; 2: wrong usage; 3: an input could not be read.
    """
    from glossator.validation.reporters import REPORTERS
    from glossator.validation.rules import Recipe, rules_of
    from glossator.validation.run import Checked, check_inputs
    from glossator.validation.workers import Workers

    recipe = Recipe(tuple(plugin or ()), tuple(schema or ()), tuple(names(*require or ())))
    rules, files, checked = rules_of(recipe), find_annotations(inputs), Checked()
    count = count_of(jobs)
    try:
        with Workers(count, recipe) if count > 1 else nullcontext() as workers:
            findings = check_inputs(files, rules, checked, workers)
            if max_errors:
                findings = _at_most(findings, max_errors, checked)
            for piece in REPORTERS[output_format](findings):
                # Programs read UTF-8, whatever the encoding of standard output is.
                said = (
                    piece if output_format == "text" else piece.encode("utf-8", "backslashreplace")
                )
                echo(said, end="")
    except KeyboardInterrupt:
        typer.echo(f"Interrupted: {_summary(checked)}", err=True)
        raise
    typer.echo(_summary(checked), err=True)
    if checked.repeated:
        typer.echo(f"Warning: {_repeated(checked)}", err=True)
    if checked.unreadable:
        raise typer.Exit(UNREADABLE)
    if checked.errors:
        raise typer.Exit(INVALID)


def _at_most(findings: Iterable[Finding], limit: int, checked: Checked) -> Iterator[Finding]:
    for finding in findings:
        yield finding
        if checked.errors >= limit:
            typer.echo(f"Stopped after {counted(checked.errors, 'error')} (--max-errors)", err=True)
            return


def _summary(checked: Checked) -> str:
    documents = counted(checked.documents, "document")
    if not checked.errors and not checked.warnings:
        return f"{documents}: valid"
    errors, found = counted(checked.errors, "error"), counted(checked.warnings, "warning")
    return f"{documents}: {errors}, {found}"


def _repeated(checked: Checked) -> str:
    """What other commands have against documents that are valid, each for itself."""
    who = "1 document has" if checked.repeated == 1 else f"{checked.repeated} documents have"
    return (
        f"{who} the id of one before in the file, first {printable(checked.first_repeated)}; other "
        "commands refuse the second of an id: give each its own"
    )
