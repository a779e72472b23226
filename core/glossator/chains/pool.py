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
from collections import deque
from collections.abc import Sequence

from glossator.chains import forkserver
from glossator.chains.child import TIME_LIMIT, Death, Process, Results, Task, Work, Worker
from glossator.chains.forkserver import ForkServer, Setup
from glossator.chains.runner import Runner
from glossator.chains.worker import Batch
from glossator.errors import GlossatorError

MOST_UNREAD = 3
"""Workers that may be dead when they are given a task, before it counts as having killed one."""


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
        self._results: Results = queue.SimpleQueue()
        self._workers: list[Worker] = []
        self._idle: list[Worker] = []
        self._waiting: deque[Task] = deque()
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
        self._waiting.append(Task(work, tuple(range(len(work.documents)))))
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
            if isinstance(result, Death):
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

    def _put(self, task: Task, batch: Batch) -> None:
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

    def _free_worker(self) -> Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if not worker.has_ended():
                return worker
            self._forget(worker)
        if len(self._workers) >= self._jobs:
            return None
        return self._started(self._runner.languages(self._waiting[0].work.documents))

    def _forget(self, worker: Worker) -> None:
        """Do without a worker that has ended."""
        self._can_start = worker.was_ready
        self._workers.remove(worker)
        worker.kill()

    def _started(self, languages: Sequence[str | None]) -> Worker:
        worker = Worker(self._process(languages), self._runner.recipe, self._results)
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

    def _try_again(self, task: Task, death: Death) -> None:
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
        alone = [Task(task.work, (position,), is_retry=True) for position in task.positions]
        self._waiting.extendleft(reversed(alone))
