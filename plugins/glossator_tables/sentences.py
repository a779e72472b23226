"""The columns of sentences: kept as runs, so that no row is looked at for each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from operator import lt, sub

import pyarrow as pa

from glossator import Column
from glossator_tables.arrays import repeated, runs
from glossator_tables.rows import Part, Rows, Source


class Sentences:
    """The sentences that annotations begin in; of one without any, nothing.

    Annotations stand in the order of the text, so that those of a sentence follow each other: they
    are kept as runs.

    Args:
        number: The column of the sentence's number.
        rows: The annotations.
        is_span: Whether they are spans.
    """

    def __init__(self, number: Column, rows: Rows, *, is_span: bool) -> None:
        self._counts: list[int] = []
        """The lengths of the runs."""
        self._numbers: list[int | None] = []
        """The sentence of each run, in its document, from 1."""
        self._rows: list[int | None] = []
        """The same, among those of all documents that have annotations."""
        self._ids: list[str] = []
        self._texts: list[str] = []
        if is_span:
            for part, starts in rows.by_part("start"):
                self._add(part.source, *(_runs(starts, part.source) or _checked(part, number)))
        else:
            for part in rows.parts:
                self._add(part.source, *_checked(part, number))

    def _add(self, source: Source, numbers: Sequence[int | None], counts: Sequence[int]) -> None:
        """Take the annotations of a layer; a sentence without any is not kept."""
        first = len(self._ids)
        used = [one for one in dict.fromkeys(numbers) if one is not None]
        self._ids += [source.sentences[one - 1].id for one in used]
        self._texts += [source.sentence_texts[one - 1] for one in used]
        row: dict[int | None, int] = {one: place for place, one in enumerate(used, first)}
        self._rows += map(row.get, numbers)
        self._numbers += numbers
        self._counts += counts

    def identifiers(self) -> pa.Array:
        """Their ids."""
        return repeated(self._places, self._ids)

    def numbers(self) -> pa.Array:
        """Their numbers in their documents, from 1."""
        return runs(self._numbers, self._counts, pa.int64())

    def texts(self) -> pa.Array:
        """Their texts."""
        return repeated(self._places, self._texts)

    @cached_property
    def _places(self) -> pa.Array:
        return runs(self._rows, self._counts, pa.int32())


Runs = tuple[Sequence[int | None], Sequence[int]]
"""Numbers of sentences, and how many annotations in a row begin in each."""


def _runs(places: list[int], source: Source) -> Runs | None:
    """The sentences that spans begin in; None where one is in none, or may be, or out of order."""
    starts, ends = source.bounds
    if len(places) < len(starts):
        found = [bisect_right(starts, place) for place in places]
        fit = all(map(lt, places, map(ends.__getitem__, found)))
        return (found, [1] * len(found)) if fit else None
    if places != sorted(places):
        return None
    after = [*(bisect_left(places, start) for start in starts), len(places)]
    counts = [after[0], *map(sub, after[1:], after)]
    found = [one for one, count in enumerate(counts) if count]
    fit = all(places[after[one] - 1] < ends[one] for one in found)
    return (found, [counts[one] for one in found]) if fit else None


def _checked(part: Part, number: Column) -> Runs:
    """The same, of each annotation by itself."""
    found = [(one, len(list(same))) for one, same in groupby(part.layer.values(number))]
    return [one for one, _ in found], [count for _, count in found]
