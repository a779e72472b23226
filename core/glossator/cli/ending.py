"""How a command ends: its exit code, and what it says where writing has come to no end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import typer

from glossator.cli.trouble import tell
from glossator.errors import AnnotatorError, FormatError, GlossatorError, InputError, counted
from glossator.files.atomic import Outcome

FAILED = INVALID = 1
USAGE, UNREADABLE, BROKEN, INTERRUPTED = 2, 3, 70, 130
"""Exit codes; 0 where all is well."""

Ended = Literal["complete", "interrupted", "stopped"]
"""At the end of its input, by a signal, or by an error."""


@contextmanager
def writing(
    outcome: Outcome,
    output: str | None,
    *,
    update: bool = False,
    also: Callable[[Ended], None] = lambda _: None,
) -> Iterator[None]:
    """Say of what is not in its place how much was written, and where it is.

    Where writing comes to no end, the command ends with the exit code for the reason.

    Args:
        outcome: How it went.
        output: The output as the user named it; None for standard output.
        update: Whether the command has ``--update`` to go on.
        also: Is called with how it ended.
    """
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"Interrupted: {said_of(outcome, output, update=update)}", err=True)
        _call(also, "interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except GlossatorError as error:
        _call(also, "stopped")
        # What is not a sound document is told as it is read: this one could not be made.
        has_failed = isinstance(error, AnnotatorError | FormatError)
        if not (outcome.written or outcome.aside or has_failed):
            raise
        tell(error)
        typer.echo(f"Stopped: {said_of(outcome, output, update=update)}", err=True)
        raise typer.Exit(FAILED if has_failed else code_of(error)) from None
    if outcome.incomplete:
        typer.echo(said_of(outcome, output, update=update), err=True)


def _call(also: Callable[[Ended], None], how: Ended) -> None:
    """Call what is to know how writing ended; its own failure is told beside the reason."""
    try:
        also(how)
    except GlossatorError as error:
        tell(error)


def said_of(outcome: Outcome, output: str | None, *, update: bool = False) -> str:
    """How much was written, and where that is; arguments as of `writing`."""
    go_on = ""
    if update and outcome.holds_all and outcome.aside:
        go_on = "to go on, run the same with --update"
    if not outcome.written:
        left = f"{shown(outcome.aside)} is of an earlier run" if outcome.aside else ""
        return _joined("nothing was written", left, _as_it_was(output), go_on)
    written = f"{counted(outcome.written, 'document')} written"
    if not outcome.aside:
        return written
    return _joined(f"{written} to {shown(outcome.aside)}", _as_it_was(output), go_on)


def code_of(error: GlossatorError) -> int:
    """The exit code for an error."""
    if isinstance(error, FormatError | InputError):
        return UNREADABLE
    return FAILED if isinstance(error, AnnotatorError) else USAGE


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def said_of_earlier(path: Path, *, update: bool) -> str:
    """That a run left something, and what becomes of it."""
    left = f"{shown(path)} is of a run that did not come to its end"
    if update:
        return f"{left}: what holds of it is taken over"
    return f"{left}: --update would go on from it; it is removed when this one has ended"


def _as_it_was(output: str | None) -> str:
    return f"{output} is as it was" if output and Path(output).is_file() else ""


def shown(path: Path) -> str:
    """A path as short as it can be said here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
