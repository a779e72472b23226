"""How a server is run: what it takes, from whom, and how much."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass, field

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Settings:
    """What the options of ``glossator serve`` say.

    Attributes:
        host: The address that it listens at.
        token: What a client must know; None where nobody else can reach it.
        hosts: Names that it is reached by, beside its own.
        max_bytes: Bytes of a request's body.
        request_limit: Seconds from a whole request to its answer.
        read_limit: Seconds that a client may take to send a request.
        write_limit: Seconds that a client may take nothing of an answer.
        held: Bytes of all bodies that are being read or answered.
        allowed: Options ``NAME.KEY`` that requests may set though they take any text.
    """

    host: str = "127.0.0.1"
    token: str | None = None
    hosts: tuple[str, ...] = ()
    max_bytes: int = 10_000_000
    request_limit: float = 120.0
    read_limit: float = 30.0
    write_limit: float = 60.0
    held: int = 256_000_000
    allowed: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_public(self) -> bool:
        """Whether others than those on this machine may reach it."""
        return not is_loopback(self.host)

    def is_known(self, host: str) -> bool:
        """Whether the name in a Host header, without its port, is one of the server's.

        A page elsewhere can have its own name lead to this machine (DNS rebinding), but not ours.
        An address is no name, so that no page elsewhere can have it lead anywhere.
        """
        name = host.casefold().rstrip(".")
        if name in LOOPBACK or name in {one.casefold() for one in (*self.hosts, self.host)}:
            return True
        if not self.is_public:
            return False
        return _is_address(name) or name in (socket.gethostname().casefold(), _full_name())


def is_loopback(host: str) -> bool:
    """Whether an address leads to this machine alone."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _full_name() -> str:
    return socket.getfqdn().casefold()
