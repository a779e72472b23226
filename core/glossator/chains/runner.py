"""Running a chain over documents in this process: batches, provenance, what to do on failure.

Each document gets what the plan for its language has; what cannot be made for it is left out.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType, TracebackType
from typing import Any, Self

import msgspec

from glossator.chains.config import ChainFile, OnError, OnLanguage
from glossator.chains.invoke import annotate, prepare, prepare_for, producer_of
from glossator.chains.languages import FindLanguage
from glossator.chains.outcome import MOST, Job, Outcome, Summary
from glossator.chains.plans import Plans
from glossator.chains.resolver import Absent, Plan, Step
from glossator.chains.results import fail_orphans, make_layers
from glossator.chains.task import Task
from glossator.errors import AnnotatorError
from glossator.model.annotation import Annotation
from glossator.model.document import Document
from glossator.model.language import determined
from glossator.model.layer import Layer
from glossator.model.owncheck import has_demands
from glossator.model.provenance import Failure, Producer
from glossator.model.staleness import (
    CURRENT,
    FindMaker,
    fingerprint_in,
    judge,
    settled,
    staleness,
)
from glossator.plugins.annotator import Annotator
from glossator.plugins.faults import broken, told, traced

BATCH_CHARACTERS = 250_000
"""Code points at which a batch ends, however few documents it has: memory goes by them."""

MAX_CHARACTERS = 5_000_000
"""Code points that a text may have unless it is said otherwise."""


class Runner:
    """A chain with its annotators, ready to run; use it in a ``with`` block.

    Args:
        plans: What is done for the documents of each language, and the annotators.
        on_error: ``record`` marks the failed layer and goes on, ``skip`` leaves the document out,
            ``stop`` raises.
        on_language: ``skip`` leaves out the layers that no annotator makes for a document's
            language, ``error`` has them fail.
        language_of: The language of a text whose document has none; it is written into it.
        batch_size: How many documents an annotator gets at once.
        max_characters: Code points that a text may have, or it has failed; 0 for any number.
        forced: Layers that a provider was chosen for: those of others are not kept.
        anew: Layers to make again, whether or not those that are there are up to date.
        maker_of: The annotators that are installed, so that layers made by others than those of the
            chain can be seen to be out of date.
        types: The layer types that are installed, by name.
        recipe: What the chain was made from, so that another process can make it too.
    """

    def __init__(
        self,
        plans: Plans,
        *,
        on_error: OnError = "record",
        on_language: OnLanguage = "skip",
        language_of: FindLanguage = lambda _: None,
        batch_size: int = 32,
        max_characters: int = MAX_CHARACTERS,
        forced: Collection[str] = (),
        anew: Collection[str] = (),
        maker_of: FindMaker = lambda _: None,
        types: Mapping[str, type[Annotation]] = MappingProxyType({}),
        recipe: ChainFile | None = None,
    ) -> None:
        self.plans = plans
        self.on_error = on_error
        self.on_language = on_language
        self.language_of = language_of
        self.batch_size = batch_size
        self.max_characters = max_characters
        self.forced = frozenset(forced)
        self.anew = frozenset(anew)
        self.maker_of = maker_of
        self.types = types
        self.recipe = recipe
        self.summary = Summary()
        self._prepared: dict[str, Annotator] = {}
        self._producers: dict[tuple[str, str | None], Producer] = {}
        """Annotator and language to what is the same in all layers: a model's identity takes
        time."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        failed: AnnotatorError | None = None
        for annotator in self._prepared.values():
            try:
                annotator.close()
            except Exception as wrong:  # noqa: BLE001  # the others must be closed too
                failed = failed or broken(annotator, "close", wrong)
        self._prepared.clear()
        if failed and error is None:
            raise failed

    def identify(self) -> None:
        """Ask the annotators of documents without a language for their models.

        So what is not installed is told before reading begins.

        Raises:
            GlossatorError: the annotator's own, or one that names it.
        """
        for step in self.plans.usual.steps:
            self._producer(step, self._annotator(step), self.plans.language)

    def languages(self, documents: Iterable[Document]) -> list[str | None]:
        """Those that the documents are taken to be in, each once."""
        return list(dict.fromkeys(self._job(one).document.language for one in documents))

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

    def is_too_long(self, document: Document) -> bool:
        """Whether its text has more characters than texts may have."""
        return 0 < self.max_characters < len(document.text)

    def forecast(self, document: Document) -> Job:
        """What a run would do with each layer of the document, and why; nothing is run.

        A layer whose input is made counts as made; a run keeps it where that input comes out as it
        was.
        """
        job = self._job(document)
        plan = self.plans[job.document.language]
        for absent in plan.absent:
            self._do_without(absent, job)
        for step in plan.steps:
            task = self._task(step, plan, job)
            if missing := task.missing_need({*job.document.layers, *job.outcomes}):
                self._leave_out(task, missing)
            else:
                task.outlook()
        return job

    def reuse(self, document: Document, layers: Mapping[str, Layer[Any]]) -> tuple[Job, bool]:
        """The document with those of some layers that a run would make just so; nothing is run.

        Returns it, and whether it has then all that a run would make. Where not, it also has those
        of the layers of which that is known only once others are made, and stale ones, so that the
        run can say why it makes them.

        Args:
            document: As it is read today.
            layers: Those that an earlier run has made of it.
        """
        job = self._job(document)
        plan = self.plans[job.document.language]
        for absent in plan.absent:
            self._do_without(absent, job)
        is_whole = True
        for step in plan.steps:
            if is_whole:
                is_whole = self._take_over(step, plan, job, layers)
            if not is_whole:
                for name in step.layers:
                    if name not in job.document.layers and self._may_keep(step, layers.get(name)):
                        job.put(name, layers[name], Outcome("kept", CURRENT.why))
        job.finish()
        # What came with the document may not fit what was made of it.
        is_doubtful = job.replaced or any(map(has_demands, document.layers.values()))
        return job, is_whole and not job.failures and not (document.layers and is_doubtful)

    def _take_over(
        self, step: Step, plan: Plan, job: Job, layers: Mapping[str, Layer[Any]]
    ) -> bool:
        """Take those layers that an annotator would make just so; whether these are all."""
        task = self._task(step, plan, job)
        task.keep()
        if missing := task.missing_need(job.document.layers):
            self._leave_out(task, missing)
            return True
        taken = {
            name: layer
            for name in task.due
            if name not in self.anew
            and (layer := layers.get(name)) is not None  # one without annotations is none less
            and self._may_keep(step, layer)
            and layer.producer
            and layer.producer.fingerprint == task.producer.fingerprint
        }
        for name, layer in taken.items():
            job.put(name, layer, Outcome("kept", CURRENT.why))
            if name in plan.replaced:
                job.note(name, f"made by {step.annotator.name!r} in", plan.replaced[name])
        return len(taken) == len(task.due)

    def _may_keep(self, step: Step, layer: Layer[Any] | None) -> bool:
        """Whether a layer is as the annotator of a step leaves one."""
        if layer is None or layer.status != "ok" or layer.producer is None:
            return False
        versions = {one.type_name(): one.layer_version for one in step.annotator.provides}
        return (
            layer.producer.annotator == step.annotator.name
            and layer.producer.plugin == step.plugin
            and layer.version == versions.get(layer.type)
        )

    def _job(self, document: Document) -> Job:
        """A document, taken to be in its own language, or what is told of it, or the chain's."""
        document = settled(document, self.maker_of)
        own = determined(document.language)
        told = own or self.language_of(document.text)
        taken_for = document.replace(language=told or self.plans.language)
        return Job(taken_for, told if told and not own else document.language)

    def _annotator(self, step: Step) -> Annotator:
        return self.plans.annotator(step.annotator.name)

    def _follow(self, plan: Plan, jobs: Sequence[Job]) -> None:
        """Do what the plan has for the documents of its language."""
        for absent in plan.absent:
            for job in jobs:
                self._do_without(absent, job)
        for step in plan.steps:
            began = time.perf_counter()
            self._advance(step, plan, jobs)
            self.summary.seconds[step.annotator.name] += time.perf_counter() - began

    def _do_without(self, absent: Absent, job: Job) -> None:
        """Leave out a layer that no annotator makes, where the document does not bring it."""
        layer = job.document.layers.get(absent.layer)
        if (
            layer
            and layer.status == "ok"
            and not any(staleness(job.document, layer, self.maker_of))
        ):
            return
        self._leave(job, absent.layer, absent.version, absent.why)

    def _leave_out(self, task: Task, missing: str) -> None:
        """Leave out what an annotator would make if the document had all that it requires."""
        why = f"{task.step.annotator.name!r} needs {missing!r}"
        for name in task.due:
            self._leave(task.job, name, task.version(name), why)

    def _leave(self, job: Job, name: str, version: str, why: str) -> None:
        if self.on_language == "error":
            message = f"language {job.document.language!r}: {why}"
            failure = Failure(annotator=name, kind="NoAnnotator", message=message)
            job.put_failed(name, failure, version=version)
            job.fail(failure)
        else:
            # What is out of date, or failed before, is not what a first run would have left.
            job.drop(name)
            job.note(name, "left out of", why)

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
        if annotator.name not in self._prepared:
            prepare(annotator)
            self._prepared[annotator.name] = annotator

    def _task(self, step: Step, plan: Plan, job: Job) -> Task:
        """What there is for the annotator of a step to do."""
        annotator, document = self._annotator(step), job.document
        inputs = {
            name: document.layers[name].digest
            for name in step.reads
            if name in document.layers and document.layers[name].status == "ok"
        }
        maker = self._producer(step, annotator, document.language)
        mark = fingerprint_in(document, maker, metadata=annotator.metadata, inputs=inputs)
        producer = msgspec.structs.replace(maker, fingerprint=mark)
        verdicts = {
            name: judge(
                name,
                document,
                producer,
                inputs,
                metadata=annotator.metadata,
                forced=self.forced.difference(plan.replaced),
                anew=self.anew,
                maker_of=self.maker_of,
            )
            for name in step.layers
        }
        return Task(step, job, verdicts, producer, inputs)

    def _producer(self, step: Step, annotator: Annotator, language: str | None) -> Producer:
        key = annotator.name, language
        if key not in self._producers:
            self._producers[key] = producer_of(step, annotator, language)
        return self._producers[key]

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
