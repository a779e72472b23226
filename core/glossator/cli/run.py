"""``glossator run``: annotate inputs with a chain."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator.chains.assemble import assemble, registry_with
from glossator.chains.resolver import Step
from glossator.chains.runner import OnError, Summary
from glossator.cli.shared import (
    FAILED,
    INTERRUPTED,
    UNREADABLE,
    ChainPath,
    Layers,
    Plugins,
    Settings,
    Use,
    asked_chain,
    counted,
    print_table,
)
from glossator.errors import AnnotatorError
from glossator.files.reading import Unreadable, read_documents
from glossator.files.sources import ANNOTATED, find_inputs
from glossator.files.writing import Outcome, Taken, check_output, open_writer
from glossator.model.document import Document
from glossator.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console

EXAMPLE = "Example: glossator run article.txt --layers entities,titles --output out.json"


def run(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files (.txt .json .jsonl .jsonl.gz), directories, globs, - for stdin."
        ),
    ] = None,
    layers: Layers = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A .json, .jsonl or .jsonl.gz file, or a directory; else stdout."
        ),
    ] = None,
    use: Use = None,
    settings: Settings = None,
    plugin: Plugins = None,
    chain: ChainPath = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Print the annotators in order, and why; run nothing.")
    ] = False,
    minimal: Annotated[
        bool,
        typer.Option("--minimal", help="Leave out layers that are used but not required."),
    ] = False,
    on_error: Annotated[
        OnError,
        typer.Option(help="A failing document: mark its layer, leave it out, or stop."),
    ] = "record",
    batch_size: Annotated[int, typer.Option(min=1, help="Documents per batch.")] = 32,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Annotate texts with a chain of plugins.

    Without --layers, the default chain runs. An output that stood there before is replaced only by
    a run that came to its end; else what was made is left beside it, as NAME.partial.
    """
    from rich.console import Console

    asked = asked_chain(layers, use, settings, plugin, chain)
    registry = registry_with(asked.plugins)
    runner = assemble(registry, asked, minimal=minimal, on_error=on_error, batch_size=batch_size)
    if plan:
        print_plan(runner.steps)
        return
    if not inputs:
        raise typer.BadParameter("name at least one input, or - for standard input")
    runner.identify()
    found = find_inputs(inputs)
    check_output(output, len(found))
    console = Console(stderr=True, markup=False)
    visible = console.is_terminal and not quiet
    unreadable: list[Unreadable] = []
    files = {Path(one).resolve() for one in found}
    origins, taken = _guarded(output, files)
    read = read_documents(inputs, registry.layer_types, origins)
    documents = _readable(read, unreadable, stop=on_error == "stop")
    outcome = Outcome()
    try:
        with (
            open_writer(output, outcome, taken) as writer,
            contextlib.redirect_stdout(sys.stderr),  # what a plugin prints is no document
            runner,
            _progress(console, visible) as advance,
        ):
            for document in runner.run(documents):
                writer.write(document)
                advance()
            lost = unreadable or (on_error == "skip" and runner.summary.failures)
            # Of an output that is an input nothing must be lost.
            in_place = output is not None and Path(output).resolve() in files
            keep = on_error == "stop" or not outcome.written or in_place
            outcome.incomplete = bool(lost and keep)
    except KeyboardInterrupt:
        typer.echo(f"Interrupted: {_ended(outcome, output)}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except AnnotatorError as error:
        typer.echo(f"Error: {printable(str(error))}", err=True)
        typer.echo(f"Stopped: {_ended(outcome, output)}", err=True)
        raise typer.Exit(FAILED) from None
    _report(console, runner.summary, unreadable, runner.steps, visible)
    if outcome.incomplete:
        typer.echo(_ended(outcome, output), err=True)
    if unreadable:
        raise typer.Exit(UNREADABLE)
    if runner.summary.failures:
        raise typer.Exit(FAILED)


def _guarded(output: str | None, inputs: Iterable[Path]) -> tuple[dict[str, str] | None, Taken]:
    """Where each document is from, and what guards the inputs in an output directory.

    Only the document that was read from an input may be written over it.
    """
    folder = Path(output).resolve() if output else None
    inside = {path for path in inputs if path.parent == folder}
    if not inside:
        return None, None
    origins: dict[str, str] = {}
    return (
        origins,
        lambda name, place: (
            place.resolve() in inside and place.resolve() != Path(origins[name]).resolve()
        ),
    )


def _ended(outcome: Outcome, output: str | None) -> str:
    """Where the documents are that an unfinished run has written."""
    if not outcome.written:
        return "nothing was written"
    written = f"{counted(outcome.written, 'document')} written"
    return f"{written} to {outcome.aside}; {output} is as it was" if outcome.aside else written


def print_plan(steps: Iterable[Step]) -> None:
    """The chain line by line: order, annotator, what it makes and reads, why it is there."""
    for number, step in enumerate(steps, start=1):
        cls = step.annotator
        reads = ", ".join([*cls.requires, *(f"{name} (if there)" for name in cls.uses)])
        typer.echo(f"{number}. {cls.name}, of plugin {step.plugin} {step.version}")
        typer.echo(f"   makes {', '.join(step.layers)}; reads {reads or 'the text'}")
        typer.echo(f"   {step.why}")


def _readable(
    found: Iterable[Document | Unreadable], unreadable: list[Unreadable], *, stop: bool
) -> Iterator[Document]:
    """The documents; what cannot be read is said at once and kept for the end."""
    for item in found:
        if isinstance(item, Document):
            yield item
            continue
        typer.echo(f"Error: {printable(str(item.error))}", err=True)
        unreadable.append(item)
        if stop:
            return


@contextlib.contextmanager
def _progress(console: Console, visible: bool) -> Iterator[Callable[[], object]]:
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
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("annotating", total=None)
        yield lambda: progress.advance(task)


def _report(
    console: Console,
    summary: Summary,
    unreadable: list[Unreadable],
    steps: Iterable[Step],
    visible: bool,
) -> None:
    if visible:
        _print_summary(console, summary, steps)
    for failure in summary.failures:
        typer.echo(
            f"Error: {failure.annotator} failed on document {failure.document!r}: "
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


def _print_summary(console: Console, summary: Summary, steps: Iterable[Step]) -> None:
    rows = []
    for step in steps:
        name = step.annotator.name
        for number, layer in enumerate(step.layers):
            kept = f" ({summary.kept[name]} kept)" if summary.kept[name] else ""
            seconds = f"{summary.seconds[name]:.2f}" if number == 0 else ""
            count = str(summary.annotations[layer])
            rows.append((layer, f"{name}{kept}" if number == 0 else "", count, seconds))
    print_table(
        ("layer", "annotator", "annotations", "seconds"),
        rows,
        title=counted(summary.documents, "document"),
        numbers=("annotations", "seconds"),
        console=console,
    )
