"""What ``glossator run`` says: its plan, its progress, and in the end what it did."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from glossator.chains.outcome import Summary, told, told_of
from glossator.chains.resolver import Step
from glossator.cli.shared import counted, print_table
from glossator.files.reading import Unreadable
from glossator.files.sources import ANNOTATED
from glossator.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console


def print_plan(steps: Iterable[Step], forecast: Summary | None = None) -> None:
    """The chain line by line: order, annotator, what it makes and reads, why it is there.

    With a `forecast`, also what a run would do with each layer.
    """
    if forecast:
        typer.echo(f"{counted(forecast.documents, 'document')}, what a run would do:")
    for number, step in enumerate(steps, start=1):
        cls = step.annotator
        used = [f"{name} (if there)" for name in cls.uses if name in step.reads]
        reads = ", ".join([*cls.requires, *used])
        typer.echo(f"{number}. {cls.name}, of plugin {step.plugin} {step.version}")
        typer.echo(f"   makes {', '.join(step.layers)}; reads {reads or 'the text'}")
        typer.echo(f"   {step.why}")
        if forecast and forecast.documents:
            for layer in step.layers:
                typer.echo(f"   {layer}: {told_of(forecast.outcomes[layer])}")


@contextlib.contextmanager
def progress(console: Console, visible: bool) -> Iterator[Callable[[], object]]:
    """A function to call once a document."""
    if not visible:
        yield lambda: None
        return
    from rich.progress import (
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("documents"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("annotating", total=None)
        yield lambda: bar.advance(task)


def report(
    console: Console,
    summary: Summary,
    unreadable: Sequence[Unreadable],
    steps: Iterable[Step],
    *,
    quiet: bool,
) -> None:
    """What was kept, made and why: a table on a terminal, one line in a pipe; then what failed."""
    if console.is_terminal and not quiet:
        _print_table(console, summary, steps)
    elif summary.documents and not quiet:
        did = told(summary.outcomes, summary.documents)
        typer.echo(f"{counted(summary.documents, 'document')}: {did}", err=True)
    for document, failure in summary.failures:
        typer.echo(
            f"Error: {failure.annotator} failed on document {document!r}: "
            f"{printable(failure.message)}",
            err=True,
        )
    if more := summary.failed - len(summary.failures):
        typer.echo(f"Error: {counted(more, 'further failure')}, not listed", err=True)
    if unreadable or summary.failures:
        typer.echo(
            f"{counted(summary.documents, 'document')} written, "
            f"{counted(summary.failed, 'failed layer')}, "
            f"{counted(len(unreadable), 'unreadable input')}",
            err=True,
        )
    if any(item.source.endswith(ANNOTATED) for item in unreadable):
        typer.echo("`glossator validate` says more of files with annotations", err=True)


def _print_table(console: Console, summary: Summary, steps: Iterable[Step]) -> None:
    rows = []
    for step in steps:
        name = step.annotator.name
        for number, layer in enumerate(step.layers):
            seconds = f"{summary.seconds[name]:.2f}" if number == 0 else ""
            count = str(summary.annotations[layer])
            became = told_of(summary.outcomes.get(layer, Counter()))
            rows.append((layer, name if number == 0 else "", count, seconds, became))
    print_table(
        ("layer", "annotator", "annotations", "seconds", "documents"),
        rows,
        title=counted(summary.documents, "document"),
        numbers=("annotations", "seconds"),
        console=console,
    )
