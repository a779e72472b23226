"""``glossator diff``: what two annotations of the same texts have not alike."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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
    unknown,
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
    sides = [_documents(source, formats, lost) for source in (old, new)]
    report = JsonReport(_say, summary=summary) if as_json else None
    totals, known = Totals(), _Known()
    types = registry.layer_types
    pairs = joined(*sides, pack=encode, unpack=lambda data: unread(data, types))
    for _, mine, other in pairs:
        found = _compared(mine, other, asked, provenance=provenance)
        totals.add(found)
        known.add(mine, other)
        if report:
            report.add(found)
        elif not summary and found:
            _print(found)
    if asked:
        known.check(asked)
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


def _documents(source: str, formats: Formats, lost: Unread) -> Iterator[tuple[str, Document]]:
    """The documents of a side; what cannot be read is told, and left out."""
    for one in read_documents(find_inputs([source], formats)):
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


class _Known:
    """The layers that any document of a side has."""

    def __init__(self) -> None:
        self._sides: tuple[set[str], set[str]] = (set(), set())

    def add(self, *documents: Document | None) -> None:
        for known, document in zip(self._sides, documents, strict=True):
            known.update(document.layers if document else ())

    def check(self, asked: Iterable[tuple[str, str]]) -> None:
        """Refuse a name that no document of either side has: it would be the same everywhere."""
        old, new = self._sides
        for name, other in asked:
            if name == other and name in old | new:
                continue
            for one, known in ((name, old), (other, new)):
                if one not in known:
                    raise OptionError(unknown("layer", one, known))


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
