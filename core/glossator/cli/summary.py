"""What ``glossator run`` says: its plan, its progress, and in the end what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from glossator import stdout
from glossator.chains.languages import told_by_language
from glossator.chains.outcome import Summary, told, told_of
from glossator.chains.plans import Plans
from glossator.chains.resolver import Step
from glossator.cli.shared import counted, echo, print_table
from glossator.cli.trouble import Unread, tell
from glossator.files.formats import Rows
from glossator.files.recognition import Formats
from glossator.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console

_SHOWN = 20
"""Fields that are told one by one."""


def print_plan(plans: Plans, forecast: Summary | None = None) -> None:
    """The chain line by line: order, annotator, what it makes and reads, why it is there.

    That is the chain for documents without a language. With a `forecast` it is the one for the
    documents that were looked at, and what a run would do with each of their layers.
    """
    if forecast:
        echo(f"{counted(forecast.documents, 'document')}, what a run would do:")
    steps: Iterable[Step] = plans.usual.steps
    if forecast and forecast.documents:
        steps = _followed(plans.steps(), forecast)
    for number, step in enumerate(steps, start=1):
        cls = step.annotator
        used = [f"{name} (if there)" for name in cls.uses if name in step.reads]
        reads = ", ".join([*cls.requires, *used])
        echo(f"{number}. {cls.name}, of plugin {step.plugin} {step.version}")
        echo(f"   makes {', '.join(step.layers)}; reads {reads or 'the text'}")
        echo(f"   {step.why}")
        if forecast and forecast.documents:
            for layer in step.layers:
                echo(f"   {layer}: {told_of(forecast.outcomes.get(layer, Counter()))}")
    for brought in (absent for absent in plans.usual.absent if absent.is_brought):
        echo(f"{brought.layer}: kept where a document has it")
    if forecast:
        _print_languages(forecast)
        return
    left = [absent for absent in plans.usual.absent if not absent.is_brought]
    for why in dict.fromkeys(absent.why for absent in left):
        layers = ", ".join(absent.layer for absent in left if absent.why == why)
        echo(f"{layers}: left out of documents in {plans.language!r}: {why}")


def _followed(steps: Iterable[Step], summary: Summary) -> list[Step]:
    """Those of the steps that some document was for."""
    return [step for step in steps if any(layer in summary.outcomes for layer in step.layers)]


def _print_languages(summary: Summary, *, err: bool = False) -> None:
    """What was left out of documents, or made by another, for their language: a line for each."""
    for line in told_by_language(summary.languages):
        typer.echo(printable(line), None if err else stdout.results(), err=err)


def report(
    console: Console,
    summary: Summary,
    unread: Unread,
    steps: Iterable[Step],
    *,
    seconds: float,
    quiet: bool,
) -> None:
    """What was kept, made and why: a table on a terminal, one line in a pipe; then what failed."""
    if console.is_terminal and not quiet:
        _print_table(console, summary, steps)
    elif summary.documents and not quiet:
        did = told(summary.outcomes, summary.documents)
        typer.echo(f"{counted(summary.documents, 'document')}: {did or 'nothing made'}", err=True)
    if not quiet:
        _print_languages(summary, err=True)
    for (document, failure), trace in zip(summary.failures, summary.traces, strict=True):
        words = f"{failure.annotator} failed on document {document!r}: {failure.message}"
        tell(words, trace)
    if more := summary.failed - len(summary.failures):
        typer.echo(f"Error: {counted(more, 'further failure')}, not listed", err=True)
    unread.end()
    if unread.count or summary.failures or not quiet:
        typer.echo(
            f"{counted(summary.documents, 'document')} written, "
            f"{counted(summary.failed, 'failed layer')}, "
            f"{counted(unread.count, 'unreadable input')}; {summary.kept} kept, {seconds:.1f} s",
            err=True,
        )


def tell_dropped(formats: Formats) -> None:
    """Say which fields of plain rows no document has."""
    dropped: Counter[str] = Counter()
    for one in formats.made:
        if isinstance(one, Rows):
            dropped.update(one.dropped)
    if dropped:
        listed = [f"{printable(name)} ({count})" for name, count in dropped.most_common(_SHOWN)]
        more = [f"{len(dropped) - _SHOWN} more"] if len(dropped) > _SHOWN else []
        typer.echo(
            f"Warning: fields that were left out of plain rows: {', '.join(listed + more)}; lists "
            "and objects are kept under `metadata`",
            err=True,
        )


def _print_table(console: Console, summary: Summary, steps: Iterable[Step]) -> None:
    rows = []
    for step in _followed(steps, summary):
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
