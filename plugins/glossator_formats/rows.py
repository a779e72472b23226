"""Tables of texts, CSV and Parquet: a document for each row, its other columns as metadata."""

from __future__ import annotations

import codecs
import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import IO, Annotated, Any

import msgspec

import glossator
from glossator.exchange import table_rows

LARGEST = 1 << 28
"""Bytes that a cell may have, and what is unpacked of Parquet at once."""

GUESSES: Mapping[str, Sequence[str]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "fulltext",
        "full_text",
        "note_text",
        "document",
    ),
    "id": ("id", "doc_id", "document_id", "article_id", "note_id", "uuid", "guid"),
    "date": ("date", "dct", "published", "publication_date", "pubdate", "created_at", "timestamp"),
    "language": ("language", "lang"),
}
"""The names of columns by what they usually hold, the surest first; capitals make no difference."""

_LONGEST_NAME = 60
"""Characters of a column's name: a longer one is a text, in a table without names."""
_SHOWN = 16
"""Characters of what stands in the place of a name; texts are not told."""


class RowOptions(glossator.Options):
    """Which columns of a table hold what; guessed from their names unless told.

    Attributes:
        text: The column with the text.
        id: The one with the document's id; without one, ids are of file and row.
        date: The one that becomes `date` of the metadata.
        language: The one with the language.
        metadata: Those that are kept as metadata; all others unless given.
    """

    text: str | None = None
    id: str | None = None
    date: str | None = None
    language: str | None = None
    metadata: tuple[str, ...] | None = None


class CsvOptions(RowOptions):
    """Those of a table, and how its file is written.

    Attributes:
        delimiter: What stands between two cells; guessed unless given.
        encoding: The encoding of the file; UTF-16 is known by its mark.
    """

    delimiter: Annotated[str, glossator.Meta(pattern=r"^(.|\\t)$")] | None = None
    encoding: str = "utf-8-sig"


class _Row(msgspec.Struct, frozen=True):
    """A row as it stands in a table."""

    columns: list[str]
    cells: list[Any]


class Csv(glossator.Format[CsvOptions]):
    """Comma-separated values, or with another delimiter, whose first row names the columns."""

    name = "csv"
    suffixes = (".csv",)

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`."""
        first = stream.readline()
        marked = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if marked else self.options.encoding
        # Old files, and those of Excel on a Mac, end lines with a carriage return alone.
        begun = [first] if b"\n" in first else first.splitlines(keepends=True)
        lines = _decoded(chain(begun, stream), encoding)
        asked = self.options.delimiter
        csv.field_size_limit(LARGEST)
        reader = table_rows(lines, delimiter=asked and asked.replace("\\t", "\t"))
        columns: list[str] = []
        begin = reader.line_num + 1
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:  # costs a row: the next begins on the next line
                yield glossator.Record(_wrong(str(error)), begin)
                begin = reader.line_num + 1
                continue
            if cells is None:
                return
            if columns and cells:
                yield glossator.Record(_Row(columns, cells), begin)
            elif not columns:
                _refuse_bytes(cells, self.options.encoding, begin)
                columns = _named_once(cells, begin)
                _held(self, columns)
            begin = reader.line_num + 1

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`; raises FormatError for a row of another length, or without a text."""
        row = record.data
        if not isinstance(row, _Row):
            raise glossator.FormatError(f"expected CSV: {row}")
        if len(row.cells) != len(row.columns):
            raise glossator.FormatError(
                f"expected {len(row.columns)} cells as in the first row, got {len(row.cells)}"
            )
        _refuse_bytes(row.cells, self.options.encoding)
        cells = {name: cell for name, cell in zip(row.columns, row.cells, strict=True) if cell}
        return _document(self, row.columns, cells, record.line, source)


class Parquet(glossator.Format[RowOptions]):
    """A table in Apache Parquet; needs pyarrow."""

    name = "parquet"
    suffixes = (".parquet",)
    binary = True

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by its first four bytes."""
        return source.head.startswith(b"PAR1")

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: the line of a record is the number of its row."""
        glossator.require("Parquet", "pyarrow", install="glossator[tables]")
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            table = pq.ParquetFile(stream if stream.seekable() else pa.BufferReader(stream.read()))
            _held(self, table.schema_arrow.names)
            number = 0
            for batch in table.iter_batches(batch_size=_batch_size(table.metadata)):
                for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    yield glossator.Record(_Row(batch.schema.names, list(cells)), number)
        except (pa.ArrowException, OSError) as error:
            words = str(error).partition("\n")[0]
            raise glossator.FormatError(f"expected Parquet: {words}") from None

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        row: _Row = record.data
        cells = {
            name: _as_json(cell)
            for name, cell in zip(row.columns, row.cells, strict=True)
            if cell is not None
        }
        return _document(self, row.columns, cells, record.line, source)


def _batch_size(metadata: Any) -> int:
    """How many rows are unpacked at once.

    Raises:
        FormatError: where a column of a group of rows is too large to be unpacked.
    """
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    sizes = [
        group.column(number).total_uncompressed_size
        for group in groups
        for number in range(group.num_columns)
    ]
    largest = max(sizes, default=0)
    if largest > LARGEST:
        raise glossator.FormatError(
            f"expected columns of at most {LARGEST >> 20} MiB in a row group, got a larger one: "
            "write the table with smaller row groups"
        )
    return max(1, min(256, LARGEST // max(largest, 1)))


def _decoded(lines: Iterable[bytes], encoding: str) -> Iterator[str]:
    """Lines of text; bytes that are none of it as half of surrogate pairs.

    Raises:
        OptionError: where there is no such encoding.
    """
    try:
        "".encode(encoding)
    except LookupError:
        raise glossator.OptionError(f"csv.encoding: no encoding {encoding!r}") from None
    if encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
        yield from io.StringIO(b"".join(lines).decode(encoding), newline="")
        return
    for line in lines:
        yield line.decode(encoding, "surrogateescape")
        encoding = "utf-8" if encoding == "utf-8-sig" else encoding  # a mark stands once


def _refuse_bytes(cells: Iterable[str], encoding: str, line: int = 0) -> None:
    """Raise FormatError where a cell has a byte that is none of the encoding."""
    for cell in cells:
        if not cell.isascii() and (bad := [one for one in cell if "\udc80" <= one <= "\udcff"]):
            name = encoding.upper().removesuffix("-SIG")
            raise glossator.FormatError(
                f"expected {name}, got byte 0x{ord(bad[0]) - 0xDC00:02x}; "
                "say another with --set csv.encoding=NAME",
                line=line,
            )


def _named_once(columns: list[str], line: int) -> list[str]:
    """The names of columns; one that has none, as pandas' index, is called by its number.

    Raises:
        FormatError: where two have one name, and one would be lost.
    """
    for name in columns:
        if name and columns.count(name) > 1:
            words = f"expected columns of different names, got {name!r} twice"
            raise glossator.FormatError(words, line=line)
    return [name or f"column {number}" for number, name in enumerate(columns, start=1)]


def _wrong(said: str) -> str:
    """What `csv` finds wrong with a row, and what to do about it."""
    if said == "unexpected end of data":
        said += "; a quotation mark opens a cell, nothing closes it, and all behind it is lost"
    inside = "expected after" in said or "closes it" in said
    return f'{said}: write "" for a quotation mark inside a cell' if inside else said


def _document(
    format_: glossator.Format[Any],
    columns: Sequence[str],
    cells: Mapping[str, Any],
    line: int,
    source: glossator.Source,
) -> glossator.Document:
    options: RowOptions = format_.options
    held = _columns(format_, columns, source)
    text = cells.get(held["text"], "")
    if not isinstance(text, str):
        raise glossator.FormatError(f"expected a text in {held['text']!r}, got {text!r}")
    wanted = columns if options.metadata is None else options.metadata
    metadata = {name: cells[name] for name in wanted if name in cells}
    for name in ("text", "id", "language", "date"):
        if options.metadata is None or name == "date":
            metadata.pop(held.get(name, ""), None)
    said = {what: cells[name] for what, name in held.items() if name in cells}
    if date := said.get("date"):
        metadata["date"] = date
    language, identifier = said.get("language"), said.get("id")
    return glossator.Document(
        id=f"{source.identifier}-{line}" if identifier is None else str(identifier),
        text=text,
        language=None if language is None else str(language),
        metadata=metadata,
    )


def _columns(
    format_: glossator.Format[Any], columns: Sequence[str], source: glossator.Source
) -> dict[str, str]:
    """The columns by what they hold; what was guessed is told, once a file."""
    held, asked = _held(format_, columns)
    if unlike := {what: name for what, name in held.items() if name not in (what, asked.get(what))}:
        told = ", ".join(f"{what} in {name!r}" for what, name in unlike.items())
        warnings.warn(
            f"{source.name}: guessed from the names of its columns: {told}; "
            f"--set {format_.name}.text=COLUMN and so on says otherwise",
            stacklevel=2,
        )
    return held


def _held(
    format_: glossator.Format[Any], columns: Sequence[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The columns by what they hold, and those of them that were asked for.

    Raises:
        OptionError: where an asked for column is not there.
        FormatError: where none looks like that of the text: this is no table of texts.
    """
    options: RowOptions = format_.options
    asked = {name: getattr(options, name) for name in GUESSES if getattr(options, name)}
    for option, name in [*asked.items(), *(("metadata", one) for one in options.metadata or ())]:
        if name not in columns:
            from glossator.cli.shared import unknown

            said = unknown("column", name, columns)
            raise glossator.OptionError(f"{format_.name}.{option}: {said}")
    known = {column.strip().lower(): column for column in reversed(columns)}
    guessed = {
        what: known[names[0]]
        for what, all_names in GUESSES.items()
        if what not in asked and (names := [name for name in all_names if name in known])
    }
    held = {**guessed, **asked}
    if "text" not in held:
        are_names = all(len(one) <= _LONGEST_NAME for one in columns)
        advice = f"say which with --set {format_.name}.text=COLUMN"
        if not are_names:
            columns = [one if len(one) <= _SHOWN else f"{one[:_SHOWN]}..." for one in columns]
            advice = "the first row is to name the columns, as in id,text"
        elif "path" in known:
            advice += "; where it tells of other files, name it with --metadata"
        listed = ", ".join(columns)
        raise glossator.FormatError(
            f"no column looks like that of the text among {listed}: {advice}"
        )
    return held, asked


def _as_json(cell: Any) -> Any:
    """A value of Parquet as JSON has it: dates as ISO 8601, bytes and exact numbers as texts."""
    if isinstance(cell, dict):
        return {str(key): _as_json(value) for key, value in cell.items()}
    if isinstance(cell, list | tuple):
        return [_as_json(value) for value in cell]
    if cell is None or isinstance(cell, str | bool | int):
        return cell
    if isinstance(cell, float):
        return cell if cell == cell and abs(cell) != float("inf") else None
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "backslashreplace")
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)
