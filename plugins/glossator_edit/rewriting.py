"""Documents read, changed and written one by one: what cannot be is told, and costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import typer

from glossator import Document, FormatError, GlossatorError, OptionError
from glossator.cli.shared import (
    FAILED,
    UNREADABLE,
    Formats,
    InputFile,
    Outcome,
    Registry,
    Unreadable,
    open_writer,
    printable,
    read_documents,
    settled,
    writing,
)

HOLD_NO_TEXT = ("json", "jsonl")
"""The formats that can hold a document without its text."""


@dataclass(slots=True)
class Losses:
    """What was told while documents were read and changed."""

    unreadable: int = 0
    refused: int = 0

    def tell(self, error: GlossatorError, *, is_refusal: bool = False) -> None:
        """Say what is wrong with a document or a file."""
        typer.echo(f"Error: {printable(str(error))}", err=True)
        self.refused += is_refusal
        self.unreadable += not is_refusal

    @property
    def any(self) -> int:
        """How many there were."""
        return self.unreadable + self.refused

    def exit(self) -> None:
        """End the command with the code for them."""
        if self.any:
            raise typer.Exit(UNREADABLE if self.unreadable else FAILED)


def documents(
    files: Sequence[InputFile], losses: Losses, registry: Registry
) -> Iterator[tuple[str, Document]]:
    """The documents of the files by id; what cannot be read is told."""
    for one in read_documents(files):
        if isinstance(one, Unreadable):
            losses.tell(one.error)
        else:
            yield one.id, settled(one, registry.maker)


@dataclass(slots=True)
class Rewriting:
    """An output that is being written.

    Attributes:
        output: Its name; None for standard output.
        formats: Those that can be written.
        files: What is read meanwhile.
        losses: What was told.
        check: Is called when all is written: what it raises leaves no output.
        only: The names of the formats that will do; all, where there are none.
    """

    output: str | None
    formats: Formats
    files: Sequence[InputFile]
    losses: Losses = field(default_factory=Losses)
    check: Callable[[], None] | None = None
    only: Sequence[str] = ()

    def write(self, made: Iterator[Document | GlossatorError]) -> None:
        """Write documents; where one is lost, an output that is an input stays as it was."""
        outcome = Outcome()
        with writing(outcome, self.output):
            self._write(made, outcome)

    def _check_format(self, name: str) -> None:
        if self.only and name not in self.only:
            wanted = " or ".join(self.only)
            raise OptionError(f"--without-text: expected an output of format {wanted}, got {name}")

    def _write(self, made: Iterator[Document | GlossatorError], outcome: Outcome) -> None:
        with open_writer(self.output, outcome, formats=self.formats, inputs=self.files) as writer:
            self._check_format(writer.target.format.name)
            for one in made:
                if isinstance(one, GlossatorError):
                    self.losses.tell(one, is_refusal=True)
                    continue
                try:
                    writer.write(one)
                except FormatError as error:
                    self.losses.tell(error, is_refusal=True)
            outcome.incomplete = bool(self.losses.any and outcome.in_place)
            if self.check:
                try:
                    self.check()
                except GlossatorError:
                    outcome.written = 0  # so that nothing is left of it
                    raise
