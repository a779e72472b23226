"""Errors on the terminal: on one line, and before it the traceback where that is asked for."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from glossator.files.formats import OWN
from glossator.files.reading import Unreadable
from glossator.plugins.faults import traced, wording
from glossator.terminal import MOST, printable

OPTION = "--traceback"
VARIABLE = "GLOSSATOR_TRACEBACK"

_asked = False


def ask(arguments: Sequence[str]) -> list[str]:
    """The command line with ``--traceback`` in front, wherever it stands; notes whether it does."""
    global _asked  # what is asked for once holds for the whole command
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = arguments[:end]
    _asked = OPTION in options or os.environ.get(VARIABLE, "") not in ("", "0")
    others = [one for one in options if one != OPTION]
    return [*([OPTION] if OPTION in options else []), *others, *arguments[end:]]


def tell(error: object, trace: str = "") -> None:
    """Say what went wrong.

    Args:
        error: An exception, or words.
        trace: The traceback of what happened earlier or elsewhere.
    """
    if isinstance(error, BaseException):
        trace = trace or traced(error)
    tell_traceback(trace)
    typer.echo(f"Error: {printable(str(error))}", err=True)


def tell_unexpected(error: Exception) -> None:
    """Say what nobody has foreseen, and in which line of code."""
    tell_traceback(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{'/'.join(Path(frame.filename).parts[-2:])}, line {frame.lineno}"
    hint = "" if _asked else f"; {OPTION} prints all that led to it"
    words = f"a fault of the program, {wording(error)} ({place}){hint}"
    typer.echo(f"Error: {printable(words)}", err=True)


def tell_traceback(trace: str | BaseException) -> None:
    """Print a traceback, or that of an error, if that is asked for."""
    trace = traced(trace) if isinstance(trace, BaseException) else trace
    if _asked and trace:
        typer.echo(trace.rstrip(), err=True)


class Unread:
    """What could not be read: the first is told one by one, as it comes, what follows is counted.

    Attributes:
        count: How much of it there is.
        first: What was told.
    """

    def __init__(self) -> None:
        self.count = 0
        self.first: list[str] = []
        self._may_be_ours = False

    def tell(self, one: Unreadable) -> None:
        """Say that an input cannot be read, and why."""
        self.count += 1
        self._may_be_ours |= any(isinstance(choice, OWN) for choice in one.file.choices)
        if self.count <= MOST:
            tell(one.error)
            self.first.append(str(one.error))

    def end(self) -> None:
        """Say what there was beside that, and who says more of it."""
        if more := self.count - len(self.first):
            tell(f"{more} further unreadable inputs, not listed")
        if self._may_be_ours:
            typer.echo("`glossator validate` says more of files with annotations", err=True)
