"""Spans by extent: those that cover, lie within or overlap another, in O(log n + hits)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol

from glossator.model.annotation import Annotation, Span


class HasExtent(Protocol):
    """Anything with a start and an end in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def no_span(got: object) -> TypeError:
    """That something was given in the place of a span, and what to do."""
    words = f"expected a span, with a start and an end, got {type(got).__name__}"
    if isinstance(got, str):
        words += ": a layer's `by_id` gives the annotation of an id"
    if isinstance(got, tuple):
        words += ": glossator.Span(start=..., end=...) makes one"
    return TypeError(words)


class Intervals:
    """Spans by start, with trees of their ends: each query costs O(log n) and its hits."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self.spans: list[Any] = [item for item in annotations if isinstance(item, Span)]
        self.starts = [item.start for item in self.spans]
        self._size = 1 << max(len(self.spans) - 1, 0).bit_length()

    def covering(self, span: HasExtent) -> tuple[Any, ...]:
        """The spans that contain all of `span`, in order."""
        return self._ending_after(span.end - 1, bisect_right(self.starts, span.start))

    def within(self, span: HasExtent) -> tuple[Any, ...]:
        """The spans that lie inside `span`, in order."""
        first = bisect_left(self.starts, span.start)
        return self._ending_by(span.end, first, bisect_right(self.starts, span.end))

    def overlapping(self, span: HasExtent) -> tuple[Any, ...]:
        """The spans that share at least one code point with `span`, in order."""
        if span.start >= span.end:
            return ()
        found = self._ending_after(span.start, bisect_left(self.starts, span.end))
        return tuple(item for item in found if item.start < item.end)

    @cached_property
    def _latest(self) -> list[int]:
        return self._tree(max)

    @cached_property
    def _earliest(self) -> list[int]:
        return self._tree(min)

    def _tree(self, choose: Callable[[int, int], int]) -> list[int]:
        """Each node has the end that `choose` takes of its two children's; the root is at 1."""
        tree = [-1] * self._size + [item.end for item in self.spans]
        tree += [-1] * (2 * self._size - len(tree))
        for node in range(self._size - 1, 0, -1):
            tree[node] = choose(tree[2 * node], tree[2 * node + 1])
        return tree

    def _ending_after(self, offset: int, last: int) -> tuple[Any, ...]:
        """Those of the first `last` spans that end after `offset`, in order."""
        if last <= _FEW:
            return tuple(item for item in self.spans[:last] if item.end > offset)
        found = []
        stack = [(1, 0, self._size)]
        while stack:
            node, low, high = stack.pop()
            if low >= last or self._latest[node] <= offset:
                continue
            if node >= self._size:
                found.append(self.spans[low])
                continue
            middle = (low + high) // 2
            stack.append((2 * node + 1, middle, high))
            stack.append((2 * node, low, middle))
        return tuple(found)

    def _ending_by(self, offset: int, first: int, last: int) -> tuple[Any, ...]:
        """Those from `first` up to `last` that end at `offset` or before, in order."""
        if last - first <= _FEW:
            return tuple(item for item in self.spans[first:last] if item.end <= offset)
        found: list[Any] = []
        stack = [(1, 0, self._size)]
        while stack:
            node, low, high = stack.pop()
            if low >= last or high <= first or self._earliest[node] > offset:
                continue
            if first <= low and high <= last and self._latest[node] <= offset:
                found += self.spans[low:high]
                continue
            middle = (low + high) // 2
            stack.append((2 * node + 1, middle, high))
            stack.append((2 * node, low, middle))
        return tuple(found)


_FEW = 64
"""As many spans are sooner looked at one by one than found in a tree, which has to be made."""
