"""Which code runs a processor: ours where the model is of the plain kind, else Stanza's own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from glossator_stanza.bundle import Bundle
from glossator_stanza.checkpoint import ForeignError
from glossator_stanza.requirements import TORCH, require

if TYPE_CHECKING:
    from glossator_stanza.runtime import Models

CPU = "cpu"

Run = Callable[[Any], Any]
"""Runs a processor over many texts or sentences at once."""
Key = tuple[str, Bundle, str, int]

_shared: WeakValueDictionary[Key, Engine] = WeakValueDictionary()


class Engine:
    """What runs a processor, with its models; annotators that want the same share it.

    Attributes:
        run: Runs it over many texts or sentences at once.
        computing: The context in which it may have so many threads.
    """

    def __init__(self, run: Run, computing: Callable[[int], AbstractContextManager[Any]]) -> None:
        self.run = run
        self.computing = computing


def load(processor: str, bundle: Bundle, *, device: str, budget: int) -> Engine:
    """The engine of a processor, loaded once a process as long as anyone holds it.

    Args:
        processor: ``tokenize``, ``pos`` (which brings ``lemma``) or ``ner``.
        bundle: The models.
        device: Where they compute.
        budget: Tokens in a batch, padding included.

    Raises:
        ModelError: where the models are absent or damaged, or need what is not installed.
    """
    key = (processor, bundle, device, budget)
    engine = _shared.get(key)
    if engine is None:
        engine = _shared[key] = _make(processor, bundle, device, budget)
    return engine


def _make(processor: str, bundle: Bundle, device: str, budget: int) -> Engine:
    if device == "auto":
        device = _fastest()
    if device == CPU and processor in ("tokenize", "ner"):
        from glossator_stanza.threads import limited

        for item in bundle.files(processor):
            item.verify()
        # Stanza knows more kinds of models.
        with suppress(ForeignError):
            return Engine(_plain(processor, bundle, budget), limited)
    require(f"{processor} with these models", *TORCH)
    from glossator_stanza.runtime import inference, share

    return Engine(_by_torch(processor, share(bundle, device), budget), inference)


def _fastest() -> str:
    """A GPU, where there is one that torch can use."""
    if find_spec("torch") is None:
        return CPU
    import torch

    return "cuda" if torch.cuda.is_available() else CPU


def _plain(processor: str, bundle: Bundle, budget: int) -> Run:
    """What runs the plain kind of model without torch."""
    if processor == "tokenize":
        from glossator_stanza.tokenizer import Segmenter

        return Segmenter(bundle, 2 * budget)
    from glossator_stanza.names import NameTagger

    return NameTagger(bundle, budget)


def _by_torch(processor: str, models: Models, budget: int) -> Run:
    from glossator_stanza import pipeline

    if processor == "tokenize":
        return pipeline.Segmenter(models)
    if processor == "ner":
        return pipeline.Names(models)
    from glossator_stanza.morphology import Morphology

    return Morphology(models, budget) if Morphology.runs(models) else pipeline.Morphology(models)
