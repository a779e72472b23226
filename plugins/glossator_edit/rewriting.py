"""Documents read, changed and written one by one: what cannot be is told, and costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    Unread,
    Unreadable,
    check_apart,
    open_writer,
    printable,
    settled,
    writing,
)

HOLD_NO_TEXT = ("json", "jsonl")
"""The formats that can hold a document without its text."""


@dataclass(slots=True)
class Losses:
    """What was told while documents were read and changed."""

    unread: Unread = field(default_factory=Unread)
    refused: int = 0

    def refuse(self, error: GlossatorError) -> None:
        """Say what is wrong with a document that was read."""
        typer.echo(f"Error: {printable(str(error))}", err=True)
        self.refused += 1

    @property
    def any(self) -> int:
        """How many there were."""
        return self.unread.count + self.refused

    def exit(self) -> None:
        """End the command with the code for them."""
        self.unread.end()
        if self.any:
            raise typer.Exit(UNREADABLE if self.unread.count else FAILED)


def documents(
    read: Iterable[Document | Unreadable], losses: Losses, registry: Registry
) -> Iterator[tuple[str, Document]]:
    """Documents by id; what could not be read is told."""
    for one in read:
        if isinstance(one, Unreadable):
            losses.unread.tell(one)
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
        sources: What the user named as inputs.
    """

    output: str | None
    formats: Formats
    files: Sequence[InputFile]
    losses: Losses = field(default_factory=Losses)
    check: Callable[[], None] | None = None
    only: Sequence[str] = ()
    sources: Sequence[str] = ()

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
            check_apart(writer.target, self.sources, self.files)
            for one in made:
                if isinstance(one, GlossatorError):
                    self.losses.refuse(one)
                    continue
                try:
                    writer.write(one)
                except FormatError as error:
                    self.losses.refuse(error)
            outcome.incomplete = bool(self.losses.any and outcome.in_place)
            if self.check:
                try:
                    self.check()
                except GlossatorError:
                    outcome.written = 0  # so that nothing is left of it
                    raise
