"""Running a chain over documents in this process: batches, provenance, what to do on failure."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from glossator.chains.config import OnError
from glossator.chains.invoke import annotate, prepare, producer_of
from glossator.chains.outcome import Job, Outcome, Summary
from glossator.chains.resolver import Step
from glossator.chains.results import make_layers, orphan
from glossator.errors import AnnotatorError
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.owncheck import has_demands
from glossator.model.provenance import Failure, Producer
from glossator.model.staleness import FindMaker, Verdict, fingerprint_in, judge
from glossator.plugins.annotator import Annotator
from glossator.plugins.faults import broken, told


class _Task(NamedTuple):
    """What one annotator has to do for one document: perhaps nothing."""

    job: Job
    verdicts: dict[str, Verdict]
    producer: Producer
    inputs: dict[str, str]

    @property
    def due(self) -> dict[str, str]:
        """The layers to make, and why."""
        return {name: verdict.why for name, verdict in self.verdicts.items() if verdict.due}


class Runner:
    """A chain with its annotators, ready to run; use it in a ``with`` block.

    Args:
        steps: The chain, as `glossator.resolver.resolve` ordered it.
        annotators: One for each step, with its options.
        on_error: ``record`` marks the failed layer and goes on, ``skip`` leaves the document out,
            ``stop`` raises.
        batch_size: How many documents an annotator gets at once.
        forced: Layers that a provider was chosen for: those of others are not kept.
        anew: Layers to make again, whether or not those that are there are up to date.
        maker_of: The annotators that are installed, so that layers made by others than those of the
            chain can be seen to be out of date.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        annotators: Sequence[Annotator],
        *,
        on_error: OnError = "record",
        batch_size: int = 32,
        forced: Collection[str] = (),
        anew: Collection[str] = (),
        maker_of: FindMaker = lambda _: None,
    ) -> None:
        self.steps = tuple(steps)
        self.pairs = list(zip(steps, annotators, strict=True))
        self.on_error = on_error
        self.batch_size = batch_size
        self.forced = frozenset(forced)
        self.anew = frozenset(anew)
        self.maker_of = maker_of
        self.summary = Summary()
        self._prepared: set[str] = set()
        self._producers: dict[str, Producer] = {}
        """Annotator name to what is the same in all its layers: a model's identity takes time."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        failed: AnnotatorError | None = None
        for _, annotator in self.pairs:
            if annotator.name in self._prepared:
                try:
                    annotator.close()
                except Exception as wrong:  # noqa: BLE001  # the others must be closed too
                    failed = failed or broken(annotator, "close", wrong)
        self._prepared.clear()
        if failed and error is None:
            raise failed

    def identify(self) -> None:
        """Ask each annotator for its model: what is not installed is told before reading begins.

        Raises:
            GlossatorError: the annotator's own, or one that names it.
        """
        for step, annotator in self.pairs:
            self._producer(step, annotator)

    def run(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield each document with its layers, in the order given.

        Raises:
            AnnotatorError: with ``on_error="stop"``, at the first document that failed; those
                before it have been yielded.
        """
        return self.kept(self.jobs(documents))

    def jobs(self, documents: Iterable[Document]) -> Iterator[Job]:
        """Annotate documents batch by batch, in this process: what the engine `serial` does."""
        source = iter(documents)
        while batch := list(islice(source, self.batch_size)):
            yield from self.run_batch(batch)

    def kept(self, jobs: Iterable[Job]) -> Iterator[Document]:
        """The documents that `on_error` lets through; raises as `run` does."""
        for job in jobs:
            if self._is_written(job):
                yield job.document
            elif self.on_error == "stop" and (error := job.error):
                raise error

    def run_batch(self, documents: Sequence[Document]) -> list[Job]:
        """The documents with their layers and their failures, whatever is done about these."""
        jobs = [Job(document) for document in documents]
        for step, annotator in self.pairs:
            began = time.perf_counter()
            self._advance(step, annotator, jobs)
            self.summary.seconds[annotator.name] += time.perf_counter() - began
        for job in jobs:
            if job.replaced or any(map(has_demands, job.document.layers.values())):
                _fail_orphans(job)
            self.summary.add(job, written=self._is_written(job))
        return jobs

    def forecast(self, document: Document) -> dict[str, Outcome]:
        """What a run would do with each layer of the chain, and why; nothing is run.

        A layer whose input is made counts as made; a run keeps it where that input comes out as it
        was.
        """
        outcomes: dict[str, Outcome] = {}
        for step, annotator in self.pairs:
            task = self._task(step, annotator, Job(document))
            for name, verdict in task.verdicts.items():
                why = verdict.why if verdict.due else _made_input(step, document, name, outcomes)
                outcomes[name] = Outcome("made", why) if why else Outcome("kept", verdict.why)
        return outcomes

    def _is_written(self, job: Job) -> bool:
        return not job.failures or self.on_error == "record"

    def _advance(self, step: Step, annotator: Annotator, jobs: Iterable[Job]) -> None:
        """Run one annotator over those documents of the batch that need it."""
        tasks: list[_Task] = []
        for job in jobs:
            task = self._task(step, annotator, job)
            job.outcomes.update(
                (name, Outcome("kept", verdict.why))
                for name, verdict in task.verdicts.items()
                if not verdict.due
            )
            if not task.due:
                continue
            if failed := _failed_need(annotator, job.document):
                self._fail(annotator, task, failed)
            else:
                tasks.append(task)
        if not tasks:
            return
        if annotator.name not in self._prepared:
            prepare(annotator)
            self._prepared.add(annotator.name)
        shown = [_shown(task.job.document, step) for task in tasks]
        for task, result in zip(tasks, annotate(annotator, shown), strict=True):
            try:
                if isinstance(result, Exception):
                    raise result
                layers = make_layers(
                    annotator.name,
                    annotator.provides,
                    result,
                    task.job.document,
                    wanted=task.due,
                    producer=task.producer,
                    inputs=task.inputs,
                )
            except Exception as error:  # noqa: BLE001  # a plugin may raise anything
                self._fail(annotator, task, error)
            else:
                for name, why in task.due.items():
                    task.job.put(name, layers[name], Outcome("made", why))

    def _task(self, step: Step, annotator: Annotator, job: Job) -> _Task:
        """What there is for the annotator to do."""
        document = job.document
        inputs = {
            name: document.layers[name].digest
            for name in step.reads
            if name in document.layers and document.layers[name].status == "ok"
        }
        maker = self._producer(step, annotator)
        mark = fingerprint_in(document, maker, metadata=annotator.metadata, inputs=inputs)
        producer = msgspec.structs.replace(maker, fingerprint=mark)
        verdicts = {
            name: judge(
                name,
                document,
                producer,
                inputs,
                metadata=annotator.metadata,
                forced=self.forced,
                anew=self.anew,
                maker_of=self.maker_of,
            )
            for name in step.layers
        }
        return _Task(job, verdicts, producer, inputs)

    def _producer(self, step: Step, annotator: Annotator) -> Producer:
        if annotator.name not in self._producers:
            self._producers[annotator.name] = producer_of(step, annotator)
        return self._producers[annotator.name]

    def _fail(self, annotator: Annotator, task: _Task, error: Exception) -> None:
        """Mark the layers that an annotator was to make."""
        job = task.job
        failure = Failure(
            annotator=annotator.name, kind=type(error).__name__, message=told(error, annotator)
        )
        versions = {cls.type_name(): cls.layer_version for cls in annotator.provides}
        for name in task.due:
            failed = _failed(name, versions[name], failure, task.producer)
            job.put(name, failed, Outcome("failed", ""))
        if self.on_error == "stop" and not job.failures:
            # Only there is it asked for; its traceback holds all documents of the batch.
            job.cause = error
        job.failures.append(failure)


def _made_input(step: Step, document: Document, name: str, outcomes: Mapping[str, Outcome]) -> str:
    """Why a layer that is up to date may not stay so: what it is made from will be made itself."""
    producer = document.layers[name].producer
    if producer is None:
        return ""
    own = producer.annotator == step.annotator.name
    for read in step.reads if own else document.layers[name].inputs:
        if read in outcomes and outcomes[read].done == "made":
            return f"input {read} is made"
    return ""


def _fail_orphans(job: Job) -> None:
    """Fail the layers that were kept and do not fit a layer that was made anew.

    The document could not be read again otherwise.
    """
    while found := orphan(job.document):
        name, message = found
        layer = job.document.layers[name]
        annotator = layer.producer.annotator if layer.producer else name
        failure = Failure(annotator=annotator, kind="OrphanedLayer", message=message)
        failed = _failed(layer.type, layer.version, failure, layer.producer)
        job.put(name, failed, Outcome("failed", ""))
        job.failures.append(failure)


def _failed(name: str, version: str, failure: Failure, producer: Producer | None) -> Layer[Any]:
    return Layer(
        type=name,
        version=version,
        status="error",
        producer=producer,
        error=failure,
        annotations=(),
    )


def _shown(document: Document, step: Step) -> Document:
    """The document as the annotator of a step may see it: with the layers that it declares."""
    declared = (*step.annotator.requires, *step.annotator.uses)
    layers = document.layers.shown_to(declared, step.reads)
    return msgspec.structs.replace(document, layers=layers)


def _failed_need(annotator: Annotator, document: Document) -> AnnotatorError | None:
    """What keeps the annotator from its work: a layer that it requires is absent or has failed."""
    for name in annotator.requires:
        if name not in document.layers:
            return AnnotatorError(annotator.name, f"layer {name!r} is missing")
        if document.layers[name].status == "error":
            return AnnotatorError(annotator.name, f"layer {name!r} has failed")
    return None
