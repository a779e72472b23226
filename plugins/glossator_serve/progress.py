"""What is told on the terminal while an index is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from glossator.cli.shared import InputFile, Unread, Watch, counted, printable, watched


class Progress:
    """How far an index is, and where it lies.

    Attributes:
        unread: What could not be read.
        watch: How many documents there are so far.
    """

    def __init__(self, files: list[InputFile], *, quiet: bool) -> None:
        self.unread = Unread()
        self.watch = Watch(files, None, self.unread)
        self._quiet = quiet

    def elsewhere(self, folder: Path, cache: Path) -> None:
        """Say that an index cannot be beside its input."""
        self._say(f"{folder} cannot be written to: the index is kept in {cache}")

    @contextmanager
    def making(self, place: Path) -> Iterator[None]:
        """While it lasts, the index is made."""
        from rich.console import Console

        self._say(f"Making the index {place}")
        console = Console(stderr=True, markup=False)
        with watched(self.watch, console, quiet=self._quiet):
            yield
        self.unread.end()
        documents = counted(self.watch.documents, "document")
        self._say(f"{documents} in the index, {self.watch.seconds:.1f} s")

    def _say(self, words: str) -> None:
        if not self._quiet:
            typer.echo(printable(words), err=True)
