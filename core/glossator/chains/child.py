"""A worker as its pool knows it: a process, what it is at, and the thread that waits for it."""

from __future__ import annotations

import queue
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from glossator.chains.config import ChainFile
from glossator.chains.forkserver import Forked
from glossator.chains.outcome import Job
from glossator.chains.runner import Runner
from glossator.chains.worker import Request, receive, send
from glossator.errors import GlossatorError
from glossator.format.codec import encode
from glossator.model.document import Document

Process = subprocess.Popen[bytes] | Forked

WORKER_DIED, TIME_LIMIT = "WorkerDied", "TimeLimit"
"""The kinds of failure of a document that its worker died of, or took too long for."""


class Death(NamedTuple):
    """How a worker ended: a kind of failure, words, and whether it had begun with its task."""

    kind: str
    reason: str
    has_begun: bool = True


@dataclass(slots=True)
class Work:
    """A batch of documents under way: whole, or one by one after a worker died of it.

    Attributes:
        runner: The chain: that of the pool, or a variant of it.
        documents: What it is to annotate.
        is_limited: Whether the time limit holds for it.
        jobs: What has become of each document so far.
        error: Why there will be nothing more: an error that is no document's.
    """

    runner: Runner
    documents: list[Document]
    is_limited: bool = True
    jobs: list[Job | None] = field(init=False)
    error: GlossatorError | None = None

    def __post_init__(self) -> None:
        self.jobs = [None] * len(self.documents)

    def is_done(self) -> bool:
        return self.error is not None or None not in self.jobs


class Task(NamedTuple):
    """Some documents of a batch, for one worker at once."""

    work: Work
    positions: tuple[int, ...]
    is_retry: bool = False
    unread: int = 0
    """How many workers were dead before they had read it."""


Results = queue.SimpleQueue[tuple["Worker", Task, Any] | None]
"""A worker, its task, and its answer: a batch, an error of ours, or how it died. None wakes."""


class Worker:
    """A process, and the thread that waits for its answers."""

    def __init__(self, process: Process, recipe: ChainFile | None, results: Results) -> None:
        self._results = results
        self._tasks: queue.SimpleQueue[tuple[Task, ChainFile | None, float | None] | None]
        self._tasks = queue.SimpleQueue()
        self._recipe = recipe
        self._told: Death | None = None
        self.was_ready = False
        self._process = process
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def give(self, task: Task, chain: ChainFile | None, time_limit: float | None) -> None:
        """Have it annotate some documents, with another chain than its own where one is given."""
        self._tasks.put((task, chain, time_limit))

    def has_ended(self) -> bool:
        """Whether its process is no more."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """End it now."""
        self._tasks.put(None)
        self._process.kill()
        self._process.wait()

    def _serve(self) -> None:
        """Hand over one task after the other, and report each answer, or its death."""
        task: Task | None = None
        answer: Any = None
        has_begun = False
        questions, answers = self._process.stdin, self._process.stdout
        assert questions
        assert answers
        # Closing writes what is left, which a dead worker does not take either.
        with suppress(BrokenPipeError), questions, answers:
            try:
                send(questions, self._recipe)
                answer = receive(answers)
                self.was_ready = not isinstance(answer, GlossatorError)
                while given := self._tasks.get():
                    task, chain, limit = given
                    if self.was_ready:
                        rows = [encode(task.work.documents[at]) for at in task.positions]
                        has_begun = False
                        send(questions, Request(chain, rows))
                        with self._limited(limit):
                            has_begun = bool(receive(answers))
                            answer = receive(answers)
                    self._results.put((self, task, answer))
                    task = None
                return
            except (EOFError, OSError):
                how = _death(self._process.wait())
                answer = self._told or Death(WORKER_DIED, how, has_begun)
            except Exception as error:  # noqa: BLE001  # whoever waits must hear of it
                self._process.kill()
                answer = Death(WORKER_DIED, repr(error))
            if task is None and (given := self._tasks.get()):
                task = given[0]
            if task:
                self._results.put((self, task, answer))

    def _limited(self, limit: float | None) -> Any:
        return _Limit(self._process, limit, self._tell)

    def _tell(self, reason: str) -> None:
        self._told = Death(TIME_LIMIT, reason)


class _Limit:
    """Kills a process that is still at it after some seconds."""

    def __init__(self, process: Process, seconds: float | None, tell: Any) -> None:
        self._process, self._seconds, self._tell = process, seconds, tell
        self._timer: threading.Timer | None = None

    def __enter__(self) -> None:
        if self._seconds is not None:
            self._timer = threading.Timer(self._seconds, self._ring)
            self._timer.start()

    def __exit__(self, *_: object) -> None:
        if self._timer:
            self._timer.cancel()

    def _ring(self) -> None:
        self._tell(f"it took longer than {self._seconds:g} s (--time-limit)")
        self._process.kill()


def _death(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None:
        return "its process ended"
    if code >= 0:
        return f"its process ended with exit code {code}"
    import signal

    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    hint = ": out of memory?" if name == "SIGKILL" else ""
    return f"its process was ended by {name}{hint}"
