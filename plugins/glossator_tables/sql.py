"""``glossator sql``: questions about layers."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Literal

import typer

import glossator
from glossator import InputError, OptionError
from glossator.cli.shared import From, Plugins, atomic, printable
from glossator_tables.names import DOCUMENTS, check_distinct, matching, unknown_name
from glossator_tables.statements import is_query

if TYPE_CHECKING:
    from glossator_tables.cache import Store
    from glossator_tables.corpus import Corpus
    from glossator_tables.engine import Connection
    from glossator_tables.query import Columns, Named

To = Literal["table", "csv", "json", "parquet", "geojson"]


@glossator.command(example='glossator sql out.jsonl "SELECT rank, count(*) FROM titles GROUP BY 1"')
def sql(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Annotated documents, as for `table`; the query comes last."),
    ],
    to: Annotated[
        To | None,
        typer.Option(
            "--to", help="The format of the result; default: what the output's name says."
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="A file; else standard output.")
    ] = None,
    from_: From = None,
    plugin: Plugins = None,
    cache: Annotated[
        bool, typer.Option(help="Keep the tables for the next query over the same files.")
    ] = True,
) -> None:
    """Ask a question of layers in SQL, as DuckDB speaks it.

    Each layer is a table, and so are the documents: `table` writes the same ones. The query reads
    these and nothing else: no file, no network. `SHOW TABLES` and `DESCRIBE titles` tell what
    there is. GeoJSON takes the columns latitude and longitude.
    """
    glossator.require("sql", "duckdb", "pyarrow", install="glossator[tables]")
    from glossator_tables.cache import open_store
    from glossator_tables.corpus import Corpus

    if len(inputs) < 2:
        raise OptionError("expected inputs and then a query, as in: out.jsonl 'FROM titles'")
    *sources, query = inputs
    if is_query(sources[0]) and not is_query(query):
        raise OptionError(f"expected inputs and then a query, got the query first: {sources[0]}")
    kind = _kind(to, output)
    corpus = Corpus(sources, from_, plugin or ())
    try:
        with open_store(corpus, keep=cache) as store:
            # Only now: helpers of the store cannot be forked once DuckDB has threads.
            from glossator_tables.query import lock, parse, session, words_of

            with session() as connection:
                named = parse(connection, query)
                if not named.tables and not named.is_about_all:
                    _check_from(words_of(query), corpus)
                files, notes = store.files(_tables(named, corpus, store))
                for note in notes:
                    typer.echo(f"Warning: {printable(note)}", err=True)
                columns = lock(connection, files)
                _remark(connection, query, named, columns, corpus)
                _answer(connection, query, columns, kind, output)
    except OSError as error:
        raise InputError(f"{error.filename or output}: {error.strerror or error}") from None


def _kind(to: str | None, output: str | None) -> str:
    """The format of the result.

    Raises:
        OptionError: where the output's name says none, and nobody else does.
    """
    if to is not None and (to != "table" or output is None):
        return to
    if output is None or output == "-":
        return "table"
    suffix = Path(output).suffix.lower().removeprefix(".")
    known = ("csv", "json", "parquet", "geojson")
    if to == "table" or suffix not in known:
        wanted = ", ".join(f".{one}" for one in known)
        raise OptionError(f"{output}: expected a name ending in {wanted}; or say --to")
    return suffix


def _tables(named: Named, corpus: Corpus, store: Store) -> list[str]:
    """The tables to bring: those that the query names; all where it is about all (SHOW TABLES).

    Raises:
        OptionError: where it names one that there is not, with the nearest.
    """
    found: dict[str, None] = {}
    for name in named.tables:
        known = matching(name, [DOCUMENTS, *corpus.types]) or _in_files(name, store)
        if not known and name not in named.own and not named.is_loose:
            raise OptionError(unknown_name("table", name, [DOCUMENTS, *store.layers()]))
        found.update(dict.fromkeys(known))
    return [DOCUMENTS, *store.layers()] if named.is_about_all else list(found)


def _check_from(words: Sequence[str], corpus: Corpus) -> None:
    """Refuse the name of a table in a query that reads none: it would be a name for a column.

    Raises:
        OptionError: naming it.
    """
    for name in () if "from" in map(str.lower, words) else words:
        if matching(name, [DOCUMENTS, *corpus.types]):
            raise OptionError(f"SQL: {name} is a table, and stands behind FROM: FROM {name}")


def _in_files(name: str, store: Store) -> list[str]:
    """The layer of that name that is of no type of its own: ``gold:entities``."""
    known = matching(name, store.layers())
    check_distinct(known, "layers")
    return known


def _answer(
    connection: Connection,
    query: str,
    columns: Columns,
    kind: str,
    output: str | None,
) -> None:
    from glossator_tables import results
    from glossator_tables.engine import duckdb
    from glossator_tables.query import explained, interruptible

    try:
        if kind == "table":
            interruptible(connection, lambda: results.show(connection, query))
            return
        write = results.WRITERS[kind]
        with _stream(output, kind) as stream:
            interruptible(connection, lambda: write(connection, query, stream))
    except duckdb.Error as error:
        raise explained(error, columns) from None


def _remark(
    connection: Connection,
    query: str,
    named: Named,
    columns: Columns,
    corpus: Corpus,
) -> None:
    """Tell what the author of a query hardly means."""
    from glossator_tables.remarks import remarks

    for one in remarks(query, named.tree, columns, corpus.types):
        if one.table:
            quoted = '"' + one.table.replace('"', '""') + '"'
            some = f"SELECT DISTINCT document FROM {quoted} LIMIT 2"  # noqa: S608  # it is quoted
            if len(connection.execute(some).fetchall()) < 2:
                continue
        typer.echo(f"Warning: SQL: {printable(one.words)}", err=True)


@contextmanager
def _stream(output: str | None, kind: str) -> Iterator[IO[bytes]]:
    """Where the result goes; a file is whole, or is not there."""
    if output is None or output == "-":
        if kind == "parquet" and sys.stdout.isatty():
            raise OptionError("Parquet is no text: write to a file with --output, or to a pipe")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with atomic(Path(output)) as stream:
        yield stream
