"""The words of NAF, to which all else refers, and what things are called there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from glossator_standard import Sentence

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NUMBERED = {Sentence.type_name(): "sent", "paragraphs": "para"}
"""Layers that number the words."""

ABOUT = {"title": "title", "author": "author", "date": "creationtime"}
"""Metadata that has a place in the header."""
MORPH = {"lemma": "lemma", "upos": "pos", "features": "morphofeat"}
FURTHER = "target"
"""What a word refers to as whose tokens it has besides the first."""
OURS = "glossator:"

Extents = tuple[tuple[int, int], ...]


class Words:
    """The tokens of a text, and which of them make up a span."""

    def __init__(self, extents: Sequence[tuple[int, int]]) -> None:
        self.extents = extents
        self._starts = [start for start, _ in extents]

    def of(self, extents: Extents) -> list[int]:
        """The tokens in a span; none where they would not give it back as it is."""
        found: list[int] = []
        for start, end in extents:
            at = bisect_left(self._starts, start)
            while at < len(self.extents) and self.extents[at][1] <= end:
                found.append(at)
                at += 1
        return found if found and self.spanned(found) == extents else []

    def spanned(self, numbers: Iterable[int]) -> Extents:
        """The extents of some tokens: those that follow each other make one."""
        runs: list[list[int]] = []
        for number in sorted(set(numbers)):
            if runs and runs[-1][1] + 1 == number:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        return tuple((self.extents[a][0], self.extents[b][1]) for a, b in runs)
