"""Several processes that check documents; their findings come in the order of the documents.

A worker is a Python process of its own. It gets chunks of documents on its standard input, or
ranges of files to read for itself, and answers each with findings: plain data both ways. It ends
with its standard input, so that none is left whatever becomes of the process that started it, and
Ctrl-C does not reach it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue

import msgspec

from glossator import errors
from glossator.errors import GlossatorError, InputError
from glossator.files.ranges import Range, records_in
from glossator.pipes import receive, send
from glossator.plugins.format import Record
from glossator.validation.check import iter_findings
from glossator.validation.finding import SAID_ONCE, Finding
from glossator.validation.rules import Recipe, Rules, rules_of

CHUNK = 1 << 19
"""Bytes of documents that a worker gets at once; a larger document goes alone."""


class Row(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """One document as it stands in a file."""

    data: bytes
    line: int
    unfinished: bool
    """Whether it is a line of JSON Lines that no end of line follows."""

    @property
    def lines(self) -> int:
        """How many lines of the file it is taken for."""
        return 1


def row_of(record: Record) -> Row:
    """A document as a format has cut it out of its file."""
    unfinished = record.line > 0 and not record.data.endswith(b"\n")
    return Row(record.data, record.line or 1, unfinished)


Work = Row | Range
"""What a worker is given."""

Unit = tuple[str, Work | Finding]
"""The name of a file, and a part of it or what is wrong with it."""


class Judged(msgspec.Struct, frozen=True, array_like=True):
    """A document that was checked: its line, its id where it has one, and what is wrong with it."""

    line: int
    id: str | None
    findings: list[Finding]


Found = tuple[str, Judged | Finding]
"""The name of a file, and one of its documents or what is wrong with the file."""


class _Named(msgspec.Struct):
    id: str | None = None


_id_of = msgspec.json.Decoder(_Named).decode


def check_row(row: Row, rules: Rules, said: set[str]) -> Judged:
    """Everything wrong with a document; messages that are to be told once are added to `said`."""
    found = list(
        iter_findings(row.data, rules, line=row.line, unfinished=row.unfinished, said=said)
    )
    said.update(finding.message for finding in found if finding.code in SAID_ONCE)
    identifier = None
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        identifier = _id_of(row.data).id
    return Judged(row.line, identifier, found)


class _Answer(msgspec.Struct, array_like=True):
    """What a worker says: documents by work, and what stopped it, if anything did."""

    found: list[list[Judged]] = []
    error: str = ""
    """The name of the exception's class."""
    words: str = ""


class Workers:
    """Processes that check documents by the same rules.

    Args:
        count: How many.
        recipe: What each makes its rules of.
    """

    def __init__(self, count: int, recipe: Recipe) -> None:
        self._count = count
        self._recipe = recipe
        self._threads = ThreadPoolExecutor(count)
        self._started: list[_Worker] = []
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        for _ in range(count):
            self._idle.put(None)  # one that is started when it is needed

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._kill()
        self._threads.shutdown()
        self._kill()  # those that were just starting

    def _kill(self) -> None:
        for worker in self._started:
            worker.kill()

    def check(self, units: Iterable[Unit]) -> Iterator[Found]:
        """The findings on each document, in order, and between them what is wrong with files.

        Raises:
            InputError: where a worker has died.
            GlossatorError: what `iter_findings` raises.
        """
        ahead: deque[tuple[list[Unit], Future[_Answer]]] = deque()
        for chunk in _chunks(units):
            ahead.append((chunk, self._threads.submit(self._ask, chunk)))
            if len(ahead) > 2 * self._count:
                yield from _next(ahead)
        while ahead:
            yield from _next(ahead)

    def _ask(self, chunk: list[Unit]) -> _Answer:
        worker = self._idle.get()
        try:
            if worker is None:
                worker = _Worker(self._recipe)
                self._started.append(worker)
            return worker.ask(chunk)
        finally:
            self._idle.put(worker)


def _chunks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    chunk: list[Unit] = []
    size = 0
    for unit in units:
        chunk.append(unit)
        size += 100  # short ones take time too
        if isinstance(work := unit[1], Row):
            size += len(work.data)
        elif isinstance(work, Range):
            size += work.size
        if size > CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _next(ahead: deque[tuple[list[Unit], Future[_Answer]]]) -> Iterator[Found]:
    """What was found in the first chunk of those that were sent."""
    chunk, future = ahead.popleft()
    answer = future.result()
    found = iter(answer.found)
    for name, work in chunk:
        if isinstance(work, Finding):
            yield name, work
        else:
            for judged in next(found, ()):
                yield name, judged
    if answer.error:
        kind = getattr(errors, answer.error, None)
        if isinstance(kind, type) and issubclass(kind, GlossatorError):
            raise kind(answer.words)
        raise RuntimeError(f"a worker failed:\n{answer.words}")


class _Worker:
    """A process that checks one chunk after the other."""

    def __init__(self, recipe: Recipe) -> None:
        code = f"import sys; sys.path[:] = sys.argv[1:]; import {__name__} as it; it.work()"
        path = [one or os.getcwd() for one in sys.path]  # noqa: PTH109  # as Python has it
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and code
            [sys.executable, "-P", "-c", code, *path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        with suppress(OSError):  # `ask` tells of one that cannot start
            send(self._stdin, msgspec.msgpack.encode(recipe))

    def ask(self, chunk: list[Unit]) -> _Answer:
        """Its answer to a chunk; raises InputError where it has died."""
        work = [one for _, one in chunk if not isinstance(one, Finding)]
        if not work:
            return _Answer([])
        try:
            send(self._stdin, msgspec.msgpack.encode(work))
            answer = receive(self._stdout)
        except (EOFError, OSError):
            raise InputError(_death(self._process.wait(), chunk)) from None
        return msgspec.msgpack.decode(answer, type=_Answer)

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        # What it was being told is of no use any more.
        with suppress(OSError), self._process:
            pass
        self._process.wait()


def _death(code: int, chunk: list[Unit]) -> str:
    """That a process has died, and over what."""
    parts = [(name, one) for name, one in chunk if not isinstance(one, Finding)]
    (name, first), (name_of_last, last) = parts[0], parts[-1]
    place = f"{name}:{first.line}"
    if len(parts) > 1 or last.lines > 1:
        place += f" to {name_of_last}:{last.line + last.lines - 1}"
    how = f"exit code {code}"
    if code < 0:
        how = signal.Signals(-code).name
    return f"{place}: the process that checked this died ({how}): try with --jobs 1"


def work() -> None:
    """What a worker does: check chunks until there are no more."""
    incoming = sys.stdin.buffer
    # What plugins print is no answer.
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    said: set[str] = set()
    rules: Rules | None = None
    recipe = msgspec.msgpack.decode(receive(incoming), type=Recipe)
    while True:
        try:
            data = receive(incoming)
        except EOFError:
            return
        answer = _Answer([])
        try:
            rules = rules or rules_of(recipe)
            for one in msgspec.msgpack.decode(data, type=list[Work]):
                found: list[Judged] = []
                answer.found.append(found)
                rows = map(row_of, records_in(one)) if isinstance(one, Range) else (one,)
                found.extend(check_row(row, rules, said) for row in rows)
        except Exception as error:  # noqa: BLE001  # told where the worker was started
            known = isinstance(error, GlossatorError)
            words = str(error) if known else traceback.format_exc()
            answer.error, answer.words = type(error).__name__, words
        send(outgoing, msgspec.msgpack.encode(answer))
