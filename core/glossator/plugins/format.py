"""The contract of a format: how documents stand in a kind of file.

A format cuts a file into records and makes a document of each, or makes bytes of each document, or
both. Which file is of which format, packing, standard input, broken files, whole files only: that
is the core's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import IO, Any, ClassVar, Protocol

import msgspec

from glossator.model.annotation import Annotation
from glossator.model.document import Document
from glossator.plugins.options import Configurable, O_co


class Record(msgspec.Struct, frozen=True):
    """One document as it stands in a file, not read yet.

    Attributes:
        data: Its bytes, or whatever `Format.split` has made of them.
        line: The line of the file that it begins on, from 1; 0 where the file has no lines, or
            holds this one document.
    """

    data: Any
    line: int = 0


class Source(Protocol):
    """Where documents are read from: a file and what belongs to it, or standard input."""

    @property
    def name(self) -> str:
        """The file as the user named it; ``-`` is standard input."""

    @property
    def identifier(self) -> str:
        """The id of a document that brings none: the file's name without its suffix."""

    @property
    def head(self) -> bytes:
        """The first bytes, unpacked: some 64 KiB of a file; of a stream a line or two."""

    def has(self, companion: str) -> bool:
        """Whether a companion (see `Format.companions`) stands beside the file."""

    def companion(self, companion: str) -> bytes:
        """The content of a companion; raises InputError where there is none."""

    def warn(self, message: str, line: int = 0) -> None:
        """Tell of a damaged piece that `decode` leaves out, and read on.

        It counts as unreadable input: commands go on, and end with exit code 3; `glossator.read`
        warns of it.

        Args:
            message: What was expected, and what found.
            line: Where, counted from the record's first line, as in `FormatError`.
        """


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """What a format cannot hold of a document.

    Attributes:
        layer: The layer's name; empty for what is the document's own, as its metadata.
        field: The field of its annotations, where not the annotations themselves are lost.
        reason: Why, in a few words that are the same for the same kind: ``no relations``.
        count: How many annotations, or values.
        example: One of them, in the words of the text.
    """

    reason: str
    layer: str = ""
    field: str = ""
    count: int = 1
    example: str = ""

    def __str__(self) -> str:
        what = ".".join(filter(None, (self.layer, self.field))) or "the document"
        example = f", as {self.example!r}" if self.example else ""
        return f"{what}: {self.reason} ({self.count}{example})"


class Format(Configurable[O_co]):
    """Reads documents from a kind of file, or writes them, or both.

    Derive, write `decode` to read and `encode` to write. With options, derive from
    ``Format[MyOptions]``: `options` is then of that class. Declarations import nothing heavy: what
    a format needs is imported in its methods.

    Attributes:
        name: Unique among the installed formats; what ``--from`` and ``--to`` say.
        suffixes: How its files' names end (``.conllu``); several formats may share a suffix. What
            is written has the first.
        companions: What else belongs to a document: endings of files of the same name (``.ann``
            beside ``x.text``), or names of files that all documents of a folder share
            (``typesystem.xml``). They are no inputs of their own.
        many: Whether a file holds many documents; else each has a file of its own.
        binary: Whether its files are not text, and no terminal should show them.
        separator: What stands between the documents of a file.
        options: The options as the user set them.
        types: The layer types that are installed, by name, to make layers of.
    """

    name: ClassVar[str] = ""
    suffixes: ClassVar[Sequence[str]] = ()
    companions: ClassVar[Sequence[str]] = ()
    many: ClassVar[bool] = True
    binary: ClassVar[bool] = False
    separator: ClassVar[bytes] = b""

    def __init__(
        self,
        options: O_co | None = None,
        types: Mapping[str, type[Annotation]] = MappingProxyType({}),
    ) -> None:
        super().__init__(options)
        self.types = types

    def recognizes(self, source: Source) -> bool | None:  # noqa: ARG002  # for who overrides it
        """Whether a file is of this format, from its first bytes and what stands beside it.

        Asked where several formats share its suffix, or where it has none. None means that it may
        be: it is, unless another format is sure.
        """
        return None

    def split(self, stream: IO[bytes]) -> Iterator[Record]:
        """Yield the documents of a file as they stand there, one after the other, not read yet.

        Unless overridden, a file is one document. What is raised here ends the file; what `decode`
        raises costs one document.
        """
        yield Record(stream.read())

    def decode(self, record: Record, source: Source) -> Document:
        """Make a document of a record.

        Raises:
            FormatError: where it cannot be read; a `line` counts from the record's first.
            InputError: where a companion cannot be read.
        """
        raise NotImplementedError

    def header(self) -> bytes:
        """What a file begins with; called once a file, before its first document."""
        return b""

    def encode(self, document: Document) -> bytes | Mapping[str, bytes]:
        """The document as it stands in a file.

        Of a document that has several files, the content of each by its ending, those of
        `suffixes` and `companions`.
        """
        raise NotImplementedError

    def footer(self) -> bytes:
        """What a file ends with, also where the run was interrupted; called once a file.

        A format that can only write all at once returns all here, and nothing from `encode`.
        """
        return b""

    def shared_files(self) -> Mapping[str, bytes]:
        """Further files that belong to all that was written, by name; asked for at the end."""
        return {}

    def losses(self, document: Document) -> Iterable[Loss]:  # noqa: ARG002  # as above
        """What of a document the format cannot hold; asked before the document is written."""
        return ()

    @classmethod
    def reads(cls) -> bool:
        """Whether documents can be read from it."""
        return cls.decode is not Format.decode

    @classmethod
    def writes(cls) -> bool:
        """Whether documents can be written to it."""
        return cls.encode is not Format.encode

    @classmethod
    def is_paired(cls) -> bool:
        """Whether a document has several files, so that no stream can hold it."""
        return any(map(is_ending, cls.companions))


def is_ending(companion: str) -> bool:
    """Whether a companion is one document's, by its ending, and not a file that all share."""
    return companion.startswith(".")
