"""A worker: reads the documents of its units and has a process of its own annotate them.

The chain runs in that process, so that a document that kills it does not kill the worker, and is
tried again, and recorded, as the engine `processes` does.
"""

from __future__ import annotations

import os
import pickle
import socket
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from glossator.chains.assemble import assemble, registry_of
from glossator.chains.child import WORKER_DIED
from glossator.chains.config import ChainFile
from glossator.chains.options import configured_formats
from glossator.chains.pool import Pool
from glossator.chains.processes import run_in
from glossator.chains.runner import Runner
from glossator.chains.worker import Answer
from glossator.distributed.units import Done, Given, Lost, Origin, Piece, Result, Unit
from glossator.errors import GlossatorError, InputError
from glossator.files.formats import replacing
from glossator.files.inputs import InputFile
from glossator.files.ranges import records_in
from glossator.files.reading import read_file
from glossator.files.recognition import Formats
from glossator.format.codec import decode_shape
from glossator.format.layers import ALL
from glossator.model.document import Document

RESULT = 32
"""Documents of which a result has at most so many."""


class Setup(NamedTuple):
    """What every worker of a run must know."""

    recipe: ChainFile
    folder: str
    """Where the run was started: names of files are relative to it."""
    time_limit: float | None = None
    """Seconds that a document may take."""

    @classmethod
    def of(cls, runner: Runner, time_limit: float | None = None) -> Setup:
        """That of a run which is started in the folder where this process is."""
        assert runner.recipe is not None
        return cls(runner.recipe, os.getcwd(), time_limit)  # noqa: PTH109  # as the system has it


class Worker:
    """Answers units, one after the other; its process is started with the first.

    It goes to the folder that the run was started in, and stays there.
    """

    def __init__(self, setup: Setup) -> None:
        self._error: GlossatorError | None = None
        try:
            _enter(setup.folder)
            registry = registry_of(setup.recipe)
            self._runner = assemble(registry, setup.recipe)
            make = configured_formats(setup.recipe.set, registry, setup.recipe.files)
            make = replacing(make, self._runner.plans.usual.layers)
            self._formats = Formats(registry.formats, make=make)
            self._pool = Pool(self._runner, 1, setup.time_limit)
        except GlossatorError as error:
            self._error = error  # `jobs` raises it where the run was started

    def answers(
        self, number: int, unit: bytes, may_try: Callable[[int], bool] | None = None
    ) -> Iterator[bytes]:
        """Yield the answers to a unit, in order.

        Args:
            number: Which unit of the run it is, from 0.
            unit: One of those that `units` yields.
            may_try: For a unit that workers have died of: documents are then annotated one by one.
                It is asked before each, with its place in the unit; what it refuses has failed.
        """
        for result in self._results(number, pickle.loads(unit), may_try):  # noqa: S301  # our own
            yield pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL)

    def close(self) -> None:
        """End its process."""
        if not self._error:
            self._pool.__exit__()

    def _results(
        self, number: int, unit: Unit, may_try: Callable[[int], bool] | None
    ) -> Iterator[Result | GlossatorError]:
        if self._error:
            yield self._error
            return
        try:
            items: list[Done | Lost] = []
            count = 0
            for item in self._one_by_one(unit, may_try) if may_try else self._annotated(unit):
                if len(items) >= RESULT:
                    yield Result(number, count, False, items, self._seconds())
                    items, count = [], count + 1
                items.append(item)
            yield Result(number, count, True, items, self._seconds())
        except GlossatorError as error:
            yield error

    def _annotated(self, unit: Unit) -> Iterator[Done | Lost]:
        """What becomes of a unit's documents, in order, and between them what is unreadable."""
        waiting: deque[tuple[Origin, str | None] | Lost] = deque()

        def documents() -> Iterator[Document]:
            for item in self._read(unit):
                if isinstance(item, Lost):
                    waiting.append(item)
                else:
                    origin, document = item
                    waiting.append((origin, document.source))
                    yield document

        for job in run_in(self._pool, self._runner, documents(), 1):
            while isinstance(first := waiting.popleft(), Lost):
                yield first
            yield Done(first[0], Answer.of(job), first[1])
        yield from (item for item in waiting if isinstance(item, Lost))

    def _one_by_one(self, unit: Unit, may_try: Callable[[int], bool]) -> Iterator[Done | Lost]:
        for place, item in enumerate(self._read(unit)):
            if isinstance(item, Lost):
                yield item
                continue
            origin, document = item
            if may_try(place):
                [job] = run_in(self._pool, self._runner, [document], 1)
            else:
                job = self._runner.failed(document, WORKER_DIED, "every worker that had it died")
            yield Done(origin, Answer.of(job), document.source)

    def _read(self, unit: Unit) -> Iterator[tuple[Origin, Document] | Lost]:
        for item in unit:
            if isinstance(item, Lost):
                yield item
            elif isinstance(item, Given):
                document = decode_shape(item.data, self._runner.types, replaced=ALL)
                yield item.origin, document.read_from(item.source)
            else:
                yield from self._read_piece(item)

    def _read_piece(self, piece: Piece) -> Iterator[tuple[Origin, Document] | Lost]:
        file = InputFile.referred_to(piece.reference, self._formats)
        records = records_in(piece.part) if piece.part else None
        for read in read_file(file, records):
            if isinstance(read, GlossatorError):
                yield Lost(piece.file, self._said(read, file))
            else:
                yield from (Lost(piece.file, error) for error in read.damaged)
                yield Origin(piece.file, read.line), read.document

    def _said(self, error: GlossatorError, file: InputFile) -> GlossatorError:
        """The error; of a file that is not there at all, what a cluster needs."""
        if isinstance(error, InputError) and file.path and not file.path.exists():
            return InputError(f"{error}, on {socket.gethostname()}: {SHARED}")
        return error

    def _seconds(self) -> dict[str, float]:
        seconds = dict(self._runner.summary.seconds)
        self._runner.summary.seconds.clear()
        return seconds


SHARED = "inputs must be on a file system that all nodes of the cluster share"


def _enter(folder: str) -> None:
    """Be where the run was started."""
    try:
        os.chdir(folder)
    except OSError as error:
        raise InputError(
            f"{folder}: {error.strerror or error}, on {socket.gethostname()}: the folder that a "
            f"run is started in, and its {SHARED}"
        ) from None
