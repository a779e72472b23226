"""Running a chain over documents in this process: batches, annotators, what to do on failure.

What there is to do for each document is `glossator.chains.assessor`'s.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from types import TracebackType
from typing import Self

from glossator.chains.assessor import Assessor
from glossator.chains.collector import seldom
from glossator.chains.config import ChainFile, OnError
from glossator.chains.invoke import annotate, prepare, prepare_for
from glossator.chains.outcome import MOST, Job, Summary
from glossator.chains.resolver import Plan, Step
from glossator.chains.results import fail_orphans, make_layers
from glossator.chains.task import Task
from glossator.errors import AnnotatorError
from glossator.model.annotation import Annotation
from glossator.model.document import Document
from glossator.model.owncheck import has_demands
from glossator.model.provenance import Failure
from glossator.model.staleness import (
    settled,
)
from glossator.plugins.annotator import Annotator
from glossator.plugins.faults import broken, told, traced
from glossator.plugins.registry import Registry

BATCH_CHARACTERS = 250_000
"""Code points at which a batch ends, however few documents it has: memory goes by them."""


@dataclass(eq=False)
class Runner(Assessor):
    """A chain with its annotators, ready to run; use it in a ``with`` block.

    Attributes:
        on_error: ``record`` marks the failed layer and goes on, ``skip`` leaves the document out,
            ``stop`` raises.
        batch_size: How many documents an annotator gets at once.
        types: The layer types that are installed, by name.
        recipe: What the chain was made from, so that another process can make it too.
        registry: The plugins that it was made from.
        prepared: The annotators that have loaded what they need; variants of a chain share it.
        summary: What has been done so far.
    """

    _: KW_ONLY
    on_error: OnError = "record"
    batch_size: int = 32
    types: Mapping[str, type[Annotation]] = field(default_factory=dict)
    recipe: ChainFile | None = None
    registry: Registry | None = None
    prepared: dict[int, Annotator] = field(default_factory=dict)
    summary: Summary = field(init=False, default_factory=Summary)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        failed: AnnotatorError | None = None
        for annotator in self.prepared.values():
            try:
                annotator.close()
            except Exception as wrong:  # noqa: BLE001  # the others must be closed too
                failed = failed or broken(annotator, "close", wrong)
        self.prepared.clear()
        if failed and error is None:
            raise failed

    def prepare(self, languages: Iterable[str | None]) -> None:
        """Load what documents in some languages need, before there is one.

        Raises:
            GlossatorError: the annotator's own, or one that names it.
        """
        for language in languages:
            for step in self.plans[language].steps:
                self._prepare_once(self._annotator(step))
                prepare_for(self._annotator(step), language)

    def run(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield each document with its layers, in the order given.

        Raises:
            AnnotatorError: with ``on_error="stop"``, at the first document that failed; those
                before it have been yielded.
        """
        return self.kept(self.jobs(documents))

    def jobs(self, documents: Iterable[Document]) -> Iterator[Job]:
        """Annotate documents batch by batch, in this process: what the engine `serial` does."""
        for batch in self.batches(documents):
            yield from self.run_batch(batch)

    def batches(self, documents: Iterable[Document]) -> Iterator[list[Document]]:
        """Documents in batches, which end by their number or by the size of their texts.

        Where they come from a stream that has no more at present (`is_waiting` of `documents`), a
        batch ends too: what is there need not wait for what is not.

        They are settled here, since what they were before an upgrade goes to no other process.
        """
        is_waiting = getattr(documents, "is_waiting", bool)
        batch: list[Document] = []
        size = 0
        for document in documents:
            batch.append(settled(document, self.maker_of))
            size += len(document.text)
            if len(batch) >= self.batch_size or size >= BATCH_CHARACTERS or is_waiting():
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def failed(self, document: Document, kind: str, reason: str) -> Job:
        """A document all of whose layers have failed for one reason that no annotator gives."""
        job = self._job(document)
        plan = self.plans[job.document.language]
        for step in plan.steps:
            task = self._task(step, plan, job)
            failure = Failure(annotator=step.annotator.name, kind=kind, message=reason)
            task.put_failed(failure)
            if task.due and not job.failures:
                job.fail(failure)
        job.finish()
        return job

    def count(self, job: Job) -> Job:
        """Count a document that was annotated elsewhere, or by nobody."""
        self.summary.add(job, written=self._is_written(job))
        return job

    def kept(self, jobs: Iterable[Job]) -> Iterator[Document]:
        """The documents that `on_error` lets through; raises as `run` does."""
        for job in jobs:
            if self._is_written(job):
                yield job.document
            elif self.on_error == "stop" and (error := job.error):
                raise error

    def run_batch(self, documents: Sequence[Document]) -> list[Job]:
        """The documents with their layers and their failures, whatever is done about these."""
        jobs = [self._too_long(document) or self._job(document) for document in documents]
        by_plan: dict[Plan, list[Job]] = {}
        for job in jobs:
            if job.failures:
                continue
            by_plan.setdefault(self.plans[job.document.language], []).append(job)
        with seldom():
            for plan, planned in by_plan.items():
                self._follow(plan, planned)
        for job in jobs:
            if job.replaced or any(map(has_demands, job.document.layers.values())):
                fail_orphans(job)
            job.finish()
            self.count(job)
        return jobs

    def _too_long(self, document: Document) -> Job | None:
        """The failure of a text that would take more memory than there may be."""
        if not self.is_too_long(document):
            return None
        length, most = len(document.text), self.max_characters
        reason = (
            f"expected a text of at most {most:,} characters, got {length:,}: split it, as at its "
            "chapters, into documents of their own, or set --max-characters (0 for no limit)"
        )
        return self.failed(document, "TextTooLong", reason)

    def _follow(self, plan: Plan, jobs: Sequence[Job]) -> None:
        """Do what the plan has for the documents of its language."""
        for absent in plan.absent:
            for job in jobs:
                self._do_without(absent, job)
        for step in plan.steps:
            began = time.perf_counter()
            self._advance(step, plan, jobs)
            self.summary.seconds[step.annotator.name] += time.perf_counter() - began

    def _is_written(self, job: Job) -> bool:
        return not job.failures or self.on_error == "record"

    def _advance(self, step: Step, plan: Plan, jobs: Iterable[Job]) -> None:
        """Run one annotator over those documents of the batch that need it."""
        annotator = self._annotator(step)
        tasks: list[Task] = []
        for job in jobs:
            task = self._task(step, plan, job)
            task.keep()
            if not task.due:
                continue
            if missing := task.missing_need(job.document.layers):
                self._leave_out(task, missing)
            elif failed := task.failed_need():
                error = AnnotatorError(annotator.name, f"layer {failed!r} has failed")
                self._fail(annotator, task, error)
            else:
                tasks.append(task)
        if not tasks:
            return
        self._prepare_once(annotator)
        results = annotate(annotator, [task.shown() for task in tasks])
        for task, result in zip(tasks, results, strict=True):
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
                task.put(layers)
                for name in task.due:
                    if name in plan.replaced:
                        what = f"made by {annotator.name!r} in"
                        task.job.note(name, what, plan.replaced[name])

    def _prepare_once(self, annotator: Annotator) -> None:
        if id(annotator) not in self.prepared:
            prepare(annotator)
            self.prepared[id(annotator)] = annotator

    def _fail(self, annotator: Annotator, task: Task, error: Exception) -> None:
        """Mark the layers that an annotator was to make."""
        job = task.job
        message = told(error, annotator, job.document.text)
        failure = Failure(annotator=annotator.name, kind=type(error).__name__, message=message)
        task.put_failed(failure)
        if self.on_error == "stop" and not job.failures:
            # Only there is it asked for; its traceback holds all documents of the batch.
            job.cause = error
        # Where a whole corpus fails, the first tracebacks say enough.
        job.fail(failure, traced(error) if len(self.summary.failures) < MOST else "")
