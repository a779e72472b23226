"""Running a chain over documents in this process: batches, provenance, what to do on failure."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

import msgspec

from glossator.chains.invoke import annotate, prepare, producer_of
from glossator.chains.resolver import Step
from glossator.chains.results import make_layers
from glossator.errors import AnnotatorError
from glossator.model.checks import reference_issues
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.provenance import Failure, Producer
from glossator.model.quickcheck import KnownIds
from glossator.model.staleness import FindMaker, due, fingerprint_in
from glossator.plugins.annotator import Annotator
from glossator.plugins.faults import broken, told

OnError = Literal["stop", "record", "skip"]

MOST = 100
"""Failures that a summary tells one by one: where a whole corpus fails, more say no more."""


@dataclass(frozen=True, slots=True)
class FailedLayer:
    """One annotator's failure on one document, in words: an error would keep documents alive."""

    document: str
    annotator: str
    message: str


@dataclass(slots=True)
class Summary:
    """What a run did: documents, annotations by layer, seconds by annotator, failures."""

    documents: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    """Layers that were there already and still hold, by annotator."""
    annotations: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    failed: int = 0
    """How many layers failed."""
    failures: list[FailedLayer] = field(default_factory=list)
    """The first of them."""

    def add(self, failure: FailedLayer) -> None:
        """Count a failure; keep it where there are few."""
        self.failed += 1
        if len(self.failures) < MOST:
            self.failures.append(failure)


@dataclass(slots=True)
class Job:
    """A document on its way through a chain."""

    document: Document
    error: AnnotatorError | None = None
    """The first failure; the annotator's own error is its cause."""
    replaced: bool = False
    """Whether a layer that it came with was made anew."""

    def put(self, layer: Layer[Any], name: str) -> None:
        """Add a layer, or make it anew."""
        self.replaced = self.replaced or name in self.document.layers
        self.document = self.document.with_layer(layer, name)


class _Task(NamedTuple):
    """The layers that one annotator is to make for one document."""

    job: Job
    layers: list[str]
    producer: Producer
    inputs: dict[str, str]


class Runner:
    """A chain with its annotators, ready to run; use it in a ``with`` block.

    Args:
        steps: The chain, as `glossator.resolver.resolve` ordered it.
        annotators: One for each step, with its options.
        on_error: ``record`` marks the failed layer and goes on, ``skip`` leaves the document out,
            ``stop`` raises.
        batch_size: How many documents an annotator gets at once.
        forced: Layers to make anew even where the document brings them from elsewhere.
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
        forced: Iterable[str] = (),
        maker_of: FindMaker = lambda _: None,
    ) -> None:
        self.steps = tuple(steps)
        self.pairs = list(zip(steps, annotators, strict=True))
        self.on_error = on_error
        self.batch_size = batch_size
        self.forced = frozenset(forced)
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
        source = iter(documents)
        while batch := list(islice(source, self.batch_size)):
            for job in self.run_batch(batch):
                if job.error is None or self.on_error == "record":
                    yield job.document
                elif self.on_error == "stop":
                    raise job.error

    def run_batch(self, documents: Sequence[Document]) -> list[Job]:
        """The documents with their layers and their failures, whatever is done about these."""
        jobs = [Job(document) for document in documents]
        for step, annotator in self.pairs:
            began = time.perf_counter()
            self._advance(step, annotator, jobs)
            self.summary.seconds[annotator.name] += time.perf_counter() - began
        for job in jobs:
            if job.replaced:
                self._fail_orphans(job)
            if job.error is None or self.on_error == "record":
                self.summary.documents += 1
                for name, layer in job.document.layers.items():
                    self.summary.annotations[name] += len(layer)
        return jobs

    def _advance(self, step: Step, annotator: Annotator, jobs: Iterable[Job]) -> None:
        """Run one annotator over those documents of the batch that need it."""
        tasks: list[_Task] = []
        for job in jobs:
            task = self._task(step, annotator, job)
            if not task.layers:
                self.summary.kept[annotator.name] += 1
            elif failed := _failed_need(annotator, job.document):
                self._fail(annotator, task, failed)
            else:
                tasks.append(task)
        if not tasks:
            return
        if annotator.name not in self._prepared:
            prepare(annotator)
            self._prepared.add(annotator.name)
        shown = [_shown(task.job.document, step, annotator) for task in tasks]
        for task, result in zip(tasks, annotate(annotator, shown), strict=True):
            try:
                if isinstance(result, Exception):
                    raise result
                layers = make_layers(
                    annotator.name,
                    annotator.provides,
                    result,
                    task.job.document,
                    wanted=task.layers,
                    producer=task.producer,
                    inputs=task.inputs,
                )
            except Exception as error:  # noqa: BLE001  # a plugin may raise anything
                self._fail(annotator, task, error)
            else:
                for name in task.layers:
                    task.job.put(layers[name], name)

    def _task(self, step: Step, annotator: Annotator, job: Job) -> _Task:
        """What there is for the annotator to do: perhaps nothing."""
        document = job.document
        inputs = {
            name: document.layers[name].digest
            for name in sorted({*annotator.requires, *annotator.uses}.difference(step.unseen))
            if name in document.layers and document.layers[name].status == "ok"
        }
        maker = self._producer(step, annotator)
        mark = fingerprint_in(document, maker, metadata=annotator.metadata, inputs=inputs)
        producer = msgspec.structs.replace(maker, fingerprint=mark)
        layers = due(step.layers, document, producer, forced=self.forced, maker_of=self.maker_of)
        return _Task(job, layers, producer, inputs)

    def _producer(self, step: Step, annotator: Annotator) -> Producer:
        if annotator.name not in self._producers:
            self._producers[annotator.name] = producer_of(step, annotator)
        return self._producers[annotator.name]

    def _fail_orphans(self, job: Job) -> None:
        """Fail the layers that were kept and whose references a layer made anew has broken.

        The document could not be read again otherwise.
        """
        while found := _orphan(job.document):
            name, message = found
            layer = job.document.layers[name]
            annotator = layer.producer.annotator if layer.producer else name
            failure = Failure(annotator=annotator, kind="OrphanedLayer", message=message)
            job.put(_failed(layer.type, layer.version, failure, layer.producer), name)
            self._record(job, failure)

    def _fail(self, annotator: Annotator, task: _Task, error: Exception) -> None:
        """Mark the layers that an annotator was to make."""
        failure = Failure(
            annotator=annotator.name, kind=type(error).__name__, message=told(error, annotator)
        )
        versions = {cls.type_name(): cls.layer_version for cls in annotator.provides}
        for name in task.layers:
            task.job.put(_failed(name, versions[name], failure, task.producer), name)
        self._record(task.job, failure, error)

    def _record(self, job: Job, failure: Failure, cause: Exception | None = None) -> None:
        self.summary.add(FailedLayer(job.document.id, failure.annotator, failure.message))
        if job.error is None:
            message = f"{failure.message} (document {job.document.id!r})"
            job.error = AnnotatorError(failure.annotator, message)
            if self.on_error == "stop":
                # Only there is it asked for; its traceback holds all documents of the batch.
                job.error.__cause__ = cause


def _failed(name: str, version: str, failure: Failure, producer: Producer | None) -> Layer[Any]:
    return Layer(
        type=name,
        version=version,
        status="error",
        producer=producer,
        error=failure,
        annotations=(),
    )


def _shown(document: Document, step: Step, annotator: Annotator) -> Document:
    """The document as the annotator of a step may see it: with the layers that it declares."""
    declared = (*annotator.requires, *annotator.uses)
    layers = document.layers.shown_to(declared, step.unseen)
    return msgspec.structs.replace(document, layers=layers)


def _failed_need(annotator: Annotator, document: Document) -> AnnotatorError | None:
    """What keeps the annotator from its work: a layer that it requires is absent or has failed."""
    for name in annotator.requires:
        if name not in document.layers:
            return AnnotatorError(annotator.name, f"layer {name!r} is missing")
        if document.layers[name].status == "error":
            return AnnotatorError(annotator.name, f"layer {name!r} has failed")
    return None


def _orphan(document: Document) -> tuple[str, str] | None:
    """The first layer that refers to what is not there, and why it is of no use any more."""
    known = KnownIds(document.layers.values())
    for name, layer in document.layers.items():
        for issue in reference_issues(name, layer.annotations, known):
            # What no annotator made is kept unless one is named.
            named = "" if layer.producer else f", with --use {name}=ANNOTATOR"
            return name, f"{issue.message}: that layer was made anew; ask for {name!r} too{named}"
    return None
