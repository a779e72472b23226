"""The engine `processes`: the chain runs in several processes, batches in turn, order kept.

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
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import msgspec

from glossator.chains import forkserver
from glossator.chains.config import ChainFile
from glossator.chains.forkserver import Forked, ForkServer, Setup
from glossator.chains.outcome import Job
from glossator.chains.runner import Runner
from glossator.chains.worker import Batch, receive, send
from glossator.errors import GlossatorError
from glossator.format.codec import encode
from glossator.model.document import Document
from glossator.plugins.engine import Engine
from glossator.plugins.options import Options

AHEAD = 3
"""Batches that are under way or waiting for their turn, for each worker."""


MOMENT = 0.05
"""Seconds to wait for a worker before looking again whether a stream has something."""


Process = subprocess.Popen[bytes] | Forked


class ProcessOptions(Options):
    """Options of the engine `processes`."""

    jobs: Annotated[int, msgspec.Meta(ge=1)] | Literal["auto"] = "auto"
    """How many processes; auto takes one for each core that this process may use."""

    time_limit: Annotated[float, msgspec.Meta(gt=0)] | None = None
    """Seconds that a document may take; none unless set, since results then depend on the
    machine."""


class Processes(Engine[ProcessOptions]):
    """In several processes on this machine, batches in turn; the order is kept."""

    name = "processes"

    def run(self, runner: Runner, documents: Iterable[Document]) -> Iterator[Job]:
        """Yield a job for each document, in order."""
        with Pool(runner, self.jobs, self.options.time_limit) as pool:
            yield from pool.run(documents)

    @property
    def jobs(self) -> int:
        """How many processes."""
        return cores() if self.options.jobs == "auto" else self.options.jobs


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(slots=True)
class _Work:
    """A batch of documents under way: whole, or one by one after a worker died of it."""

    documents: list[Document]
    jobs: list[Job | None] = field(init=False)

    def __post_init__(self) -> None:
        self.jobs = [None] * len(self.documents)

    def is_done(self) -> bool:
        return None not in self.jobs


@dataclass(frozen=True, slots=True)
class _Task:
    """Some documents of a batch, for one worker at once."""

    work: _Work
    positions: tuple[int, ...]
    is_retry: bool = False


_Results = queue.SimpleQueue[tuple["_Worker", _Task | None, Any]]
"""A worker, its task, and its answer: a batch, an error of ours, or how it died."""


class Pool:
    """Workers, what each is at, and what waits for one.

    Args:
        runner: The chain; what it counts is counted in order.
        jobs: How many workers there are at most; each is started when it is needed.
        time_limit: Seconds that a document may take.
    """

    def __init__(self, runner: Runner, jobs: int, time_limit: float | None) -> None:
        self._runner = runner
        self._jobs = jobs
        self._time_limit = time_limit
        self._results: _Results = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._server: ForkServer | None = None
        # One worker shares nothing.
        self._may_fork = jobs > 1 and forkserver.is_possible()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()
        if self._server:
            self._server.close()

    def run(self, documents: Iterable[Document]) -> Iterator[Job]:
        batches = self._runner.batches(documents)
        ahead: deque[_Work] = deque()
        is_waiting = getattr(documents, "is_waiting", bool)
        more = True
        while more or ahead:
            while more and len(ahead) < AHEAD * self._jobs and not (ahead and is_waiting()):
                batch = next(batches, None)
                if batch is None:
                    more = False
                    break
                work = _Work(batch)
                ahead.append(work)
                self._waiting.append(_Task(work, tuple(range(len(batch)))))
                self._hand_out()
            while ahead and ahead[0].is_done():
                yield from (self._runner.count(job) for job in ahead.popleft().jobs if job)
            if ahead and not ahead[0].is_done():
                if not more or len(ahead) >= AHEAD * self._jobs:
                    self._take(*self._results.get())
                elif is_waiting():
                    with suppress(queue.Empty):
                        self._take(*self._results.get(timeout=MOMENT))

    def _hand_out(self) -> None:
        """Give what waits to who is idle; start workers while there are too few."""
        while self._waiting:
            if not self._idle:
                if len(self._workers) >= self._jobs:
                    return
                process = self._process(self._waiting[0].work.documents)
                worker = _Worker(process, self._runner.recipe, self._results)
                self._workers.append(worker)
                self._idle.append(worker)
            self._idle.pop().give(self._waiting.popleft(), self._time_limit)

    def _process(self, documents: list[Document]) -> Process:
        """A process for a worker: forked from one that has loaded models, or a fresh one.

        Args:
            documents: Some; models are loaded for their languages.
        """
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
                languages = self._runner.languages(documents)
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

    def _take(self, worker: _Worker, task: _Task | None, result: Any) -> None:
        """Take in what a worker answers, or that it has died."""
        if isinstance(result, Batch) and task:
            self._runner.summary.spend(result.seconds)
            for position, answer in zip(task.positions, result.answers, strict=True):
                source = task.work.documents[position].source
                task.work.jobs[position] = answer.job(self._runner.types, source)
            self._idle.append(worker)
        elif isinstance(result, GlossatorError):
            raise result
        else:
            self._workers.remove(worker)
            if not worker.was_ready:
                raise GlossatorError(
                    f"a process of the engine `processes` could not start: {result}"
                )
            if task:
                self._try_again(task, str(result))
        self._hand_out()

    def _try_again(self, task: _Task, reason: str) -> None:
        """Documents whose worker died: each once more alone, then it has failed."""
        if task.is_retry:
            [position] = task.positions
            document = task.work.documents[position]
            task.work.jobs[position] = self._runner.failed(document, "WorkerDied", reason)
            return
        alone = [_Task(task.work, (position,), is_retry=True) for position in task.positions]
        self._waiting.extendleft(reversed(alone))


class _Worker:
    """A process, and the thread that waits for its answers."""

    def __init__(self, process: Process, recipe: ChainFile | None, results: _Results) -> None:
        self._results = results
        self._tasks: queue.SimpleQueue[tuple[_Task, float | None] | None] = queue.SimpleQueue()
        self._recipe = recipe
        self._told = ""
        self.was_ready = False
        self._process = process
        threading.Thread(target=self._serve, daemon=True).start()

    def give(self, task: _Task, time_limit: float | None) -> None:
        """Have it annotate some documents."""
        self._tasks.put((task, time_limit))

    def kill(self) -> None:
        """End it now."""
        self._tasks.put(None)
        self._process.kill()
        self._process.wait()

    def _serve(self) -> None:
        """Hand over one task after the other, and report each answer, or its death."""
        task: _Task | None = None
        questions, answers = self._process.stdin, self._process.stdout
        assert questions
        assert answers
        with questions, answers, suppress(BrokenPipeError):
            try:
                send(questions, self._recipe)
                first = receive(answers)
                if isinstance(first, GlossatorError):
                    self._results.put((self, None, first))
                    return
                self.was_ready = True
                while given := self._tasks.get():
                    task, limit = given
                    rows = [encode(task.work.documents[position]) for position in task.positions]
                    send(questions, rows)
                    with self._limited(limit):
                        answer = receive(answers)
                    self._results.put((self, task, answer))
                    task = None
            except (EOFError, OSError):
                code = self._process.wait()
                if task is None and (given := self._tasks.get()):
                    task = given[0]
                self._results.put((self, task, self._told or _death(code)))
            except Exception as error:  # noqa: BLE001  # whoever waits must hear of it
                self._results.put((self, task, GlossatorError(f"{Processes.name}: {error!r}")))

    def _limited(self, limit: float | None) -> Any:
        return _Limit(self._process, limit, self._tell)

    def _tell(self, reason: str) -> None:
        self._told = reason


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
