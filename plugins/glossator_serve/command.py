"""``glossator serve``: a corpus to look through, and a chain that stays warm, in a browser."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import glossator
from glossator import GlossatorError, OptionError
from glossator.cli.shared import (
    INTERRUPTED,
    ChainName,
    From,
    Jobs,
    Layers,
    Plugins,
    Settings,
    Use,
    Without,
    asked_chain,
    count_of,
    number,
    printable,
    registry_with,
)

if TYPE_CHECKING:
    from glossator.service import ChainFile, Service
    from glossator_serve.search import Index

TOKEN = "GLOSSATOR_TOKEN"  # noqa: S105  # the name of a variable


@glossator.command(example="glossator serve out.jsonl")
def serve(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Annotated documents to look through: files, directories, globs."),
    ] = None,
    chain: ChainName = None,
    layers: Layers = None,
    use: Use = None,
    settings: Settings = None,
    plugin: Plugins = None,
    without: Without = None,
    from_: From = None,
    jobs: Jobs = "auto",
    annotate: Annotated[
        bool, typer.Option(help="Also annotate texts that are sent or pasted.")
    ] = True,
    host: Annotated[
        str, typer.Option(help="The address to listen at; others than this machine need a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")
    ] = 8321,
    token: Annotated[
        str | None,
        typer.Option(
            envvar=TOKEN, help="What clients must know; made and printed with --host unless given."
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", help="A name that the server is reached by, as by a proxy."),
    ] = None,
    allow_set: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-set",
            help="NAME.KEY: an option that takes any text and requests may set.",
        ),
    ] = None,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="Bytes that a request may have.")
    ] = 10_000_000,
    time_limit: Annotated[
        float,
        typer.Option(
            min=0.1, callback=number, help="Seconds that a document may take, or it has failed."
        ),
    ] = 60,
    request_limit: Annotated[
        float,
        typer.Option(
            min=0.1, callback=number, help="Seconds that a request may wait for its answer."
        ),
    ] = 120,
    max_waiting: Annotated[
        int, typer.Option(min=1, help="Documents that may wait to be annotated.")
    ] = 1000,
    index: Annotated[
        Path | None,
        typer.Option("--index", help="Where the index is kept; beside the input unless given."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the address alone.")] = False,
) -> None:
    """Look through documents in a browser, and annotate texts with models that stay loaded.

    With inputs, a page lists the documents, with full-text search and what they can be narrowed
    down by; an index of them is made once, and again when they change. A text can be pasted, and
    programs can send documents: /openapi.json says how. Ctrl-C ends it.
    """
    glossator.require("serve", "jinja2", "starlette", "uvicorn", install="glossator[serve]")
    from glossator_serve.corpus import Corpus
    from glossator_serve.listening import listen
    from glossator_serve.place import open_index
    from glossator_serve.progress import Progress
    from glossator_serve.settings import Settings as Limits
    from glossator_serve.settings import is_loopback
    from glossator_serve.state import Server

    if not (inputs or annotate):
        raise OptionError("--no-annotate needs inputs to look through: there is nothing else to do")
    if token is not None and len(token) < 8:
        raise OptionError("--token: expected at least 8 characters, which nobody guesses")
    is_named = bool(chain or layers or use or settings)
    asked = asked_chain(
        chain, layers=layers, use=use, settings=settings, plugins=plugin, without=without
    )
    is_made = token is None and not is_loopback(host)
    limits = Limits(
        host=host,
        token=_made() if is_made else token,
        hosts=tuple(allow_host or ()),
        max_bytes=max_bytes,
        request_limit=request_limit,
        allowed=frozenset(allow_set or ()),
    )
    with ExitStack() as stack:
        service = None
        if annotate:
            try:
                service = _service(asked, count_of(jobs), time_limit, max_waiting)
            except GlossatorError as error:
                if is_named or not inputs:
                    raise
                # Whoever looks through a corpus need not have the models that made it.
                typer.echo(printable(f"Texts cannot be tried here: {error}"), err=True)
        found: Index | None = None
        title = "Glossator"
        if inputs:
            corpus = Corpus(inputs, from_, plugin or ())
            progress = Progress(corpus.files, quiet=quiet)
            found = stack.enter_context(open_index(corpus, index, progress))
            title = Path(inputs[0]).stem or title
        registry = (service and service.runner.registry) or registry_with(
            plugin or (), without or ()
        )
        if service:
            stack.callback(service.close)
            service.start(warm=is_named or not inputs)
        server = Server(limits, registry, found, service, title)
        try:
            listen(server, port, show_token=is_made, quiet=quiet)
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


def _made() -> str:
    import secrets

    return secrets.token_urlsafe(24)


def _service(asked: ChainFile, jobs: int, time_limit: float, most: int) -> Service:
    from glossator.service import Service

    return Service(asked, jobs=jobs, time_limit=time_limit, most=most)
