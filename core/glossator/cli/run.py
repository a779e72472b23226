"""``glossator run``: annotate inputs with a chain."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from glossator.chains.assemble import assemble, engine_of, registry_of
from glossator.chains.config import OnError, OnLanguage
from glossator.chains.outcome import Summary
from glossator.chains.runner import Runner
from glossator.cli import completing
from glossator.cli.shared import (
    FAILED,
    INTERRUPTED,
    UNREADABLE,
    ChainName,
    Layers,
    Plugins,
    Settings,
    Use,
    Without,
    asked_chain,
    counted,
)
from glossator.cli.summary import print_plan, progress, report
from glossator.errors import AnnotatorError
from glossator.files.reading import Unreadable, read_documents
from glossator.files.sources import find_inputs
from glossator.files.writing import Outcome, Taken, check_output, open_writer
from glossator.model.document import Document
from glossator.plugins.command import command
from glossator.terminal import printable


@command("run", example="glossator run article.txt --layers entities,titles --output out.json")
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
    without: Without = None,
    chain: ChainName = None,
    anew: Annotated[
        list[str] | None,
        typer.Option("--anew", help="Layers to make again although they are up to date."),
    ] = None,
    plan: Annotated[
        bool,
        typer.Option(
            "--plan",
            help="Print the annotators in order, and why, and what they would do with the inputs, "
            "if there are any; run nothing.",
        ),
    ] = False,
    minimal: Annotated[
        bool | None,
        typer.Option(
            "--minimal", help="Leave out layers that are used but not required.", show_default=False
        ),
    ] = None,
    on_error: Annotated[
        OnError | None,
        typer.Option(
            help="A failing document: mark its layer (record, unless given), leave it out, or stop."
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            help="The language of inputs that name none, as a tag (de, pt-BR), or auto: found out."
        ),
    ] = None,
    on_language: Annotated[
        OnLanguage | None,
        typer.Option(
            help="A layer that no annotator makes for a document's language: leave it out (skip, "
            "unless given), or have it fail."
        ),
    ] = None,
    batch_size: Annotated[
        int | None, typer.Option(min=1, help="Documents per batch; 32 unless given.")
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            help="Where the chain runs; serial, in this process, unless given.",
            autocompletion=completing.engines,
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Annotate texts with a chain of plugins.

    Without --layers, the default chain runs. A layer that an input has already is kept while it is
    up to date; --anew makes it again in any case. An output that stood there before is replaced
    only by a run that came to its end; else what was made is left beside it, as NAME.partial.
    """
    from rich.console import Console

    asked = asked_chain(
        chain,
        layers=layers,
        use=use,
        settings=settings,
        plugins=plugin,
        without=without,
        minimal=minimal,
        on_error=on_error,
        language=language,
        on_language=on_language,
        batch_size=batch_size,
        anew=anew,
        engine=engine,
    )
    registry = registry_of(asked)
    runner = assemble(registry, asked)
    running = engine_of(registry, asked)
    if plan and not inputs:
        print_plan(runner.plans)
        return
    if not inputs:
        raise typer.BadParameter("name at least one input, or - for standard input")
    runner.identify()
    found = find_inputs(inputs)
    if plan:
        unreadable: list[Unreadable] = []
        read = read_documents(inputs, registry.layer_types)
        _plan(runner, _readable(read, unreadable, stop=False))
        if unreadable:
            raise typer.Exit(UNREADABLE)
        return
    check_output(output, len(found))
    console = Console(stderr=True, markup=False)
    visible = console.is_terminal and not quiet
    unreadable = []
    files = {Path(one).resolve() for one in found}
    origins, taken = _guarded(output, files)
    read = read_documents(inputs, registry.layer_types, origins)
    documents = _readable(read, unreadable, stop=runner.on_error == "stop")
    outcome = Outcome()
    try:
        with (
            open_writer(output, outcome, taken) as writer,
            contextlib.redirect_stdout(sys.stderr),  # what a plugin prints is no document
            runner,
            progress(console, visible) as advance,
        ):
            for document in runner.kept(running.run(runner, documents)):
                writer.write(document)
                advance()
            lost = unreadable or (runner.on_error == "skip" and runner.summary.failures)
            # Of an output that is an input nothing must be lost.
            in_place = output is not None and Path(output).resolve() in files
            keep = runner.on_error == "stop" or not outcome.written or in_place
            outcome.incomplete = bool(lost and keep)
    except KeyboardInterrupt:
        typer.echo(f"Interrupted: {_ended(outcome, output)}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except AnnotatorError as error:
        typer.echo(f"Error: {printable(str(error))}", err=True)
        typer.echo(f"Stopped: {_ended(outcome, output)}", err=True)
        raise typer.Exit(FAILED) from None
    report(console, runner.summary, unreadable, runner.plans.steps(), quiet=quiet)
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


def _plan(runner: Runner, documents: Iterable[Document]) -> None:
    """Say what a run would do with each layer of the documents."""
    forecast = Summary()
    for document in documents:
        forecast.documents += 1
        forecast.count(runner.forecast(document))
    print_plan(runner.plans, forecast)


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
