"""Make trained models small: half precision, nothing that inference does not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from pathlib import Path


def export(source: Path, target: Path) -> None:
    """Write a model for inference."""
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    drop_delta(checkpoint)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(halved(without_training_state(checkpoint)), target)


def drop_delta(checkpoint: dict[str, Any]) -> None:
    """Remove the tagger's fine-tuned vectors: with `--no_emb_finetune` they are zero, and large."""
    delta = (
        checkpoint["model"].pop("delta_emb.weight", None)
        if isinstance(checkpoint.get("model"), dict)
        else None
    )
    if delta is None:
        return
    if delta.any():
        message = "the fine-tuned vectors are not zero: train with --no_emb_finetune"
        raise ValueError(message)
    vocabulary = checkpoint["vocab"]
    del vocabulary["delta"]
    vocabulary["_key2class"].pop("delta", None)


def without_training_state(checkpoint: dict[str, Any]) -> dict[str, Any]:
    """Drop what only a trainer reads, and the paths of the machine it ran on."""
    kept = {key: value for key, value in checkpoint.items() if "optim" not in key}
    config = dict(kept.get("config", {}))
    for key, value in config.items():
        if isinstance(value, str) and ("/" in value or "\\" in value):
            config[key] = ""
    return kept | ({"config": config} if config else {})


def halved(value: Any) -> Any:
    """Turn single-precision tensors into half precision, wherever they are."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halved(item)) for key, item in value.items())
    if isinstance(value, list):
        return [halved(item) for item in value]
    return value
