"""Running a chain over documents in this process: batches, provenance, what to do on failure."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType
from typing import Any, Literal, Self

import msgspec

from glossator.contract import Annotator
from glossator.document import Document
from glossator.errors import AnnotatorError, GlossatorError
from glossator.failures import FailedLayer, broken, file_of, orphan, wording
from glossator.layer import Failure, Layer, Producer, fingerprint
from glossator.resolver import Step
from glossator.results import make_layers

OnError = Literal["stop", "record", "skip"]


@dataclass(slots=True)
class Summary:
    """What a run did: documents, annotations by layer, seconds by annotator, failures."""

    documents: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    """Layers that were there already and still hold, by annotator."""
    annotations: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    failures: list[FailedLayer] = field(default_factory=list)


class Runner:
    """A chain with its annotators, ready to run; use it in a ``with`` block.

    Args:
        steps: The chain, as `glossator.resolver.resolve` ordered it.
        annotators: One for each step, with its options.
        on_error: ``record`` marks the failed layer and goes on, ``skip`` leaves the document out,
            ``stop`` raises.
        batch_size: How many documents an annotator gets at once.
        forced: Layers to make anew even where the document brings them from elsewhere.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        annotators: Sequence[Annotator],
        *,
        on_error: OnError = "record",
        batch_size: int = 32,
        forced: Iterable[str] = (),
    ) -> None:
        self.pairs = list(zip(steps, annotators, strict=True))
        self.on_error = on_error
        self.batch_size = batch_size
        self.forced = frozenset(forced)
        self.summary = Summary()
        self._prepared: set[str] = set()
        self._makers: dict[str, Producer] = {}
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

    def run(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield each document with its layers, in the order given.

        Raises:
            AnnotatorError: with ``on_error="stop"``, at the first document that failed; those
                before it have been yielded.
        """
        source = iter(documents)
        while batch := list(islice(source, self.batch_size)):
            before = len(self.summary.failures)
            made = self.run_batch(batch)
            failures = {one.document: one for one in reversed(self.summary.failures[before:])}
            for document in made:
                if self.on_error == "stop" and (failure := failures.get(document.id)):
                    text = f"{failure.message} (document {document.id!r})"
                    raise AnnotatorError(failure.annotator, text) from failure.cause
                yield document

    def run_batch(self, documents: Sequence[Document]) -> list[Document]:
        """The documents with their layers; without those that failed, where ``skip`` is chosen."""
        failed_before = len(self.summary.failures)
        current = list(documents)
        for step, annotator in self.pairs:
            began = time.perf_counter()
            self._advance(step, annotator, current)
            self.summary.seconds[annotator.name] += time.perf_counter() - began
        for index, document in enumerate(documents):
            if current[index] is not document:
                self._fail_orphans(current, index)
        if self.on_error == "skip":
            failed = {failure.document for failure in self.summary.failures[failed_before:]}
            current = [document for document in current if document.id not in failed]
        self.summary.documents += len(current)
        for document in current:
            for name, layer in document.layers.items():
                self.summary.annotations[name] += len(layer)
        return current

    def _advance(self, step: Step, annotator: Annotator, current: list[Document]) -> None:
        """Run one annotator over those documents of the batch that need it, in place."""
        todo: list[tuple[int, Producer, dict[str, str]]] = []
        for index, document in enumerate(current):
            if failed := self._failed_need(annotator, document):
                self._fail(step, annotator, current, index, failed)
                continue
            inputs = self._inputs(annotator, document)
            producer = self._producer(step, annotator, document, inputs)
            if self._holds(step, producer, document):
                self.summary.kept[annotator.name] += 1
            else:
                todo.append((index, producer, inputs))
        if not todo:
            return
        self._prepare(annotator)
        documents = [current[index] for index, _, _ in todo]
        before = [deepcopy(document.metadata) for document in documents]
        results = self._annotate(annotator, documents)
        for number, (document, metadata) in enumerate(zip(documents, before, strict=True)):
            if document.metadata != metadata:
                document.metadata.clear()
                document.metadata.update(metadata)
                message = "it changed the document's metadata: an annotator only yields"
                results[number] = AnnotatorError(annotator.name, message)
        for (index, producer, inputs), result in zip(todo, results, strict=True):
            if not isinstance(result, Exception):
                try:
                    layers = make_layers(
                        annotator.name,
                        annotator.provides,
                        result,
                        current[index],
                        producer=producer,
                        inputs=inputs,
                    )
                    for name in step.layers:
                        current[index] = current[index].with_layer(layers[name], name)
                    continue
                except Exception as error:  # noqa: BLE001  # a generator may raise anything
                    result = error
            self._fail(step, annotator, current, index, result, producer=producer)

    def _annotate(
        self, annotator: Annotator, documents: list[Document]
    ) -> list[list[Any] | Exception]:
        """What the annotator yields for each document; one by one where the batch fails."""
        try:
            results = [self._listed(annotator, one) for one in annotator.annotate_batch(documents)]
        except Exception as error:  # noqa: BLE001  # a plugin may raise anything
            if len(documents) == 1:
                return [error]
            return [self._annotate(annotator, [document])[0] for document in documents]
        if len(results) != len(documents):
            message = f"annotate_batch got {len(documents)} documents, returned {len(results)}"
            return [AnnotatorError(annotator.name, message) for _ in documents]
        return list(results)

    @staticmethod
    def _listed(annotator: Annotator, result: object) -> list[Any]:
        if isinstance(result, Iterable):
            return list(result)
        message = f"expected annotations, yielded or in a list, got {result!r:.80}"
        raise AnnotatorError(annotator.name, message)

    def _prepare(self, annotator: Annotator) -> None:
        if annotator.name not in self._prepared:
            try:
                annotator.prepare()
            except GlossatorError:
                raise
            except Exception as error:
                raise broken(annotator, "prepare", error) from error
            self._prepared.add(annotator.name)

    def _failed_need(self, annotator: Annotator, document: Document) -> Exception | None:
        for name in annotator.requires:
            if name not in document.layers:
                return AnnotatorError(annotator.name, f"layer {name!r} is missing")
            if document.layers[name].status == "error":
                return AnnotatorError(annotator.name, f"layer {name!r} has failed")
        return None

    def _inputs(self, annotator: Annotator, document: Document) -> dict[str, str]:
        reads = [*annotator.requires, *annotator.uses]
        return {
            name: document.layers[name].digest
            for name in sorted(reads)
            if name in document.layers and document.layers[name].status == "ok"
        }

    def _producer(
        self, step: Step, annotator: Annotator, document: Document, inputs: dict[str, str]
    ) -> Producer:
        if annotator.name not in self._makers:
            self._makers[annotator.name] = _maker(step, annotator)
        made = self._makers[annotator.name]
        metadata = {key: document.metadata.get(key) for key in annotator.metadata}
        digest = fingerprint(made, text=document.text_digest, metadata=metadata, inputs=inputs)
        return msgspec.structs.replace(made, fingerprint=digest)

    def _holds(self, step: Step, producer: Producer, document: Document) -> bool:
        """Whether the document has these layers already: still current, or made elsewhere."""
        for name in step.layers:
            if name not in document.layers or document.layers[name].status == "error":
                return False
            made_by = document.layers[name].producer
            if made_by and made_by.annotator == producer.annotator:
                if made_by.fingerprint != producer.fingerprint:
                    return False
            elif name in self.forced:
                return False
        return True

    def _fail_orphans(self, current: list[Document], index: int) -> None:
        """Fail the layers beside the chain whose references its new layers have broken.

        The document could not be read again otherwise.
        """
        made = {name for step, _ in self.pairs for name in step.layers}
        others = [name for name in current[index].layers if name not in made]
        while found := orphan(current[index], others):
            name, reason = found
            layer = current[index].layers[name]
            annotator = layer.producer.annotator if layer.producer else name
            message = f"{reason}: that layer was made anew; ask for {name!r} too"
            self.summary.failures.append(FailedLayer(current[index].id, annotator, message))
            failed = msgspec.structs.replace(
                layer,
                status="error",
                error=Failure(annotator=annotator, kind="OrphanedLayer", message=message),
                annotations=(),
            )
            current[index] = current[index].with_layer(failed, name)

    def _fail(
        self,
        step: Step,
        annotator: Annotator,
        current: list[Document],
        index: int,
        error: Exception,
        *,
        producer: Producer | None = None,
    ) -> None:
        if isinstance(error, AnnotatorError):
            message = error.message
        else:
            message = wording(error, file_of(annotator))
        document = current[index]
        cause = error if self.on_error == "stop" else None
        self.summary.failures.append(FailedLayer(document.id, annotator.name, message, cause))
        failure = Failure(annotator=annotator.name, kind=type(error).__name__, message=message)
        versions = {cls.type_name(): cls.layer_version for cls in annotator.provides}
        for name in step.layers:
            layer: Layer[Any] = Layer(
                type=name,
                version=versions[name],
                status="error",
                producer=producer,
                error=failure,
                annotations=(),
            )
            current[index] = current[index].with_layer(layer, name)


def _maker(step: Step, annotator: Annotator) -> Producer:
    """Who makes the annotator's layers, whatever the document."""
    try:
        model = annotator.model_id()
    except GlossatorError:
        raise
    except Exception as error:
        raise broken(annotator, "model_id", error) from error
    return Producer(
        annotator=annotator.name,
        plugin=step.plugin,
        version=step.version,
        config=msgspec.to_builtins(annotator.config),
        model=model,
        fingerprint="",
    )
