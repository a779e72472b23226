"""Tables that say of documents what their files do not: date, outlet, language, whatever is known.

A table has a row for each document or file. It fills in what a document does not say itself.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from glossator.errors import GlossatorError, InputError, unknown
from glossator.files.compression import packing_of
from glossator.files.recognition import packable
from glossator.files.streams import open_file
from glossator.lines import table_rows
from glossator.model.document import Document
from glossator.model.language import check_language

KEYS = ("id", "path")
"""The columns that say which document a row is for; the first of them that is there does."""

_OURS = (*KEYS, "language")
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_FEW = 3


class Row(msgspec.Struct):
    """What a table says of a document, or of all documents of a file."""

    name: str
    line: int
    language: str | None
    fields: dict[str, str]
    used: bool = False


class Table:
    """A table, and what became of its rows.

    Args:
        path: A ``.csv`` or ``.tsv`` file in UTF-8, which may be packed, with commas,
            semicolons or tabs between its cells. Its first row
            names the columns: ``id`` or ``path``, then any. ``language`` is the document's, what
            else there is goes into its metadata, as text; an empty cell says nothing. A path is
            relative to the table's folder, or else to the working one.

    Raises:
        InputError: naming line and file, where it is no such table.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key = ""
        self.without_row = 0
        """How many documents had no row, and the first of them."""
        self.first_without: list[str] = []
        self._rows: dict[str, Row] = {}
        usual = _delimiter(path)
        try:
            with io.TextIOWrapper(_opened(path), "utf-8-sig", newline="") as stream:
                self._read(stream, usual)
        except UnicodeDecodeError:
            raise self._error(_undecodable(path), "expected UTF-8: save the table so") from None
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from None

    def filled(self, document: Document) -> Document:
        """The document with what its row says, where it does not say that itself."""
        name = document.id if self.key == "id" else _whole(document.source)
        row = self._rows.get(name)
        if row is None:
            self.without_row += 1
            if len(self.first_without) < _FEW:
                self.first_without.append(document.id)
            return document
        row.used = True
        return document.replace(
            language=document.language or row.language,
            metadata={**row.fields, **document.metadata},
        )

    def told(self) -> Iterator[str]:
        """What did not come together: rows of no document, documents without a row."""
        unused = [row.name for row in self._rows.values() if not row.used]
        if unused:
            what = "1 row is" if len(unused) == 1 else f"{len(unused)} rows are"
            yield f"{self.path}: {what} of no document ({self.key} {_some(unused, len(unused))})"
        if self.without_row:
            have = "document has" if self.without_row == 1 else "documents have"
            names = _some(self.first_without, self.without_row)
            yield f"{self.path}: {self.without_row} {have} no row ({names})"

    def _read(self, stream: IO[str], usual: str) -> None:
        rows = table_rows(stream, usual=usual)
        try:
            found = next(rows, [])
            header = [low if (low := one.strip().lower()) in _OURS else one for one in found]
            self._check_header(header)
            for cells in rows:
                if cells:
                    self._add(dict(zip(header, cells, strict=False)), len(cells), rows.line_num)
        except csv.Error as error:
            raise self._error(rows.line_num, str(error)) from None

    def _check_header(self, header: list[str]) -> None:
        found = [one for one in KEYS if one in header]
        if not found:
            wrong = "expected a column id or path: "
            wrong += unknown("column", "id", header) if header else "got nothing"
            raise self._error(1, wrong)
        twice = next((one for one in header if header.count(one) > 1), None)
        if twice is not None:
            raise self._error(1, f"expected each column once, got {twice!r} again")
        self.key, self._columns = found[0], len(header)

    def _add(self, fields: dict[str, str], count: int, line: int) -> None:
        if count != self._columns:
            raise self._error(line, f"expected {self._columns} cells, got {count}")
        name = fields.pop(self.key)
        if not name:
            raise self._error(line, f"expected a value in the column {self.key}, got none")
        place = name if self.key == "id" else self._place(name)
        if before := self._rows.get(place):
            raise self._error(line, f"{self.key} {name!r} is in line {before.line} already")
        language = fields.pop("language", None) or None
        try:
            if language:
                check_language(language)
        except GlossatorError as error:
            raise self._error(line, str(error)) from None
        known = {key: value for key, value in fields.items() if key and value}
        self._rows[place] = Row(name, line, language, known)

    def _place(self, name: str) -> str:
        beside = self.path.parent / name
        return _whole(str(beside) if beside.exists() else name)

    def _error(self, line: int, message: str) -> InputError:
        return InputError(f"{self.path}:{line}: {message}")


class Filled:
    """Documents with what a table says of them."""

    def __init__(self, documents: Iterable[Document], table: Table) -> None:
        self._documents = documents
        self._table = table
        self.is_waiting = getattr(documents, "is_waiting", bool)

    def __iter__(self) -> Iterator[Document]:
        return map(self._table.filled, self._documents)


def _opened(path: Path) -> IO[bytes]:
    return open_file(path, packing_of(path.name)).reader(is_bounded=True)


def _delimiter(path: Path) -> str:
    packed = packing_of(path.name)
    inner = path.name.lower().removesuffix(packed.suffix if packed else "")
    for suffix, delimiter in _DELIMITERS.items():
        if inner.endswith(suffix):
            return delimiter
    raise InputError(f"{path}: expected a name ending in {packable(_DELIMITERS)}")


def _undecodable(path: Path) -> int:
    """The first line that is not UTF-8."""
    with _opened(path) as stream:
        for number, line in enumerate(stream, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _whole(path: str | None) -> str:
    return os.path.abspath(path) if path else ""  # noqa: PTH100  # links stay as they are named


def _some(names: list[str], count: int) -> str:
    more = f" and {count - _FEW} more" if count > _FEW else ""
    return ", ".join(map(repr, names[:_FEW])) + more
