"""How likely a date is right: a logistic model over its rule, its value and the tense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from glossator_standard.logistic import logistic, read_weights

FILE = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/confidence.py``."""
_DIGITS = re.compile(r"\d+")
_KEPT = 4096
"""Kinds of dates whose confidence is kept."""


def confidence(rule: str, words: str, value: str, counted: str) -> float:
    """The share of dates like this one whose extent and value were right on development gold.

    Args:
        rule: The rule that found it.
        words: Its text.
        value: Its value, a TIMEX3 one.
        counted: From what it was counted. From the document's date "past", "future" or "near", by
            the tense around it, and from nothing ""; in a text that tells of other years "history"
            from the date told last, and "told" from nothing.
    """
    return likely(rule, _DIGITS.sub("0", words.lower()), _DIGITS.sub("0", value), counted)


@lru_cache(_KEPT)
def likely(rule: str, words: str, shape: str, counted: str) -> float:
    """The share of dates of this kind that were right; numbers in words and shape are 0."""
    return round(logistic(read_weights(FILE), features(rule, words, shape, counted)), 2)


def features(rule: str, words: str, shape: str, counted: str) -> Iterator[str]:
    """What the model knows of a date; histories have weights of their own."""
    if counted in ("history", "told"):
        yield from (counted, f"history:{rule}", f"history:{shape}")
        return
    yield from ("all", f"rule:{rule}", f"value:{shape}")
    if shape.endswith("_REF"):
        yield f"words:{words}"
    if counted:
        yield from (f"counted:{counted}", f"value:{shape}:{counted}")
