"""A chain as a service: requests come from many sides, and warm processes answer them.

Documents that wait are annotated in batches, in turn for all who asked. A worker that dies is
replaced; what it was at is tried once more.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from glossator.chains import config
from glossator.chains.assemble import assemble, registry_of
from glossator.chains.child import TIME_LIMIT, WORKER_DIED, Work
from glossator.chains.config import ChainFile
from glossator.chains.outcome import Job
from glossator.chains.pool import Pool
from glossator.chains.runner import BATCH_CHARACTERS, Runner
from glossator.chains.variants import Variants
from glossator.errors import GlossatorError
from glossator.model.document import Document

__all__ = [
    "TIME_LIMIT",
    "WORKER_DIED",
    "BusyError",
    "ChainFile",
    "Job",
    "Runner",
    "Service",
]

TICK = 1.0
"""Seconds after which workers are looked at though nothing has happened."""

BATCH = 4
"""Documents of a batch at most: who comes now should not wait long for those before."""

PATIENCE = 3.0
"""Seconds that workers have to end."""


class BusyError(GlossatorError):
    """More documents wait than may."""


@dataclass(eq=False)
class _Request:
    """Documents that somebody waits for."""

    runner: Runner
    documents: Sequence[Document]
    future: Future[list[Job]] = field(default_factory=Future)
    waiting: deque[int] = field(init=False)
    """Those that no worker has, by their place."""
    jobs: list[Job | None] = field(init=False)

    def __post_init__(self) -> None:
        self.waiting = deque(range(len(self.documents)))
        self.jobs = [None] * len(self.documents)

    def put(self, position: int, job: Job) -> None:
        """Take in what has become of a document; with the last one, the request is answered."""
        self.jobs[position] = job
        if None not in self.jobs:
            with suppress(InvalidStateError):  # nobody waits any more
                self.future.set_result([one for one in self.jobs if one])

    def fail(self, error: GlossatorError) -> None:
        with suppress(InvalidStateError):
            self.future.set_exception(error)


class _Asked(NamedTuple):
    """A document of a batch: whose, and which of these."""

    request: _Request
    position: int


class Service:
    """A chain in worker processes that stay, and annotate what comes.

    Args:
        asked: The chain.
        jobs: How many workers there are.
        time_limit: Seconds that a document may take.
        most: Documents that may wait.

    Raises:
        GlossatorError: where the chain cannot be made, or a model is not there.
    """

    def __init__(
        self, asked: ChainFile, *, jobs: int, time_limit: float | None = None, most: int = 1000
    ) -> None:
        self.runner = assemble(registry_of(asked), asked)
        self.runner.identify()
        self._variants = Variants(self.runner)
        self._pool = Pool(self.runner, jobs, time_limit, may_fork=True)
        self._jobs, self._most = jobs, most
        self._lock = threading.Lock()
        self._requests: deque[_Request] = deque()
        self._under_way: dict[int, list[_Asked]] = {}
        self._is_wanted = self._is_closed = False
        self._thread = threading.Thread(target=self._serve, name="glossator-service", daemon=True)

    def start(self, *, warm: bool) -> None:
        """Begin to answer.

        Args:
            warm: Whether to start the workers and load the models now, not with the first request.
        """
        self._is_wanted = warm
        self._thread.start()

    def close(self) -> None:
        """End the workers; what still waits fails."""
        self._is_closed = True
        self._pool.wake()
        if self._thread.ident:
            self._thread.join(PATIENCE)

    def variant(
        self,
        *,
        layers: Iterable[str] = (),
        settings: Iterable[str] = (),
        language: str | None = None,
        minimal: bool | None = None,
    ) -> Runner:
        """The chain with other layers and options, over the same models; for `submit`.

        Args:
            layers: Names of layers, in place of the chain's.
            settings: ``ANNOTATOR.KEY=VALUE`` each.
            language: As in ``--language``.
            minimal: As in ``--minimal``.

        Raises:
            GlossatorError: where there is no such chain.
        """
        asked = config.from_options(
            layers=layers, settings=settings, language=language, minimal=minimal
        )
        if asked == ChainFile():
            return self.runner
        # Messages go to whoever asks, who need not know where the chain's file lies.
        base = msgspec.structs.replace(self.runner.recipe or ChainFile(), files={})
        with self._lock:
            return self._variants.get(asked.over(base))

    def submit(
        self, documents: Sequence[Document], runner: Runner | None = None
    ) -> Future[list[Job]]:
        """Have documents annotated; cancel the future where nobody waits for them any more.

        Args:
            documents: What to annotate.
            runner: The chain, as `variant` gives it.

        Raises:
            BusyError: where too many documents wait already.
        """
        request = _Request(runner or self.runner, documents)
        with self._lock:
            waiting = self._count()
            if waiting and waiting + len(documents) > self._most:
                raise BusyError(f"{waiting} documents wait already")
            self._requests.append(request)
            self._is_wanted = True
        if not documents:
            request.future.set_result([])
        self._pool.wake()
        return request.future

    @property
    def waiting(self) -> int:
        """How many documents no worker has begun with."""
        with self._lock:
            return self._count()

    @property
    def processes(self) -> list[int]:
        """The process ids of the workers."""
        return self._pool.processes

    def _count(self) -> int:
        return sum(len(one.waiting) for one in self._requests if not one.future.done())

    def _serve(self) -> None:
        """Hand out what comes, and take in what is done, until it is to end."""
        error = GlossatorError("the service has ended")
        try:
            with self._pool:
                self._go_on()
        except GlossatorError as found:
            error = found
        finally:
            self._is_closed = True
            with self._lock:
                left = [one.request for some in self._under_way.values() for one in some]
                for request in (*self._requests, *left):
                    request.fail(error)

    def _go_on(self) -> None:
        usual = [self.runner.plans.language]
        is_warm = False
        while not self._is_closed:
            if self._is_wanted:
                self._pool.fill(usual)
                if not is_warm:
                    is_warm = True
                    self._warm()
            while self._pool.free and (batch := self._next()):
                runner = batch[0].request.runner
                work = Work(runner, [one.request.documents[one.position] for one in batch])
                self._under_way[id(work)] = batch
                self._pool.submit(work)
            if done := self._pool.take(TICK):
                self._deliver(done)

    def _warm(self) -> None:
        """Have each worker annotate something, since what is first takes longest."""
        for _ in range(self._jobs):
            self._pool.submit(Work(self.runner, [Document(id="", text="A.")], is_limited=False))

    def _next(self) -> list[_Asked]:
        """Documents for one worker: of all requests for the chain that is first, in turn."""
        with self._lock:
            self._requests = deque(
                one for one in self._requests if one.waiting and not one.future.done()
            )
            if not self._requests:
                return []
            runner = self._requests[0].runner
            turn = deque(one for one in self._requests if one.runner is runner)
            # Others that are free shall have something, too.
            share = math.ceil(sum(len(one.waiting) for one in turn) / max(1, self._pool.free))
            batch: list[_Asked] = []
            size = 0
            most = min(runner.batch_size, share, BATCH)
            while turn and len(batch) < most and size < BATCH_CHARACTERS:
                request = turn.popleft()
                batch.append(_Asked(request, request.waiting.popleft()))
                size += len(request.documents[batch[-1].position].text)
                if request.waiting:
                    turn.append(request)
            return batch

    def _deliver(self, work: Work) -> None:
        """Give what is done to those who asked for it."""
        for asked, job in zip(self._under_way.pop(id(work), ()), work.jobs, strict=False):
            if work.error:
                asked.request.fail(work.error)
            elif job:
                asked.request.put(asked.position, job)
