"""Asking an index: which documents, in what order, and what else they could be narrowed down by."""

# ruff: noqa: S608  # statements are put together of what stands here; what users say is bound

from __future__ import annotations

import re
import sqlite3
import threading
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from glossator import Annotation, Document
from glossator.cli.shared import decode
from glossator_serve import facets
from glossator_serve.facets import HAS, Term

PAGE = 25
"""Documents on a page."""

SHOWN = 8
"""Values of a facet beside the list."""

MANY = 200
"""Values of a facet on a page of its own."""

Sort = Literal["best", "newest", "oldest", "title", "longest"]

_ORDERS: Mapping[str, str] = {
    "newest": "date = '', date DESC, documents.number",
    "oldest": "date = '', date, documents.number",
    "title": "documents.title COLLATE NOCASE, documents.number",
    "longest": "characters DESC, documents.number",
}

OPEN, SHUT = "\ue000", "\ue001"
"""What stands around found words in a `Row.extract`: no text is likely to have these."""


class Query(NamedTuple):
    """What documents are looked for by.

    Attributes:
        words: All are in title or text; in quotation marks one after the other, with ``*`` only
            the beginning of a word.
        terms: Values that each of them has.
        without: Types of layers that none of them has an annotation of.
        since, until: The first and the last day, as ``2018-11-02``, a month, or a year.
        sort: Their order; by how well the words fit unless given, else as in the input.
        page: Counted from 1.
    """

    words: str = ""
    terms: tuple[Term, ...] = ()
    without: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    sort: Sort | None = None
    page: int = 1


class Row(NamedTuple):
    """A document in a list."""

    id: str
    title: str
    date: str
    outlet: str
    characters: int
    extract: str


class Value(NamedTuple):
    """A value of a facet, and how many of the documents have it."""

    value: str
    documents: int


class Facet(NamedTuple):
    """What documents can be narrowed down by."""

    name: str
    heading: str
    values: list[Value]
    is_cut: bool
    """Whether there are more values than are told."""


class Found(NamedTuple):
    """The documents of a query: how many, and those of its page."""

    total: int
    rows: list[Row]


class Index:
    """An index that is whole, read by any number of threads.

    Args:
        place: The file.
        types: The layer types that are known.
    """

    def __init__(self, place: Path, types: Mapping[str, type[Annotation]]) -> None:
        self._uri = f"{place.absolute().as_uri()}?mode=ro&immutable=1"
        self.types = types
        self._own = threading.local()
        self._lock = threading.Lock()
        self._connections: list[sqlite3.Connection] = []
        self._counted = lru_cache(maxsize=128)(self._count)
        [(self.documents,)] = self._ask("SELECT count(*) FROM documents")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def search(self, query: Query) -> Found:
        """The documents that a query is for."""
        source = _source(query)
        [(total,)] = self._ask(f"SELECT count(*) FROM {source.table}{source.where}", source.values)
        words = match_of(query.words)
        is_by_fit = words and query.sort in (None, "best")
        order = "rank" if is_by_fit else _ORDERS.get(query.sort or "", "documents.number")
        # Extracts are made of the documents of the page alone, not of all that are sorted.
        found = self._ask(
            f"SELECT documents.number FROM {source.table}{source.where} "
            f"ORDER BY {order} LIMIT ? OFFSET ?",
            [*source.values, PAGE, (query.page - 1) * PAGE],
        )
        numbers = [number for (number,) in found]
        return Found(total, self._rows(numbers, words))

    def _rows(self, numbers: Sequence[int], words: str) -> list[Row]:
        """Documents of a page, with an extract around the words that were searched for."""
        wanted = f"documents.number IN ({', '.join(map(str, numbers))})"
        extract, table, values = "substr(contents.text, 1, 240)", "documents", []
        if words:
            extract = f"snippet(words, 1, '{OPEN}', '{SHUT}', '…', 32)"
            table = "words JOIN documents ON documents.number = words.rowid"
            wanted, values = f"words MATCH ? AND {wanted}", [words]
        rows = self._ask(
            f"SELECT number, id, documents.title, date, outlet, characters, {extract} "
            f"FROM {table} JOIN contents USING (number) WHERE {wanted}",
            values,
        )
        by_number = {number: Row(*row) for number, *row in rows}
        return [by_number[number] for number in numbers]

    def facets(self, query: Query) -> list[Facet]:
        """What the documents of a query can be narrowed down by, each with the usual values."""
        return self._counted(query._replace(page=1, sort=None))

    def values(self, query: Query, facet: str, beginning: str = "") -> Facet:
        """The values of one facet.

        Args:
            query: Whose documents are counted.
            facet: Its name.
            beginning: What the values begin with, in any case.
        """
        found = self._values(
            query,
            MANY,
            "AND facet = ? AND substr(folded, 1, ?) = ?",
            [facet, len(beginning.casefold()), beginning.casefold()],
        )
        return self._facet(facet, found.get(facet, []), MANY)

    def encoded(self, identifier: str) -> bytes | None:
        """A document as JSON; None where there is none of that id."""
        rows = self._ask(
            "SELECT data FROM contents JOIN documents USING (number) WHERE id = ?", [identifier]
        )
        return zlib.decompress(rows[0][0]) if rows else None

    def document(self, identifier: str) -> Document | None:
        """A document; None where there is none of that id."""
        data = self.encoded(identifier)
        return decode(data, self.types) if data is not None else None

    def _count(self, query: Query) -> list[Facet]:
        found = self._values(query, SHOWN)
        names = [*facets.offered(self.types)]
        names += sorted(found.keys() - set(names))
        return [self._facet(name, found[name], SHOWN) for name in names if name in found]

    def _facet(self, name: str, values: Sequence[Value], most: int) -> Facet:
        return Facet(name, facets.heading(name), list(values[:most]), len(values) > most)

    def _values(
        self, query: Query, most: int, also: str = "", given: Sequence[object] = ()
    ) -> dict[str, list[Value]]:
        """The values that most of the documents have, by facet; one more than are asked for."""
        source = _source(query)
        counted = self._counts(source)
        rows = self._ask(
            "SELECT facet, value, often FROM ("
            "SELECT facet, value, often, row_number() OVER "
            "(PARTITION BY facet ORDER BY often DESC, folded) AS position "
            f"FROM ({counted}) JOIN terms ON terms.number = term WHERE often > 0 {also}"
            ") WHERE position <= ? ORDER BY facet, position",
            [*source.values, *given, most + 1],
        )
        found: dict[str, list[Value]] = {}
        for facet, value, often in rows:
            found.setdefault(facet, []).append(Value(value, often))
        return found

    def _counts(self, source: _Source) -> str:
        """Terms, and how many of the documents have each, in SQL."""
        if not source.where:
            return "SELECT number AS term, documents AS often FROM terms"
        found = f"SELECT documents.number FROM {source.table}{source.where}"
        [(total,)] = self._ask(f"SELECT count(*) FROM ({found})", source.values)
        if total <= self.documents / 2:
            return (
                f"SELECT term, count(*) AS often FROM has WHERE document IN ({found}) GROUP BY term"
            )
        # Of most documents those are counted that are not among them, and taken away.
        return (
            "SELECT number AS term, documents - coalesce(others, 0) AS often FROM terms "
            "LEFT JOIN (SELECT term, count(*) AS others FROM has WHERE document IN "
            f"(SELECT number FROM documents EXCEPT {found}) GROUP BY term) ON term = number"
        )

    def _ask(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        connection = getattr(self._own, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            self._own.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection.execute(statement, values).fetchall()


class _Source(NamedTuple):
    """The documents of a query, in SQL."""

    table: str
    where: str
    values: list[object]


_OF_TERM = (
    "(SELECT document FROM has WHERE term = "
    "(SELECT number FROM terms WHERE facet = ? AND folded = ?))"
)


def _source(query: Query) -> _Source:
    table, wanted = "documents", []
    values: list[object] = []
    if words := match_of(query.words):
        table = "words JOIN documents ON documents.number = words.rowid"
        wanted.append("words MATCH ?")
        values.append(words)
    for term in query.terms:
        wanted.append(f"documents.number IN {_OF_TERM}")
        values += [term.facet, term.value.casefold()]
    for layer in query.without:
        wanted.append(f"documents.number NOT IN {_OF_TERM}")
        values += [HAS, layer.casefold()]
    if query.since:
        wanted.append("date >= ?")
        values.append(query.since)
    if query.until:
        wanted.append("date != '' AND substr(date, 1, ?) <= ?")
        values += [len(query.until), query.until]
    return _Source(table, f" WHERE {' AND '.join(wanted)}" if wanted else "", values)


def match_of(words: str) -> str:
    """A query of FTS5 for what somebody has typed, which is never an error; empty for nothing."""
    found = []
    for phrase, word in re.findall(r'"([^"]*)"?|([^\s"]+)', words):
        said = phrase or word
        prefix = "*" if word.endswith("*") else ""
        if re.search(r"\w", said):
            found.append('"' + said.replace('"', '""') + '"' + prefix)
    return " ".join(found)
