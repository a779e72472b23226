"""Arrow arrays of Python values, made without what pyarrow need not import for them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import pyarrow as pa


def repeated(places: pa.Array, texts: Sequence[str]) -> pa.Array:
    """Texts by their place among those given, each kept once."""
    return pa.DictionaryArray.from_arrays(places, pa.array(texts, pa.string()))


class _Hidden:
    """Finds no pandas."""

    def find_spec(self, name: str, *_: Any) -> None:
        """Refuse pandas; leave all else to others."""
        if name == "pandas":
            raise ModuleNotFoundError(name, name=name)


def spare_pandas() -> None:
    """Let pyarrow look for pandas in vain, once: importing it takes longer than a small corpus.

    For a process of our own, which makes arrays of plain values and says their types. pyarrow asks
    for pandas before its first array, to see whether the values are pandas'; what needs pandas
    later still imports it.
    """
    if "pandas" not in sys.modules:
        hidden: Any = _Hidden()
        sys.meta_path.insert(0, hidden)
        try:
            pa.array([], pa.int64())
        finally:
            sys.meta_path.remove(hidden)
