"""Outputs: one file, a directory of files, or standard output.

A file is written as ``NAME.partial``, flushed to disk, then renamed: no reader ever sees half of
one, and what a kill leaves behind is easy to find. What was written before an error stays, and so
does an older file of that name: then what was written is left in ``NAME.partial``.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from glossator.codec import encode
from glossator.document import Document
from glossator.errors import ConfigError, InputError
from glossator.inputs import ANNOTATED, STDIN, suffix_of

LONGEST_NAME = 200
"""Bytes of a document's file name; most file systems take 255, suffixes included."""


@dataclass(slots=True)
class Outcome:
    """How writing went; its user sets `incomplete` where documents were lost on the way."""

    written: int = 0
    incomplete: bool = False
    aside: Path | None = None
    """Where the documents are, where an older file was left in their place."""


class Writer:
    """Takes documents one by one."""

    def __init__(self, outcome: Outcome | None = None) -> None:
        self.outcome = outcome or Outcome()

    def write(self, document: Document) -> None:
        """Write one document."""
        self._write(document)
        self.outcome.written += 1

    def _write(self, document: Document) -> None:
        raise NotImplementedError


class LinesWriter(Writer):
    """JSON Lines to a stream."""

    def __init__(self, stream: IO[bytes], outcome: Outcome | None = None) -> None:
        super().__init__(outcome)
        self._stream = stream

    def _write(self, document: Document) -> None:
        self._stream.write(encode(document) + b"\n")


class SingleWriter(LinesWriter):
    """One document to a ``.json`` file; a second is refused, not appended."""

    def _write(self, document: Document) -> None:
        if self.outcome.written:
            raise ConfigError(
                "a .json file holds one document: write several to a .jsonl file or a directory"
            )
        super()._write(document)


class DirectoryWriter(Writer):
    """A file ``<id>.json`` for each document."""

    def __init__(self, folder: Path, outcome: Outcome | None = None) -> None:
        super().__init__(outcome)
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def _write(self, document: Document) -> None:
        with atomic(self._folder / f"{file_name(document.id)}.json") as stream:
            stream.write(encode(document) + b"\n")


def check_output(output: str | None, inputs: int = 0) -> None:
    """Refuse an output before any work is done for it.

    Raises:
        ConfigError: where its name says no format, or it cannot hold that many inputs.
    """
    if output is None or output == STDIN:
        return
    if not output:
        raise ConfigError("expected the name of an output, got an empty one")
    path = Path(output)
    suffix = None if _is_folder(path) else suffix_of(path)
    if not _is_folder(path) and suffix not in ANNOTATED:
        raise ConfigError(
            f"{output}: expected a directory or a name ending in .json, .jsonl or .jsonl.gz"
        )
    if suffix == ".json" and inputs > 1:
        raise ConfigError(
            f"{output}: a .json file holds one document, and there are {inputs} inputs: "
            "write to a .jsonl file or a directory"
        )


@contextmanager
def open_writer(output: str | None, outcome: Outcome | None = None) -> Iterator[Writer]:
    """A writer to `output`: ``-`` or nothing is stdout, a known suffix a file, else a directory.

    Args:
        output: Where to write.
        outcome: Is told how it went, also where writing ends with an error.

    Raises:
        ConfigError: where the output's name says no format.
        InputError: where its place cannot be written to.
    """
    check_output(output)
    outcome = outcome or Outcome()
    if output is None or output == STDIN:
        try:
            stream = sys.stdout.buffer
            yield LinesWriter(stream, outcome)
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise InputError(f"standard output: {error.strerror or error}") from None
        return
    path = Path(output)
    try:
        if _is_folder(path):
            yield DirectoryWriter(path, outcome)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic(path, outcome) as stream:
            match suffix_of(path):
                case ".json":
                    yield SingleWriter(stream, outcome)
                case ".jsonl":
                    yield LinesWriter(stream, outcome)
                case _:
                    yield from _packed(stream, outcome)
    except OSError as error:
        raise InputError(f"{output}: {error.strerror or error}") from None


def _is_folder(path: Path) -> bool:
    return path.is_dir() or not path.suffix


def _packed(stream: IO[bytes], outcome: Outcome) -> Iterator[Writer]:
    """A writer of packed lines; an error before the first leaves the stream empty."""
    # No name and no time in the header: the same documents are the same bytes.
    packed = gzip.GzipFile("", "wb", fileobj=stream, mtime=0)
    try:
        with packed:
            yield LinesWriter(packed, outcome)  # type: ignore[arg-type]  # a stream of bytes too
    except BaseException:
        if not outcome.written:
            stream.seek(0)
            stream.truncate()
        raise


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
        with partial.open("wb") as stream:
            yield stream
            stream.flush()
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
    """Keep what was written in whole lines, in its place if that is free."""
    if partial.exists() and path.name.endswith(".jsonl"):
        _cut_torn_line(partial)
    if not partial.exists() or not partial.stat().st_size:
        partial.unlink(missing_ok=True)
    elif path.exists():
        outcome.aside = partial
    else:
        partial.replace(path)


def _cut_torn_line(path: Path) -> None:
    """Cut off what a full disk has left of a line."""
    with path.open("rb+") as stream:
        at = stream.seek(0, os.SEEK_END)
        while at:
            start = max(at - 65_536, 0)
            stream.seek(start)
            found = stream.read(at - start).rfind(b"\n")
            at = start + found + 1 if found >= 0 else start
            if found >= 0:
                break
        stream.truncate(at)


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
