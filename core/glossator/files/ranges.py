"""Pieces of plain files of lines, which other processes read for themselves.

So no document has to be sent to them. What is packed, and what is no file of lines, is one piece
that cannot be cut.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

import msgspec

from glossator.errors import EmptyInputError, FormatError, InputError
from glossator.files import streams
from glossator.files.formats import JsonLines, refuse_layout
from glossator.files.inputs import InputFile, unreadable
from glossator.plugins.format import Record

SIZE = 1 << 19
"""Bytes after which a range ends with the line that it is in."""


class Range(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Some whole lines of a file.

    Attributes:
        path: The file, as the system writes its name.
        offset: The byte that they begin at.
        size: Their bytes.
        line: The number of the first, from 1.
        lines: How many there are.
    """

    path: bytes
    offset: int
    size: int
    line: int
    lines: int


def ranges_of(file: InputFile, size: int | None = None) -> Iterator[Range] | None:
    """The ranges of a file, one after the other, but for empty lines; None where it cannot be cut.

    Raises:
        EmptyInputError: where there is no document in it.
        InputError: where the file cannot be read, or a line is too long.
        FormatError: where it has one document over several lines.
    """
    path = file.path
    return _cut(os.fsencode(path), file.name, size or SIZE) if path and can_be_cut(file) else None


def can_be_cut(file: InputFile) -> bool:
    """Whether a file is a plain one of lines."""
    # Only who reads all of a part can see whether it is unchanged.
    if file.path is None or file.is_stream or file.is_packed or file.part:
        return False
    return type(file.format) is JsonLines


def _cut(path: bytes, name: str, size: int) -> Iterator[Range]:
    offset, line = 0, 1
    is_empty = True
    try:
        with open(path, "rb") as stream:  # noqa: PTH123  # a path of bytes
            while data := stream.read(size):
                rest = b"" if data.endswith(b"\n") else stream.readline(streams.LARGEST + 1)
                is_bad = len(rest) > streams.LARGEST
                if is_bad:  # what stands before that line can be read
                    data, rest = data[: data.rfind(b"\n") + 1], b""
                if not offset:
                    refuse_layout(*data.split(b"\n", 2)[:2])
                if data:
                    lines = data.count(b"\n") + (not data.endswith(b"\n"))
                    whole = len(data) + len(rest)
                    if not data.isspace() or rest.strip():
                        is_empty = False
                        yield Range(path, offset, whole, line, lines)
                    offset, line = offset + whole, line + lines
                if is_bad:
                    raise streams.too_long(line)
    except OSError as error:
        raise unreadable(name, error) from None
    except FormatError as error:
        raise error.located(source=name, line=error.line) from None
    if is_empty:
        raise EmptyInputError(name)


def records_in(part: Range) -> Iterator[Record]:
    """The documents of a range as they stand there, with their lines in the file.

    Raises:
        InputError: where the file cannot be read, or is shorter than it was.
    """
    name = os.fsdecode(part.path)
    try:
        with open(part.path, "rb") as stream:  # noqa: PTH123  # a path of bytes
            stream.seek(part.offset)
            data = stream.read(part.size)
    except OSError as error:
        raise unreadable(name, error) from None
    if len(data) < part.size:
        raise InputError(f"{name}: expected {part.size} bytes at {part.offset}, got {len(data)}")
    for number, line in enumerate(io.BytesIO(data), start=part.line):
        if not line.isspace():
            yield Record(line, number)


def records_between(file: InputFile, first: int, after: int) -> Iterator[Record]:
    """The documents that begin at some bytes of a file that can be cut.

    Args:
        file: The file.
        first: The first byte.
        after: The byte after the last.

    Raises:
        InputError: where the file cannot be read, or a line is too long.
    """
    try:
        with open(file.name, "rb", buffering=SIZE) as stream:  # noqa: PTH123  # with a buffer
            line, at = 1, 0
            while at < first:
                passed = stream.read(min(SIZE, first - at)) or b"\n"
                line, at = line + passed.count(b"\n"), at + len(passed)
            if first and not passed.endswith(b"\n"):  # which began before them
                at, line = at + len(stream.readline(streams.LARGEST)), line + 1
            while at < after and (data := stream.readline(streams.LARGEST + 1)):
                if len(data) > streams.LARGEST:
                    raise streams.too_long(line)
                if not data.isspace():
                    yield Record(data, line)
                at, line = at + len(data), line + 1
    except OSError as error:
        raise unreadable(file.name, error) from None
