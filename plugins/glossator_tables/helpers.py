"""Processes that make the tables of a large corpus together, each of a share of its documents.

They are forked before this process has other threads, which DuckDB brings, and wait: which tables
a query names is not known yet. Where one fails, or they do not agree, nobody asks why: who asked
makes the tables alone, so that errors and warnings are the same as without them.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple, NoReturn

import msgspec

from glossator import GlossatorError
from glossator.cli.shared import Share, count_of, is_own_process
from glossator_tables.corpus import Corpus
from glossator_tables.making import Made, make_tables, prepare

SHARE = 1 << 23
"""Bytes of inputs that are worth a process."""

IDLE = 4
"""Processes at most where it may be that nobody asks them."""


class _Helper(NamedTuple):
    process: int
    questions: IO[bytes]
    answers: IO[bytes]


class Helpers:
    """Processes that wait to be asked.

    Args:
        corpus: The inputs.
        count: How many there are.
        soon: Whether it is certain that they will be asked.
    """

    def __init__(self, corpus: Corpus, count: int, *, soon: bool) -> None:
        self._helpers: list[_Helper] = []
        for number in range(count):
            self._helpers.append(self._fork(corpus, Share(number, count), soon=soon))

    def make(self, names: Sequence[str], folder: Path) -> list[Made] | None:
        """Make tables, once: what each has made; None where this has to be done without them.

        Args:
            names: The tables.
            folder: Where their files go, each helper's into a folder of its own.
        """
        helpers, self._helpers = self._helpers, []
        try:
            for number, one in enumerate(helpers):
                one.questions.write(msgspec.json.encode((names, str(folder / str(number)))))
                one.questions.close()
            answers = [one.answers.read() for one in helpers]
        except OSError:
            return None
        finally:
            _end(helpers)
        found = [msgspec.msgpack.decode(one, type=Made) for one in answers if one]
        return found if len(found) == len(helpers) and _agree(found) else None

    def end(self) -> None:
        """Let go of those that nobody has asked."""
        helpers, self._helpers = self._helpers, []
        _end(helpers)

    def _fork(self, corpus: Corpus, share: Share, *, soon: bool) -> _Helper:
        its_questions, questions = os.pipe()
        answers, its_answers = os.pipe()
        process = os.fork()
        if not process:
            # Where a helper has the pipes of others too, those do not see their end.
            for one in self._helpers:
                one.questions.close()
                one.answers.close()
            os.close(questions)
            os.close(answers)
            _work(corpus, share, its_questions, its_answers, soon=soon)
        os.close(its_questions)
        os.close(its_answers)
        return _Helper(process, os.fdopen(questions, "wb"), os.fdopen(answers, "rb"))


def _agree(found: Sequence[Made]) -> bool:
    """Whether no two of them have a document of one id, or a layer that is not the same."""
    first, *others = found
    ids = set(first.ids)
    try:
        for one in others:
            first.facts.add(one.facts)
            if not ids.isdisjoint(one.ids):
                return False
            ids |= one.ids
    except GlossatorError:
        return False
    return True


def _end(helpers: Sequence[_Helper]) -> None:
    for one in helpers:
        os.kill(one.process, signal.SIGKILL)
        for stream in (one.questions, one.answers):
            with suppress(OSError):  # what it was not told yet
                stream.close()
        os.waitpid(one.process, 0)


def _work(corpus: Corpus, share: Share, questions: int, answers: int, *, soon: bool) -> NoReturn:
    """Be a helper: answer one question."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal's Ctrl-C
        warnings.simplefilter("error")  # who asked is to give it, once
        if soon:
            prepare(corpus)
        with os.fdopen(questions, "rb") as incoming, os.fdopen(answers, "wb") as outgoing:
            asked = incoming.read()
            names, folder = msgspec.json.decode(asked, type=tuple[list[str], str])
            made = make_tables(corpus, names, Path(folder), share)
            outgoing.write(msgspec.msgpack.encode(made))
    finally:
        os._exit(0)


@contextmanager
def helpers(corpus: Corpus, size: int, *, soon: bool) -> Iterator[Helpers | None]:
    """Helpers for a corpus that is worth it, where the system can fork them.

    Args:
        corpus: The inputs.
        size: Their bytes.
        soon: As for `Helpers`.
    """
    most = count_of("auto")
    count = min(most if soon else min(most, IDLE), size // SHARE)
    if count < 2 or not _may_fork():
        yield None
        return
    found = Helpers(corpus, count, soon=soon)
    try:
        yield found
    finally:
        found.end()


def _may_fork() -> bool:
    """Whether this process is the command's alone, and has one thread: on Linux that is known."""
    if sys.platform != "linux" or not is_own_process():
        return False
    return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208  # as it is said for a process
