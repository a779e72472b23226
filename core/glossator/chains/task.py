"""What one annotator has to do for one document: perhaps nothing."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from glossator.chains.outcome import Job, Outcome
from glossator.chains.resolver import Step
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.provenance import Failure, Producer
from glossator.model.staleness import Verdict


@dataclass(frozen=True)
class Task:
    """The layers that a step makes, judged for a document."""

    step: Step
    job: Job
    verdicts: Mapping[str, Verdict]
    """By layer; whether it has to be made, and why."""
    producer: Producer
    inputs: dict[str, str]
    """As in `Layer.inputs`."""

    @cached_property
    def due(self) -> dict[str, str]:
        """The layers to make, and why."""
        return {name: verdict.why for name, verdict in self.verdicts.items() if verdict.due}

    def keep(self) -> None:
        """Note the layers that stay as they are."""
        for name, verdict in self.verdicts.items():
            if not verdict.due:
                self.job.outcomes[name] = Outcome("kept", verdict.why)

    def missing_need(self, there: Container[str]) -> str | None:
        """A layer that the annotator requires and that is not there: nobody makes it."""
        if not self.due:
            return None
        return next((name for name in self.step.annotator.requires if name not in there), None)

    def failed_need(self) -> str | None:
        """A layer that the annotator requires and that has failed."""
        layers = self.job.document.layers
        return next(
            (name for name in self.step.annotator.requires if layers[name].status == "error"), None
        )

    def shown(self) -> Document:
        """The document as the annotator may see it: with the layers that it declares."""
        declared = (*self.step.annotator.requires, *self.step.annotator.uses)
        layers = self.job.document.layers.shown_to(declared, self.step.reads)
        return msgspec.structs.replace(self.job.document, layers=layers)

    def put(self, layers: Mapping[str, Layer[Any]]) -> None:
        """Add the layers that were made."""
        for name, why in self.due.items():
            self.job.put(name, layers[name], Outcome("made", why))

    def put_failed(self, failure: Failure) -> None:
        """Mark the layers that were to be made."""
        for name in self.due:
            self.job.put_failed(name, failure, version=self.version(name), producer=self.producer)

    def version(self, layer: str) -> str:
        """The version of a layer type that the annotator provides."""
        return next(
            cls.layer_version for cls in self.step.annotator.provides if cls.type_name() == layer
        )

    def outlook(self) -> None:
        """Note what a run would do with each layer, going by what it would do with those before."""
        for name, verdict in self.verdicts.items():
            why = verdict.why if verdict.due else self._made_input(name)
            self.job.outcomes[name] = Outcome("made", why) if why else Outcome("kept", verdict.why)

    def _made_input(self, name: str) -> str:
        """Why a layer that is up to date may not stay so: what it is made from will be made."""
        layer = self.job.document.layers[name]
        if layer.producer is None:
            return ""
        is_own = layer.producer.annotator == self.step.annotator.name
        outcomes = self.job.outcomes
        for read in self.step.reads if is_own else layer.inputs:
            if read in outcomes and outcomes[read].done == "made":
                return f"input {read} is made"
        return ""
