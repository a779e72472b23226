"""Messages between a process and those that it has started: a length in eight bytes, and bytes."""

from __future__ import annotations

from typing import IO


def send(stream: IO[bytes], data: bytes) -> None:
    """Write one message; raises OSError where nobody reads."""
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one message.

    Raises:
        EOFError: where the other side has ended.
    """
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
