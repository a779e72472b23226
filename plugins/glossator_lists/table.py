"""The tables of phrases as one index, each row checked."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import glossator
from glossator.errors import unknown
from glossator_standard.rows import LIST, PHRASE, Row, Rows

if TYPE_CHECKING:
    from glossator_lists import ListsOptions

_FIELDS = ("label", "id", "note", "case")
_ALL = frozenset(_FIELDS)
_YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

PIECE = re.compile(r"\w+|[^\w\s]")
"""What a text is cut into to be looked up: however tokens are, they are of whole pieces."""


class Entry(NamedTuple):
    """A row of a table; `exact` is the phrase where capitals must be as in the table."""

    list: str
    label: str
    phrase: str
    identifier: str | None
    note: str | None
    exact: str | None


class Index(NamedTuple):
    """Phrases by their words.

    Attributes:
        entries: Phrase, pieces in lower case with single spaces, to its entries.
        lengths: First piece to how many pieces phrases with it have, most first.
    """

    entries: Mapping[str, Entry | tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]


def plain(text: str) -> str:
    """A text as it is looked up: lower case, straight apostrophes, no longer and no shorter."""
    low = text.lower()
    if len(low) != len(text):  # a few letters are two in lower case
        low = "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
    return low.replace("’", "'")


def joined(text: str) -> tuple[list[str], str]:
    """The pieces of a phrase, and the phrase with single spaces where there are any."""
    pieces = PIECE.findall(text)
    return pieces, " ".join(text.split())


def index_of(options: ListsOptions) -> Index:
    """The index of all tables.

    Raises:
        OptionError: where there is no table, or a row is wrong: with file, line and column.
    """
    if not options.tables:
        raise glossator.OptionError(
            "lists.tables: expected files of phrases, got none: in a chain file, [set.lists] "
            'tables = ["ours.csv"]'
        )
    entries: dict[str, Entry | tuple[Entry, ...]] = {}
    lengths: dict[str, set[int]] = {}
    doubles = _Doubles()
    for file in options.tables:
        rows = Rows(file)
        stem = Path(file.path).stem
        for row in rows:
            entry = _entry(row, rows, stem, options.case)
            pieces, key = joined(plain(entry.phrase))
            if not pieces:
                raise rows.wrong(f"expected a word, got {row.phrase!r}", row, PHRASE)
            there = entries.get(key)
            if there is None:
                entries[key] = entry
            else:
                several = (there,) if isinstance(there, Entry) else there
                if any(one.list == entry.list and one.exact == entry.exact for one in several):
                    doubles.add(rows, row)
                    continue
                entries[key] = (*several, entry)
            lengths.setdefault(pieces[0], set()).add(len(pieces))
    doubles.tell()
    return Index(entries, _shared(lengths))


def _shared(lengths: Mapping[str, Iterable[int]]) -> dict[str, tuple[int, ...]]:
    """The lengths, most first; the same tuple wherever they are the same."""
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    made = {}
    for word, counts in lengths.items():
        ordered = tuple(sorted(counts, reverse=True))
        made[word] = known.setdefault(ordered, ordered)
    return made


class _Doubles:
    """Phrases that stand in a list twice: the first counts, and one warning tells of the others."""

    def __init__(self) -> None:
        self._count = 0
        self._first = ""

    def add(self, rows: Rows, row: Row) -> None:
        self._first = self._first or f"{rows.at(row, PHRASE)}: {row.phrase!r}"
        self._count += 1

    def tell(self) -> None:
        if self._count:
            more = f", and {self._count - 1:,} more" if self._count > 1 else ""
            warnings.warn(
                f"{self._first} stands in its list before{more}: the first of each counts",
                stacklevel=2,
            )


def _entry(row: Row, rows: Rows, stem: str, case: bool) -> Entry:
    fields = row.fields
    if not _ALL.issuperset(fields):
        wrong = next(key for key in fields if key not in _ALL)
        raise rows.wrong(unknown("column", wrong, [PHRASE, LIST, *_FIELDS]), row, wrong)
    name = row.list or stem
    phrase = " ".join(row.phrase.split())
    said = fields.get("case", case)
    if not isinstance(said, bool):
        if str(said).lower() not in _YES_NO:
            raise rows.wrong(f"case: expected true or false, got {said!r}", row, "case")
        said = _YES_NO[str(said).lower()]
    return Entry(
        name,
        _text(fields.get("label"), "label", row, rows) or name,
        phrase,
        _text(fields.get("id"), "id", row, rows),
        _text(fields.get("note"), "note", row, rows),
        phrase.replace("’", "'") if said else None,
    )


def _text(value: Any, key: str, row: Row, rows: Rows) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise rows.wrong(f"{key}: expected text, got {value!r:.60}", row, key)
