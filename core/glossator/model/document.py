"""A document: an id, a text, metadata, and named layers. Documents are values."""

from __future__ import annotations

import importlib
from collections.abc import Container, ItemsView, Iterable, Mapping, ValuesView
from types import MappingProxyType
from typing import Any, TypeVar, overload

import msgspec

from glossator.errors import unknown
from glossator.model.annotation import Annotation, Extent
from glossator.model.intervals import HasExtent, no_span
from glossator.model.layer import PLACE, Layer
from glossator.model.records import Surroundings, free
from glossator.model.withheld import WithheldText, digest_of_text

A = TypeVar("A", bound=Annotation)
D = TypeVar("D")


class UnknownLayerError(KeyError):
    """A layer that the document does not have, by its `name`."""

    def __init__(self, name: str, known: Iterable[str], *, undeclared: bool = False) -> None:
        self.name = name
        # One that an annotator does not declare is more often another layer than a misspelt one.
        super().__init__(unknown("layer", name, known, likeness=0.8 if undeclared else 0.6))


class Layers(Mapping[str, Layer[Any]]):
    """The layers of a document by name; an unknown name lists the known ones.

    An annotator is given only those that it declares in `requires` or `uses`. To ask for another
    is an error there, even with ``get`` or ``in``: what it finds would change the result, and
    nobody would know that the layer was read.
    """

    __slots__ = ("_by_name", "_declared")

    def __init__(
        self,
        by_name: Mapping[str, Layer[Any]] = MappingProxyType({}),
        *,
        declared: Iterable[str] | None = None,
    ) -> None:
        """Layers by name; where `declared` is given, those that may be asked for."""
        self._declared = None if declared is None else frozenset(declared)
        self._by_name = {
            name: layer
            for name, layer in by_name.items()
            if self._declared is None or name in self._declared
        }

    def __getitem__(self, name: str) -> Layer[Any]:
        try:
            return self._by_name[name]
        except KeyError:
            undeclared = self._declared is not None and name not in self._declared
            raise UnknownLayerError(name, self._by_name, undeclared=undeclared) from None

    def __contains__(self, name: object) -> bool:
        if self._declared is not None and name not in self._declared:
            raise UnknownLayerError(str(name), self._by_name, undeclared=True)
        return name in self._by_name

    @overload
    def get(self, name: str, /) -> Layer[Any] | None: ...
    @overload
    def get(self, name: str, /, default: Layer[Any] | D) -> Layer[Any] | D: ...
    def get(self, name: str, /, default: Any = None) -> Any:
        """The layer of that name, or `default` where there is none."""
        return self._by_name[name] if name in self else default

    @overload
    def get_or_empty(self, name: str) -> Layer[Any]: ...
    @overload
    def get_or_empty(self, name: type[A]) -> Layer[A]: ...
    def get_or_empty(self, name: str | type[Annotation]) -> Layer[Any]:
        """The layer of that name or annotation class, or one without annotations.

        So an annotator reads what it names in `uses`. A layer that failed has none either.
        """
        own = name if isinstance(name, str) else name.type_name()
        if (found := self.get(own)) is not None:
            return found
        version = "1.0" if isinstance(name, str) else name.layer_version
        return Layer(type=own, version=version, status="ok", annotations=())

    def __iter__(self) -> Any:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def items(self) -> ItemsView[str, Layer[Any]]:
        """Names and layers."""
        return self._by_name.items()

    def values(self) -> ValuesView[Layer[Any]]:
        """The layers."""
        return self._by_name.values()

    def __repr__(self) -> str:
        return f"Layers({', '.join(self._by_name)})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layers) and self._by_name == other._by_name

    __hash__ = None  # type: ignore[assignment]  # a mapping has no hash

    def stand_in(self, text: str) -> None:
        """Let each layer know what it stands in: `Layer.to_records` reads it from there."""
        if self._declared is None:
            kinds = {name: (one.type, one.annotations) for name, one in self._by_name.items()}
            surroundings = Surroundings(text, kinds)
            for name, layer in self._by_name.items():
                layer.__dict__[PLACE] = (name, surroundings)

    def of(self, cls: type[A], name: str | None = None) -> Layer[A]:
        """The layer of annotation class `cls`, typed; `name` where it differs from the type.

        Raises KeyError where there is no such layer, TypeError where it has another type.
        """
        layer = self[name or cls.type_name()]
        if layer.type != cls.type_name():
            raise TypeError(f"expected a layer of type {cls.type_name()!r}, got {layer.type!r}")
        return layer

    def with_layer(self, name: str, layer: Layer[Any]) -> Layers:
        """These layers and one more, or one in place of its namesake."""
        declared = None if self._declared is None else {*self._declared, name}
        return Layers({**self._by_name, name: layer}, declared=declared)

    def shown_to(self, declared: Iterable[str], reads: Container[str] | None = None) -> Layers:
        """Those of the layers that an annotator declares that it reads.

        Args:
            declared: The names that it may ask for.
            reads: Those of them that it is to get where they are there; all unless given.
        """
        seen = {name: one for name, one in self._by_name.items() if reads is None or name in reads}
        return Layers(seen, declared=declared)


DRAWING = "glossator_view.still"
"""What draws documents: a plugin, which the core knows only when it is asked to draw."""


class Document(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A text that is never changed, and the layers that stand off from it."""

    id: str
    text: str
    language: str | None = None
    metadata: dict[str, Any] = {}
    layers: Layers = msgspec.field(default_factory=Layers)

    def __post_init__(self) -> None:
        for name in ("id", "text"):
            # Of bytes the encoder would make a string.
            if not isinstance(value := getattr(self, name), str):
                raise TypeError(f"expected `{name}` to be a string, got {type(value).__name__}")
        try:
            self.layers.stand_in(self.text)
        except AttributeError:
            got = type(self.layers).__name__
            raise TypeError(f"expected Layers, got {got}: `with_layer` adds a layer") from None

    def text_of(self, span: HasExtent | Extent) -> str:
        """The text of a span, or of an extent; the parts of a discontinuous one joined by a space.

        Raises:
            TypeError: for anything else.
        """
        fragments = getattr(span, "fragments", None)
        if fragments:
            return " ".join(self.text[start:end] for start, end in fragments)
        try:
            return self.text[span.start : span.end]  # type: ignore[union-attr]  # else see below
        except AttributeError:
            match span:
                case (int(start), int(end)):
                    return self.text[start:end]
            raise no_span(span) from None

    def with_layer(self, layer: Layer[Any], name: str | None = None) -> Document:
        """A new document with that layer too; `name` defaults to the layer's type."""
        if not isinstance(layer, Layer):
            got = type(layer).__name__
            raise TypeError(f"expected a Layer, got {got}: `Layer.of` makes one of annotations")
        return self.replace(layers=self.layers.with_layer(name or layer.type, layer))

    def to_records(self, *layers: str) -> list[dict[str, Any]]:
        """Each annotation as a plain dict, as `Layer.to_records` has it, with its document.

        First stands ``document``, the document's id, last its metadata: ``metadata.date``.

        Args:
            layers: The names of those asked for; all unless given. With one, all records have the
                same keys.

        Raises:
            UnknownLayerError: where the document has no such layer.
        """
        metadata = {f"metadata.{key}": value for key, value in self.metadata.items()}
        made = []
        for name in layers or self.layers:
            found = self.layers[name].to_records()
            key = free("document", found[0] if found else ())
            made += [{key: self.id, **record, **metadata} for record in found]
        return made

    def view(self, *layers: str) -> Any:
        """The document as a notebook shows it, with these layers; ``save(path)`` makes a page.

        Args:
            layers: The names of those to draw; those that say most unless given.
        """
        return importlib.import_module(DRAWING).Drawing(self, layers)

    def _repr_html_(self) -> str:
        return str(importlib.import_module(DRAWING).still(self))

    def __repr__(self) -> str:
        layers = ", ".join(f"{name} {len(layer)}" for name, layer in self.layers.items())
        return f"Document({self.id!r}, {len(self.text)} characters, layers: {layers or 'none'})"

    def without_text(self) -> Document:
        """The document with the length and the hash of its text in place of it."""
        return self.replace(text=WithheldText(len(self.text), self.text_digest))

    def replace(self, **fields: Any) -> Document:
        """The document with other values in some fields; it still knows its source."""
        made = msgspec.structs.replace(self, **fields)
        if "text" not in fields and _DIGEST in self.__dict__:
            # But not the bytes that it may have been read from: they have its other fields.
            made.__dict__[_DIGEST] = self.__dict__[_DIGEST]
        return made.read_from(self.source)

    @property
    def source(self) -> str | None:
        """The file that it was read from, if it was; neither written nor compared."""
        return self.__dict__.get("_source")

    def read_from(self, source: str | None) -> Document:
        """This document, which knows from now on which file it was read from."""
        self.__dict__["_source"] = source
        return self

    def __reduce__(self) -> Any:
        """Pickle it with its source, for processes that annotate it elsewhere."""
        return _restored, (*msgspec.structs.astuple(self), self.source)

    @property
    def text_digest(self) -> str:
        """``sha256:`` of the text in UTF-8."""
        if _DIGEST not in self.__dict__:
            self.__dict__[_DIGEST] = digest_of_text(self.text)
        return str(self.__dict__[_DIGEST])


_DIGEST = "_text_digest"
"""Where a document keeps the hash of its text, once somebody has asked for it."""


def _restored(*values: Any) -> Document:
    *fields, source = values
    made = Document(**dict(zip(Document.__struct_fields__, fields, strict=True)))
    return made.read_from(source)
