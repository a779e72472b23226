"""Listening at a port until Ctrl-C, and clients that keep a connection without using it."""

from __future__ import annotations

import contextlib
import logging
import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import typer
import uvicorn

from glossator import OptionError
from glossator.cli.shared import counted, printable
from glossator_serve.app import application
from glossator_serve.state import Server

CONNECTIONS = 1000
"""Clients that may be connected at once."""

IDLE = 15.0
"""Seconds from a connection, or from an answer, to a whole head of a request."""

ENDING = 2
"""Seconds that answers which are under way have at the end."""


def listen(server: Server, port: int, *, show_token: bool, quiet: bool) -> None:
    """Answer until a signal ends it.

    Args:
        server: What is served.
        port: Where; 0 for one that is free.
        show_token: Whether the token was made now, and nobody knows it yet.
        quiet: Whether to print the address alone.

    Raises:
        OptionError: where it cannot listen there.
        KeyboardInterrupt: at the end.
    """
    # What uvicorn logs of a request has its address, and in that what was searched for.
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.CRITICAL)
    config = uvicorn.Config(
        application(server),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=ENDING,
    )
    with _bound(server.settings.host, port) as bound:
        _tell(server, bound.getsockname()[1], show_token=show_token, quiet=quiet)
        _Server(config).run(sockets=[bound])


@contextlib.contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens, so that a port which is taken is told before anything else."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        words = error.strerror or str(error)
        raise OptionError(f"cannot listen at {host}:{port}: {words}; try another --port") from None
    with bound:
        yield bound


def _tell(server: Server, port: int, *, show_token: bool, quiet: bool) -> None:
    settings = server.settings
    host = settings.host if settings.host not in ("0.0.0.0", "::") else socket.gethostname()  # noqa: S104  # compared
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    if show_token:
        typer.echo(f"{address}?token={quote(settings.token or '')}", err=True)
    else:
        typer.echo(address, err=True)
    if quiet:
        return
    if server.index:
        said = counted(server.index.documents, "document")
        typer.echo(printable(f"{server.title}: {said} to look through"), err=True)
    if settings.is_public:
        typer.echo(
            "Others can reach it; what is sent is not encrypted: see docs/serve.md", err=True
        )
    typer.echo("Ctrl-C ends it", err=True)


class _Server(uvicorn.Server):
    """A server that lets go of clients who keep a connection and say nothing."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._idle: dict[tuple[Any, Any], float] = {}

    async def on_tick(self, counter: int) -> bool:
        """As `uvicorn.Server.on_tick`, which is called ten times a second."""
        if counter % 10 == 0:
            self._let_go()
        return await super().on_tick(counter)

    def _let_go(self) -> None:
        """End the connections on which no request has come, or no answer went, for too long."""
        now = time.monotonic()
        connections: set[Any] = {*self.server_state.connections}
        waiting = {
            # With another request it begins to wait anew.
            (one, one.cycle): self._idle.get((one, one.cycle), now)
            for one in connections
            if one.cycle is None or one.cycle.response_complete or one.transport.is_closing()
        }
        for (connection, _), since in waiting.items():
            if now - since > IDLE:
                connection.transport.abort()
        self._idle = waiting
