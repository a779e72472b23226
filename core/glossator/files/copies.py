"""Standard input and the like as a file of their own, which can be read again."""

from __future__ import annotations

import os
import shutil
from tempfile import TemporaryFile
from typing import IO

from glossator.files.inputs import InputFile, unreadable
from glossator.files.streams import Ahead


class CopiedFile(InputFile):
    """What can be read only once, on disk, to be read as often as need be.

    Raises:
        InputError: where it cannot be read.
    """

    def __init__(self, file: InputFile) -> None:
        super().__init__(file.name, file.identifier, file.choices)
        self.format = file.format
        self._copy = TemporaryFile()  # noqa: SIM115  # it goes with this object
        try:
            with file.open() as stream:
                shutil.copyfileobj(stream, self._copy)
        except OSError as error:
            raise unreadable(file.name, error) from None

    def open(self) -> IO[bytes]:
        """As `InputFile.open`; one reader at a time."""
        self._copy.seek(0)
        return Ahead(os.fdopen(os.dup(self._copy.fileno()), "rb")).reader(is_bounded=True)
