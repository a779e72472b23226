"""The sentences as the rules read them, one by one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from glossator_standard.words import TokenRange, Words

_LONGEST = 160
"""Sentences of more tokens are read in pieces, so that time is linear in any text."""

_RETIRED = re.compile(r"\((?:ret|retd|rtd|res)\.\)?$", re.IGNORECASE)


def sentences(words: Words, layer: Iterable[Any]) -> Iterator[TokenRange]:
    """The words of each sentence; words between sentences make ranges of their own.

    Sentences that were cut at a rank's "(ret.)" are whole again.
    """
    edges = [0]
    edges += [bisect_left(words.starts, offset) for offset in _edges(words.text, layer)]
    edges.append(words.size)
    for first, last in pairwise(edges):
        for piece in range(first, last, _LONGEST):
            yield TokenRange(piece, min(piece + _LONGEST, last))


def _edges(text: str, layer: Iterable[Any]) -> Iterator[int]:
    """Where sentences start and end, but for those that end in "(ret.)"."""
    cut = False
    for sentence in layer:
        if not cut:
            yield sentence.start
        cut = bool(_RETIRED.search(text, max(sentence.end - 8, 0), sentence.end))
        if not cut:
            yield sentence.end
