"""``glossator attach``: bring texts back to annotations that were shared without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from glossator import Document, FormatError, GlossatorError, InputError, OptionError, command
from glossator.cli.shared import (
    Ids,
    InputFile,
    Output,
    Plugins,
    Registry,
    Unreadable,
    WithheldText,
    check_document,
    counted,
    decode,
    encode,
    find_annotations,
    find_inputs,
    input_formats,
    iter_json,
    joined,
    output_formats,
    read_texts,
    registry_with,
    settled,
    unread,
)
from glossator_edit.rewriting import Losses, Rewriting, documents


@command("attach", example="glossator attach shared.jsonl --texts articles/ --output whole.jsonl")
def attach(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Annotation files, directories, globs, - for standard input."),
    ],
    texts: Annotated[
        list[str] | None,
        typer.Option(
            "--texts",
            help="A file, folder or glob in quotes with the texts: needed; may be said again.",
        ),
    ] = None,
    output: Output = None,
    plugin: Plugins = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell errors only.")] = False,
) -> None:
    """Bring texts back to documents that `glossator edit --without-text` has written.

    Texts are found by the documents' ids: a file's name without its suffix, below a directory with
    the way to it. Another text than the one that was annotated is refused.

    Exit code 0: all have their texts; 1: a text is missing, or is another; 2: wrong usage; 3:
    something could not be read. Of several documents the others are written.
    """
    if not texts:
        raise OptionError("expected --texts with the file or folder that has the texts, got none")
    registry = registry_with(plugin or ())
    files = _annotations(inputs, texts)
    rewriting = Rewriting(output, output_formats(registry), files, sources=inputs)
    there = read_texts(find_inputs(texts, input_formats(registry)))
    theirs = documents(there, rewriting.losses, registry)
    ours = _withheld(files, rewriting.losses, registry)
    types = registry.layer_types
    done: Counter[str] = Counter()

    def made() -> Iterator[Document | GlossatorError]:
        pairs = joined(ours, theirs, pack=encode, unpack=lambda data: unread(data, types))
        for _, mine, other in pairs:
            if mine is None:
                continue
            try:
                yield _with_text(mine, other, done)
            except FormatError as error:
                yield error

    rewriting.write(made())
    if not quiet:
        done["refused"] = rewriting.losses.refused
        told = ", ".join(f"{count} {what}" for what, count in done.items() if count)
        typer.echo(f"{counted(done.total(), 'document')}: {told or 'nothing to do'}", err=True)
    rewriting.losses.exit()


def _annotations(inputs: Sequence[str], texts: Sequence[str]) -> list[InputFile]:
    """The files of annotations.

    Raises:
        OptionError: where one is something else, as are the texts that a shell makes of a glob.
    """
    try:
        return find_annotations(inputs)
    except OptionError as error:
        folder = Path(texts[-1]).parent
        if len(inputs) > 1 and any(Path(one).parent == folder for one in inputs):
            hint = f"name the folder of the texts, --texts {folder}/, or put their glob in quotes"
            raise OptionError(f"{error}; {hint}") from None
        raise


def _with_text(document: Document, other: Document | None, done: Counter[str]) -> Document:
    """A document with its text.

    Raises:
        FormatError: where that is missing, or another.
    """
    withheld = document.text
    if not isinstance(withheld, WithheldText):
        done["had its text"] += 1
        return document
    where = f"document {document.id!r}: expected the text of {withheld.length} code points that"
    if other is None:
        raise FormatError(f"{where} was annotated, found none with its id among --texts")
    text = other.text
    # An editor may have added a line's end, or taken it away: the hash says which was annotated.
    ended = (text, text[: withheld.length], text + "\n" * (withheld.length - len(text)))
    whole = next((one for one in ended if one == withheld), None)
    if whole is None:
        there = f" in {other.source}" if other.source else ""  # not of one that had to wait
        raise FormatError(f"{where} was annotated, got another of {len(text)}{there}")
    made = document.replace(text=whole)
    check_document(made)
    done["with its text again"] += 1
    return made


def _withheld(
    files: Sequence[InputFile], losses: Losses, registry: Registry
) -> Iterator[tuple[str, Document]]:
    """The documents of the files, whether or not their texts are there."""
    ids = Ids()
    for file in files:
        try:
            for record in iter_json(file):
                try:
                    one = decode(record.data, registry.layer_types, withheld=True)
                    if not ids.add(one.id, file.name):
                        raise FormatError(ids.repeated(one.id, file.name))
                except FormatError as error:
                    line = record.line + max(error.line - 1, 0) if record.line else error.line
                    losses.unread.tell(Unreadable(file, error.located(source=file.name, line=line)))
                    continue
                yield one.id, settled(one, registry.maker)
        except (FormatError, InputError) as error:
            losses.unread.tell(Unreadable(file, error))
