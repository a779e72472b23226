"""The sentences as the rules read them, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator_standard.words import DocumentWords, TokenRange

_LONGEST = 160
"""Sentences of more tokens are read in pieces, so that time is linear in any text."""

_RETIRED = re.compile(r"\((?:ret|retd|rtd|res)\.\)?$", re.IGNORECASE)


def sentences(words: DocumentWords) -> Iterator[TokenRange]:
    """The words of each sentence; those that were cut at a rank's "(ret.)" are whole again."""
    first = 0
    for _, end in words.sentences:
        offset = words.ends[end - 1]
        if end < words.size and _RETIRED.search(words.text, max(offset - 8, 0), offset):
            continue
        for piece in range(first, end, _LONGEST):
            yield TokenRange(piece, min(piece + _LONGEST, end))
        first = end
