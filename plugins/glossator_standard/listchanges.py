"""A project's changes of an annotator's word lists: checked, and applied to ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple, cast, get_origin

import msgspec

import glossator
from glossator.errors import located, unknown
from glossator_standard.rows import PHRASE, Row, Rows, row_of
from glossator_standard.wordlists import ListChanges, ListEntry, WordList

Effect = Literal["ours", "added", "cut", "replaced"]


class Listed(NamedTuple):
    """An entry and what has become of it."""

    list: str
    entry: ListEntry
    effect: Effect
    by: str = ""
    """What took it out: file, line and column."""


class Changed(NamedTuple):
    """Lists with a project's changes."""

    entries: Mapping[str, Sequence[ListEntry]]
    listed: Sequence[Listed]
    """Every entry, also those that are gone."""


class _Said(NamedTuple):
    """A row that a project wrote, with the words that begin an error about it."""

    row: Row
    at: str
    rows: Rows | None = None

    def wrong(self, message: str, field: str = "") -> glossator.OptionError:
        at = self.rows.at(self.row, field) if self.rows else self.at
        return glossator.OptionError(f"{at}: {message}")

    @property
    def place(self) -> str:
        """Where it stands."""
        return self.rows.at(self.row) if self.rows else self.at


def changed(
    own: Mapping[str, Sequence[ListEntry]],
    lists: Sequence[WordList],
    changes: ListChanges,
    owner: str,
) -> Changed:
    """The lists with a project's changes: replaced, then extended, then cut.

    Args:
        own: The entries that come with the annotator, by list.
        lists: Its lists.
        changes: What a project changes.
        owner: The annotator's name, which entries of the chain file itself are told by.

    Raises:
        OptionError: naming file, line and column of a wrong entry.
    """
    kinds = {one.name: one for one in lists}
    made = {name: [Listed(name, entry, "ours") for entry in own.get(name, ())] for name in kinds}
    replacing = [(_kind(said, kinds), said) for said in _of_files(changes.replace)]
    for name in {kind.name: kind for kind, _ in replacing}:
        by = next(said.place for kind, said in replacing if kind.name == name)
        made[name] = [one._replace(effect="replaced", by=by) for one in made[name]]
    added = [*_of_files(changes.extend), *_inline(f"lists.{owner}.add", changes.add)]
    for kind, said in [*replacing, *((_kind(said, kinds), said) for said in added)]:
        made[kind.name].append(Listed(kind.name, _entry(kind, said), "added"))
    for said in [*_of_files(changes.cut_files), *_inline(f"lists.{owner}.cut", changes.cut)]:
        _cut(made, kinds, said)
    entries = {
        name: tuple(one.entry for one in items if one.effect in ("ours", "added"))
        for name, items in made.items()
    }
    return Changed(entries, [one for items in made.values() for one in items])


def _of_files(files: Iterable[glossator.OptionFile]) -> Iterator[_Said]:
    for file in files:
        rows = Rows(file)
        for row in rows:
            yield _Said(row, rows.name, rows)


def _inline(key: str, items: Iterable[Any]) -> Iterator[_Said]:
    for number, item in enumerate(items):
        at = f"{key}[{number}]"
        try:
            yield _Said(row_of(item), at)
        except ValueError as error:
            raise glossator.OptionError(f"{at}: {error}") from None


def _kind(said: _Said, kinds: Mapping[str, WordList]) -> WordList:
    """The list that a row belongs to: the first, where nothing is said."""
    name = said.row.list or next(iter(kinds))
    if name not in kinds:
        raise said.wrong(unknown("list", name, kinds), "list")
    return kinds[name]


def _entry(kind: WordList, said: _Said) -> ListEntry:
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
        key = pointer.split("/")[1] if pointer else ""
        if words.startswith("invalid enum value"):
            words = unknown(f"value of {key}", str(values[key]), _choices(known[key].type))
        else:
            words = f"{key}: {words.partition(', got ')[0]}, got {values.get(key)!r}"
        raise said.wrong(words, key) from None
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


def _cut(made: Mapping[str, list[Listed]], kinds: Mapping[str, WordList], said: _Said) -> None:
    """Take out an entry, of the list that is named, or of all that have it."""
    names = [_kind(said, kinds).name] if said.row.list else list(made)
    found = False
    for name in names:
        kind, items = kinds[name], made[name]
        wanted = kind.key(said.row.phrase)
        for number, one in enumerate(items):
            if one.effect in ("cut", "replaced"):
                continue
            if kind.key(one.entry.phrase) == wanted:
                items[number] = one._replace(effect="cut", by=said.place)
            elif kind.alternatives and said.row.phrase in (parts := _alternatives(one)):
                rest = "|".join(part for part in parts if part != said.row.phrase)
                items[number] = one._replace(entry=one.entry._replace(phrase=rest))
                gone = one.entry._replace(phrase=said.row.phrase)
                items.append(Listed(name, gone, "cut", said.place))
            else:
                continue
            found = True
    if not found:
        known = {one.entry.phrase for name in names for one in made[name]}
        near = get_close_matches(said.row.phrase, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        where = names[0] if said.row.list else "any list"
        raise said.wrong(f"expected an entry of {where}, got {said.row.phrase!r}{hint}", PHRASE)


def _alternatives(one: Listed) -> list[str]:
    """The words of ``a|b``, where that is the whole entry."""
    return one.entry.phrase.split("|") if " " not in one.entry.phrase else []
