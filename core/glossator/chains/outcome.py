"""What becomes of documents and their layers in a run: kept, made, or failed, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from glossator.chains.languages import LanguageNote
from glossator.errors import AnnotatorError
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer
from glossator.model.provenance import Failure, Producer

MOST = 100
"""Failures that a summary tells one by one: where a whole corpus fails, more say no more."""


class Outcome(NamedTuple):
    """What became of a layer in one document, and why."""

    done: Literal["kept", "made", "failed"]
    why: str


@dataclass(slots=True)
class Job:
    """A document on its way through a chain, and what has become of its layers."""

    document: Document
    """Until the end its language is what its text is taken to be in."""
    language: str | None = None
    """The language that it has in the end."""
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    notes: list[LanguageNote] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)
    """The traceback of each failure, in words: an error would keep documents alive."""
    cause: Exception | None = None
    """What raised the first failure, where the run is to stop for it."""
    replaced: bool = False
    """Whether a layer that it came with was made anew or dropped."""
    annotations: dict[str, int] = field(default_factory=dict)
    """How many annotations each layer has in the end."""

    @property
    def error(self) -> AnnotatorError | None:
        """The first failure as an error to raise; the annotator's own is its cause."""
        if not self.failures:
            return None
        first = self.failures[0]
        error = AnnotatorError(first.annotator, f"{first.message} (document {self.document.id!r})")
        error.__cause__ = self.cause
        return error

    def fail(self, failure: Failure, trace: str = "") -> None:
        """Note a failure, with its traceback."""
        self.failures.append(failure)
        self.traces.append(trace)

    def put(self, name: str, layer: Layer[Any], outcome: Outcome) -> None:
        """Add a layer, or take it in the place of the one that was there."""
        self.replaced = self.replaced or name in self.document.layers
        self.document = self.document.with_layer(layer, name)
        self.outcomes[name] = outcome

    def put_failed(
        self,
        name: str,
        failure: Failure,
        *,
        version: str,
        type: str = "",  # noqa: A002  # the layer's own word
        producer: Producer | None = None,
    ) -> None:
        """Put a layer that has failed in a layer's place; `type` where it is not its name."""
        layer: Layer[Any] = Layer(
            type=type or name,
            version=version,
            status="error",
            producer=producer,
            error=failure,
            annotations=(),
        )
        self.put(name, layer, Outcome("failed", ""))

    def finish(self) -> None:
        """Give the document its own language, and count its annotations."""
        self.document = self.document.replace(language=self.language)
        self.annotations = {name: len(layer) for name, layer in self.document.layers.items()}

    def drop(self, name: str) -> None:
        """Remove a layer, if it is there."""
        if name in self.document.layers:
            self.replaced = True
            kept = {key: one for key, one in self.document.layers.items() if key != name}
            self.document = self.document.replace(layers=Layers(kept))

    def note(self, layer: str, what: str, why: str) -> None:
        """Keep what is to be told of a layer in the documents of the language."""
        self.notes.append(LanguageNote(layer, self.document.language or "", what, why))


@dataclass(slots=True)
class Summary:
    """Documents, layers and their annotations, seconds by annotator, failures."""

    documents: int = 0
    outcomes: dict[str, Counter[Outcome]] = field(default_factory=dict)
    """Layer name to what became of it, in how many documents; in the order of the chain."""
    languages: Counter[LanguageNote] = field(default_factory=Counter)
    """What became of layers in a language otherwise than in others, in how many documents."""
    annotations: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    failed: int = 0
    """How many layers failed."""
    failed_documents: int = 0
    """In how many documents."""
    kept: int = 0
    """How many of the documents have all layers as they came with them."""
    failures: list[tuple[str, Failure]] = field(default_factory=list)
    """The first of them, each with the document's id."""
    traces: list[str] = field(default_factory=list)
    """The traceback of each of these; empty where there is none."""

    def add(self, job: Job, *, written: bool) -> None:
        """Count what failed on a document, and what became of one that is written."""
        self.failed_documents += bool(job.failures)
        for failure, trace in zip(job.failures, job.traces, strict=True):
            self._fail(job.document.id, failure, trace)
        if written:
            self.documents += 1
            self.count(job)
            self.annotations.update(job.annotations)
            outcomes = job.outcomes.values()
            self.kept += bool(outcomes) and all(one.done == "kept" for one in outcomes)

    def add_unwritten(self, document: str, failure: Failure, trace: str) -> None:
        """Count a document that was annotated, and that the output's format fails on."""
        self.documents -= 1
        self._fail(document, failure, trace)

    def _fail(self, document: str, failure: Failure, trace: str) -> None:
        self.failed += 1
        if len(self.failures) < MOST:
            self.failures.append((document, failure))
            self.traces.append(trace)

    def spend(self, seconds: Mapping[str, float]) -> None:
        """Count the seconds that each annotator took elsewhere."""
        for annotator, more in seconds.items():
            self.seconds[annotator] += more

    def count(self, job: Job) -> None:
        """Count what became of the layers of one document."""
        self.languages.update(job.notes)
        for name, outcome in job.outcomes.items():
            self.outcomes.setdefault(name, Counter())[outcome] += 1


def told(outcomes: Mapping[str, Counter[Outcome]], documents: int) -> str:
    """What became of the layers, on one line: those to which the same happened told together.

    ``kept tokens (up to date); made titles in 3 (code or lists changed), dates (new)``
    """
    alike: dict[tuple[Outcome, int], list[str]] = {}
    for name, counts in outcomes.items():
        for outcome, count in counts.items():
            alike.setdefault((outcome, count), []).append(name)
    parts: dict[str, list[str]] = {"kept": [], "made": [], "failed": []}
    for (outcome, count), names in alike.items():
        share = "" if count == documents else f" in {count}"
        why = f" ({outcome.why})" if outcome.why else ""
        parts[outcome.done].append(f"{', '.join(names)}{share}{why}")
    return "; ".join(f"{done} {', '.join(some)}" for done, some in parts.items() if some)


def told_of(outcomes: Counter[Outcome]) -> str:
    """What became of one layer: ``400 kept (up to date), 3 made (new)``."""
    return ", ".join(
        f"{count} {outcome.done}" + (f" ({outcome.why})" if outcome.why else "")
        for outcome, count in sorted(outcomes.items())
    )
