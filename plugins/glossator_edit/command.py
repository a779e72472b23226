"""``glossator edit``: layers taken out, renamed, and brought in from other files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Annotated

import typer

from glossator import Document, FormatError, GlossatorError, OptionError, command
from glossator.cli.shared import (
    Formats,
    From,
    Output,
    Plugins,
    Registry,
    To,
    counted,
    encode,
    find_inputs,
    input_formats,
    joined,
    names,
    number,
    output_formats,
    pair,
    printable,
    read_documents,
    registry_with,
    unknown_layer,
    unread,
)
from glossator_edit.editing import Edit, TakenOut, edited
from glossator_edit.rewriting import HOLD_NO_TEXT, Losses, Rewriting, documents

_Brought = dict[str, Document]
"""Layer name to the document that it is to come from."""
_Joined = tuple[str, tuple[Document, _Brought]]
"""A document by its id, with what is to be brought in."""


@command(example="glossator edit out.jsonl --merge entities=hand.jsonl --by Anna -o new.jsonl")
def edit(
    inputs: Annotated[
        list[str], typer.Argument(help="Files, directories, globs, - for standard input.")
    ],
    output: Output = None,
    drop: Annotated[
        list[str] | None, typer.Option("--drop", help="Layers to take out, comma-separated.")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", help="The only layers to leave, comma-separated.")
    ] = None,
    rename: Annotated[
        list[str] | None,
        typer.Option("--rename", help="OLD=NEW: a layer's new name; its ids go with it."),
    ] = None,
    merge: Annotated[
        list[str] | None,
        typer.Option(
            "--merge", help="LAYER=FILE: bring in a layer from documents of the same texts."
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="Who made, by hand, the layers that --merge brings in.")
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            callback=number,
            help="Take out annotations that are less sure than this, from 0 to 1.",
        ),
    ] = 0,
    without_text: Annotated[
        bool,
        typer.Option("--without-text", help="Write the text's length and hash in its place."),
    ] = False,
    from_: From = None,
    to: To = None,
    plugin: Plugins = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell errors only.")] = False,
) -> None:
    """Take layers out of documents, rename them, bring them in from other files; in this order.

    The text is never changed. A layer that refers to what is then gone is taken out too, and a run
    makes it again; one that a person made is never lost that way: the document is refused.

    Exit code 0: all is written; 1: a document was refused; 2: wrong usage; 3: something could not
    be read. Of several documents the others are written.
    """
    registry = registry_with(plugin or ())
    sources = _sources(merge)
    asked = replace(
        _asked(drop, keep, rename, sources, by), least=min_confidence, without_text=without_text
    )
    if asked == Edit():
        raise OptionError(
            "name what to do: --drop, --keep, --rename, --merge, --min-confidence or --without-text"
        )
    formats = input_formats(registry, from_)
    read = input_formats(registry, from_, replaced=TakenOut(asked))
    rewriting = Rewriting(output, output_formats(registry, to), find_inputs(inputs, read))
    done, known = Counter[str](), _Known(asked, sources, formats)
    rewriting.check = known.check
    rewriting.sources = inputs
    rewriting.only = HOLD_NO_TEXT if without_text else ()
    given = documents(read_documents(rewriting.files), rewriting.losses, registry)
    ours: Iterable[_Joined] = ((one, (document, {})) for one, document in given)
    for file in dict.fromkeys(sources.values()):
        wanted = [layer for layer, source in sources.items() if source == file]
        ours = _with_brought(ours, file, wanted, formats, rewriting.losses, registry)
    total = 0

    def made() -> Iterator[Document | GlossatorError]:
        nonlocal total
        for identifier, (document, brought) in ours:
            total += 1
            known.add(document, brought)
            try:
                found = edited(document, asked, brought, registry)
            except FormatError as error:
                at = f" (at {error.pointer})" if error.pointer else ""
                yield FormatError(f"document {identifier!r}: {error.message}{at}")
                continue
            done.update(found.done)
            yield found.document

    rewriting.write(made())
    if not quiet:
        typer.echo(_told(total, done, rewriting.losses.refused), err=True)
    rewriting.losses.exit()


def _sources(merge: Iterable[str] | None) -> dict[str, str]:
    """Layer name to the file that it is to come from."""
    found: dict[str, str] = {}
    for typed in merge or ():
        layer, file = pair(typed, "--merge", "LAYER=FILE")
        if layer in found:
            raise OptionError(f"--merge: {layer!r} is to come from two files: choose one")
        found[layer] = file
    return found


def _asked(
    drop: list[str] | None,
    keep: list[str] | None,
    rename: list[str] | None,
    sources: dict[str, str],
    by: str | None,
) -> Edit:
    """What the options ask for.

    Raises:
        OptionError: where they ask for nothing, or contradict each other.
    """
    renames = [pair(one, "--rename", "OLD=NEW") for one in names(*rename or ())]
    for _, new in renames:
        if re.search(r"[=/\s]", new):
            raise OptionError(f"--rename: expected the name of a layer, got {new!r}")
    made = Edit(
        frozenset(names(*drop or ())),
        frozenset(names(*keep)) if keep else None,
        dict(renames),
        tuple(sources),
        by,
    )
    if both := made.drop & (made.keep or frozenset()):
        raise OptionError(f"--drop and --keep: choose one for {', '.join(sorted(both))}")
    for side, word in ((0, "OLD"), (1, "NEW")):
        [most] = Counter(one[side] for one in renames).most_common(1) or [("", 0)]
        if most[1] > 1:
            raise OptionError(f"--rename: expected each {word} once, got {most[0]!r} again")
    if by is not None and not sources:
        raise OptionError("--by says who made what --merge brings in: name it with --merge")
    if by is not None and not by.strip():
        raise OptionError("--by: expected a name, got none")
    return made


def _with_brought(
    ours: Iterable[_Joined],
    file: str,
    layers: list[str],
    formats: Formats,
    losses: Losses,
    registry: Registry,
) -> Iterator[_Joined]:
    """Documents with what is to be brought in from those of a file, joined by id."""
    theirs = documents(read_documents(find_inputs([file], formats), layers), losses, registry)
    types = registry.layer_types
    strangers = 0
    pairs = joined(ours, theirs, pack=encode, unpack=lambda data: unread(data, types))
    for identifier, mine, other in pairs:
        if mine is None:
            strangers += 1
        elif other is None:
            yield identifier, mine
        else:
            source = other.read_from(other.source or file)
            yield identifier, (mine[0], {**mine[1], **dict.fromkeys(layers, source)})
    if strangers:
        typer.echo(
            f"Warning: {printable(file)}: {counted(strangers, 'document')} with ids that no input "
            "has: nothing was brought in from there",
            err=True,
        )


class _Known:
    """The layers that documents have, to find names that none has."""

    def __init__(self, asked: Edit, sources: Mapping[str, str], formats: Formats) -> None:
        self._asked, self._sources, self._formats = asked, sources, formats
        self._there: set[str] = set()
        self._brought: dict[str, set[str]] = {}
        self._are_any = False

    def add(self, document: Document, brought: _Brought) -> None:
        self._are_any = True
        self._there.update(document.layers)
        for name, other in brought.items():
            self._brought.setdefault(name, set()).update(other.layers)

    def check(self) -> None:
        """Refuse a name that no document has, if there are documents."""
        if not self._are_any:
            return
        for option, asked in (
            ("--drop", self._asked.drop),
            ("--keep", self._asked.keep or ()),
            ("--rename", self._asked.rename),
        ):
            for name in asked:
                if name not in self._there:
                    raise OptionError(f"{option}: {unknown_layer(name, self._there)}")
        for name in self._asked.merge:
            if name not in self._brought:
                raise OptionError(f"--merge {name}: no document read there has the id of an input")
            if name not in self._brought[name]:
                raise OptionError(f"--merge: {unknown_layer(name, self._all_of(name))}")

    def _all_of(self, name: str) -> set[str]:
        """The layers of the file that a layer was to come from; of these only that one was read."""
        read = read_documents(find_inputs([self._sources[name]], self._formats))
        return {layer for one in read if isinstance(one, Document) for layer in one.layers}


def _told(total: int, done: Counter[str], refused: int) -> str:
    """What was done, in how many documents."""
    alike: dict[tuple[str, int], list[str]] = {}  # but for the last word, the name of a layer
    for what, count in sorted(done.items()):
        said, _, name = what.rpartition(" ")
        alike.setdefault((said, count), []).append(name)
    told = [
        f"{said} {', '.join(found)}" + ("" if count == total else f" in {count}")
        for (said, count), found in alike.items()
    ]
    told += [f"{refused} refused"] * bool(refused)
    return f"{counted(total, 'document')}: {printable('; '.join(told)) or 'nothing to do'}"
