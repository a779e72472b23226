"""``glossator run``: annotate inputs with a chain."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from glossator.chains.assemble import assemble, engine_of, registry_of
from glossator.chains.config import ChainFile, OnError, OnLanguage
from glossator.chains.outcome import Summary
from glossator.chains.reuse import going_on
from glossator.chains.runner import Runner
from glossator.cli import completing
from glossator.cli.ending import FAILED, UNREADABLE, Ended, said_of_earlier, writing
from glossator.cli.report import check_place, write_report
from glossator.cli.rerun import Watched, files_of, keep_running
from glossator.cli.shared import (
    ChainName,
    From,
    Layers,
    Output,
    Plugins,
    Settings,
    To,
    Use,
    Without,
    aside,
    asked_chain,
    input_formats,
    output_formats,
)
from glossator.cli.summary import print_plan, report, tell_dropped
from glossator.cli.trouble import Unread
from glossator.cli.watching import Watch, watched
from glossator.errors import (
    AnnotatorError,
    FormatError,
    OptionError,
)
from glossator.files.atomic import Outcome
from glossator.files.corpus import Corpus
from glossator.files.metadata import Filled, Table
from glossator.files.parting import find_parts, open_parts
from glossator.files.recognition import Formats
from glossator.files.sources import find_inputs
from glossator.files.targets import Target, check_apart, find_output
from glossator.files.writing import Writer, open_writer
from glossator.model.document import Document
from glossator.model.provenance import Failure
from glossator.plugins.command import command
from glossator.plugins.faults import traced, without_text
from glossator.terminal import printable


@command("run", example="glossator run article.txt --layers entities,titles --output out.json")
@aside()
def run(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Files, directories, globs, - for standard input."),
    ] = None,
    layers: Layers = None,
    output: Output = None,
    from_: From = None,
    to: To = None,
    use: Use = None,
    settings: Settings = None,
    plugin: Plugins = None,
    without: Without = None,
    chain: ChainName = None,
    anew: Annotated[
        list[str] | None,
        typer.Option("--anew", help="Layers to make again although they are up to date."),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Take over what still holds of the output as it is, and of what a run left that "
            "did not come to its end; make the rest.",
        ),
    ] = False,
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
    max_characters: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="Characters that a text may have, or it has failed; 5,000,000 unless given, 0 for "
            "any number.",
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            help="Where the chain runs; serial, in this process, unless given.",
            autocompletion=completing.engines,
        ),
    ] = None,
    jobs: Annotated[
        str | None,
        typer.Option("--jobs", "-j", help="Processes to run in; auto takes one for each core."),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(
            help="Seconds that a document may take, or it has failed; in a process of its own."
        ),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(help="The cluster of the engine ray; on this machine unless given."),
    ] = None,
    parts: Annotated[
        int | None,
        typer.Option(min=1, help="Write so many files, and their list, into the output folder."),
    ] = None,
    compression: Annotated[
        str | None, typer.Option(help="How parts are packed: gzip (unless given), zstd, none.")
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(help="A table (.csv, .tsv) of further fields of documents, by id or path."),
    ] = None,
    report_file: Annotated[
        Path | None,
        typer.Option("--report", help="Write counts, seconds, failures and versions to this file."),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Run again whenever a plugin, a list or an input changes, and print what differs.",
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Annotate texts with a chain of plugins.

    Without --layers, the default chain runs. A layer that an input has already is kept while it is
    up to date; --anew makes it again in any case. Until a run has come to the end
    of its input, what it makes is called NAME.partial, and an output that stood there before stays.
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
        max_characters=max_characters,
        anew=anew,
        engine=engine,
        jobs=_jobs(jobs),
        time_limit=time_limit,
        address=address,
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
    readable = input_formats(registry, from_, asked, runner.plans.usual.layers)
    with warnings.catch_warnings():
        if watch:
            warnings.simplefilter("ignore")  # each round tells them
        found = find_inputs(inputs, readable, _apart(asked, metadata))
    unread = Unread()
    documents = Corpus(found, unread.tell, stop=runner.on_error == "stop" and not plan)
    table = Table(metadata) if metadata else None
    known = Filled(documents, table) if table else documents
    if plan:
        _plan(runner, known)
        unread.end()
        if unread.count:
            raise typer.Exit(UNREADABLE)
        return
    if watch:
        watching = Watched(
            [*files_of(runner, registry, asked, found), *_apart(asked, metadata)],
            [Path(one) for one in inputs if Path(one).is_dir()],
            lambda name: readable.of_name(name) is not None and not name.startswith("."),
        )
        keep_running(context.obj, output, watching, asked.plugins)
        return
    formats = output_formats(registry, to, asked)
    target = _target(output, formats, len(found), parts, compression)
    check_apart(target, inputs, found)
    if report_file:
        read = (path for file in found for path in file.paths())
        check_place(report_file, [*read, *filter(None, [target.path, metadata])])
    # Variables such as FORCE_COLOR make no terminal of a log.
    is_terminal = sys.stderr is not None and sys.stderr.isatty()
    console = Console(stderr=True, markup=False, force_terminal=is_terminal)
    progress = Watch(found, runner.summary, unread)

    def end(how: Ended) -> None:
        if report_file:
            write_report(report_file, how, progress, runner, unread, asked)

    outcome = Outcome()
    with (
        writing(outcome, output, update=True, also=end),
        open_parts(target, parts, documents.count, outcome, found, update=update)
        if parts
        else open_writer(output, outcome, formats=formats, inputs=found, update=update) as writer,
        runner,
        watched(progress, console, quiet=quiet),
    ):
        if outcome.earlier and not quiet:
            typer.echo(said_of_earlier(outcome.earlier, update=update), err=True)
        made = running.run(runner, known)
        if writer.earlier:
            versions = writer.earlier.versions(known)
            made = going_on(running, runner, versions, registry.layer_types)
        unwritten = 0
        for document in runner.kept(made):
            unwritten += not _is_written(writer, document, runner)
            progress.advance(document)
        stopped, skipped = runner.on_error == "stop", runner.on_error == "skip"
        lost = unread.count or unwritten or (skipped and runner.summary.failures)
        # Of an output that is an input nothing must be lost.
        outcome.incomplete = bool(lost and (stopped or outcome.in_place))
    tell_dropped(readable)
    for told in table.told() if table else ():
        typer.echo(f"Warning: {printable(told)}", err=True)
    report(
        console, runner.summary, unread, runner.plans.steps(), seconds=progress.seconds, quiet=quiet
    )
    end("complete")
    if unread.count:
        raise typer.Exit(UNREADABLE)
    if runner.summary.failures:
        raise typer.Exit(FAILED)


def _is_written(writer: Writer, document: Document, runner: Runner) -> bool:
    """Write a document; one that its format fails on is a failure as that of an annotator."""
    try:
        writer.write(document)
    except FormatError as error:
        name = writer.target.format.name
        if runner.on_error == "stop":
            raise AnnotatorError(name, f"{error} (document {document.id!r})") from error
        message = without_text(str(error), document.text)
        failure = Failure(annotator=name, kind="FormatError", message=message)
        runner.summary.add_unwritten(document.id, failure, traced(error))
        return False
    return True


def _target(
    output: str | None, formats: Formats, inputs: int, parts: int | None, compression: str | None
) -> Target:
    """Where the documents are to go, in parts or not."""
    if parts:
        return find_parts(output, formats, compression)
    if compression:
        raise OptionError(
            "--compression is for --parts: a file's name says how it is packed, as out.jsonl.gz"
        )
    return find_output(output, formats, inputs)


def _jobs(typed: str | None) -> Any:
    """What --jobs says: a number, or auto."""
    if typed is None or typed == "auto":
        return typed
    if not typed.isdigit():
        raise OptionError(f"--jobs: expected a number of processes, or auto, got {typed!r}")
    return int(typed)


def _apart(asked: ChainFile, metadata: Path | None) -> list[Path]:
    """The files of a run that are for something else, wherever they lie."""
    scripts = [Path(one) for one in asked.plugins if one.endswith(".py")]
    chains = [Path(one) for one in asked.files.values()]
    return [*scripts, *chains, *([metadata] if metadata else ())]


def _plan(runner: Runner, documents: Iterable[Document]) -> None:
    """Say what a run would do with each layer of the documents."""
    forecast = Summary()
    for document in documents:
        forecast.documents += 1
        forecast.count(runner.forecast(document))
    print_plan(runner.plans, forecast)
