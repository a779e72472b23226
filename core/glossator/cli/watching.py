"""Watching what goes through inputs, as a run does: how far, how fast, how long it will take."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from glossator.cli.trouble import Unread
from glossator.files.inputs import InputFile
from glossator.model.document import Document

if TYPE_CHECKING:
    from rich.console import Console

    from glossator.chains.outcome import Summary

EVERY = 30.0
"""Seconds between two lines in a log."""

_SOONEST = 3.0
"""Seconds after which there is an estimate."""


class Watch:
    """What a run has done so far.

    Attributes:
        documents: How many are done.
        characters: The code points of their texts.
    """

    def __init__(self, files: Sequence[InputFile], summary: Summary | None, unread: Unread) -> None:
        self.documents = 0
        self.characters = 0
        self._files = files
        self._summary = summary
        self._unread = unread
        self._began = time.monotonic()
        self._last: str | None = None
        """The file of the last document."""
        self._sizes: list[int] | None = None
        self._at = 0
        """The file that is being read, and the bytes of those before it."""
        self._before = 0

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return time.monotonic() - self._began

    def advance(self, document: Document) -> None:
        """Count a document that is done."""
        self.documents += 1
        self.characters += len(document.text)
        self._last = document.source

    def line(self) -> str:
        """Documents, speed, failures, and what is left, on one line."""
        seconds = max(self.seconds, 0.001)
        parts = [
            f"{self.documents:,} document{'' if self.documents == 1 else 's'}",
            f"{_figure(self.documents / seconds)} a second",
            f"{_figure(self.characters / seconds)} characters a second",
        ]
        if self._summary and self._summary.failed:
            parts.append(f"{self._summary.failed:,} failed layers")
        if self._unread.count:
            parts.append(f"{self._unread.count:,} unreadable inputs")
        if (share := self._share()) and seconds > _SOONEST:
            parts.append(f"about {_duration(seconds / share - seconds)} left")
        return ", ".join(parts)

    def _share(self) -> float | None:
        """How much of the input is read, where its size is known."""
        if self._sizes is None:
            self._sizes = [_size(file) for file in self._files]
        whole = sum(self._sizes)
        if not whole or any(file.is_stream for file in self._files) or self._last is None:
            return None
        at, before = self._at, self._before
        while at < len(self._files) and self._files[at].name != self._last:
            before += self._sizes[at]
            at += 1
        if at == len(self._files):  # the document says no file that we know
            return None
        self._at, self._before = at, before
        return min((before + min(self._files[at].position, self._sizes[at])) / whole, 1.0)


@contextmanager
def watched(watch: Watch, console: Console, *, quiet: bool) -> Iterator[None]:
    """While it lasts, what is done so far is drawn on a terminal, or told in a log now and then."""
    if quiet:
        yield
    elif is_live():
        with _drawn(watch, console):
            yield
    else:
        ended = threading.Event()
        threading.Thread(target=_tell, args=(watch, ended), daemon=True).start()
        try:
            yield
        finally:
            ended.set()


def is_live() -> bool:
    """Whether standard error is a terminal that somebody looks at; no variable makes it one."""
    return (
        sys.stderr is not None
        and sys.stderr.isatty()
        and os.environ.get("TERM") != "dumb"
        and os.environ.get("CI", "").lower() in ("", "0", "false")
    )


@contextmanager
def _drawn(watch: Watch, console: Console) -> Iterator[None]:
    from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TimeElapsedColumn
    from rich.text import Text

    class Line(ProgressColumn):
        """Asked for a few times a second, so that a document costs next to nothing."""

        max_refresh = 0.5

        def render(self, task: Task) -> Text:  # noqa: ARG002  # there is one
            return Text(watch.line())

    with Progress(
        SpinnerColumn(), Line(), TimeElapsedColumn(), console=console, transient=True
    ) as bar:
        bar.add_task("annotating", total=None)
        yield


def _tell(watch: Watch, ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        typer.echo(watch.line(), err=True)


def _size(file: InputFile) -> int:
    """The bytes of a file; none of what has no size."""
    try:
        return file.path.stat().st_size if file.path and not file.is_stream else 0
    except OSError:
        return 0


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
