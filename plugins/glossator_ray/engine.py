"""The engine: units go to a pool of actors, their results come back in order."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import glossator
from glossator.chains.outcome import Job
from glossator.chains.processes import cores
from glossator.chains.runner import Runner
from glossator.errors import GlossatorError
from glossator.files.corpus import Corpus
from glossator.model.document import Document
from glossator_ray import cluster, units, worker
from glossator_ray.units import Lost, Result


class RayOptions(glossator.Options):
    """Options of the engine `ray`."""

    address: str | None = None
    """That of a running cluster, as `ray start` prints it, or auto; without one, and without
    RAY_ADDRESS, Ray is started on this machine."""

    jobs: Annotated[int, glossator.Meta(ge=1)] | Literal["auto"] = "auto"
    """How many workers at most; auto takes one for each processor, but for the spare ones of a
    cluster."""

    min_jobs: Annotated[int, glossator.Meta(ge=1)] = 1
    """How many workers must be there for the run to begin, and are kept."""

    spare_cpus: Annotated[int, glossator.Meta(ge=0)] = 1
    """Processors of a cluster that no worker takes, for what Ray itself runs."""

    cpus: Annotated[float, glossator.Meta(gt=0)] = 1
    """Processors that a worker takes, and threads of its models."""

    unit_size: Annotated[int, glossator.Meta(ge=1)] = units.SIZE
    """Bytes of input that a worker is given at once, about."""

    time_limit: Annotated[float, glossator.Meta(gt=0)] | None = None
    """Seconds that a document may take; none unless set."""

    logs: bool = False
    """Whether what Ray and its workers log is shown, on standard error."""


class RayEngine(glossator.Engine[RayOptions]):
    """On this machine or a cluster, with Ray Data; inputs on a file system that all nodes share."""

    name = "ray"

    def __init__(self, options: RayOptions | None = None) -> None:
        super().__init__(options)
        cluster.check_installed()

    def run(self, runner: Runner, documents: Iterable[Document]) -> Iterator[Job]:
        """Yield a job for each document, in order.

        Raises:
            GlossatorError: where there is no cluster, or what a worker needs is not on its node.
        """
        options = self.options
        wanted = cores() if options.jobs == "auto" else options.jobs
        with (
            cluster.connected(
                options.address, wanted + options.spare_cpus, logs=options.logs
            ) as ray,
            cluster.told(),
        ):
            results = _in_order(self._results(ray, runner, documents))
            yield from _jobs(results, runner, documents)

    def _results(
        self, ray: Any, runner: Runner, documents: Iterable[Document]
    ) -> Iterator[Result | GlossatorError]:
        """What workers answer, in the order of the units, as Ray hands it over."""
        import pyarrow

        cut = enumerate(units.units_of(documents, runner, self.options.unit_size))
        # Numbers and bytes alone: text beside bytes would become bytes.
        tables = (
            pyarrow.table({"number": [number], "unit": [units.packed(unit)]})
            for number, unit in cut
        )
        assert runner.recipe is not None
        job = worker.Job(runner.recipe, os.getcwd(), self.options.time_limit)  # noqa: PTH109
        with _data_context(ray, quiet=not self.options.logs):
            if units.are_read_elsewhere(documents):
                data = ray.data.from_arrow(list(tables))
            else:  # all that is given is kept in Ray's object store, which spills to disk
                data = ray.data.from_arrow_refs([ray.put(table) for table in tables])
            answered = data.map_batches(
                worker.Worker,
                fn_constructor_args=(job,),
                batch_size=1,
                batch_format="pyarrow",
                num_cpus=self.options.cpus,
                compute=self._pool(ray, data.num_blocks()),
            )
            for batch in answered.iter_batches(batch_size=None, batch_format="pyarrow"):
                for row in batch["result"].to_pylist():
                    yield pickle.loads(row)  # noqa: S301  # from our own workers

    def _pool(self, ray: Any, count: int) -> Any:
        """Between so many workers and so many: a pool of a fixed size waits for its last one."""
        free = int(
            (ray.cluster_resources().get("CPU", 1) - self.options.spare_cpus) / self.options.cpus
        )
        most = free if self.options.jobs == "auto" else self.options.jobs
        most = max(1, min(most, count))
        least = min(self.options.min_jobs, most)
        return ray.data.ActorPoolStrategy(min_size=least, max_size=most, initial_size=most)


@contextmanager
def _data_context(ray: Any, *, quiet: bool) -> Iterator[None]:
    """Ray Data in order, in small blocks, and without bars of its own."""
    context = ray.data.DataContext.get_current()
    ours = {"target_max_block_size": 1 << 20, "enable_progress_bars": not quiet}
    kept = {name: getattr(context, name) for name in ours}
    order = context.execution_options.preserve_order
    for name, value in ours.items():
        setattr(context, name, value)
    context.execution_options.preserve_order = True
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(context, name, value)
        context.execution_options.preserve_order = order


def _in_order(results: Iterable[Result | GlossatorError]) -> Iterator[Result]:
    """The results, each once: a unit whose worker was lost is annotated again from its start.

    Raises:
        GlossatorError: what kept a worker from starting, or where a result is missing.
    """
    wanted = (0, 0)
    for result in results:
        if isinstance(result, GlossatorError):
            raise result
        if (result.unit, result.number) < wanted:
            continue
        if (result.unit, result.number) != wanted:
            raise GlossatorError(f"engine ray: expected result {wanted}, got {result[:2]}")
        yield result
        wanted = (result.unit + 1, 0) if result.is_last else (result.unit, result.number + 1)


def _jobs(
    results: Iterable[Result], runner: Runner, documents: Iterable[Document]
) -> Iterator[Job]:
    """A job for each document that can be read, counted and told as if it had been read here."""
    corpus = documents if isinstance(documents, Corpus) else None
    for result in results:
        runner.summary.spend(result.seconds)
        for item in result.items:
            if isinstance(item, Lost):
                assert corpus  # documents that were given have been read
                corpus.lose(corpus.files[item.file], item.error)
            else:
                job, place = item.answer.job(runner.types, item.source), item.place
                if not corpus or corpus.admits(job.document, place.line, corpus.files[place.file]):
                    yield runner.count(job)
            if corpus and corpus.ended:
                return
