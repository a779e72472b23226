"""The classes of words that the rules of this layer ask about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from glossator_standard import english
from glossator_standard.classes import read_classes


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The classes of words.toml, and those of every rule layer, by name."""
    return read_classes(Path(__file__).with_name("lists").joinpath("words.toml"), english.classes())
