"""Servers that tests ask: without a socket, and in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import httpx

from glossator_serve.app import application
from glossator_serve.state import Server

T = TypeVar("T")


def awaited(what: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine; in a thread, since Playwright has a loop that runs in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, what).result()


class Asked:
    """A server without a socket.

    Args:
        server: What is asked.
    """

    def __init__(self, server: Server) -> None:
        self.server = server

    def __call__(self, method: str, address: str, **request: Any) -> httpx.Response:
        """The answer to a request of a program on this machine."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(application(self.server))
            base = "http://localhost:8321"
            async with httpx.AsyncClient(transport=transport, base_url=base) as client:
                return await client.request(method, address, **request)

        return awaited(ask())

    def page(self, address: str, **request: Any) -> httpx.Response:
        """The answer to a browser."""
        return self("GET", address, headers={"Accept": "text/html"}, **request)


class Running(NamedTuple):
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    address: str

    def end(self, seconds: float = 10) -> tuple[int, str]:
        """End it as Ctrl-C does: its exit code, and what else it has printed."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=seconds)
        return self.process.returncode, said


@contextmanager
def starting(folder: Path) -> Iterator[Callable[..., Running]]:
    """What starts ``glossator serve`` in a folder, at a port that is free; all end in the end."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: object) -> Running:
        command = [sys.executable, "-m", "glossator", "serve", "--port", "0", *map(str, arguments)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=folder)
        started.append(process)
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        address = next((line for line in lines if line.startswith("http")), "")
        assert address, "it has not come to listen"
        return Running(process, address.strip())

    yield run
    for process in started:
        with process:
            process.kill()
