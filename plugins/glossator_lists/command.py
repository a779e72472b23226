"""``glossator lists``: the word lists of annotators, with what a chain file changes about them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import msgspec
import typer

import glossator
from glossator.cli.shared import (
    ChainName,
    Plugins,
    Registry,
    Settings,
    annotators_of,
    aside,
    asked_chain,
    echo,
    print_table,
    registry_with,
    unknown,
)
from glossator_standard import ListAnnotator, ListChanges
from glossator_standard.listchanges import Listed, changed


@glossator.command(example="glossator lists hedging")
@aside()
def lists(
    name: Annotated[
        str | None, typer.Argument(help="An annotator; default: all that have lists.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--list", help="Show this list of the annotator alone.")
    ] = None,
    changes: Annotated[
        bool, typer.Option("--changes", help="Show only what the chain file changes.")
    ] = False,
    chain: ChainName = None,
    settings: Settings = None,
    plugin: Plugins = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the word lists of annotators, and where each entry comes from.

    With a chain file that changes them ([lists.ANNOTATOR]), each entry is ours, added, cut or
    replaced, and by what line.
    """
    asked = asked_chain(chain, settings=settings, plugins=plugin)
    registry = registry_with(asked.plugins, asked.without)
    make = annotators_of(registry, asked)
    having = [one for one in registry.annotators if _has_lists(registry, one)]
    if name is None:
        if only:
            raise glossator.OptionError("--list: expected an annotator before it, got none")
        all_lists = [row for one in having for row in _summary(make(one)) if row[3] or not changes]
        if as_json:
            for row in all_lists:
                echo(json.dumps(dict(zip(_COLUMNS, row, strict=True)), ensure_ascii=False).encode())
        elif all_lists:
            print_table(_COLUMNS, all_lists)
        else:
            typer.echo(_UNCHANGED.format("ANNOTATOR"), err=True)
        return
    if name not in having:
        raise glossator.OptionError(unknown("annotator with word lists", name, having))
    annotator: Any = make(name)
    rows = _chosen(annotator, only, changes)
    if as_json:
        for one in rows:
            echo(json.dumps(_as_dict(one), ensure_ascii=False).encode())
        return
    if changes and not rows:
        typer.echo(_UNCHANGED.format(name), err=True)
        return
    print_table(
        ("list", "phrase", "says", "is", "from"),
        [
            (one.list, one.entry.phrase, _said(one), one.effect, one.by or one.entry.origin)
            for one in rows
        ],
    )


_UNCHANGED = "nothing changes these lists; [lists.{}] of a chain file does"
_COLUMNS = ("annotator", "list", "entries", "changes", "fields", "holds")
"""What is told of each list where no annotator is named."""


def _has_lists(registry: Registry, name: str) -> bool:
    return issubclass(registry.annotators[name], ListAnnotator)


def _listed(annotator: ListAnnotator) -> Sequence[Listed]:
    changes = annotator.options.lists or ListChanges()
    own = annotator.own_entries()
    return changed(own, annotator.word_lists, changes, annotator.name).listed


def _chosen(annotator: ListAnnotator, only: Iterable[str] | None, changes: bool) -> list[Listed]:
    known = [one.name for one in annotator.word_lists]
    for name in only or ():
        if name not in known:
            raise glossator.OptionError(unknown("list", name, known))
    return [
        one
        for one in _listed(annotator)
        if (not only or one.list in only) and not (changes and one.effect == "ours")
    ]


def _summary(annotator: Any) -> Iterable[Sequence[str]]:
    entries: Counter[str] = Counter()
    effects: dict[str, Counter[str]] = {}
    for one in _listed(annotator):
        entries[one.list] += one.effect in ("ours", "added")
        if one.effect != "ours":
            effects.setdefault(one.list, Counter())[one.effect] += 1
    for kind in annotator.word_lists:
        told = ", ".join(
            f"{count} {effect}" for effect, count in effects.get(kind.name, {}).items()
        )
        fields = ", ".join(kind.fields.__struct_fields__)
        yield annotator.name, kind.name, str(entries[kind.name]), told, fields, kind.meaning


def _fields(one: Listed) -> dict[str, Any]:
    """What is said of an entry."""
    said: dict[str, Any] = {}
    for field in msgspec.structs.fields(type(one.entry.fields)):
        value = getattr(one.entry.fields, field.name)
        if value is not None and (value != field.default or value):
            said[field.encode_name] = msgspec.to_builtins(value, order="deterministic")
    return said


def _said(one: Listed) -> str:
    return ", ".join(f"{key}={_shown(value)}" for key, value in _fields(one).items())


def _shown(value: Any) -> str:
    return ";".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _as_dict(one: Listed) -> dict[str, Any]:
    made = {"list": one.list, "phrase": one.entry.phrase, **_fields(one), "effect": one.effect}
    return {**made, "origin": one.entry.origin, **({"by": one.by} if one.by else {})}
