"""Rows that somebody wrote, as entries of word lists: a plugin's own, and what a project adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast, get_origin

import msgspec

import glossator
from glossator.errors import expected, in_words, located, unknown
from glossator_standard.rows import PHRASE, Row, Rows
from glossator_standard.wordlists import ListEntry, WordList


class Said(NamedTuple):
    """A row that somebody wrote, with the words that begin an error about it."""

    row: Row
    at: str
    rows: Rows | None = None

    def wrong(self, message: str, field: str = "") -> glossator.OptionError:
        """The error that says what is wrong with it."""
        at = self.rows.at(self.row, field) if self.rows else self.at
        return glossator.OptionError(f"{at}: {message}")

    @property
    def place(self) -> str:
        """Where it stands."""
        return self.rows.at(self.row) if self.rows else self.at


def said_in(files: Iterable[glossator.OptionFile]) -> Iterator[Said]:
    """The rows of files."""
    for file in files:
        rows = Rows(file)
        for row in rows:
            yield Said(row, rows.name, rows)


def read(
    file: Path | glossator.OptionFile, lists: Sequence[WordList]
) -> dict[str, tuple[ListEntry, ...]]:
    """The entries of a file by list; `glossator_standard.read_lists` says what it raises."""
    if isinstance(file, Path):
        file = glossator.OptionFile.read(str(file))
    kinds = {one.name: one for one in lists}
    made: dict[str, list[ListEntry]] = {name: [] for name in kinds}
    for said in said_in([file]):
        kind = kind_of(said, kinds)
        made[kind.name].append(entry_of(said, kind))
    return {name: tuple(entries) for name, entries in made.items()}


def kind_of(said: Said, kinds: Mapping[str, WordList]) -> WordList:
    """The list that a row belongs to: the first, where nothing is said."""
    name = said.row.list or next(iter(kinds))
    if name not in kinds:
        raise said.wrong(unknown("list", name, kinds), "list")
    return kinds[name]


def entry_of(said: Said, kind: WordList) -> ListEntry:
    """The entry that a row is, checked."""
    row, cls = said.row, cast("type[msgspec.Struct]", kind.fields)
    known = {field.encode_name: field for field in msgspec.structs.fields(cls)}
    values: dict[str, Any] = {}
    for key, value in row.fields.items():
        if key not in known:
            raise said.wrong(unknown(f"field of {kind.name}", key, [PHRASE, *known]), key)
        values[key] = _value(value, known[key].type)
    try:
        fields = msgspec.convert(values, kind.fields, strict=False)
    except msgspec.ValidationError as error:
        words, pointer = located(error)
        if not pointer:
            raise said.wrong(words) from None
        key, *inside = pointer.split("/")[1:]
        given = values.get(key)
        got = repr(given[int(inside[0])] if inside and isinstance(given, list) else given)
        if words.startswith("invalid enum value"):
            words = expected(_choices(known[key].type), got)
        else:
            words = f"{in_words(words).partition(', got ')[0]}, got {got}"
        raise said.wrong(f"{key}: {words}", key) from None
    try:
        kind.check(row.phrase, fields)
    except ValueError as error:
        raise said.wrong(str(error)) from None
    return ListEntry(row.phrase, fields, said.place)


def _value(value: Any, kind: Any) -> Any:
    """A cell of a table as its field has it: several values stand with ";" between."""
    if isinstance(value, str) and get_origin(kind) in (tuple, list, frozenset):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def _choices(kind: Any) -> Iterator[str]:
    for part in getattr(kind, "__args__", ()):
        if isinstance(part, str):
            yield part
        else:
            yield from _choices(part)
