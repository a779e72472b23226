"""Making an index: document by document, in a file of its own until it is whole."""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from glossator import Annotation, Document
from glossator.cli.shared import encode
from glossator_serve import facets, schema

BATCH = 500
"""Documents in a transaction: what is half made is thrown away in any case."""

TITLE = 120
"""Code points of a title."""


def build(
    place: Path,
    documents: Iterable[Document],
    types: Mapping[str, type[Annotation]],
    meta: Callable[[], Mapping[str, str]],
    done: Callable[[Document], None] = lambda _: None,
) -> None:
    """Make the index of some documents; it is in its place when it is whole, and not before.

    Args:
        place: Where it is to be.
        documents: What goes into it; no more than one is in memory.
        types: The layer types that are known.
        meta: What is to be told of the index, asked when the last document has been read.
        done: Called with each document that is in it.

    Raises:
        OSError: where it cannot be written.
    """
    with _partial(place) as partial, _opened(partial) as connection:
        for number, document in enumerate(documents, start=1):
            _add(connection, number, document, types)
            if number % BATCH == 0:
                connection.execute("COMMIT")
                connection.execute("BEGIN")
            done(document)
        connection.execute("COMMIT")
        connection.executescript(schema.AT_THE_END)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta().items())


@contextmanager
def _partial(place: Path) -> Iterator[Path]:
    """A file that takes its place in the end; after an error nothing is left of it."""
    _sweep(place)
    partial = place.with_name(f"{place.name}.{os.getpid()}.partial")
    try:
        partial.unlink(missing_ok=True)
        # The texts are in it, so that it is for this user alone; and it is no link to another file.
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield partial
        with partial.open("rb") as stream:
            os.fsync(stream.fileno())
        partial.replace(place)
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error), str(place)) from None
    finally:
        partial.unlink(missing_ok=True)


def _sweep(place: Path) -> None:
    """Remove what processes left that were killed while they made this index."""
    for path in place.parent.glob(f"{_literal(place.name)}.*.partial"):
        owner = re.fullmatch(r"\.(\d+)\.partial", path.name[len(place.name) :])
        if owner and not _is_running(int(owner[1])):
            with suppress(OSError):
                path.unlink()


def _literal(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Nobody reads a file that is not whole, so it need not survive anything.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.executescript(schema.TABLES)
        connection.execute("BEGIN")
        yield connection


def _add(
    connection: sqlite3.Connection,
    number: int,
    document: Document,
    types: Mapping[str, type[Annotation]],
) -> None:
    title, text = title_of(document), document.text
    date, outlet = facets.date_of(document.metadata), facets.outlet_of(document.metadata)
    connection.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
        (number, document.id, title, date, outlet, len(text)),
    )
    connection.execute(
        "INSERT INTO contents VALUES (?, ?, ?)",
        (number, _written(text), zlib.compress(encode(document), 1)),
    )
    connection.execute(
        "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, title, _written(text))
    )
    for facet, value in sorted(facets.terms_of(document, types)):
        [term] = connection.execute(
            "INSERT INTO terms (facet, folded, value, documents) VALUES (?, ?, ?, 0) "
            "ON CONFLICT DO UPDATE SET documents = documents RETURNING number",
            (facet, value.casefold(), _written(value)),
        ).fetchone()
        added = connection.execute("INSERT OR IGNORE INTO has VALUES (?, ?)", (term, number))
        if added.rowcount:
            connection.execute(
                "UPDATE terms SET documents = documents + 1 WHERE number = ?", (term,)
            )


def title_of(document: Document) -> str:
    """What a document is called: by its metadata, or its first line."""
    told = document.metadata.get("title")
    line = told if isinstance(told, str) and told.strip() else _first_line(document.text)
    title = " ".join(_written(line).split()) or document.id
    return title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"


def _first_line(text: str) -> str:
    return next((line for line in text[:10_000].splitlines() if line.strip()), "")


def _written(text: str) -> str:
    """A text as SQLite can hold it: it knows no half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode()
