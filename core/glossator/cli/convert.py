"""``glossator convert``: documents of one format in another, and what is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from glossator.cli.ending import writing
from glossator.cli.shared import (
    FAILED,
    UNREADABLE,
    Formats,
    From,
    InputFile,
    Output,
    Plugins,
    Settings,
    To,
    Without,
    asked_chain,
    counted,
    find_inputs,
    input_formats,
    names,
    output_formats,
    print_table,
    printable,
    registry_with,
    unknown_layer,
)
from glossator.cli.summary import tell_dropped
from glossator.cli.trouble import Unread, tell
from glossator.errors import FormatError, OptionError
from glossator.exchange.labels import unused_rules
from glossator.exchange.schemas import Seen
from glossator.files.atomic import Outcome, atomic, write_all
from glossator.files.formats import OWN
from glossator.files.losses import Tally, losses_of
from glossator.files.reading import Unreadable, read_documents, with_only
from glossator.files.targets import Target, check_apart, find_output
from glossator.files.writing import open_writer
from glossator.format.layers import LayerTypes
from glossator.model.document import Document
from glossator.plugins.command import command
from glossator.terminal import MOST

_FEW = 3
"""As many layers of unknown types as are told each on its line."""


@command("convert", example="glossator convert out.jsonl --output brat/ --to brat")
def convert(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Files of any format, directories, globs, - for standard input."),
    ],
    output: Output = None,
    from_: From = None,
    to: To = None,
    layers: Annotated[
        list[str] | None,
        typer.Option("--layers", "-l", help="Only these, and what they refer to; comma-separated."),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", help="FOREIGN=LAYER:LABEL: what a label of the other tool is here."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing if anything would be lost.")
    ] = False,
    settings: Settings = None,
    plugin: Plugins = None,
    without: Without = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell errors only.")] = False,
) -> None:
    """Write documents in another format, and say what it cannot hold.

    The losses are found by writing each document and reading it again, and told before anything is
    written. What is not told is kept.

    Exit code 0: done; 1: a document could not be written, or what is written of it not be read
    again, or --strict and something would be lost; 2: wrong usage; 3: something could not be read.
    """
    asked = asked_chain(None, settings=settings, plugins=plugin, without=without)
    registry = registry_with(plugin or (), without=names(*without or ()))
    rules = {"map": list(map_)} if map_ else {}
    mapped = [
        name
        for name, cls in registry.formats.items()
        if rules and "map" in cls.options_type.__struct_fields__
    ]
    for name in mapped:
        asked.set[name] = {**rules, **asked.set.get(name, {})}
    readable = input_formats(registry, from_, asked)
    found = find_inputs(inputs, readable)
    formats = output_formats(registry, to, asked)
    target = find_output(output, formats, len(found))
    check_apart(target, inputs, found)
    work = _Work(found, names(*layers or ()), registry.layer_types)
    streams = [file.name for file in found if file.is_stream]
    if streams and strict:
        raise OptionError(
            f"--strict reads its inputs twice, and {streams[0]} can be read once: "
            "save it to a file first"
        )
    seen, tally = Seen(), Tally()
    # Our own formats lose nothing: all that can be told first is that a layer is not there.
    is_once = bool(streams) or (isinstance(target.format, OWN) and not work.layers)
    if not is_once:
        measured = [work.measure(document, target, tally, seen) for document in work.documents()]
        if not quiet:
            tell_dropped(readable)
            _report(tally, target)
        if strict and (tally or work.failed):
            work.end()
            typer.echo("Nothing was written: --strict", err=True)
            raise typer.Exit(FAILED)
        if work.failed and not any(measured):
            work.end()
            typer.echo("Nothing was written", err=True)
            raise typer.Exit(UNREADABLE if work.unreadable else FAILED)
    written = _write(work, target, output, formats, tally if is_once else None, seen)
    work.end()
    told: list[str] = []
    if isinstance(target.format, OWN) and target.path:
        told += _write_schemas(target.path, seen)
    if not quiet:
        if is_once:
            tell_dropped(readable)
            _report(tally, target)
        for label in unused_rules([*readable.made, target.format], map_ or ()):
            told.append(f"--map {label}=…: nothing is called so, or was to be")
        typer.echo("\n".join([*told, f"{counted(written, 'document')} written"]), err=True)
    if work.unreadable:
        raise typer.Exit(UNREADABLE)
    if work.failed:
        raise typer.Exit(FAILED)


class _Work:
    """The documents to convert, and what has gone wrong with them.

    Args:
        files: Where they are.
        layers: The layers that are wanted; all if there are none.
        types: The classes of the layer types.
    """

    def __init__(
        self, files: Iterable[InputFile], layers: Iterable[str], types: LayerTypes
    ) -> None:
        self.files = list(files)
        self.layers = tuple(layers)
        self._types = types
        self.unreadable: set[str] = set()
        self._unread = Unread()
        self.failed: set[str] = set()
        self._known: set[str] = set()

    def documents(self) -> Iterator[Document]:
        """Those that can be read; what cannot is told the first time."""
        for item in read_documents(self.files):
            if isinstance(item, Unreadable):
                words = str(item.error)
                if words not in self.unreadable:
                    self._unread.tell(item)
                    self.unreadable.add(words)
            elif item.id not in self.failed:
                self._known.update(item.layers)
                yield with_only(item, self.layers, self._types) if self.layers else item
        if missing := [name for name in self.layers if name not in self._known]:
            raise OptionError("--layers: " + unknown_layer(missing[0], self._known))

    def measure(self, document: Document, target: Target, tally: Tally, seen: Seen) -> bool:
        """Note what is lost of a document; whether it can be written."""
        seen.look(document)
        try:
            for loss in losses_of(target.format, document):
                tally.add(loss)
        except FormatError as error:
            self.fail(document, error)
            return False
        return True

    def fail(self, document: Document, error: FormatError) -> None:
        """Note that a document cannot be written."""
        self.failed.add(document.id)
        if len(self.failed) <= MOST:
            tell(f"document {document.id!r}: {error}")

    def end(self) -> None:
        """Say what there was beside what was told one by one."""
        if (more := len(self.failed) - MOST) > 0:
            tell(f"{counted(more, 'further document')} that cannot be written, not listed")
        self._unread.end()


def _write(
    work: _Work,
    target: Target,
    output: str | None,
    formats: Formats,
    tally: Tally | None,
    seen: Seen,
) -> int:
    """Write the documents; how many. Where they are read once only, they are measured then."""
    count = 0
    outcome = Outcome()
    with (
        writing(outcome, output),
        open_writer(
            output, outcome, formats=formats, inputs=work.files, is_measured=False
        ) as writer,
    ):
        for document in work.documents():
            if tally is not None and not work.measure(document, target, tally, seen):
                continue
            try:
                writer.write(document)
            except FormatError as error:
                work.fail(document, error)
            else:
                count += 1
        # Of an output that is an input nothing must be lost.
        outcome.incomplete = bool(outcome.in_place and (work.unreadable or work.failed))
    return count


def _report(tally: Tally, target: Target) -> None:
    """Print what is lost."""
    from rich.console import Console

    if not tally:
        return
    console = Console(stderr=True, markup=False)
    rows = [
        (one.layer or "document", one.field, one.reason, str(one.count), printable(one.example))
        for one in tally
    ]
    columns = ("layer", "field", "what differs", "how many", "example")
    title = f"what differs when {target.format.name} is read again"
    print_table(columns, rows, title=title, numbers=("how many",), console=console)


def _write_schemas(path: Path, seen: Seen) -> list[str]:
    """Put the schemas of unknown layer types beside the output; what to say of them."""
    counts: dict[str, Any] = seen.counts()
    stem = path.with_name(path.name.partition(".")[0])
    schemas = seen.schemas()
    for name, schema in schemas.items():
        with atomic(Path(f"{stem}.{name}.schema.json")) as stream:
            write_all(stream, schema)
    if len(schemas) > _FEW:
        return [
            f"{', '.join(schemas)}: {len(schemas)} layers of types that no plugin declares; check "
            f"each with --schema LAYER={stem}.LAYER.schema.json"
        ]
    return [
        f"{name}: {counted(counts[name], 'annotation')} of a type that no plugin declares; "
        f"check with --schema {name}={stem}.{name}.schema.json"
        for name in schemas
    ]
