"""``glossator upgrade``: bring annotation files to the versions of today."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.cli.shared import UNREADABLE, Plugins, aside, counted, printable, registry_with
from glossator.files.sources import find_annotations
from glossator.plugins.command import command

if TYPE_CHECKING:
    from glossator.files.rewriting import FileReport
    from glossator.format.rewrite import Rewritten
    from glossator.plugins.format import Record


@command("upgrade", example="glossator upgrade corpus/ --in-place")
@aside()
def upgrade(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Annotation files, directories, globs, - for standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A file, or a directory for several; else standard output."
        ),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", "-i", help="Write each file where it is.")
    ] = False,
    plugin: Plugins = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell errors only.")] = False,
) -> None:
    """Write documents in the versions of the format and of the layers that are installed.

    Ids, references and all that is not older stay as they are; a document that needs nothing stays
    byte for byte. A file in which something cannot be upgraded is not written, or stays as it was.

    Exit code 0: all is of today; 2: wrong usage; 3: something could not be read or upgraded.
    """
    from glossator.files.parts import renew
    from glossator.files.rewriting import plan_targets, rewrite_file
    from glossator.format.rewrite import rewrite

    registry = registry_with(plugin or ())
    targets = plan_targets(find_annotations(inputs), output, in_place=in_place)

    def bring_up(record: Record) -> Rewritten:
        return rewrite(record.data, registry.layer_types, registry.maker)

    reports: list[FileReport] = []
    for file, target in targets:
        report = rewrite_file(file, target, bring_up, alone=len(targets) == 1)
        reports.append(report)
        for error in report.errors:
            typer.echo(f"Error: {printable(str(error))}", err=True)
        if more := report.failed - len(report.errors):
            typer.echo(f"Error: {counted(more, 'further error')}, not listed", err=True)
        if report.errors or not quiet:
            typer.echo(f"{printable(file.name)}: {_told(report, in_place=in_place)}", err=True)
    if in_place:
        renew(report.file.path for report in reports if report.file.part and not report.errors)
    if len(reports) > 1 and not quiet:
        typer.echo(_summary(reports), err=True)
    if any(report.errors for report in reports):
        raise typer.Exit(UNREADABLE)


def _told(report: FileReport, *, in_place: bool) -> str:
    """What became of a file."""
    if report.errors:
        return "is as it was" if in_place else "was not written"
    if not report.changed:
        return "needs nothing"
    changes = ", ".join(
        change if count == report.documents else f"{change} in {count}"
        for change, count in report.changes.items()
    )
    part = f"{report.changed} of " if report.changed < report.documents else ""
    return f"{part}{counted(report.documents, 'document')} upgraded ({changes})"


def _summary(reports: list[FileReport]) -> str:
    files = Counter(
        "could not be" if one.errors else "upgraded" if one.changed else "needed nothing"
        for one in reports
    )
    kinds = ("upgraded", "needed nothing", "could not be")
    told = [f"{files[what]} {what}" for what in kinds if files[what]]
    return f"{counted(len(reports), 'file')}: {', '.join(told)}"
