"""Tables of phrases that a user writes, as TOML, CSV or plain text: each row with its place.

::

    cues = ["by some accounts", {phrase = "to my mind", kind = "evidential"}]   # TOML

    phrase,kind                                                                 # CSV
    to my mind,evidential

    by some accounts                                                            # TXT
"""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import glossator
from glossator_standard.tomlplaces import Key, places

PHRASE, LIST = "phrase", "list"
"""The keys, or columns, of a row's phrase and of the list that it belongs to."""

SUFFIXES = (".toml", ".csv", ".tsv", ".txt")


class Row(NamedTuple):
    """One row of a table.

    Attributes:
        phrase: The phrase as it is written.
        fields: What else is said of it.
        list: The list that it belongs to; nothing where the file does not say.
        number: Which row of its list it is, in TOML; else the line.
    """

    phrase: str
    fields: Mapping[str, Any]
    list: str
    number: int


class Rows:
    """The rows of a file.

    Raises:
        OptionError: naming file, line and column, where something cannot be read.
    """

    def __init__(self, file: glossator.OptionFile) -> None:
        self._file = file
        self.name = _short(file.path)
        self._suffix = Path(file.path).suffix.lower()

    def __iter__(self) -> Iterator[Row]:
        match self._suffix:
            case ".toml":
                yield from self._toml()
            case ".csv" | ".tsv":
                yield from self._csv()
            case ".txt":
                yield from self._lines()
            case other:
                raise glossator.OptionError(
                    f"{self.name}: expected a file {', '.join(SUFFIXES)}, got "
                    f"{other or 'no suffix'}"
                )

    def at(self, row: Row, field: str = "") -> str:
        """``FILE:LINE:COLUMN`` of a row, or of a field in it."""
        if self._suffix == ".toml":
            keys = [(row.list, row.number, field), (row.list, row.number, ""), (row.list, -1, "")]
            offset = next((self._places[key] for key in keys if key in self._places), 0)
            return self._place(offset)
        column = 1
        if self._suffix != ".txt" and field in self._header:
            column = self._column(row.number, self._header.index(field))
        return f"{self.name}:{row.number}:{column}"

    def wrong(self, message: str, row: Row, field: str = "") -> glossator.OptionError:
        """The error that says what is wrong with a row."""
        return glossator.OptionError(f"{self.at(row, field)}: {message}")

    def _lines(self) -> Iterator[Row]:
        for number, line in enumerate(self._file.text.splitlines(), 1):
            phrase = line.strip()
            if phrase and not phrase.startswith("#"):
                yield Row(phrase, {}, "", number)

    def _csv(self) -> Iterator[Row]:
        from glossator.exchange import table_rows

        text = io.StringIO(self._file.text, newline="")
        reader = table_rows(text, usual="\t" if self._suffix == ".tsv" else ",")
        self._delimiter = reader.dialect.delimiter
        line = 1
        try:
            header = [cell.strip() for cell in next(reader, [])]
            header = [low if (low := one.lower()) in (PHRASE, LIST) else one for one in header]
            if PHRASE not in header:
                found = ", ".join(header) or "nothing"
                raise glossator.OptionError(
                    f"{self.name}:1:1: expected a column {PHRASE!r} in the first line, got {found}"
                )
            self._header = header
            line = reader.line_num + 1
            for cells in reader:
                row = self._record(cells, line)
                line = reader.line_num + 1
                if row:
                    yield row
        except csv.Error as error:
            raise glossator.OptionError(f"{self.name}:{line}:1: {error}") from None

    def _record(self, cells: list[str], line: int) -> Row | None:
        if not any(map(str.strip, cells)):
            return None
        fields = {
            key: cell.strip()
            for key, cell in zip(self._header, cells, strict=False)
            if cell.strip()
        }
        row = Row(fields.pop(PHRASE, ""), fields, fields.pop(LIST, ""), line)
        if len(cells) > len(self._header):
            raise self.wrong(
                f"expected {len(self._header)} columns, got {len(cells)}: a cell with the "
                'delimiter in it is written in "quotes"',
                row,
            )
        if not row.phrase:
            raise self.wrong("expected a phrase, got an empty cell", row, PHRASE)
        return row

    def _toml(self) -> Iterator[Row]:
        try:
            data = tomllib.loads(self._file.text)
        except tomllib.TOMLDecodeError as error:
            raise glossator.OptionError(f"{self.name}: {error}") from None
        for name, items in data.items():
            if not isinstance(items, list):
                raise self.wrong(
                    f'expected a list of entries, as {name} = ["..."] or [[{name}]], got '
                    f"{items!r:.60}",
                    Row("", {}, name, -1),
                )
            for number, item in enumerate(items):
                yield self._item(name, number, item)

    def _item(self, name: str, number: int, item: Any) -> Row:
        try:
            row = row_of(item, name)
        except ValueError as error:
            raise self.wrong(str(error), Row("", {}, name, number)) from None
        return row._replace(number=number)

    @cached_property
    def _places(self) -> dict[Key, int]:
        return places(self._file.text)

    def _place(self, offset: int) -> str:
        text = self._file.text
        line = text.count("\n", 0, offset) + 1
        return f"{self.name}:{line}:{offset - text.rfind(chr(10), 0, offset)}"

    def _column(self, line: int, number: int) -> int:
        """The column in which a cell begins, where its row is on one line."""
        text = self._file.text.split("\n")[line - 1]
        quoted, column = False, 1
        for position, letter in enumerate(text, 2):
            quoted ^= letter == '"'
            if letter == self._delimiter and not quoted and number:
                number, column = number - 1, position
        return column


def row_of(item: Any, name: str = "") -> Row:
    """The row that a value of TOML is: a phrase, or a table with it and its fields.

    Args:
        item: The value.
        name: The list that it stands in; else its key `list` says so.

    Raises:
        ValueError: where it is neither.
    """
    fields = {PHRASE: item} if isinstance(item, str) else item
    if not isinstance(fields, Mapping):
        raise ValueError(f"expected a phrase, or a table with {PHRASE!r}, got {item!r:.60}")
    fields = dict(fields)
    phrase = fields.pop(PHRASE, None)
    if not isinstance(phrase, str) or not phrase.strip():
        said = "nothing" if phrase is None else repr(phrase)
        raise ValueError(f"expected {PHRASE!r} with some words, got {said}")
    own = name or fields.pop(LIST, "")
    return Row(" ".join(phrase.split()), fields, own, -1)


def _short(path: str) -> str:
    """A path as people write it: from the working directory where it lies within."""
    near = os.path.relpath(path)
    return path if near.startswith("..") else near
