"""The documents of a run's inputs, whoever reads them: this process, or workers elsewhere."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from glossator.errors import FormatError, GlossatorError
from glossator.files.ahead import ReadAhead
from glossator.files.inputs import InputFile
from glossator.files.reading import Ids, Read, Unreadable, iter_records, read_file
from glossator.model.document import Document

MOMENT = 0.05
"""Seconds after which a stream that has given nothing is taken to have nothing at present."""


class Corpus:
    """The documents of some files, in order; what cannot be read is told and passed over.

    Iterating reads them. An engine whose workers read for themselves takes `files`, and hands in
    order what they have come upon to `admits` and `lose`, until `ended`.

    Args:
        files: What is read.
        tell: Is called with each file, or document of it, that cannot be read.
        stop: Whether the first of these is the end.
    """

    def __init__(
        self, files: Sequence[InputFile], tell: Callable[[Unreadable], None], *, stop: bool = False
    ) -> None:
        self.files = files
        self.ended = False
        self._tell = tell
        self._stop = stop
        self._ids = Ids()
        self._kept: dict[InputFile, _Kept] = {}
        self._stream: ReadAhead[Document] | None = None

    def __iter__(self) -> Iterator[Document]:
        for file in self.files:
            if self.ended:
                return
            documents = self._documents_of(file)
            self._stream = ReadAhead(documents) if self._is_live(file) else None
            yield from self._stream or documents

    def _documents_of(self, file: InputFile) -> Iterator[Document]:
        for item in self.read(file):
            if isinstance(item, GlossatorError):
                self.lose(file, item)
            else:
                for error in item.damaged:
                    self.lose(file, error)
                if not self.ended and self.admits(item.document, item.line, file):
                    yield item.document
            if self.ended:
                return

    def _is_live(self, file: InputFile) -> bool:
        """Whether somebody may still be writing what is read."""
        return file.is_stream and file not in self._kept

    def is_waiting(self) -> bool:
        """Whether a stream has nothing more at present, so that the next is waited for."""
        return self._stream is not None and self._stream.is_waiting(MOMENT)

    def read(self, file: InputFile) -> Iterable[Read | GlossatorError]:
        """What one of the files has, nothing checked against others."""
        return self._kept.get(file) or read_file(file)

    def count(self) -> int:
        """How many documents there are, those that cannot be read among them, without decoding.

        What can be read only once, as standard input, is kept on disk until it is read again.
        """
        return sum(map(self._count, self.files))

    def _count(self, file: InputFile) -> int:
        if file.is_stream:
            kept = self._kept[file] = _Kept(read_file(file))
            return kept.count
        count = 0
        with suppress(GlossatorError):  # whoever reads it for good tells
            if not file.format.many:
                return 1
            for _ in iter_records(file):
                count += 1
        return count

    def admits(self, document: Document, line: int, file: InputFile) -> bool:
        """Whether the document has an id of its own; it is told where not."""
        try:
            self._ids.check(document, line, file)
        except FormatError as error:
            self.lose(file, error)
            return False
        return True

    def lose(self, file: InputFile, error: GlossatorError) -> None:
        """Tell what could not be read."""
        self.ended = self.ended or self._stop
        self._tell(Unreadable(file, error))


class _Kept:
    """What was read of a stream, on disk."""

    def __init__(self, items: Iterable[Read | GlossatorError]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it has been read again
        self.count = 0
        for item in items:
            pickle.dump(item, self._file, protocol=pickle.HIGHEST_PROTOCOL)
            self.count += 1

    def __iter__(self) -> Iterator[Read | GlossatorError]:
        self._file.seek(0)
        for _ in range(self.count):
            yield pickle.load(self._file)  # noqa: S301  # what was written above
        self._file.close()
