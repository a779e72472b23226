"""A file that is read, with what belongs to it."""

from __future__ import annotations

import warnings
from functools import cached_property
from pathlib import Path
from typing import IO, NamedTuple

from glossator.errors import EmptyInputError, FormatError, InputError
from glossator.files.compression import COMPRESSIONS, Compression
from glossator.files.parts import Part
from glossator.files.recognition import Choices, Formats, recognize, verdict
from glossator.files.streams import Ahead, open_file, open_stream
from glossator.plugins.format import Format

STDIN = "-"


class FileReference(NamedTuple):
    """What another process finds an `InputFile` by."""

    name: str
    identifier: str
    formats: tuple[str, ...]
    """The names of the formats that it may be of."""
    packing: str
    """The suffix of its packing; empty where it is not packed."""
    stem: str
    part: Part | None


class InputFile:
    """A file with what belongs to it, or standard input; a `Source` for its format.

    Args:
        name: The file as the user named it.
        identifier: The id of a document that brings none.
        choices: The formats that its name admits.
        compression: How it is packed, as its name says.
        stem: The file's name without its suffixes: that of its companions.
        is_stream: Whether it is standard input, a pipe or a device, which can be read only once.
    """

    def __init__(
        self,
        name: str,
        identifier: str,
        choices: Choices,
        compression: Compression | None = None,
        *,
        stem: str = "",
        is_stream: bool = False,
    ) -> None:
        self.name = name
        self.identifier = identifier
        self.choices = choices
        self.is_stream = is_stream
        self.part: Part | None = None
        """What is known of it as a part of a corpus."""
        self._stem = stem
        self._compression = compression
        self._opened: Ahead | None = None
        self._reading: Ahead | None = None

    @property
    def reference(self) -> FileReference:
        """What another process finds it by, in the same folder."""
        names = self.choices.names
        packing = self._compression.suffix if self._compression else ""
        return FileReference(self.name, self.identifier, names, packing, self._stem, self.part)

    @classmethod
    def referred_to(cls, reference: FileReference, formats: Formats) -> InputFile:
        """The file that another process means, of which `formats` has the formats."""
        choices = formats.of_names(reference.formats)
        packing = next((one for one in COMPRESSIONS if one.suffix == reference.packing), None)
        file = cls(reference.name, reference.identifier, choices, packing, stem=reference.stem)
        file.part = reference.part
        return file

    @property
    def path(self) -> Path | None:
        """Where it is; None for standard input."""
        return None if self.name == STDIN else Path(self.name)

    @property
    def is_packed(self) -> bool:
        """Whether it is a file that its name says is packed."""
        return self._compression is not None

    @property
    def head(self) -> bytes:
        """As `Source.head`; raises InputError where it cannot be read."""
        try:
            return self._ahead().head()
        except OSError as error:
            raise unreadable(self.name, error) from None

    @cached_property
    def format(self) -> Format:
        """The format that it is of.

        Raises:
            EmptyInputError: where it is a stream that nobody has named, and gives nothing.
            InputError: where neither its name nor its content says it.
        """
        if len(self.choices.names) == 1:
            return next(iter(self.choices))
        try:
            if self.is_stream and not self.head.strip():
                raise EmptyInputError(self.name)
            return recognize(self, self.choices, is_stream=self.is_stream)
        except BaseException:
            if self._opened:
                self._opened.close()
            raise

    def may_be(self, one: Format) -> bool:
        """Whether its content admits a format; it can still be opened after that."""
        try:
            return verdict(one, self) is not False
        finally:
            if self._opened and not self.is_stream:
                self._opened.close()
                self._opened = None

    def open(self) -> IO[bytes]:
        """All of it, unpacked.

        Raises:
            OSError: where it cannot be opened.
        """
        ahead, self._opened = self._ahead(), None
        self._reading = ahead
        return ahead.reader(is_bounded=self.is_stream or self.is_packed)

    @property
    def position(self) -> int:
        """How many of its bytes, as they lie on the disk, were read so far, in this process."""
        return self._reading.position if self._reading else 0

    def has(self, companion: str) -> bool:
        """As `Source.has`."""
        return self.place_of(companion) is not None

    def companion(self, companion: str) -> bytes:
        """As `Source.companion`."""
        place = self.place_of(companion)
        if place is None:
            wanted = self._stem + companion if companion.startswith(".") else companion
            raise InputError(f"{self.name}: expected a file {wanted} beside it, found none")
        try:
            return place.read_bytes()
        except OSError as error:
            raise unreadable(str(place), error) from None

    def warn(self, message: str, line: int = 0) -> None:
        """As `Source.warn`, where nobody counts what is damaged."""
        warnings.warn(str(FormatError(message, source=self.name, line=line)), stacklevel=2)

    def place_of(self, companion: str) -> Path | None:
        """Where a companion is, if it is there."""
        if self.path is None or self.is_stream:
            return None
        names = [companion]
        if companion.startswith("."):
            names = [self._stem + companion, self._stem + companion.upper()]
        places = (self.path.with_name(name) for name in names)
        return next((place for place in places if place.is_file()), None)

    def paths(self) -> list[Path]:
        """The file and its companions, of whichever format it is."""
        found = [self.path, *map(self.place_of, sorted(self.choices.companions))]
        return [path for path in found if path is not None]

    def keep(self, formats: tuple[type[Format], ...]) -> bool:
        """Leave only some formats to choose from; whether there are any."""
        self.choices = self.choices.among(formats)
        return bool(self.choices.names)

    def _ahead(self) -> Ahead:
        if self._opened is None:
            path = self.path
            if path is None or self.is_stream:
                self._opened = open_stream(path)
            else:
                self._opened = open_file(path, self._compression, self.part)
        return self._opened


def unreadable(name: str, error: OSError) -> InputError:
    """That a file cannot be read, and what the system says of it."""
    return InputError(f"{name}: {in_words(error)}")


def in_words(error: OSError) -> str:
    """What the system says of what went wrong."""
    return error.strerror or str(error)
