"""Signals that end a command politely: what is done is kept."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import NoReturn

import typer

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
