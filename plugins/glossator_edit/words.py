"""How much of a text can be read from what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from glossator import Layer, OpaqueAnnotation

MOST = 0.2
"""The share of a text that a field may repeat, and the text still be withheld."""
LEAST = 0.01
"""The share that is worth telling: of a smaller one, words may have met by chance."""

_NO_WORDS = ("id", "start", "end", "fragments")


def repeated(layer: Layer[Any], text: str) -> dict[str, float]:
    """The fields of a layer that repeat words of the text, and which share of it.

    A word counts as often as it stands in both, whatever its case: the lemmas of all tokens are
    nearly the text, labels are not.
    """
    found: dict[str, Counter[str]] = {}
    for item in layer:
        record = item.data if isinstance(item, OpaqueAnnotation) else msgspec.to_builtins(item)
        for name, value in record.items():
            if name not in _NO_WORDS:
                found.setdefault(name, Counter()).update(_strings(value))
    lower = text.casefold()
    shares = {name: _share(values, lower) for name, values in found.items()}
    return {name: share for name, share in shares.items() if share >= LEAST}


def share_of(value: Any, text: str) -> float:
    """The share of the text that a value repeats."""
    share = _share(Counter(_strings(value)), text.casefold())
    return share if share >= LEAST else 0.0


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.casefold()
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)


def _share(values: Counter[str], text: str) -> float:
    """What of the text stands in these values; letters and signs alone say nothing."""
    found = sum(
        len(value) * min(count, text.count(value))
        for value, count in values.items()
        if len(value) > 1
    )
    return found / len(text) if text else 0.0
