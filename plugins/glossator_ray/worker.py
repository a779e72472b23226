"""The actor: reads the documents of its units and has a process of its own annotate them.

The chain runs in that process, so that a document that kills it kills no actor, and is counted and
recorded as the engine `processes` does.
"""

from __future__ import annotations

import os
import pickle
import socket
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from glossator.chains.assemble import assemble, registry_of
from glossator.chains.config import ChainFile
from glossator.chains.options import configured_formats
from glossator.chains.processes import Pool
from glossator.chains.worker import Answer
from glossator.errors import GlossatorError, InputError
from glossator.files.ranges import records_in
from glossator.files.reading import read_file
from glossator.files.recognition import Formats
from glossator.files.sources import InputFile
from glossator.format.codec import decode_shape
from glossator.model.document import Document
from glossator_ray.units import Done, Given, Lost, Piece, Place, Result, Unit

RESULT = 32
"""Documents of which a result has at most so many."""


class Job(NamedTuple):
    """What every worker of a run must know."""

    recipe: ChainFile
    folder: str
    """Where the run was started: names of files are relative to it."""
    time_limit: float | None


class Worker:
    """Annotates units; made once by each actor."""

    def __init__(self, job: Job) -> None:
        self._error: GlossatorError | None = None
        try:
            _enter(job.folder)
            registry = registry_of(job.recipe)
            self._runner = assemble(registry, job.recipe)
            make = configured_formats(job.recipe.set, registry, job.recipe.files)
            self._formats = Formats(registry.formats, make=make)
            self._pool = Pool(self._runner, 1, job.time_limit)
        except GlossatorError as error:
            self._error = error  # raised here, Ray would wrap it in a traceback of its own

    def __call__(self, table: Any) -> Iterator[Any]:
        """Yield the results of the units of a table, one row each."""
        import pyarrow

        for number, unit in zip(
            *table.select(["number", "unit"]).to_pydict().values(), strict=True
        ):
            for result in self._results(number, pickle.loads(unit)):  # noqa: S301  # our driver's
                row = pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL)
                yield pyarrow.table({"result": pyarrow.array([row], pyarrow.large_binary())})

    def _results(self, number: int, unit: Unit) -> Iterator[Result | GlossatorError]:
        if self._error:
            yield self._error
            return
        try:
            items: list[Done | Lost] = []
            count = 0
            for item in self._annotated(unit):
                if len(items) >= RESULT:
                    yield Result(number, count, False, items, self._seconds())
                    items, count = [], count + 1
                items.append(item)
            yield Result(number, count, True, items, self._seconds())
        except GlossatorError as error:
            yield error

    def _annotated(self, unit: Unit) -> Iterator[Done | Lost]:
        """What becomes of a unit's documents, in order, and between them what is unreadable."""
        waiting: deque[tuple[Place, str | None] | Lost] = deque()

        def documents() -> Iterator[Document]:
            for item in self._read(unit):
                if isinstance(item, Lost):
                    waiting.append(item)
                else:
                    place, document = item
                    waiting.append((place, document.source))
                    yield document

        for job in self._pool.run(documents()):
            while isinstance(first := waiting.popleft(), Lost):
                yield first
            yield Done(first[0], Answer.of(job), first[1])
        yield from (item for item in waiting if isinstance(item, Lost))

    def _read(self, unit: Unit) -> Iterator[tuple[Place, Document] | Lost]:
        for item in unit:
            if isinstance(item, Lost):
                yield item
            elif isinstance(item, Given):
                document = decode_shape(item.data, self._runner.types)
                yield item.place, document.read_from(item.source)
            else:
                yield from self._read_piece(item)

    def _read_piece(self, piece: Piece) -> Iterator[tuple[Place, Document] | Lost]:
        file = InputFile.referred_to(piece.reference, self._formats)
        records = records_in(piece.part) if piece.part else None
        for read in read_file(file, records):
            if isinstance(read, GlossatorError):
                yield Lost(piece.file, self._said(read, file))
            else:
                yield Place(piece.file, read.line), read.document

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
