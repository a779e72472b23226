"""Reading documents: of texts, our own format, JSON Lines, packed or not, and standard input.

Everything streams: no more than one document is in memory. Errors name file and line.
"""

from __future__ import annotations

import codecs
import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from glossator.errors import FormatError, InputError
from glossator.files.sources import STDIN, suffix_of, with_names
from glossator.format import codec
from glossator.format.codec import LayerTypes
from glossator.model.document import Document

LARGEST = 1 << 28
"""Bytes that a line of a file may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One document's bytes as they stand in an input: where, and on which line they begin."""

    source: str
    line: int
    data: bytes
    suffix: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input, or a line of one, that gave no document."""

    source: str
    error: FormatError | InputError


def read_documents(
    sources: Iterable[str], types: LayerTypes, origins: dict[str, str] | None = None
) -> Iterator[Document | Unreadable]:
    """Read every document of every source, in order; what cannot be read is yielded as such.

    A row of JSON Lines is a document of ours, or any object with ``text``; its other plain values
    become metadata. In `origins`, where it is given, the file of each document is noted by id.
    """
    ids = _Ids()
    # Found before the first is read: what is written meanwhile is no input.
    for file, name in [one for source in sources for one in with_names(source)]:
        try:
            for row in iter_rows(file):
                try:
                    document = ids.checked(parse_row(row, types, name), row)
                    if origins is not None:
                        origins[document.id] = file
                    yield document
                except FormatError as error:
                    yield Unreadable(file, error)
        except (FormatError, InputError) as error:
            yield Unreadable(file, error)


def iter_rows(source: str) -> Iterator[Row]:
    """The raw documents of one file; empty lines of JSON Lines are passed over.

    Raises:
        InputError: where the file cannot be opened or unpacked.
    """
    try:
        with _open(source) as stream:
            suffix, lines = (
                _sniffed(stream) if source == STDIN else (suffix_of(Path(source)), _lines(stream))
            )
            if suffix in (".txt", ".json"):
                yield Row(source, 1, b"".join(lines), suffix)
                return
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield Row(source, number, line, ".jsonl")
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{source}: {reason}") from None


def parse_row(row: Row, types: LayerTypes, name: str) -> Document:
    """Make a document of a row; `name` is its id where it has none.

    Raises:
        FormatError: naming file and line.
    """
    try:
        if row.suffix == ".txt":
            return Document(id=name, text=_decode_text(row.data))
        data = row.data.removeprefix(codecs.BOM_UTF8)
        if _has_format(data):
            return codec.decode(data, types)
        return _plain(data, default_id=name if row.suffix == ".json" else f"{name}-{row.line}")
    except UnicodeDecodeError as error:
        found = codec.malformed(row.data, error)
    except FormatError as error:
        found = error
    raise found.located(source=row.source, line=row.line if row.suffix == ".jsonl" else 0)


class _Peek(msgspec.Struct):
    """Just enough of an object to see whether it is a document of ours."""

    format: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    layers: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


_peek = msgspec.json.Decoder(_Peek)


def _has_format(data: bytes) -> bool:
    try:
        peek = _peek.decode(data)
    except msgspec.ValidationError as error:
        raise FormatError(f"expected a JSON object: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise codec.malformed(data, error) from None
    return peek.format is not msgspec.UNSET or peek.layers is not msgspec.UNSET


def _plain(data: bytes, default_id: str) -> Document:
    """A document from any object with ``text``."""
    try:
        row: dict[str, Any] = msgspec.json.decode(data)
    except msgspec.ValidationError as error:
        # A number that no float holds.
        raise FormatError(f"expected one JSON document: {error}") from None
    text = row.get("text")
    if "text" in row and not isinstance(text, str):
        got = type(text).__name__ if text is not None else "null"
        raise FormatError(f"expected `text` to be a string, got {got}", pointer="/text")
    if not isinstance(text, str):
        keys = ", ".join(sorted(row)) or "none"
        raise FormatError(f"expected an object with a string `text`, got the keys: {keys}")
    metadata = row.get("metadata", {})
    if not isinstance(metadata, dict):
        raise FormatError("expected `metadata` to be an object", pointer="/metadata")
    used = ("id", "text", "language", "metadata")
    others = {
        key: value
        for key, value in row.items()
        if key not in used and isinstance(value, str | int | float | bool)
    }
    language = row.get("language")
    identifier = row.get("id")
    if not isinstance(identifier, str | int | None):
        raise FormatError(f"expected `id` to be a string, got {identifier!r}", pointer="/id")
    return Document(
        id=default_id if identifier is None else str(identifier),
        text=text,
        language=language if isinstance(language, str) else None,
        metadata={**others, **metadata},
    )


class _Ids:
    """Document ids seen so far: the second of a kind is refused, since output goes by id."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def checked(self, document: Document, row: Row) -> Document:
        # A short hash a document: the only thing that grows with the corpus.
        key = blake2b(document.id.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        if key in self._seen:
            raise FormatError(
                f"a document with the id {document.id!r} was read before: ids are unique in a run; "
                "run the files apart, or name the folder above them both",
                source=row.source,
                line=row.line if row.suffix == ".jsonl" else 0,
            )
        self._seen.add(key)
        return document


def _open(source: str) -> IO[bytes]:
    if source == STDIN:
        return sys.stdin.buffer
    if source.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(source, "rb"))
    return Path(source).open("rb")


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; a small packed one could unpack to a line that fills the memory."""
    while line := stream.readline(LARGEST + 1):
        if len(line) > LARGEST:
            raise OSError(f"expected lines of at most {LARGEST >> 20} MiB, got a longer one")
        yield line


def _sniffed(stream: IO[bytes]) -> tuple[str, Iterable[bytes]]:
    """What standard input looks like from its first two lines, as a suffix, and all its lines.

    JSON whose first line is no whole value is one document over several lines, unless the second
    begins another.
    """
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.strip():
            break
    first = b"".join(head).removeprefix(codecs.BOM_UTF8).lstrip()
    second = stream.readline()
    lines = chain(head, [second], stream)
    if not first.startswith(b"{"):
        return ".txt", lines
    try:
        msgspec.json.decode(first, type=msgspec.Raw)
    except msgspec.DecodeError:
        if second.strip() and not second.startswith(b"{"):
            return ".json", lines
    return ".jsonl", lines


def _decode_text(data: bytes) -> str:
    """The text of a file: a byte order mark is left out, line ends become newlines."""
    text = data.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")
