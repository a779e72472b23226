"""Standard output, which is for results alone: documents, reports, tables.

A plugin may print, so may its logger and the programs that it starts. None of that belongs among
the results, so that it goes to standard error.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing_extensions import Buffer

NAME = "standard output"

_results: TextIO | None = None
"""Standard output, while `sys.stdout` is something else."""


class ReaderGone(Exception):  # noqa: N818  # as GeneratorExit, it is no mistake
    """Whoever read standard output has gone: there is nothing more to do for it."""


def results() -> TextIO:
    """Standard output; what a command has to say goes here."""
    return _results or sys.stdout


@contextlib.contextmanager
def aside() -> Iterator[None]:
    """While it lasts, `sys.stdout` is standard error; `results` is what it was before."""
    global _results  # there is one standard output
    before, _results = _results, results()
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        _results = before


def claim() -> None:
    """Have standard output to ourselves: its descriptor becomes standard error's for all others.

    Writing then raises `ReaderGone`, or an OSError whose `filename` says that it was standard
    output. On standard error nothing is raised: a run goes on though nobody reads its messages.
    """
    is_open = sys.stdout is not None
    for descriptor in (0, 1, 2):  # a file that is opened later must not come to be one of them
        _open_nothing(descriptor)
    # Writing to what was opened for reading fails as writing to what is closed does.
    own = os.dup(1) if is_open else os.open(os.devnull, os.O_RDONLY)
    os.dup2(2, 1)
    encoding = sys.stdout.encoding if is_open else "utf-8"
    # A terminal that has no box-drawing characters shows question marks, not a traceback.
    sys.stdout = io.TextIOWrapper(
        _Results(io.FileIO(own, "wb")), encoding, "replace", line_buffering=os.isatty(own)
    )
    if sys.stderr is not None:
        said = _Messages(io.FileIO(2, "wb", closefd=False))
        sys.stderr = io.TextIOWrapper(
            said, sys.stderr.encoding, "backslashreplace", line_buffering=True
        )


def is_own_process() -> bool:
    """Whether this process is the command line's alone, and not somebody's who calls it."""
    return isinstance(getattr(results(), "buffer", None), _Results)


def release() -> None:
    """Write what is waiting; nothing more comes after it, whatever still prints at the end."""
    try:
        results().flush()
    finally:
        if isinstance(own := getattr(sys.stdout, "buffer", None), _Results):
            own.is_done = True
            sys.stdout = sys.stderr


def _open_nothing(descriptor: int) -> None:
    """Open a descriptor that is closed."""
    try:
        os.fstat(descriptor)
    except OSError:
        nothing = os.open(os.devnull, os.O_RDWR)
        if nothing != descriptor:
            os.dup2(nothing, descriptor)
            os.close(nothing)


# Errors are seen to around the buffer, not below it: where an interrupt comes just after the system
# has taken some bytes, the buffer must hear of it, or it writes them again.


class _Results(io.BufferedWriter):
    """Standard output; what the system refuses is said of it."""

    is_done = False
    """Whether what still comes is of no use to anybody."""

    def write(self, data: Buffer, /) -> int:
        """As `io.BufferedWriter`."""
        with _refusals():
            return memoryview(data).nbytes if self.is_done else super().write(data)

    def flush(self) -> None:
        """As `io.BufferedWriter`."""
        with _refusals():
            if not self.is_done:
                super().flush()


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (BrokenPipeError, ConnectionResetError):
        raise ReaderGone from None
    except OSError as error:
        words = "it is closed" if error.errno == errno.EBADF else error.strerror
        raise OSError(error.errno, words, NAME) from None


class _Messages(io.BufferedWriter):
    """Standard error, whether or not anybody reads it."""

    def write(self, data: Buffer, /) -> int:
        """As `io.BufferedWriter`; raises nothing."""
        with contextlib.suppress(OSError):
            return super().write(data)
        return memoryview(data).nbytes

    def flush(self) -> None:
        """As `io.BufferedWriter`; raises nothing."""
        with contextlib.suppress(OSError):
            super().flush()
