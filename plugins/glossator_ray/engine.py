"""The engine: work units go to a pool of actors, their answers come back in order."""

from __future__ import annotations

import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import glossator
from glossator import distributed
from glossator_ray import cluster

PATIENCE, _POLL = 30, 0.1
"""How often, and every how many seconds, a free processor is asked for before a warning."""


class RayOptions(glossator.Options):
    """Options of the engine `ray`."""

    address: str | None = None
    """That of a running cluster, as `ray start` prints it, or auto; without one, and without
    RAY_ADDRESS, Ray is started on this machine."""

    jobs: Annotated[int, glossator.Meta(ge=1)] | Literal["auto"] = "auto"
    """How many workers at most; auto takes one for each processor, but for the spare ones of a
    cluster."""

    min_jobs: Annotated[int, glossator.Meta(ge=1)] = 1
    """How many workers are kept at least."""

    spare_cpus: Annotated[int, glossator.Meta(ge=0)] = 1
    """Processors of a cluster that no worker takes, for what Ray itself runs."""

    cpus: Annotated[float, glossator.Meta(gt=0)] = 1
    """Processors that a worker takes, and threads of its models."""

    unit_size: Annotated[int, glossator.Meta(ge=1)] = distributed.SIZE
    """Bytes of input that a worker is given at once, about."""

    time_limit: Annotated[float, glossator.Meta(gt=0)] | None = None
    """Seconds that a document may take; none unless set."""

    logs: bool = False
    """Whether what Ray and its workers log is shown, on standard error."""


class Attempts:
    """Counts what actors died at: Ray itself gives a task to one after the other without bound.

    It is an actor where the run was started.
    """

    def __init__(self) -> None:
        self._begun: Counter[int] = Counter()
        self._at: dict[int, int] = {}
        """Unit to the document of it that is annotated alone."""
        self._deaths: Counter[tuple[int, int]] = Counter()

    def begin(self, unit: int) -> bool:
        """Note that an actor begins a unit; whether it must take its documents one by one."""
        self._begun[unit] += 1
        if unit in self._at:
            self._deaths[unit, self._at.pop(unit)] += 1
        return self._begun[unit] > MOST

    def may_try(self, unit: int, place: int) -> bool:
        """Note that an actor comes to a document; whether it is to be annotated once more."""
        self._at[unit] = place
        return self._deaths[unit, place] < MOST


MOST = 2
"""How often a unit is begun with its documents together, and then each of them alone. An actor may
have died of something else: in the hands of `distributed.Worker` documents kill no actor, unless
they take the memory of the whole machine."""


class Actor:
    """A worker in the hands of Ray Data; made once by each actor of the pool."""

    def __init__(self, setup: distributed.Setup, attempts: Any) -> None:
        self._worker = distributed.Worker(setup)
        self._attempts = attempts

    def __call__(self, table: Any) -> Iterator[Any]:
        """Yield the answers to the units of a table, one row each."""
        import pyarrow
        import ray

        for number, unit in zip(*table.to_pydict().values(), strict=True):

            def may_try(place: int, unit: int = number) -> bool:
                return bool(ray.get(self._attempts.may_try.remote(unit, place)))

            is_odd = ray.get(self._attempts.begin.remote(number))
            for answer in self._worker.answers(number, unit, may_try if is_odd else None):
                yield pyarrow.table({"answer": pyarrow.array([answer], pyarrow.large_binary())})


class RayEngine(glossator.Engine[RayOptions]):
    """On this machine or a cluster, with Ray Data; inputs on a file system that all nodes share."""

    name = "ray"

    def __init__(self, options: RayOptions | None = None) -> None:
        super().__init__(options)
        cluster.check_installed()

    def run(self, runner: Any, documents: Iterable[glossator.Document]) -> Iterator[Any]:
        """Yield a job for each document, in order.

        Raises:
            GlossatorError: where there is no cluster, or what a worker needs is not on its node.
        """
        options = self.options
        wanted = distributed.cores() if options.jobs == "auto" else options.jobs
        cpus = int(wanted * options.cpus) + options.spare_cpus
        with (
            cluster.connected(options.address, cpus, logs=options.logs) as ray,
            cluster.told(),
        ):
            answers = self._answers(ray, runner, documents)
            yield from distributed.jobs(answers, runner, documents)

    def _answers(
        self, ray: Any, runner: Any, documents: Iterable[glossator.Document]
    ) -> Iterator[bytes]:
        """What workers answer, in the order of the units."""
        units = distributed.units(documents, runner, self.options.unit_size)
        with _data_context(ray, quiet=not self.options.logs):  # a data set keeps what it is made in
            data = _data(ray, units, given=not distributed.are_read_elsewhere(documents))
            if data is None:
                return
            setup = distributed.Setup.of(runner, self.options.time_limit)
            attempts = cluster.here(ray, Attempts)
            answered = data.map_batches(
                Actor,
                fn_constructor_args=(setup, attempts),
                batch_size=1,
                batch_format="pyarrow",
                num_cpus=self.options.cpus,
                compute=self._pool(ray, data.num_blocks()),
            )
            for batch in answered.iter_batches(batch_size=None, batch_format="pyarrow"):
                yield from batch["answer"].to_pylist()

    def _pool(self, ray: Any, count: int) -> Any:
        """Between so many workers and so many: a pool of a fixed size waits for its last one."""
        address = self.options.address
        if address and not _has_free(ray, self.options.cpus):
            warnings.warn(
                "engine ray: no processor of the cluster is free: the run begins when one is",
                stacklevel=2,
            )
        free = int(
            (ray.cluster_resources().get("CPU", 1) - self.options.spare_cpus) / self.options.cpus
        )
        most = free if self.options.jobs == "auto" else self.options.jobs
        most = max(1, min(most, count))
        least = min(self.options.min_jobs, most)
        return ray.data.ActorPoolStrategy(min_size=least, max_size=most, initial_size=most)


def _data(ray: Any, units: Iterable[bytes], *, given: bool) -> Any:
    """A data set of units, each a block; None where there is none.

    Args:
        ray: The module.
        units: What it is made of.
        given: Whether documents go with them: these are kept in Ray's object store, which spills to
            disk, rather than here.
    """
    import pyarrow

    # Numbers and bytes alone: text beside bytes would become bytes.
    tables = (
        pyarrow.table({"number": [number], "unit": [unit]}) for number, unit in enumerate(units)
    )
    if given:
        refs = [ray.put(table) for table in tables]
        return ray.data.from_arrow_refs(refs) if refs else None
    made = list(tables)
    return ray.data.from_arrow(made) if made else None


def _has_free(ray: Any, cpus: float) -> bool:
    """Whether processors of a cluster are free, or soon are: an ended run lets go with a delay."""
    for _ in range(PATIENCE):
        if ray.available_resources().get("CPU", 0) >= cpus:
            return True
        time.sleep(_POLL)
    return False


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
