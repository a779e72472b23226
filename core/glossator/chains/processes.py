"""The engine `processes`: the chain runs in several processes, batches in turn, order kept."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import msgspec

from glossator.chains.child import Work
from glossator.chains.outcome import Job
from glossator.chains.pool import Pool
from glossator.chains.runner import Runner
from glossator.model.document import Document
from glossator.plugins.engine import Engine
from glossator.plugins.options import Options

AHEAD = 3
"""Batches that are under way or waiting for their turn, for each worker."""


MOMENT = 0.05
"""Seconds to wait for a worker before looking again whether a stream has something."""


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
            yield from run_in(pool, runner, documents, self.jobs)

    @property
    def jobs(self) -> int:
        """How many processes."""
        return cores() if self.options.jobs == "auto" else self.options.jobs


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def run_in(pool: Pool, runner: Runner, documents: Iterable[Document], jobs: int) -> Iterator[Job]:
    """Yield a job for each document, in order, annotated by the workers of a pool.

    Args:
        pool: The workers.
        runner: The chain; what it counts is counted in order.
        documents: Read as they are needed.
        jobs: How many workers there are at most.
    """
    batches = runner.batches(documents)
    ahead: deque[Work] = deque()
    is_waiting = getattr(documents, "is_waiting", bool)
    more = True
    while more or ahead:
        while more and len(ahead) < AHEAD * jobs and not (ahead and is_waiting()):
            batch = next(batches, None)
            if batch is None:
                more = False
                break
            ahead.append(Work(runner, batch))
            pool.submit(ahead[-1])
        while ahead and ahead[0].is_done():
            yield from (runner.count(job) for job in ahead.popleft().jobs if job)
        if ahead and not ahead[0].is_done():
            if not more or len(ahead) >= AHEAD * jobs:
                _take(pool)
            elif is_waiting():
                _take(pool, MOMENT)


def _take(pool: Pool, timeout: float | None = None) -> None:
    """Wait for an answer; an error that is no document's ends the run."""
    work = pool.take(timeout)
    if work and work.error:
        raise work.error
