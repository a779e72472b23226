"""Arrow arrays of what stands in many rows: numbers in runs, and texts that repeat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from operator import mul
from struct import Struct

import pyarrow as pa

_PACKED = {pa.int32(): Struct("=i"), pa.int64(): Struct("=q")}


def runs(values: Sequence[int | None], counts: Sequence[int], kind: pa.DataType) -> pa.Array:
    """An array of whole numbers that has each value so many times in a row.

    Args:
        values: The values; None is null.
        counts: How many times each stands there.
        kind: ``pa.int32()`` or ``pa.int64()``.
    """
    if None in values or sum(counts) < 2 * len(values):
        return pa.array(list(chain.from_iterable(map(repeat, values, counts))), kind)
    packed = map(_PACKED[kind].pack, values)
    data = b"".join(map(mul, packed, counts))  # by far faster than a number for each row
    return pa.Array.from_buffers(kind, sum(counts), [None, pa.py_buffer(data)])


def repeated(places: pa.Array, texts: Sequence[str]) -> pa.Array:
    """Texts by their place among those given, each kept once."""
    # It would look whether each place is one of theirs.
    return pa.DictionaryArray.from_arrays(places, pa.array(texts, pa.string()), safe=False)
