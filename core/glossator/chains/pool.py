"""Workers: the processes that a chain runs in, what each is at, and what waits for one.

Models are loaded once, in a process that the workers are forked from; where that cannot be, once in
each. A document that kills its worker is tried once more alone, then
recorded as failed; so is one that outlives the time limit.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from glossator.chains import forkserver
from glossator.chains.config import ChainFile
from glossator.chains.forkserver import Forked, ForkServer, Setup
from glossator.chains.outcome import Job
from glossator.chains.runner import Runner
from glossator.chains.worker import Batch, Request, receive, send
from glossator.errors import GlossatorError
from glossator.format.codec import encode
from glossator.model.document import Document

Process = subprocess.Popen[bytes] | Forked

WORKER_DIED, TIME_LIMIT = "WorkerDied", "TimeLimit"
"""The kinds of failure of a document that its worker died of, or took too long for."""


class _Death(NamedTuple):
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


class _Task(NamedTuple):
    """Some documents of a batch, for one worker at once."""

    work: Work
    positions: tuple[int, ...]
    is_retry: bool = False
    unread: int = 0
    """How many workers were dead before they had read it."""


MOST_UNREAD = 3
"""Workers that may be dead when they are given a task, before it counts as having killed one."""

_Results = queue.SimpleQueue[tuple["_Worker", _Task, Any] | None]
"""A worker, its task, and its answer: a batch, an error of ours, or how it died. None wakes."""


class Pool:
    """Workers, what each is at, and what waits for one.

    Args:
        runner: The chain that each worker is made with.
        jobs: How many workers there are at most; each is started when it is needed.
        time_limit: Seconds that a document may take.
        may_fork: Whether workers may be forked from a process that has loaded the models, where
            the system can do it; unless given, where there are several to share them.
    """

    def __init__(
        self, runner: Runner, jobs: int, time_limit: float | None, *, may_fork: bool | None = None
    ) -> None:
        self._runner = runner
        self._jobs = jobs
        self._time_limit = time_limit
        self._results: _Results = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._server: ForkServer | None = None
        self._can_start = True
        self._may_fork = (jobs > 1 if may_fork is None else may_fork) and forkserver.is_possible()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()
        if self._server:
            self._server.close()

    def fill(self, languages: Sequence[str | None]) -> None:
        """Start the workers that there may be, also in the place of those that have ended.

        After one that could not start, only `submit` tries again.

        Args:
            languages: Those that models are loaded for, where the workers share them.
        """
        for worker in list(self._idle):
            if worker.has_ended():
                self._idle.remove(worker)
                self._forget(worker)
        while self._can_start and len(self._workers) < self._jobs:
            self._idle.append(self._started(languages))

    def submit(self, work: Work) -> None:
        """Have a batch annotated when a worker is free; `take` tells when that is done."""
        self._waiting.append(_Task(work, tuple(range(len(work.documents)))))
        self._hand_out()

    def take(self, timeout: float | None = None) -> Work | None:
        """Wait for the next answer of a worker: the batch that is done with it, if one is.

        Args:
            timeout: Seconds to wait at most.
        """
        try:
            taken = self._results.get(timeout=timeout)
        except queue.Empty:
            return None
        if taken is None:
            return None
        worker, task, result = taken
        if isinstance(result, Batch):
            self._put(task, result)
            self._idle.append(worker)
            self._can_start = True
        elif not worker.was_ready:
            self._forget(worker)
            if isinstance(result, _Death):
                words = f"a process of the engine `processes` could not start: {result.reason}"
                result = GlossatorError(words)
            task.work.error = result
        elif isinstance(result, GlossatorError):
            task.work.error = result
            self._idle.append(worker)
        else:
            self._forget(worker)
            self._try_again(task, result)
        self._hand_out()
        return task.work if task.work.is_done() else None

    def wake(self) -> None:
        """Have `take` return, whichever thread waits there."""
        self._results.put(None)

    @property
    def free(self) -> int:
        """How many workers have nothing to do, or could be started."""
        busy = len(self._workers) - len(self._idle)
        return max(0, self._jobs - busy - len(self._waiting))

    @property
    def processes(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.pid for worker in self._workers]

    def _put(self, task: _Task, batch: Batch) -> None:
        """Take in what has become of some documents."""
        runner = task.work.runner
        runner.summary.spend(batch.seconds)
        for position, answer in zip(task.positions, batch.answers, strict=True):
            source = task.work.documents[position].source
            task.work.jobs[position] = answer.job(runner.types, source)

    def _hand_out(self) -> None:
        """Give what waits to who is idle; start workers while there are too few."""
        while self._waiting and (worker := self._free_worker()):
            task = self._waiting.popleft()
            recipe = None if task.work.runner is self._runner else task.work.runner.recipe
            worker.give(task, recipe, self._time_limit if task.work.is_limited else None)

    def _free_worker(self) -> _Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if not worker.has_ended():
                return worker
            self._forget(worker)
        if len(self._workers) >= self._jobs:
            return None
        return self._started(self._runner.languages(self._waiting[0].work.documents))

    def _forget(self, worker: _Worker) -> None:
        """Do without a worker that has ended."""
        self._can_start = worker.was_ready
        self._workers.remove(worker)
        worker.kill()

    def _started(self, languages: Sequence[str | None]) -> _Worker:
        worker = _Worker(self._process(languages), self._runner.recipe, self._results)
        self._workers.append(worker)
        return worker

    def _process(self, languages: Sequence[str | None]) -> Process:
        """A process for a worker: forked from one that has loaded models, or a fresh one."""
        threads = max(1, (os.cpu_count() or 1) // self._jobs)
        told = os.environ.get("OMP_NUM_THREADS", "")
        environment = {
            **os.environ,
            "OMP_NUM_THREADS": told or str(threads),
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        recipe = self._runner.recipe
        if self._may_fork and recipe:
            if not self._server:
                threads = int(told) if told.isdecimal() else threads
                self._server = ForkServer(Setup(recipe, languages, threads), environment)
            if forked := self._server.fork():
                return forked
            self._may_fork = False
        return subprocess.Popen(
            [sys.executable, "-c", "from glossator.chains.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )

    def _try_again(self, task: _Task, death: _Death) -> None:
        """Documents whose worker died: each once more alone, then it has failed.

        One that took too long alone would do so again; of those that no worker began with, none has
        died.
        """
        if not death.has_begun and task.unread < MOST_UNREAD:
            self._waiting.appendleft(task._replace(unread=task.unread + 1))
            return
        work, first = task.work, task.positions[0]
        if task.is_retry or (death.kind == TIME_LIMIT and len(task.positions) == 1):
            work.jobs[first] = work.runner.failed(work.documents[first], death.kind, death.reason)
            return
        alone = [_Task(task.work, (position,), is_retry=True) for position in task.positions]
        self._waiting.extendleft(reversed(alone))


class _Worker:
    """A process, and the thread that waits for its answers."""

    def __init__(self, process: Process, recipe: ChainFile | None, results: _Results) -> None:
        self._results = results
        self._tasks: queue.SimpleQueue[tuple[_Task, ChainFile | None, float | None] | None]
        self._tasks = queue.SimpleQueue()
        self._recipe = recipe
        self._told: _Death | None = None
        self.was_ready = False
        self._process = process
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def give(self, task: _Task, chain: ChainFile | None, time_limit: float | None) -> None:
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
        task: _Task | None = None
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
                answer = self._told or _Death(WORKER_DIED, how, has_begun)
            except Exception as error:  # noqa: BLE001  # whoever waits must hear of it
                self._process.kill()
                answer = _Death(WORKER_DIED, repr(error))
            if task is None and (given := self._tasks.get()):
                task = given[0]
            if task:
                self._results.put((self, task, answer))

    def _limited(self, limit: float | None) -> Any:
        return _Limit(self._process, limit, self._tell)

    def _tell(self, reason: str) -> None:
        self._told = _Death(TIME_LIMIT, reason)


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
