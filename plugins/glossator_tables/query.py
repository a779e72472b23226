"""One query that reads tables and nothing else: what it names, and running it behind a lock."""

from __future__ import annotations

import re
import tempfile
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from glossator import OptionError
from glossator_tables.engine import Connection, duckdb
from glossator_tables.names import unknown_name
from glossator_tables.statements import READS, is_query

T = TypeVar("T")

Columns = dict[str, dict[str, str]]
"""The columns of each table, and their types as DuckDB calls them."""

MEMORY, ON_DISK = "50%", "20GB"
"""What a query may take of the memory, and then of the disk."""

_CONFIGURATION: Mapping[str, Any] = {
    "memory_limit": MEMORY,
    "max_temp_directory_size": ON_DISK,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}
_ABOUT_ALL = re.compile(
    r"\b(show|information_schema|duckdb_\w+|query|query_table)\b", re.IGNORECASE
)
_POLL = 0.1
_PATIENCE = 10.0
"""Seconds that an interrupted query has to end."""


class Named(NamedTuple):
    """What a query names.

    Attributes:
        tables: The names of tables, as they are typed, and perhaps more.
        own: Those that it defines itself (``WITH name AS``).
        is_loose: Whether there are other words among the tables.
        is_about_all: Whether it may be about tables that it does not name (``SHOW TABLES``).
        tree: The query as DuckDB serializes it, where it does.
    """

    tables: list[str]
    own: set[str]
    is_loose: bool = False
    is_about_all: bool = False
    tree: Any = None


def parse(connection: Connection, query: str) -> Named:
    """The tables that a query names.

    Raises:
        OptionError: where it is no query, more than one, or would write.
    """
    try:
        statements = connection.extract_statements(query)
    except duckdb.Error as error:
        raise OptionError(f"SQL: {_line(error)}") from None
    if len(statements) != 1:
        found = "none" if not statements else f"{len(statements)} statements"
        raise OptionError(f"SQL: expected one query, got {found}")
    kind = statements[0].type.name
    if kind not in ("SELECT", "EXPLAIN") and not (kind == "MULTI" and is_query(query)):
        raise OptionError(
            f"SQL: expected a query ({', '.join(READS)}), got {kind}: a query only reads; "
            "--output writes what it finds"
        )
    [(serialized,)] = connection.execute("SELECT json_serialize_sql(?)", [query]).fetchall()
    tree = msgspec.json.decode(serialized)
    if tree["error"]:  # of EXPLAIN and PIVOT it makes none
        return Named(words_of(query), set(), is_loose=True)
    is_about_all = bool(_ABOUT_ALL.search(query))
    named = Named([], set(), is_about_all=is_about_all, tree=tree["statements"])
    _collect(named.tree, named)
    return named


def words_of(query: str) -> list[str]:
    """All that may be the name of a table."""
    return [quoted or word for quoted, word in re.findall(r'"([^"]+)"|(\w+)', query)]


def _collect(node: Any, named: Named) -> None:
    if isinstance(node, list):
        for one in node:
            _collect(one, named)
    elif isinstance(node, dict):
        if node.get("type") == "BASE_TABLE" and node["schema_name"] in ("", "main"):
            named.tables.append(node["table_name"])
        for one in (node.get("cte_map") or {}).get("map", ()):
            named.own.add(one["key"])
        for one in node.values():
            _collect(one, named)


@contextmanager
def session() -> Iterator[Connection]:
    """A connection that has nothing yet; to be locked before it is asked anything."""
    with tempfile.TemporaryDirectory(prefix="glossator-sql-") as folder:
        settings = {**_CONFIGURATION, "temp_directory": folder}
        with duckdb.connect(":memory:", config=settings) as connection:
            yield connection


def lock(connection: Connection, tables: Mapping[str, Sequence[Path]]) -> Columns:
    """Give a connection these tables, and nothing else from now on: no file and no network.

    Returns the columns of each.

    Args:
        connection: As `session` gives it.
        tables: Name to its Parquet files.
    """
    paths = {name: ", ".join(_text(str(one)) for one in files) for name, files in tables.items()}
    columns: Columns = {}
    connection.execute(f"SET allowed_paths = [{', '.join(paths.values())}]")
    for name, files in paths.items():
        quoted = '"' + name.replace('"', '""') + '"'
        source = f"read_parquet([{files}])"
        connection.execute(f"CREATE VIEW {quoted} AS SELECT * FROM {source}")  # noqa: S608  # both are quoted
        described = connection.execute(f"FROM {quoted} LIMIT 0").description or []
        columns[name] = {str(column[0]): str(column[1]) for column in described}
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return columns


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def interruptible(connection: Connection, work: Callable[[], T]) -> T:
    """Do work with a connection in a thread, so that Ctrl-C ends a query that runs wild."""
    found: list[T] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:  # noqa: BLE001  # raised below
            failed.append(error)
        finally:
            done.set()

    threading.Thread(target=run, daemon=True).start()
    try:
        while not done.wait(_POLL):
            pass
    except KeyboardInterrupt:
        connection.interrupt()
        done.wait(_PATIENCE)
        raise
    if failed:
        raise failed[0]
    return found[0]


def explained(error: duckdb.Error, columns: Columns) -> OptionError:
    """What DuckDB has against a query, with the nearest names of ours.

    Args:
        error: What it raised.
        columns: The columns of each table.
    """
    words = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return OptionError(f"SQL: the query needs more than {MEMORY} of the memory: {_line(error)}")
    if isinstance(error, duckdb.PermissionException):
        return OptionError(f"SQL: {_line(error)}; a query reads the tables of its inputs alone")
    if found := re.search(r'Values list "(\w+)" does not have a column named "([^"]+)"', words):
        of = {name.casefold(): own for name, own in columns.items()}
        known: Collection[str] = of.get(found[1].casefold()) or _all(columns)
        return OptionError(f"SQL: {unknown_name('column', found[2], known)}")
    if found := re.search(r'[Cc]olumn "([^"]+)" (?:not found|does not exist)', words):
        drawn = words.partition("\n\nLINE ")[2]
        is_quoted = f'"{found[1]}"' in drawn
        advice = "; a text stands in single quotes, 'so'" if is_quoted else ""
        marked = [name for name, own in columns.items() if "text" in own]
        if table := get_close_matches(found[1].lower(), marked, 1, _AS_TABLE):
            advice = f"; the words of {table[0]} are in 'text'"
        return OptionError(f"SQL: {unknown_name('column', found[1], _all(columns))}{advice}")
    if re.search(r"Cannot compare values of type (VARCHAR and \w+|\w+ and VARCHAR)", words):
        return OptionError(f"SQL: {_line(error)}; what is text is compared with text: '2020'")
    if "FROM clause" in words:
        return OptionError("SQL: expected FROM and a table, as in: SELECT text FROM titles")
    return OptionError(f"SQL: {_line(error)}")


_AS_TABLE = 0.7
"""How near a column is to the name of a table to be one of what that has: "quotation", "entity"."""


def _all(columns: Columns) -> set[str]:
    return {name for own in columns.values() for name in own}


def _line(error: duckdb.Error) -> str:
    """Its words on one line; of no SQL also where: DuckDB draws the line with a caret below."""
    words, _, drawn = str(error).partition("\n\nLINE ")
    said = " ".join(words.split())
    if not isinstance(error, duckdb.ParserException):
        return said
    line, _, caret = drawn.partition("\n")
    number, _, query = line.partition(": ")
    at = caret.find("^") - len(number) - len("LINE : ")
    if at < 0:
        return said
    if number == "1" and not query[:at].strip():
        return f"{said}; a query begins with SELECT or FROM"
    where = f"before {query[at:][:_SHOWN]!r} (line {number}, column {at + 1})"
    return f"{said}, {where}{_advice(query, at)}"


def _advice(query: str, at: int) -> str:
    """What is meant by a line that is no SQL from there on: a clause, or a word of SQL's own."""
    for one in _NAMED.finditer(query):
        if one.start() <= at < one.end() and not re.fullmatch(r"\w+", one[1]):
            return (
                f'; a name with other signs than letters, digits and _ stands in quotes: "{one[1]}"'
            )
        if one.start(1) == at:
            return f'; a name that SQL has for itself stands in quotes: "{one[1]}"'
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM duckdb_keywords()").fetchall()
    keywords = dict(found)
    around = [*re.finditer(r'(?<![\w."])[A-Za-z_]+(?![\w("])', query)]
    before = [one[0] for one in around if one.start() <= at][-2:]
    for word in reversed(before):
        kind, near = keywords.get(word.lower()), get_close_matches(word.lower(), _CLAUSES, 1, 0.75)
        if kind is None and near:
            return f"; did you mean {near[0].upper()} where it says {word}?"
        if kind in _TAKEN and word.lower() not in (*_CLAUSES, *_JOINING):
            return f'; a name that SQL has for itself stands in quotes: "{word}"'
    if before and before[0].lower() in ("group", "order") and before[-1].lower() != "by":
        return f"; did you mean {before[0].upper()} BY?"
    return ""


_NAMED = re.compile(r"(?i)\b(?:from|join)\s+((?:\w+-)*\w+)")
"""The name of a table that stands in no quotes."""
_CLAUSES = ("select", "from", "where", "group", "having", "order", "limit", "offset", "union")
"""What begins a part of a query."""
_JOINING = ("and", "or", "not", "in", "as", "on", "by", "join", "using")
"""What nobody calls a column."""
_TAKEN = ("reserved", "type_function")
"""Kinds of words that are no names of columns unless they stand in quotes."""


_SHOWN = 30
"""As many characters of a query are shown where it goes wrong."""
