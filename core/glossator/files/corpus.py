"""The documents of a run's inputs, whoever reads them: this process, or workers elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from glossator.errors import FormatError, GlossatorError
from glossator.files.reading import Ids, Unreadable, read_file
from glossator.files.sources import InputFile
from glossator.model.document import Document


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

    def __iter__(self) -> Iterator[Document]:
        for file in self.files:
            for item in read_file(file):
                if isinstance(item, GlossatorError):
                    self.lose(file, item)
                elif self.admits(item.document, item.line, file):
                    yield item.document
                if self.ended:
                    return

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
