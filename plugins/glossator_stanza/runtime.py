"""Models that torch runs, in memory, shared by the annotators that use the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from pickle import UnpicklingError
from typing import Any
from weakref import WeakValueDictionary

import torch
from stanza.models.common.foundation_cache import FoundationCache

from glossator import ModelError
from glossator_stanza.bundle import Bundle, File
from glossator_stanza.checkpoint import PARTS

_shared: WeakValueDictionary[tuple[Bundle, str], Models] = WeakValueDictionary()


def share(bundle: Bundle, device: str) -> Models:
    """The models of `bundle` on `device`, loaded once a process as long as anyone holds them."""
    key = (bundle, device)
    models = _shared.get(key)
    if models is None:
        models = _shared[key] = Models(bundle, device)
    return models


@contextmanager
def inference(threads: int) -> Iterator[None]:
    """Compute without gradients on so many threads, and leave the process as it was."""
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        with torch.inference_mode():
            yield
    finally:
        torch.set_num_threads(before)


class Models:
    """Stanza's trainers of one bundle, each loaded and verified when first asked for."""

    def __init__(self, bundle: Bundle, device: str) -> None:
        self.bundle = bundle
        self.device = _device(device)
        # One copy of the vectors for all; nothing is ever fetched from the network.
        self.foundation = FoundationCache(local_files_only=True)

    @cached_property
    def pos(self) -> Any:
        """Stanza's part-of-speech tagger."""
        from stanza.models.pos.trainer import Trainer

        return self._load(Trainer, "pos", pretrain=self.vectors("pos"))

    @cached_property
    def lemma(self) -> Any:
        """Stanza's lemmatiser."""
        from stanza.models.lemma.trainer import Trainer

        trainer = self._load(Trainer, "lemma")
        trainer.caseless = trainer.args.get("caseless", False)
        return trainer

    @cached_property
    def pipelines(self) -> dict[str, Any]:
        """Whole pipelines of Stanza, for models that are not of the plain kind; see `pipeline`."""
        return {}

    def vectors(self, processor: str) -> Any:
        """The word vectors of a processor, in single precision; None where it has none."""
        for item in self.bundle.files(processor):
            if item.kind == "pretrain":
                return word_vectors(self.foundation, item.path)
        return None

    def verified(self, processor: str) -> list[File]:
        """The files of a processor, each checked against the bundle's checksum."""
        files = self.bundle.files(processor)
        for item in files:
            item.verify()
        return files

    def _load(self, kind: Any, processor: str, **arguments: Any) -> Any:
        """A trainer with its model, made without the constructor.

        That would also make an optimiser, which only training needs, and which alone imports
        torch's compiler: two of the four seconds to the first result.
        """
        files = self.verified(processor)
        by_kind = {item.kind: str(item.path) for item in files}
        for direction in ("forward", "backward"):
            arguments.setdefault("args", {})[f"charlm_{direction}_file"] = by_kind.get(
                f"{direction}_charlm"
            )
        trainer = kind.__new__(kind)
        try:
            trainer.load(by_kind[processor], foundation_cache=self.foundation, **arguments)
        except (OSError, RuntimeError, ValueError, KeyError, TypeError, UnpicklingError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(f"Stanza cannot load {files[0].path}: {reason}") from error
        if trainer.model is not None:
            trainer.model.to(self.device).eval()
        return trainer


def word_vectors(foundation: Any, path: Path) -> Any:
    """Stanza's word vectors, in single precision: Stanza computes with what it finds.

    Args:
        foundation: Stanza's cache, which keeps them.
        path: Their file; bundles have bytes, or half precision.
    """
    pretrain = foundation.load_pretrain(str(path))
    pretrain._emb = single(pretrain.emb)  # there is no public way
    return pretrain


def single(numbers: torch.Tensor) -> torch.Tensor:
    """The same in single precision, as `checkpoint.floats` has it."""
    return numbers.float() / PARTS if numbers.dtype == torch.int8 else numbers.float()


def _device(name: str) -> str:
    try:
        torch.empty(0, device=name)
    except (RuntimeError, AssertionError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(f"device {name!r} cannot be used: {reason}") from None
    return name
