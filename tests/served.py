"""Servers that tests ask: without a socket, and in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from typing import Any, NamedTuple

import httpx

from glossator_serve.app import application
from glossator_serve.state import Server


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

        return asyncio.run(ask())

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
