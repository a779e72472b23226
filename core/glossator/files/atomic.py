"""Whole files only: what is made becomes the output at the end, or stays beside it.

No reader ever sees half of an output, and an older one stays until a run into it has come to its
end: see `glossator.files.claims` for what there is until then.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedWriter, RawIOBase
from pathlib import Path
from typing import IO, cast
from urllib.parse import unquote

from glossator.files.claims import Claim
from glossator.files.devices import is_device, open_device

LONGEST_NAME = 200
"""Bytes of a document's file name; most file systems take 255, suffixes included."""


@dataclass(slots=True)
class Outcome:
    """How writing went; its user sets `incomplete` where documents were lost on the way."""

    written: int = 0
    incomplete: bool = False
    aside: Path | None = None
    """Where the documents are, where they are not in the output's place."""
    in_place: bool = False
    """Whether the output is one of the inputs."""
    holds_all: bool = False
    """Whether what is made holds all of a document, so that a run can go on from it."""
    earlier: Path | None = None
    """What runs had left that did not come to their end, if there was any."""


@contextmanager
def ending(claim: Claim, outcome: Outcome) -> Iterator[None]:
    """Put what is made in place at the end; after an error, or an incomplete run, leave it aside.

    Where nothing was made, nothing is left, and what stood there stays.

    Raises:
        OSError: where it cannot be put there.
    """
    ended = False
    try:
        yield
        ended = bool(outcome.written) and not outcome.incomplete
        if ended:
            claim.put_in_place()
    except BaseException:
        ended = False
        raise
    finally:
        if not ended:
            outcome.incomplete = True
            if outcome.written or claim.give_up():
                outcome.aside = claim.partial


@contextmanager
def atomic(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose content becomes the file `path` at the end; after an error nothing is left.

    A pipe or a device stays what it is, and is written to.

    Raises:
        InputError: where another run is writing it.
        OSError: where the place cannot be written to.
    """
    if is_device(path):
        with BufferedWriter(cast("RawIOBase", open_device(path))) as stream:
            yield stream
        return
    with Claim(path) as claim:
        try:
            with os.fdopen(claim.descriptor, "wb", closefd=False) as stream:
                yield stream
            claim.put_in_place()
        except BaseException as error:
            claim.give_up()
            if isinstance(error, OSError) and error.filename is None:
                error.filename = str(path)  # a full disk does not say of which file
            raise


def write_all(stream: IO[bytes], data: bytes) -> None:
    """Write all of the bytes to an unbuffered stream, which may take only some of them at once."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) :]


def file_name(identifier: str) -> str:
    """A document id as a file name on any system; what some refuse, or hide, is escaped."""
    odd = '%/\\:*?"<>|'
    safe = "".join(f"%{ord(one):02X}" if one in odd or one < " " else one for one in identifier)
    if safe in ("", ".", ".."):
        return "%" + safe
    if safe.startswith("."):
        safe = "%2E" + safe[1:]  # a hidden file is not read from its folder
    if len(safe.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
        return safe[: LONGEST_NAME // 4] + f"%{digest[:16]}"
    return safe


def id_of(name: str) -> str:
    """The document id that `file_name` made a file's name of, below its folder; else the name."""
    folder, slash, last = name.rpartition("/")
    for identifier in (unquote(last), last[1:]):
        if file_name(identifier) == last:
            return f"{folder}{slash}{identifier}"
    return name
