"""Which code runs a processor: ours where the model is of the plain kind, else Stanza's own."""

from __future__ import annotations

from typing import Any

from glossator import ModelError
from glossator_stanza.runtime import Models


def make(processor: str, models: Models, budget: int) -> Any:
    """What runs `processor` over many texts or sentences at once."""
    from glossator_stanza import pipeline

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
