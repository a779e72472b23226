"""What there is to do with a document: nothing is run here.

Each document gets what the plan for its language has; what cannot be made for it is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

import msgspec

from glossator.chains.config import OnLanguage
from glossator.chains.invoke import producer_of
from glossator.chains.languages import FindLanguage
from glossator.chains.outcome import Job, Outcome
from glossator.chains.plans import Plans
from glossator.chains.resolver import Absent, Plan, Step
from glossator.chains.task import Task
from glossator.model.document import Document
from glossator.model.language import determined
from glossator.model.layer import Layer
from glossator.model.owncheck import has_demands
from glossator.model.provenance import Failure, Producer
from glossator.model.staleness import (
    CURRENT,
    FindMaker,
    fingerprint_in,
    is_of,
    judge,
    settled,
    staleness,
)
from glossator.plugins.annotator import Annotator

MAX_CHARACTERS = 5_000_000
"""Code points that a text may have unless it is said otherwise."""


@dataclass(eq=False)
class Assessor:
    """Judges, for a chain, which layers of a document stay, are left out, or are to be made.

    Attributes:
        plans: What is done for the documents of each language, and the annotators.
        on_language: ``skip`` leaves out the layers that no annotator makes for a document's
            language, ``error`` has them fail.
        language_of: The language of a text whose document has none; it is written into it.
        max_characters: Code points that a text may have, or it has failed; 0 for any number.
        forced: Layers that a provider was chosen for: those of others are not kept.
        anew: Layers to make again, whether or not those that are there are up to date.
        maker_of: The annotators that are installed, so that layers made by others than those of the
            chain can be seen to be out of date.
    """

    plans: Plans
    _: KW_ONLY
    on_language: OnLanguage = "skip"
    language_of: FindLanguage = lambda _: None
    max_characters: int = MAX_CHARACTERS
    forced: Collection[str] = ()
    anew: Collection[str] = ()
    maker_of: FindMaker = lambda _: None
    _producers: dict[tuple[str, str | None], Producer] = field(init=False, default_factory=dict)
    """Annotator and language to what is the same in all layers: a model's identity takes time."""

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
            and is_of(layer, task.producer, task.inputs)
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
                forced=[one for one in self.forced if one not in plan.replaced],
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

    def _annotator(self, step: Step) -> Annotator:
        return self.plans.annotator(step.annotator.name)

    def _do_without(self, absent: Absent, job: Job) -> None:
        """Leave out a layer that no annotator makes, where the document does not bring it."""
        layer = job.document.layers.get(absent.layer)
        if absent.is_brought:
            if layer is None or layer.status != "ok":
                failure = Failure(annotator=absent.layer, kind="NoAnnotator", message=absent.why)
                job.put_failed(absent.layer, failure, version=absent.version)
                job.fail(failure)
            return
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
