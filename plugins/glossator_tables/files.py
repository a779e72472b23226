"""Tables as files: written in row groups of bounded size, and put in place when all are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import pyarrow as pa

from glossator import InputError
from glossator_tables.arrowtypes import as_json

ROWS, BYTES = 1 << 16, 1 << 21
"""What a row group has at most, but for its last batch."""


class Sink(Protocol):
    """Where the rows of one table go."""

    def write(self, batches: list[pa.RecordBatch]) -> None:
        """Write some rows, as a group."""

    def close(self) -> None:
        """End the file."""


class Parquet:
    """A Parquet file; its texts are of type string to whoever reads it."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path, self._schema = path, schema
        self._writer: Any = None

    def write(self, batches: list[pa.RecordBatch]) -> None:
        """As `Sink.write`."""
        table = pa.Table.from_batches(batches).unify_dictionaries()
        if self._writer is None:
            import pyarrow.parquet

            self._writer = pyarrow.parquet.ParquetWriter(
                self._path,
                table.schema,
                compression="snappy",
                use_dictionary=[one.name for one in self._schema if one.type == pa.string()],
                write_statistics=self._schema.names[:1],
                store_schema=False,  # it would say that texts which repeat are categories
            )
        self._writer.write_table(table, row_group_size=table.num_rows or None)

    def close(self) -> None:
        """As `Sink.close`."""
        if self._writer is not None:
            self._writer.close()


class Arrow:
    """A file in Arrow's IPC format, also called Feather."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        import pyarrow.ipc

        options = pyarrow.ipc.IpcWriteOptions(compression="lz4")
        self._schema = schema
        self._writer = pyarrow.ipc.new_file(str(path), schema, options=options)

    def write(self, batches: list[pa.RecordBatch]) -> None:
        """As `Sink.write`."""
        for batch in batches:
            self._writer.write_batch(batch.cast(self._schema))

    def close(self) -> None:
        """As `Sink.close`."""
        self._writer.close()


class Csv:
    """A CSV file: what has parts is JSON, an empty text ``""``, what is not there nothing."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        import pyarrow.csv

        self._schema = schema
        flat = [(one.name, _flat_type(one.type)) for one in schema]
        self._writer = pyarrow.csv.CSVWriter(str(path), pa.schema(flat))

    def write(self, batches: list[pa.RecordBatch]) -> None:
        """As `Sink.write`."""
        for batch in batches:
            columns = batch.cast(self._schema).columns
            self._writer.write_batch(
                pa.RecordBatch.from_arrays(list(map(_flat, columns)), names=self._schema.names)
            )

    def close(self) -> None:
        """As `Sink.close`."""
        self._writer.close()


def _flat_type(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_nested(kind) or pa.types.is_binary(kind) else kind


def _flat(column: pa.Array) -> pa.Array:
    if _flat_type(column.type) == column.type:
        return column
    is_binary = pa.types.is_binary(column.type)
    values = (None if one is None else as_json(one) for one in column.to_pylist())
    # Bytes are base64 in JSON, and need no quotation marks here.
    return pa.array([one and one.strip('"') if is_binary else one for one in values], pa.string())


SINKS: Mapping[str, Any] = {"parquet": Parquet, "csv": Csv, "arrow": Arrow}


def file_name(table: str, kind: str) -> str:
    """The file of a table, on any system: ``gold%3Aentities.parquet``."""
    return f"{quote(table, safe=' !#$&()+,-;=@[]^_{}~' + chr(39))}.{kind}"


class Folder:
    """The files of some tables, each beside its place until all are whole.

    One group of rows is written while the next is read.
    """

    def __init__(self, folder: Path, kind: str, schemas: Mapping[str, pa.Schema]) -> None:
        self._folder, self._kind, self._schemas = folder, kind, schemas
        self._sinks: dict[str, Sink] = {}
        self._writer = ThreadPoolExecutor(1)
        self._written: Future[None] | None = None
        self._waiting: dict[str, list[pa.RecordBatch]] = {}
        self._room: dict[str, float] = {}
        """The share of a group that is free yet."""
        self.rows: dict[str, int] = {}
        """How many there are in each table."""

    def add(self, name: str, batch: pa.RecordBatch) -> None:
        """Take rows of a table."""
        if name not in self._sinks:
            self.rows[name] = 0
            partial = self.partial(name)
            self._sinks[name] = SINKS[self._kind](partial, self._schemas[name])
            self._waiting[name], self._room[name] = [], 1.0
        self.rows[name] += batch.num_rows
        self._waiting[name].append(batch)
        self._room[name] -= max(batch.num_rows / ROWS, batch.get_total_buffer_size() / BYTES)
        if self._room[name] <= 0:
            self._write(name)

    def place(self, name: str) -> Path:
        """Where the file of a table is in the end."""
        return self._folder / file_name(name, self._kind)

    def partial(self, name: str) -> Path:
        """Where it is until then."""
        place = self.place(name)
        return place.with_name(f"{place.name}.partial")

    def finish(self) -> None:
        """End all files, and put them in place."""
        for name in self._sinks:
            if self._waiting[name]:
                self._write(name)
        self._settle()
        for name, sink in self._sinks.items():
            sink.close()
            with self.partial(name).open("rb") as stream:
                os.fsync(stream.fileno())
        for name in self._sinks:
            self.partial(name).replace(self.place(name))
        self._writer.shutdown()

    def discard(self) -> None:
        """Leave nothing of what is not whole."""
        self._writer.shutdown()
        for name, sink in self._sinks.items():
            with suppress(OSError, pa.ArrowException):
                sink.close()
            with suppress(OSError):
                self.partial(name).unlink(missing_ok=True)

    def _write(self, name: str) -> None:
        self._settle()
        self._written = self._writer.submit(self._sinks[name].write, self._waiting[name])
        self._waiting[name], self._room[name] = [], 1.0

    def _settle(self) -> None:
        """Wait for what is being written; raise what went wrong."""
        if self._written is not None:
            self._written.result()


@contextmanager
def open_folder(path: Path, kind: str, schemas: Mapping[str, pa.Schema]) -> Iterator[Folder]:
    """A folder to write tables to; after an error it is as it was.

    Args:
        path: The folder, which is made where it is not there.
        kind: ``parquet``, ``csv`` or ``arrow``.
        schemas: The declared columns of the tables, known when their first rows come.

    Raises:
        InputError: where it cannot be written to.
    """
    folder = Folder(path, kind, schemas)
    is_new = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            if is_new:
                stack.callback(_remove_empty, path)
            stack.callback(folder.discard)
            yield folder
            folder.finish()
            stack.pop_all()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # somebody else has put something there
        folder.rmdir()
