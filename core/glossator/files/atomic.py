"""Whole files only: a file is written as ``NAME.partial``, flushed to disk, then renamed.

No reader ever sees half of one, and what a kill leaves behind is easy to find. What was written
before an error stays, and so does an older file of that name: then what was written is left in
``NAME.partial``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LONGEST_NAME = 200
"""Bytes of a document's file name; most file systems take 255, suffixes included."""


@dataclass(slots=True)
class Outcome:
    """How writing went; its user sets `incomplete` where documents were lost on the way."""

    written: int = 0
    incomplete: bool = False
    aside: Path | None = None
    """Where the documents are, where an older file was left in their place."""
    in_place: bool = False
    """Whether the output is one of the inputs."""


@contextmanager
def atomic(path: Path, outcome: Outcome | None = None) -> Iterator[IO[bytes]]:
    """A stream whose content becomes the file `path` at the end.

    After an error, or where `outcome` says that it is incomplete, an older file is left in place
    and what came stays beside it. Without an `outcome`, half a file is worth nothing and goes.

    Raises:
        OSError: where the place cannot be written to.
    """
    path = path.resolve()
    partial = path.with_name(f"{path.name}.partial")
    complete = False
    try:
        with partial.open("wb", buffering=0) as stream:
            yield stream
            os.fsync(stream.fileno())
        complete = not (outcome and outcome.incomplete)
    finally:
        if complete:
            if path.exists():
                shutil.copymode(path, partial)
            partial.replace(path)
        elif outcome:
            outcome.incomplete = True
            _keep(partial, path, outcome)
        else:
            partial.unlink(missing_ok=True)


def _keep(partial: Path, path: Path, outcome: Outcome) -> None:
    """Keep what was written, in its place if that is free."""
    if not outcome.written:
        partial.unlink(missing_ok=True)
    elif path.exists():
        outcome.aside = partial
    elif partial.exists():
        partial.replace(path)


def write_all(stream: IO[bytes], data: bytes) -> None:
    """Write all of the bytes to an unbuffered stream, which may take only some of them at once."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) :]


def file_name(identifier: str) -> str:
    """A document id as a file name on any system; characters that some refuse are escaped."""
    odd = '%/\\:*?"<>|'
    safe = "".join(f"%{ord(one):02X}" if one in odd or one < " " else one for one in identifier)
    if safe in ("", ".", ".."):
        return "%" + safe
    if len(safe.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
        return safe[: LONGEST_NAME // 4] + f"%{digest[:16]}"
    return safe
