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
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from glossator.errors import InputError, OptionError
from glossator.files.sources import ANNOTATED, STDIN, suffix_of
from glossator.format.codec import encode
from glossator.model.document import Document

LONGEST_NAME = 200
"""Bytes of a document's file name; most file systems take 255, suffixes included."""

MEMBER = 1 << 20
"""Bytes of JSON Lines that are packed together: enough for gzip to find what repeats."""

Taken = Callable[[str, Path], bool] | None
"""Whether a document must not be written to a place."""


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
        self._stream.write(_line(document))


class SingleWriter(LinesWriter):
    """One document to a ``.json`` file; a second is refused, not appended."""

    def _write(self, document: Document) -> None:
        if self.outcome.written:
            raise OptionError(
                "a .json file holds one document: write several to a .jsonl file or a directory"
            )
        super()._write(document)


class PackedWriter(LinesWriter):
    """JSON Lines in gzip members of some documents each: an interrupt leaves only whole ones."""

    def __init__(self, stream: IO[bytes], outcome: Outcome | None = None) -> None:
        super().__init__(stream, outcome)
        self._lines: list[bytes] = []
        self._size = 0
        self._end = 0

    def _write(self, document: Document) -> None:
        line = _line(document)
        self._lines.append(line)
        self._size += len(line)
        if self._size >= MEMBER:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting, once: an interrupt may have come just after it was written."""
        if self._lines and self._stream.tell() == self._end:
            # No time in the header: the same documents are the same bytes.
            self._stream.write(gzip.compress(b"".join(self._lines), mtime=0))
        self._lines, self._size = [], 0
        self._end = self._stream.tell()


class DirectoryWriter(Writer):
    """A file ``<id>.json`` for each document; an input that is another document is left alone."""

    def __init__(self, folder: Path, outcome: Outcome | None = None, taken: Taken = None) -> None:
        super().__init__(outcome)
        self._folder = folder
        self._taken = taken
        folder.mkdir(parents=True, exist_ok=True)

    def _write(self, document: Document) -> None:
        path = self._folder / f"{file_name(document.id)}.json"
        if self._taken and self._taken(document.id, path):
            path = path.with_name(f"{path.name}.partial")
            warnings.warn(f"its place is an input of its own: {path} has a document", stacklevel=2)
        with atomic(path) as stream:
            stream.write(_line(document))


def _line(document: Document) -> bytes:
    return encode(document) + b"\n"


def check_output(output: str | None, inputs: int = 0) -> None:
    """Refuse an output before any work is done for it.

    Raises:
        OptionError: where its name says no format, or it cannot hold that many inputs.
    """
    if output is None or output == STDIN:
        return
    if not output:
        raise OptionError("expected the name of an output, got an empty one")
    if _is_folder(Path(output)):
        return
    suffix = suffix_of(Path(output))
    if suffix not in ANNOTATED:
        raise OptionError(
            f"{output}: expected a directory or a name ending in .json, .jsonl or .jsonl.gz"
        )
    if suffix == ".json" and inputs > 1:
        raise OptionError(
            f"{output}: a .json file holds one document, and there are {inputs} inputs: "
            "write to a .jsonl file or a directory"
        )


@contextmanager
def open_writer(
    output: str | None, outcome: Outcome | None = None, taken: Taken = None
) -> Iterator[Writer]:
    """A writer to `output`: ``-`` or nothing is stdout, a known suffix a file, else a directory.

    Args:
        output: Where to write.
        outcome: Is told how it went, also where writing ends with an error.
        taken: What must not be overwritten in a directory.

    Raises:
        OptionError: where the output's name says no format.
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
            yield DirectoryWriter(path, outcome, taken)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic(path, outcome) as stream:
            match suffix_of(path):
                case ".json":
                    yield SingleWriter(stream, outcome)
                case ".jsonl":
                    yield LinesWriter(stream, outcome)
                case _:
                    packed = PackedWriter(stream, outcome)
                    try:
                        yield packed
                    finally:
                        packed.flush()
    except OSError as error:
        raise InputError(f"{output}: {error.strerror or error}") from None


def _is_folder(path: Path) -> bool:
    return path.is_dir() or not path.suffix


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
