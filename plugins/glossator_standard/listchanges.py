"""A project's changes of an annotator's word lists: checked, and applied to ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple

import glossator
from glossator_standard.entries import Said, entry_of, kind_of, said_in
from glossator_standard.rows import PHRASE, row_of
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
    replacing = [(kind_of(said, kinds), said) for said in said_in(changes.replace)]
    for name in {kind.name: kind for kind, _ in replacing}:
        by = next(said.place for kind, said in replacing if kind.name == name)
        made[name] = [one._replace(effect="replaced", by=by) for one in made[name]]
    added = [*said_in(changes.extend), *_inline(f"lists.{owner}.add", changes.add)]
    for kind, said in [*replacing, *((kind_of(said, kinds), said) for said in added)]:
        made[kind.name].append(Listed(kind.name, entry_of(said, kind), "added"))
    for said in [*said_in(changes.cut_files), *_inline(f"lists.{owner}.cut", changes.cut)]:
        _cut(made, kinds, said)
    entries = {
        name: tuple(one.entry for one in items if one.effect in ("ours", "added"))
        for name, items in made.items()
    }
    return Changed(entries, [one for items in made.values() for one in items])


def _inline(key: str, items: Iterable[Any]) -> Iterator[Said]:
    for number, item in enumerate(items):
        at = f"{key}[{number}]"
        try:
            yield Said(row_of(item), at)
        except ValueError as error:
            raise glossator.OptionError(f"{at}: {error}") from None


def _cut(made: Mapping[str, list[Listed]], kinds: Mapping[str, WordList], said: Said) -> None:
    """Take out an entry, of the list that is named, or of all that have it."""
    names = [kind_of(said, kinds).name] if said.row.list else list(made)
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
