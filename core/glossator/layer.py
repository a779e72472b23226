"""A layer: all annotations of one type that one annotator made, and where they came from."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Generic, Literal, Protocol, TypeVar, overload

import msgspec

from glossator.annotation import Annotation, OpaqueAnnotation, Span

A = TypeVar("A", bound=Annotation)


class HasExtent(Protocol):
    """Anything with a start and an end in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Producer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who made a layer: enough to make it again and to see when it is out of date."""

    annotator: str
    plugin: str
    version: str
    config: dict[str, Any] = {}
    model: str | None = None
    fingerprint: str
    """``sha256:`` of text, language, metadata, annotator, version, config, model, input layers."""


def fingerprint(
    producer: Producer,
    *,
    text: str,
    language: str | None,
    metadata: dict[str, Any],
    inputs: dict[str, str],
) -> str:
    """The hash of all that a layer was made from; whatever `producer` has as its own is ignored.

    Args:
        producer: Annotator, version, config and model.
        text: `Document.text_digest`.
        language: The document's language; where it has none, nothing stands for it.
        metadata: The document's metadata that the annotator reads; None for what it lacks.
        inputs: As in `Layer.inputs`.
    """
    facts = [
        text,
        metadata,
        producer.annotator,
        producer.version,
        producer.config,
        producer.model,
        inputs,
        *([language] if language else []),
    ]
    return "sha256:" + hashlib.sha256(msgspec.json.encode(facts, order="sorted")).hexdigest()


class Failure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a layer has no annotations: the annotator that failed, the kind of error, its text."""

    annotator: str
    kind: str
    message: str


class Layer(
    msgspec.Struct,
    Generic[A],
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    dict=True,
):
    """A sequence of annotations sorted by (start, end), with queries by extent."""

    type: str
    version: str
    status: Literal["ok", "error"]
    producer: Producer | None = None
    inputs: dict[str, str] = {}
    """Layer name to the content hash (`Layer.digest`) of each layer that was read."""
    error: Failure | None = None
    annotations: tuple[A, ...]

    def __len__(self) -> int:
        return len(self.annotations)

    def __iter__(self) -> Iterator[A]:
        return iter(self.annotations)

    @overload
    def __getitem__(self, index: int) -> A: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[A, ...]: ...
    def __getitem__(self, index: int | slice) -> A | tuple[A, ...]:
        return self.annotations[index]

    def by_id(self, identifier: str) -> A:
        """The annotation of that id; raises KeyError where the layer has none."""
        known: dict[str, A] = self._cached(
            "_by_id", lambda: {item.id: item for item in self.annotations}
        )
        return known[identifier]

    def covering(self, span: HasExtent) -> tuple[A, ...]:
        """The annotations that contain all of `span`."""
        index = self._index
        return index.ending_after(span.end - 1, bisect_right(index.starts, span.start))

    def within(self, span: HasExtent) -> tuple[A, ...]:
        """The annotations that lie inside `span`."""
        index = self._index
        first = bisect_left(index.starts, span.start)
        last = bisect_right(index.starts, span.end)
        return index.ending_by(span.end, first, last)

    def overlapping(self, span: HasExtent) -> tuple[A, ...]:
        """The annotations that share at least one code point with `span`."""
        if span.start >= span.end:
            return ()
        index = self._index
        found = index.ending_after(span.start, bisect_left(index.starts, span.end))
        return tuple(item for item in found if item.start < item.end)

    @property
    def _index(self) -> _Index:
        return self._cached("_spans", lambda: _Index(self.annotations))  # type: ignore[no-any-return]  # the cache is untyped

    @property
    def digest(self) -> str:
        """``sha256:`` of the annotations as they are written."""
        return self._cached(  # type: ignore[no-any-return]  # the cache is untyped
            "_digest",
            lambda: "sha256:" + hashlib.sha256(self.encoded()).hexdigest(),
        )

    def encoded(self, *, keep: bool = False) -> bytes:
        """The annotations as they are written; kept for the next call where that is wanted."""
        if "_encoded" in self.__dict__:
            return self.__dict__["_encoded"]  # type: ignore[no-any-return]  # the cache is untyped
        made = encode_annotations(self.annotations)
        if keep:
            self.__dict__["_encoded"] = made
        return made

    def _cached(self, key: str, make: Any) -> Any:
        if key not in self.__dict__:
            self.__dict__[key] = make()
        return self.__dict__[key]


class _Index:
    """Spans by start, with trees of their ends: each query costs O(log n) and its hits."""

    __slots__ = ("_earliest", "_latest", "_size", "spans", "starts")

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self.spans: list[Any] = [item for item in annotations if isinstance(item, Span)]
        self.starts = [item.start for item in self.spans]
        self._size = 1 << max(len(self.spans) - 1, 0).bit_length()
        self._latest = self._tree(max)
        self._earliest: list[int] | None = None

    def _tree(self, choose: Callable[[int, int], int]) -> list[int]:
        """Each node has the end that `choose` takes of its two children's; the root is at 1."""
        tree = [-1] * self._size + [item.end for item in self.spans]
        tree += [-1] * (2 * self._size - len(tree))
        for node in range(self._size - 1, 0, -1):
            tree[node] = choose(tree[2 * node], tree[2 * node + 1])
        return tree

    def ending_after(self, offset: int, last: int) -> tuple[Any, ...]:
        """Those of the first `last` spans that end after `offset`, in order."""
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

    def ending_by(self, offset: int, first: int, last: int) -> tuple[Any, ...]:
        """Those from `first` up to `last` that end at `offset` or before, in order."""
        if last - first <= _FEW:
            return tuple(item for item in self.spans[first:last] if item.end <= offset)
        if self._earliest is None:
            self._earliest = self._tree(min)
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
"""As many spans are sooner looked at one by one than found in a tree."""


def encode_annotations(annotations: Sequence[Annotation]) -> bytes:
    """The annotations as a JSON array, opaque ones exactly as they were read."""
    # A layer's annotations are all of one class.
    if annotations and isinstance(annotations[0], OpaqueAnnotation):
        return msgspec.json.encode([item.data for item in annotations])  # type: ignore[attr-defined]
    return msgspec.json.encode(annotations)


Sequence.register(Layer)


@cache
def decoder_of(cls: type[Annotation]) -> msgspec.json.Decoder[tuple[Annotation, ...]]:
    """The decoder of a layer's annotations, made once a class."""
    return msgspec.json.Decoder(tuple[cls, ...])  # type: ignore[valid-type]  # made at run time
