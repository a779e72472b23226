"""What a query finds, written as a table, CSV, JSON, Parquet or GeoJSON."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import IO, Any

import msgspec
import typer

from glossator import OptionError
from glossator.cli.shared import counted, print_table, printable
from glossator_tables.engine import Connection

SHOWN = 1000
"""Rows of a table on the terminal; of more the first are shown, and it is said."""

_FEW = 2048
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DOUBLE", "FLOAT", "DECIMAL")
LATITUDES, LONGITUDES = ("latitude", "lat"), ("longitude", "lon", "lng", "long")

Row = Sequence[Any]
_encoder = msgspec.json.Encoder(decimal_format="number")


def show(connection: Connection, query: str) -> None:
    """Print a table."""
    rows = _Rows(connection, query)
    found = rows.fetch(SHOWN + 1)
    cells = [[_cell(value) for value in row] for row in found[:SHOWN]]
    names = [printable(name) for name in rows.names]
    numbers = [name for name, kind in zip(names, rows.types, strict=True) if kind in _NUMBERS]
    print_table(names, cells, numbers=numbers)
    if len(found) > SHOWN:
        told = f"the first {SHOWN} rows are shown: --to csv gives all, LIMIT fewer"
        typer.echo(f"Warning: {told}", err=True)


def write_csv(connection: Connection, query: str, stream: IO[bytes]) -> None:
    """Write CSV in UTF-8: what has parts as JSON, what is not there as nothing."""
    rows = _Rows(connection, query)
    writer = csv.writer(codecs.getwriter("utf-8")(stream), lineterminator="\n")
    writer.writerow(rows.names)
    for few in rows:
        writer.writerows([_flat(value) for value in row] for row in few)


def write_json(connection: Connection, query: str, stream: IO[bytes]) -> None:
    """Write a JSON array with an object for each row."""
    rows = _Rows(connection, query)
    names = rows.distinct_names()
    objects = (dict(zip(names, row, strict=True)) for few in rows for row in few)
    _write_list(objects, stream, b"[", b"]")


def write_geojson(connection: Connection, query: str, stream: IO[bytes]) -> None:
    """Write a GeoJSON FeatureCollection with a point for each row that has coordinates.

    Raises:
        OptionError: where no column has the name of a latitude or longitude, or a value is none.
    """
    without = 0

    def features() -> Iterator[dict[str, Any]]:
        nonlocal without
        for few in rows:
            for row in few:
                properties = dict(zip(names, row, strict=True))
                point = [_degrees(properties, longitude, 180), _degrees(properties, latitude, 90)]
                if None in point:
                    without += 1
                    continue
                geometry = {"type": "Point", "coordinates": point}
                own = {
                    key: value
                    for key, value in properties.items()
                    if key not in (latitude, longitude)
                }
                yield {"type": "Feature", "geometry": geometry, "properties": own}

    rows = _Rows(connection, query)
    names = rows.distinct_names()
    latitude, longitude = _column(names, LATITUDES), _column(names, LONGITUDES)
    _write_list(features(), stream, b'{"type":"FeatureCollection","features":[', b"]}")
    if without:
        typer.echo(f"Warning: {counted(without, 'row')} without coordinates left out", err=True)


def _column(names: Sequence[str], wanted: Sequence[str]) -> str:
    for name in names:
        if name.lower() in wanted:
            return name
    raise OptionError(
        f"GeoJSON: expected a column {' or '.join(wanted)}, got {', '.join(names)}: "
        f"name it so, as in SELECT ... AS {wanted[0]}"
    )


def _degrees(row: Mapping[str, Any], name: str, most: int) -> float | None:
    value = row[name]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise OptionError(f"GeoJSON: expected numbers in {name!r}, got {value!r}")
    if not -most <= value <= most:
        raise OptionError(
            f"GeoJSON: expected degrees from -{most} to {most} in {name!r}, got {value}"
        )
    return float(value)


def write_parquet(connection: Connection, query: str, stream: IO[bytes]) -> None:
    """Write a Parquet file."""
    import duckdb  # noqa: F401  # gives connections relations
    import pyarrow.parquet

    reader = connection.sql(query).to_arrow_reader(1 << 16)
    _distinct(reader.schema.names)
    with pyarrow.parquet.ParquetWriter(stream, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)


WRITERS: Mapping[str, Callable[[Connection, str, IO[bytes]], None]] = {
    "csv": write_csv,
    "json": write_json,
    "geojson": write_geojson,
    "parquet": write_parquet,
}


class _Rows:
    """The rows of a query, a few at a time."""

    def __init__(self, connection: Connection, query: str) -> None:
        self._connection = connection.execute(query)
        described = self._connection.description or []
        self.names = [column[0] for column in described]
        self.types = [str(column[1]).partition("(")[0] for column in described]

    def fetch(self, count: int) -> Sequence[Row]:
        """So many rows, or those that are left."""
        return self._connection.fetchmany(count)

    def __iter__(self) -> Iterator[Sequence[Row]]:
        while few := self.fetch(_FEW):
            yield few

    def distinct_names(self) -> list[str]:
        """The names of the columns, where no two are alike; raises OptionError."""
        _distinct(self.names)
        return self.names


def _distinct(names: Sequence[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise OptionError(f"SQL: two columns are named {twice[0]!r}: give one another, with AS")


def _write_list(rows: Iterator[Any], stream: IO[bytes], head: bytes, tail: bytes) -> None:
    stream.write(head)
    separator = b"\n"
    for row in rows:
        stream.write(separator + _json(row))
        separator = b",\n"
    stream.write(b"\n" + tail + b"\n")


def _json(value: Any) -> bytes:
    return _encoder.encode(value)


def _flat(value: Any) -> Any:
    """A value as a cell of CSV."""
    if isinstance(value, bool | list | dict):
        return _json(value).decode()
    if value is None or isinstance(value, str | int | float | Decimal):
        return value
    return msgspec.to_builtins(value)


def _cell(value: Any) -> str:
    """A value as a cell on the terminal."""
    return "" if value is None else printable(str(_flat(value)))
