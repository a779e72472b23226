"""``glossator diff``: what two annotations of the same texts have not alike."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer

from glossator import Document, OptionError, command
from glossator.cli.shared import (
    UNREADABLE,
    Formats,
    From,
    Plugins,
    Unread,
    Unreadable,
    aside,
    echo,
    encode,
    find_inputs,
    input_formats,
    joined,
    names,
    pair,
    read_documents,
    registry_with,
    results,
    unknown_layer,
    unread,
)
from glossator_diff.changes import DocumentChanges, compare
from glossator_diff.json_report import JsonReport
from glossator_diff.printing import conclusion, lines_of, notes, print_totals
from glossator_diff.totals import Totals

DIFFERENT = 1
"""The exit code where anything differs."""

_COLOURS = {
    "added": "green",
    "removed": "red",
    "moved": "yellow",
    "relabelled": "yellow",
    "changed": "yellow",
}


@command(example="glossator diff monday.jsonl tuesday.jsonl --layers titles --summary")
@aside()
def diff(
    old: Annotated[str, typer.Argument(help="A file, directory or glob, - for standard input.")],
    new: Annotated[str, typer.Argument(help="The same, of documents of the same ids.")],
    layers: Annotated[
        list[str] | None,
        typer.Option(
            "--layers", "-l", help="Compare these alone, comma-separated; OLD=NEW for two names."
        ),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", "-s", help="Count over all documents, list none.")
    ] = False,
    provenance: Annotated[
        bool, typer.Option("--provenance", help="Also compare who made the layers, from what.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    from_: From = None,
    plugin: Plugins = None,
) -> None:
    """Say what two annotations of the same texts have not alike: runs, versions, two hands.

    Annotations are paired by where they stand, whatever their ids: added, removed, moved,
    relabelled, or changed in a field. The summary has the agreement of both sides, too.

    Exit code 0: nothing differs; 1: something does; 2: wrong usage; 3: an input could not be read.
    """
    registry = registry_with(plugin or ())
    formats = input_formats(registry, from_)
    if old == new == "-":
        raise OptionError("-: standard input can be read only once")
    asked = [_names(one) for one in names(*layers or ())] or None
    lost = Unread()
    both = (old, new)
    only: list[set[str] | None] = [None, None]
    if asked and "-" not in both:  # which cannot be read again, to say which layers there are
        only = [{one[side] for one in asked} for side in (0, 1)]
    sides = [_documents(both[side], formats, lost, only[side]) for side in (0, 1)]
    report = JsonReport(_say, summary=summary) if as_json else None
    totals, met = Totals(), (set[str](), set[str]())
    types = registry.layer_types
    pairs = joined(*sides, pack=encode, unpack=lambda data: unread(data, types))
    for _, mine, other in pairs:
        found = _compared(mine, other, asked, provenance=provenance)
        totals.add(found)
        for there, document in zip(met, (mine, other), strict=True):
            there.update(document.layers if document else ())
        if report:
            report.add(found)
        elif not summary and found:
            _print(found)
    if unmet := _unmet(asked or (), met):
        side, name = unmet
        again = _documents(both[side], formats, Unread()) if only[side] else ()
        raise OptionError(unknown_layer(name, met[side].union(*(one.layers for _, one in again))))
    if report:
        report.end(totals)
    elif summary:
        if totals.layers:
            print_totals(totals)
        for note in notes(totals):
            echo(note)
    typer.echo(conclusion(totals, lost.count), err=True)
    lost.end()
    if lost.count:
        raise typer.Exit(UNREADABLE)
    if totals:
        raise typer.Exit(DIFFERENT)


def _names(typed: str) -> tuple[str, str]:
    return pair(typed, "--layers", "NAME or OLD=NEW") if "=" in typed else (typed, typed)


def _documents(
    source: str, formats: Formats, lost: Unread, only: set[str] | None = None
) -> Iterator[tuple[str, Document]]:
    """The documents of a side; what cannot be read is told, and left out."""
    for one in read_documents(find_inputs([source], formats), only):
        if isinstance(one, Unreadable):
            lost.tell(one)
        else:
            yield one.id, one


def _compared(
    old: Document | None,
    new: Document | None,
    layers: list[tuple[str, str]] | None,
    *,
    provenance: bool,
) -> DocumentChanges:
    if old is None or new is None:
        return DocumentChanges(old, new)
    return compare(old, new, layers, provenance=provenance)


def _unmet(asked: Iterable[tuple[str, str]], met: Sequence[set[str]]) -> tuple[int, str] | None:
    """The side and the name of a layer that no document has: it would be the same everywhere."""
    for pair_asked in asked:
        if pair_asked[0] == pair_asked[1] and pair_asked[0] in met[0] | met[1]:
            continue
        for side, name in enumerate(pair_asked):
            if name not in met[side]:
                return side, name
    return None


def _print(found: DocumentChanges) -> None:
    say = _in_colour if results().isatty() and not os.environ.get("NO_COLOR") else _plain
    _say("".join(say(what, line) for what, line in lines_of(found)))


def _in_colour(what: str, line: str) -> str:
    return typer.style(line, fg=_COLOURS.get(what), bold=what == "document") + "\n"


def _plain(_: str, line: str) -> str:
    return line + "\n"


def _say(text: str) -> None:
    """Print in UTF-8, whatever the encoding of standard output is: what is printed is of texts."""
    echo(text.encode("utf-8", "backslashreplace"), end="")
