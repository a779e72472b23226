"""Reading documents one by one, whatever their format; what cannot be read is named by its place.

No more than one document is in memory, as far as its format allows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import IO, Any, NamedTuple

from glossator.errors import EmptyInputError, FormatError, GlossatorError, InputError
from glossator.files.atomic import id_of
from glossator.files.formats import BUILT_IN, OWN, Json, JsonLines
from glossator.files.inputs import InputFile, unreadable
from glossator.format import codec
from glossator.format.layers import LayerTypes
from glossator.format.malformed import malformed
from glossator.model.document import Document, Layers
from glossator.plugins.faults import contained, without_text, wording, yielded
from glossator.plugins.format import Format, Record


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or one document of it, that could not be read."""

    file: InputFile
    error: GlossatorError
    is_piece: bool = False
    """Whether it is a piece of a document that is read without it (see `Source.warn`)."""


def read_documents(
    files: Iterable[InputFile], only: Collection[str] | None = None
) -> Iterator[Document | Unreadable]:
    """Read every document of every file, in order; what cannot be read is yielded as such.

    Args:
        files: What to read.
        only: The layers to read, by name or type, with those that they refer to; all unless given.
    """
    ids = Ids()
    for file in files:
        yield from read_records(file, ids, only=only)


def read_texts(files: Iterable[InputFile]) -> Iterator[Document | Unreadable]:
    """Read every document of every file, each id once: a text may stand beside annotations of it.

    A second text of an id, which is another, is yielded as what could not be read.
    """
    seen: dict[str, int] = {}
    for file in files:
        for one in read_records(file, Ids()):
            if isinstance(one, Unreadable) or one.id not in seen:
                if isinstance(one, Document):
                    seen[one.id] = hash(one.text)
                yield one
            elif seen[one.id] != hash(one.text):
                error = FormatError(f"another text with the id {one.id!r} was read before")
                yield Unreadable(file, error.located(source=file.name))


def read_records(
    file: InputFile,
    ids: Ids,
    records: Iterable[Record] | None = None,
    only: Collection[str] | None = None,
) -> Iterator[Document | Unreadable]:
    """The documents of a file, or of some of its records; `ids` are those of others before."""
    for item in read_file(file, records, only):
        if isinstance(item, GlossatorError):
            yield Unreadable(file, item)
            continue
        for error in item.damaged:
            yield Unreadable(file, error, is_piece=True)
        try:
            ids.check(item.document, item.line, file)
        except FormatError as error:
            yield Unreadable(file, error)
        else:
            yield item.document


class Read(NamedTuple):
    """A document as it was read."""

    document: Document
    line: int
    """The line of its file that it begins on."""
    damaged: tuple[FormatError, ...] = ()
    """Its pieces that were left out (see `Source.warn`)."""


def read_file(
    file: InputFile,
    records: Iterable[Record] | None = None,
    only: Collection[str] | None = None,
) -> Iterator[Read | GlossatorError]:
    """The documents of a file, or of some of its records; what cannot be read as an error."""
    try:
        for record in iter_records(file) if records is None else records:
            damaged: list[FormatError] = []
            try:
                document = read_record(record, file, only, damaged.append)
                yield Read(document.read_from(file.name), record.line, tuple(damaged))
            except (FormatError, InputError) as error:
                yield error
    except (FormatError, InputError) as error:
        yield error


def iter_records(file: InputFile) -> Iterator[Record]:
    """The documents of a file as they stand there.

    Raises:
        EmptyInputError: where there is none.
        InputError: where it cannot be opened or unpacked, or its format is not known.
        FormatError: where it cannot be cut into documents.
    """
    format_ = file.format
    is_empty = True
    try:
        with file.open() as stream, contained():
            for record in records_of(format_, stream):
                is_empty = False
                yield record
    except OSError as error:
        raise unreadable(file.name, error) from None
    except FormatError as error:
        raise error.located(source=file.name, line=error.line) from None
    except GlossatorError:
        raise
    except Exception as error:  # a plugin may raise anything
        raise _found(error, b"", format_).located(source=file.name) from error
    if is_empty:
        raise EmptyInputError(file.name)


def records_of(format_: Format, stream: IO[bytes]) -> Iterator[Record]:
    """What the format cuts a file into; TypeError where that is no record."""
    return yielded(format_.split(stream), "a Record of each document from `split`", Record)


def iter_json(file: InputFile) -> Iterator[Record]:
    """The documents of a file in JSON: as they stand there, or, of other formats, as we write them.

    So a plain row has all that is lost when it becomes a document, as lists of spans.

    Raises:
        InputError: as `iter_records` does.
        FormatError: where the file, or one of its documents, cannot be read.
    """
    is_ours = isinstance(file.format, OWN)
    for record in iter_records(file):
        yield record if is_ours else Record(codec.encode(read_record(record, file)), record.line)


def read_record(
    record: Record,
    file: InputFile,
    only: Collection[str] | None = None,
    damaged: Callable[[FormatError], None] | None = None,
) -> Document:
    """The document of a record; `only` as in `read_documents`.

    Args:
        record: How it stands in the file.
        file: The file.
        only: The layers to read.
        damaged: Is called with each piece of it that its format leaves out; a warning unless given.

    Raises:
        FormatError: naming file and line.
        InputError: where something beside the file cannot be read.
    """
    format_ = file.format
    try:
        if isinstance(format_, JsonLines | Json):
            return format_.decode(record, file, only)
        with contained():
            document = format_.decode(record, _Watched(record, file, damaged))
        if type(format_) not in BUILT_IN.values():
            document = checked(document, format_)
        return document if only is None else with_only(document, only, format_.types)
    except FormatError as error:
        raise located_in(error, record, file) from None
    except GlossatorError:
        raise
    except Exception as error:  # as above
        raise located_in(_found(error, record.data, format_), record, file) from error


class _Watched:
    """A file while a record of it is read; a `Source`."""

    def __init__(
        self,
        record: Record,
        file: InputFile,
        damaged: Callable[[FormatError], None] | None,
    ) -> None:
        self._record, self._file, self._damaged = record, file, damaged

    @property
    def name(self) -> str:
        return self._file.name

    @property
    def identifier(self) -> str:
        # What is written in a format that names no id is found again under the id that it had.
        named = self._file.identifier
        return id_of(named) if self._file.format.writes() else named

    @property
    def head(self) -> bytes:
        return self._file.head

    def has(self, companion: str) -> bool:
        return self._file.has(companion)

    def companion(self, companion: str) -> bytes:
        return self._file.companion(companion)

    def warn(self, message: str, line: int = 0) -> None:
        error = located_in(FormatError(message, line=line), self._record, self._file)
        if self._damaged:
            self._damaged(error)
        else:
            self._file.warn(error.message, error.line)


def with_only(document: Document, only: Collection[str], types: LayerTypes) -> Document:
    """The document without the layers that nobody wants; `only` as in `read_documents`."""
    read = codec.needed(document.layers, types, only)
    layers = {name: layer for name, layer in document.layers.items() if name in read}
    return document.replace(layers=Layers(layers))


def checked(document: Any, format_: Format) -> Document:
    """What a plugin's format has read, if our own format can hold it.

    Raises:
        FormatError: where it is no sound document.
        TypeError: where it is no document.
    """
    if not isinstance(document, Document):
        raise TypeError(f"expected a glossator.Document, got {type(document).__name__}")
    try:
        return codec.decode(codec.encode(document), format_.types)
    except FormatError as error:
        raise FormatError(
            f"format {format_.name!r}: {error.message}", line=error.line, pointer=error.pointer
        ) from None


def _found(error: Exception, data: Any, format_: Format) -> FormatError:
    """What is wrong with a document, whatever its format raised."""
    if isinstance(error, UnicodeDecodeError) and isinstance(data, bytes):
        return malformed(data, error)
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
    words = without_text(wording(error, type(format_).__module__), text)
    return FormatError(f"format {format_.name!r} failed: {words}")


def located_in(error: FormatError, record: Record, file: InputFile) -> FormatError:
    """The error with its place in the file; the lines of a record count from its first."""
    line = record.line + max(error.line - 1, 0) if record.line else error.line
    return FormatError(error.message, source=file.name, line=line, pointer=error.pointer)


class Ids:
    """Document ids seen so far: the second of a kind is refused, since output goes by id.

    Attributes:
        seen: The file that each was read from, by a short hash of the id, the only thing that grows
            with the corpus.
    """

    def __init__(self) -> None:
        self.seen: dict[bytes, str] = {}

    def add(self, identifier: str, file: str = "") -> bool:
        """Note an id, and the file that it is in; whether it is new."""
        size = len(self.seen)
        self.seen.setdefault(_short(identifier), file)
        return len(self.seen) > size

    def repeated(self, identifier: str, file: str) -> str:
        """Words for an id of a file that was there before, in the same or in another one."""
        before = self.seen[_short(identifier)]
        where = "" if before == file else f", in {before}"
        return f"a document with the id {identifier!r} was read before{where}"

    def check(self, document: Document, line: int, file: InputFile) -> None:
        """Note a document's id; raises FormatError where it is that of another."""
        try:
            document.id.encode("utf-8")
        except UnicodeEncodeError:
            raise FormatError(
                f"expected an id that UTF-8 can write, got {document.id!a}: rename the file",
                source=file.name,
                line=line,
            ) from None
        if not self.add(document.id, file.name):
            way = "run the files apart, or name the folder above them both"
            if line:  # one of many in a file, which may have both
                way = "give each its own, or run the files apart where they are of two"
            raise FormatError(
                f"{self.repeated(document.id, file.name)}: ids are unique in a run; {way}",
                source=file.name,
                line=line,
            )


def _short(identifier: str) -> bytes:
    return blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=12).digest()
