"""A layer: all annotations of one type that one annotator made, and where they came from."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar, overload

import msgspec

from glossator.errors import counted
from glossator.model.annotation import Annotation, OpaqueAnnotation, Span
from glossator.model.intervals import HasExtent, Intervals, no_span
from glossator.model.provenance import Failure, Producer
from glossator.model.records import Column, Surroundings, records

A = TypeVar("A", bound=Annotation)
B = TypeVar("B", bound=Annotation)
D = TypeVar("D")
H = TypeVar("H", bound="LayerHead")

PLACE = "_place"
"""Where a layer keeps its name in the document and its `Surroundings`."""

_assign: Any = msgspec.structs.force_setattr


class LayerHead(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a layer is and where it came from: all but its annotations."""

    type: str
    version: str
    status: Literal["ok", "error"]
    producer: Producer | None = None
    by: str | None = None
    """The person who made it, where that is told; then it has no `producer`."""
    inputs: dict[str, str] = {}
    """Layer name to the content hash (`Layer.digest`) of each layer that was read."""
    error: Failure | None = None


def with_head(head: LayerHead, cls: Callable[..., H], annotations: object) -> H:
    """A layer, or the record of one, with the head of another and its own annotations."""
    # Field by field: in a loop it takes eight times as long.
    return cls(
        type=head.type,
        version=head.version,
        status=head.status,
        producer=head.producer,
        by=head.by,
        inputs=head.inputs,
        error=head.error,
        annotations=annotations,
    )


class Former(msgspec.Struct, frozen=True):
    """What a layer was in its file, where it has been upgraded as it was read."""

    version: str
    digest: str
    """Its `Layer.digest` then, which the layers that read it have among their `inputs`."""


class Layer(LayerHead, Generic[A], frozen=True, kw_only=True, dict=True):
    """A sequence of annotations sorted by (start, end), with queries by extent."""

    annotations: tuple[A, ...]
    former: Former | None = None
    """Never written; gone with `glossator.model.staleness.settled`."""

    @classmethod
    def of(cls, declared: type[B], annotations: Iterable[B], name: str | None = None) -> Layer[B]:
        """A layer made of annotations without ids: it sorts them, and gives them theirs.

        The annotations that were given have them too, so that others can refer to them.

        Args:
            declared: The class of the annotations.
            annotations: In any order.
            name: The layer's name in the document, where it is not the type's.

        Raises:
            TypeError: where one is of another class.
            ValueError: where an annotation has an id, or is given twice.
        """
        items = list(annotations)
        for item in items:
            if not isinstance(item, declared):
                raise TypeError(f"expected {declared.__name__}, got {type(item).__name__}")
        if issubclass(declared, Span):
            # Twice by a number is faster than once by a pair.
            items.sort(key=attrgetter("end"))
            items.sort(key=attrgetter("start"))
        kind = declared.type_name()
        for item, identifier in zip(items, numbered(name or kind, len(items)), strict=True):
            if item.id:
                raise ValueError(f"expected annotations without ids, got {item.id!r}")
            _assign(item, "id", identifier)
        return Layer(
            type=kind, version=declared.layer_version, status="ok", annotations=tuple(items)
        )

    def __len__(self) -> int:
        return len(self.annotations)

    def __iter__(self) -> Iterator[A]:
        return iter(self.annotations)

    @overload
    def __getitem__(self, index: int) -> A: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[A, ...]: ...
    def __getitem__(self, index: int | slice) -> A | tuple[A, ...]:
        try:
            return self.annotations[index]
        except TypeError:
            got = f"got {index!r}" if isinstance(index, str) else f"got {type(index).__name__}"
            words = f"expected a number or a slice, {got}: `by_id` gives the annotation of an id"
            raise TypeError(words) from None

    def by_id(self, identifier: str) -> A:
        """The annotation of that id; raises KeyError where the layer has none."""
        known = self.kept("_by_id", lambda: {item.id: item for item in self.annotations})
        try:
            return known[identifier]
        except KeyError:
            ends = f"from {self.annotations[0].id!r} on" if self.annotations else "none"
            raise KeyError(f"no annotation {identifier!r} in the layer; its ids: {ends}") from None

    @property
    def starts(self) -> Sequence[int]:
        """Where each span begins, in code points; made once, and not to be changed."""
        return self.kept("_starts", lambda: [one.start for one in self.annotations])  # type: ignore[attr-defined]  # spans have one

    @property
    def ends(self) -> Sequence[int]:
        """Where each span ends, in code points; made once, and not to be changed."""
        return self.kept("_ends", lambda: [one.end for one in self.annotations])  # type: ignore[attr-defined]  # spans have one

    def covering(self, span: HasExtent) -> tuple[A, ...]:
        """The annotations that contain all of `span`."""
        try:
            return self._intervals.covering(span)
        except AttributeError:
            raise no_span(span) from None

    def within(self, span: HasExtent) -> tuple[A, ...]:
        """The annotations that lie inside `span`."""
        try:
            return self._intervals.within(span)
        except AttributeError:
            raise no_span(span) from None

    def overlapping(self, span: HasExtent) -> tuple[A, ...]:
        """The annotations that share at least one code point with `span`."""
        try:
            return self._intervals.overlapping(span)
        except AttributeError:
            raise no_span(span) from None

    @property
    def _intervals(self) -> Intervals:
        return self.kept("_spans", lambda: Intervals(self.annotations))

    def to_records(self) -> list[dict[str, Any]]:
        """Each annotation as a plain dict: ``pandas.DataFrame(layer.to_records())``.

        The keys are ``layer`` and ``id``; ``start``, ``end``, ``fragments`` and ``text`` of spans;
        each declared field, and beside an extent or a reference the text that it points at,
        ``holder_text``; ``sentence`` (its id), ``sentence_number`` (from 1) and ``sentence_text``,
        which are None where the document has no layer of sentences. Offsets are code points.

        The text and what is referred to are those of the document that the layer was last put into.
        A layer that never was in one has only its fields.
        """
        return list(records(*self._place, self.annotations))

    def values(self, column: Column) -> list[Any]:
        """What a column of `glossator.columns` has of each annotation, as `to_records` has it.

        Raises:
            ValueError: where it is a column of texts, and the layer was never in a document.
        """
        surroundings = self._place[1]
        if surroundings is None:
            if not column.is_field:
                raise ValueError(
                    f"expected a layer of a document, since {column.name!r} is no field: "
                    "put the layer into one with document.with_layer(layer)"
                )
            surroundings = Surroundings("", {})
        return [column.read(one, surroundings) for one in self.annotations]

    def _repr_html_(self) -> str | None:
        name, surroundings = self._place
        if surroundings is None:
            return None
        draw = importlib.import_module("glossator_view.still").still_layer
        return str(draw(name, surroundings.text, self))

    def __repr__(self) -> str:
        made = f"by {self.by}" if self.by else self.producer and f"by {self.producer.annotator}"
        said = [counted(len(self), "annotation"), *([made] if made else [])]
        said += [f"failed: {self.error.message}"] if self.error else []
        return f"Layer({self.type!r}, {', '.join(said)})"

    @property
    def _place(self) -> tuple[str, Surroundings | None]:
        """Its name in the document that it was last put into, and what it stands in there."""
        return self.__dict__.get(PLACE, (self.type, None))  # type: ignore[no-any-return]  # untyped

    @property
    def digest(self) -> str:
        """``sha256:`` of the annotations as they are written."""
        return self.kept("_digest", lambda: digest_of(self.encoded()))

    def encoded(self, *, keep: bool = False) -> bytes:
        """The annotations as they are written; kept for the next call where that is wanted."""
        if "_encoded" in self.__dict__:
            return self.__dict__["_encoded"]  # type: ignore[no-any-return]  # the cache is untyped
        made = encode_annotations(self.annotations)
        if keep:
            self.__dict__["_encoded"] = made
        return made

    def kept(self, key: str, make: Callable[[], D]) -> D:
        """What `make` returns, which is called once: whoever asks for the key gets the same.

        So annotators share what they look up of a layer. It is neither written nor compared, and
        must not be changed. It goes when a chain is done with the document, or with the layer.
        """
        known: dict[str, Any] = self.__dict__
        if (found := known.get(key, self)) is self:
            found = known[key] = make()
        return found  # type: ignore[no-any-return]  # as `make` has made it

    def forget(self) -> None:
        """Drop what is kept but for the digest: who holds many documents needs the memory."""
        for key in self.__dict__.keys() - {"_digest", PLACE}:
            self.__dict__.pop(key, None)


def encode_annotations(annotations: Sequence[Annotation]) -> bytes:
    """The annotations as a JSON array, opaque ones exactly as they were read."""
    # A layer's annotations are all of one class.
    if annotations and isinstance(annotations[0], OpaqueAnnotation):
        return msgspec.json.encode([item.data for item in annotations])  # type: ignore[attr-defined]
    return msgspec.json.encode(annotations)


def digest_of(encoded: bytes) -> str:
    """``sha256:`` of annotations as they are written."""
    return "sha256:" + hashlib.sha256(encoded).hexdigest()


Sequence.register(Layer)


def numbered(name: str, count: int) -> list[str]:
    """The ids that the core gives in a layer; those of layers of the usual size are made once."""
    if count > _MANY:
        return _numbers(name, count)
    # A few sizes serve all layers.
    return _numbers_once(name, 1 << count.bit_length())[:count]


_MANY = 4096


def _numbers(name: str, count: int) -> list[str]:
    return [f"{name}:{number}" for number in range(1, count + 1)]


_numbers_once = lru_cache(maxsize=64)(_numbers)
