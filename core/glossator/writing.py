"""Outputs: one file, a directory of files, or standard output.

Files are written beside their place, flushed to disk, then renamed: no reader ever sees half of
one, and what was written before an error stays.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from glossator.codec import encode
from glossator.document import Document
from glossator.errors import InputError
from glossator.reading import STDIN, suffix_of


class Writer(Protocol):
    """Takes documents one by one."""

    def write(self, document: Document) -> None:
        """Write one document."""


class LinesWriter:
    """JSON Lines to a stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.written = 0

    def write(self, document: Document) -> None:
        """Write one document as one line."""
        self._stream.write(encode(document) + b"\n")
        self.written += 1


class DirectoryWriter:
    """A file ``<id>.json`` for each document."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, document: Document) -> None:
        """Write one document to its own file."""
        name = file_name(document.id)
        with atomic(self._folder / f"{name}.json") as stream:
            stream.write(encode(document) + b"\n")


@contextmanager
def open_writer(output: str | None) -> Iterator[Writer]:
    """A writer to `output`: ``-`` or nothing is stdout, a known suffix a file, else a directory.

    Raises:
        InputError: where the output's name or place cannot be written to.
    """
    if output is None or output == STDIN:
        try:
            yield LinesWriter(sys.stdout.buffer)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise InputError(f"standard output: {error.strerror or error}") from None
        return
    if not output:
        raise InputError("expected the name of an output, got an empty one")
    path = Path(output)
    suffix = suffix_of(path)
    try:
        if path.is_dir() or (suffix is None and not path.suffix):
            yield DirectoryWriter(path)
            return
        if suffix not in (".json", ".jsonl", ".jsonl.gz"):
            raise InputError(
                f"{output}: expected a directory or a name ending in .json, .jsonl or .jsonl.gz"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic(path) as stream:
            if suffix == ".jsonl.gz":
                yield from _packed(stream)
            else:
                yield _SingleWriter(stream, output) if suffix == ".json" else LinesWriter(stream)
    except OSError as error:
        raise InputError(f"{output}: {error.strerror or error}") from None


def _packed(stream: IO[bytes]) -> Iterator[Writer]:
    """A writer of packed lines; an error before the first leaves the stream empty."""
    # No name and no time in the header: the same documents are the same bytes.
    packed = gzip.GzipFile("", "wb", fileobj=stream, mtime=0)
    writer = LinesWriter(packed)  # type: ignore[arg-type]  # GzipFile is a stream of bytes
    try:
        with packed:
            yield writer
    except BaseException:
        if not writer.written:
            stream.seek(0)
            stream.truncate()
        raise


class _SingleWriter(LinesWriter):
    """One document to a ``.json`` file; a second is refused, not appended."""

    def __init__(self, stream: IO[bytes], output: str) -> None:
        super().__init__(stream)
        self._output = output

    def write(self, document: Document) -> None:
        """Write the document."""
        if self.written:
            raise InputError(
                f"{self._output}: a .json file holds one document: "
                "write several to a .jsonl file or a directory"
            )
        super().write(document)


@contextmanager
def atomic(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose content becomes the file `path` at the end; on an error what came stays.

    Raises:
        OSError: where the place cannot be written to.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    written = False
    try:
        with os.fdopen(handle, "wb") as stream:
            try:
                yield stream
            finally:
                written = stream.tell() > 0
                stream.flush()
                os.fsync(stream.fileno())
        written = True
    finally:
        if written:
            _open_permissions(temporary)
            Path(temporary).replace(path)
        else:
            Path(temporary).unlink()


def file_name(identifier: str) -> str:
    """A document id as a file name: the separators that a path would read are escaped."""
    safe = identifier.replace("%", "%25").replace("/", "%2F").replace("\\", "%5C")
    return safe if safe not in ("", ".", "..") else "%" + safe


def _open_permissions(path: str) -> None:
    """Give a temporary file the permissions that a new file would have."""
    mask = os.umask(0)
    os.umask(mask)
    Path(path).chmod(0o666 & ~mask)
