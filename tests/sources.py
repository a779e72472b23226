"""A file for the tests of formats."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

import glossator


class File:
    """A file of which only the content is known, with what lies beside it; a `Source`."""

    name = identifier = "d"

    def __init__(self, head: bytes = b"", beside: Mapping[str, bytes] = {}) -> None:
        self.head = head
        self.beside = beside

    def has(self, companion: str) -> bool:
        return companion in self.beside

    def companion(self, companion: str) -> bytes:
        return self.beside[companion]

    def warn(self, message: str, line: int = 0) -> None:
        error = glossator.FormatError(message, source=self.name, line=line)
        warnings.warn(str(error), stacklevel=2)


def read(
    format_: glossator.Format[Any],
    data: bytes,
    beside: Mapping[str, bytes] = {},
) -> list[glossator.Document]:
    """The documents of a file."""
    return list(_read(format_, data, File(data, beside)))


def _read(format_: glossator.Format[Any], data: bytes, file: File) -> Iterator[glossator.Document]:
    for record in format_.split(io.BytesIO(data)):
        yield format_.decode(record, file)
