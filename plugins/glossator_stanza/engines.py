"""Which code runs a processor: ours where the model is of the plain kind, else Stanza's own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from glossator import ModelError
from glossator_stanza import pipeline
from glossator_stanza.bundle import Bundle
from glossator_stanza.runtime import Models, share

Run = Callable[[Any], Any]
"""Runs a processor over many texts or sentences at once."""


class Engine(NamedTuple):
    """Models, held as long as they are needed, and what runs one processor of them."""

    models: Models
    run: Run


def load(processor: str, bundle: Bundle, *, device: str, budget: int) -> Engine:
    """The engine of a processor.

    Args:
        processor: ``tokenize``, ``pos`` (which brings ``lemma``) or ``ner``.
        bundle: The models.
        device: Where they compute.
        budget: Tokens in a batch, padding included.

    Raises:
        ModelError: where the models are absent or damaged.
    """
    with _without_collector():
        models = share(bundle, device)
        return Engine(models, make(processor, models, budget))


def make(processor: str, models: Models, budget: int) -> Run:
    """What runs `processor` over many texts or sentences at once."""
    match processor:
        case "tokenize":
            from glossator_stanza.tokenizer import Segmenter

            if Segmenter.runs(models):
                return Segmenter(models, 2 * budget)
            return pipeline.Segmenter(models)
        case "pos":
            from glossator_stanza.morphology import Morphology

            if Morphology.runs(models):
                return Morphology(models, budget)
            return pipeline.Morphology(models)
        case "ner":
            from glossator_stanza.names import NameTagger

            return NameTagger(models, budget) if NameTagger.runs(models) else pipeline.Names(models)
    raise ModelError(f"unknown processor {processor!r}")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Models are many objects and no garbage, which the collector would walk again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
