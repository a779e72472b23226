"""How a run ends that does not come to the end of its input: polite signals, and what it says."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from types import FrameType
from typing import NoReturn

import typer

from glossator.cli.shared import counted
from glossator.files.atomic import Outcome

_POLITE = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, `kill`, a terminal that is closed."""


def unwind_on_signals() -> None:
    """Have all polite signals end a command as Ctrl-C does: what was finished is kept.

    The first unwinds it. A second is told to wait, since what is written must not be torn; a third
    ends the process at once. What was ignored before stays so, as with ``nohup``.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in _numbers():
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _unwind)


def _numbers() -> list[signal.Signals]:
    return [signal.Signals[name] for name in _POLITE if hasattr(signal, name)]


def _unwind(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001  # as signals call it
    for other in _numbers():
        if signal.getsignal(other) is _unwind:
            signal.signal(other, _wait)
    raise KeyboardInterrupt


def _wait(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # as signals call it
    signal.signal(number, signal.SIG_DFL)
    typer.echo("Ending: what is done is being written; once more ends it at once", err=True)


def said_of(outcome: Outcome, output: str | None) -> str:
    """How much was written, and where that is."""
    written = f"{counted(outcome.written, 'document')} written"
    if not outcome.written:
        left = f"{shown(outcome.aside)} is of an earlier run" if outcome.aside else ""
        return _joined("nothing was written", left, _as_it_was(output), _how_to_go_on(outcome))
    if not outcome.aside:
        return written
    written += f" to {shown(outcome.aside)}"
    return _joined(written, _as_it_was(output), _how_to_go_on(outcome))


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _how_to_go_on(outcome: Outcome) -> str:
    is_possible = outcome.holds_all and outcome.aside
    return "to go on, run the same with --update" if is_possible else ""


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
