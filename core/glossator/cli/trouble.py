"""Errors on the terminal: on one line, and before it the traceback where that is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence

import typer

from glossator.plugins.faults import traced
from glossator.terminal import printable

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


def tell_traceback(trace: str) -> None:
    """Print a traceback, if that is asked for."""
    if _asked and trace:
        typer.echo(trace.rstrip(), err=True)
