"""Confidence by a logistic model: features with weights that were fitted on development gold."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from pathlib import Path


def logistic(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The confidence of what has these features; those without a weight tell nothing."""
    total = 0.0
    for weight in filter(None, map(weights.get, features)):
        total += weight
    return 1 / (1 + exp(-total))


@cache
def read_weights(file: Path) -> Mapping[str, float]:
    """The weights of a model: the table `weights` of a TOML file, read once."""
    weights: dict[str, float] = tomllib.loads(file.read_text("utf-8"))["weights"]
    return weights
