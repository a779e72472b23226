"""A document as it stands in a file, however damaged: what fixes read and change."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NoReturn

import msgspec

from glossator import Annotation, Reference, Span, references
from glossator.cli.shared import standing_of_layer

Json = dict[str, Any]
Types = Mapping[str, type[Annotation]]

NO_NUMBER = object()
"""What stands where a file has NaN, Infinity, or a number that is too large."""


@dataclass(slots=True)
class Repeated:
    """A key that stands twice in an object, and whether both have the same value."""

    key: str
    is_same: bool


@dataclass
class DraftLayer:
    """A layer with a list of annotations.

    Attributes:
        name: Its name.
        record: The layer as it stands there.
        cls: The class of its annotations, where that is installed and reads the layer as it is.
    """

    name: str
    record: Json
    cls: type[Annotation] | None

    @property
    def annotations(self) -> list[Any]:
        """The records, which may be anything."""
        found: list[Any] = self.record["annotations"]
        return found

    @annotations.setter
    def annotations(self, items: Iterable[Any]) -> None:
        self.record["annotations"] = list(items)

    def objects(self) -> Iterator[Json]:
        """The records that are objects."""
        return (one for one in self.annotations if isinstance(one, dict))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The fields that refer to annotations."""
        return tuple(one for one in self._pointing if one.target is not None)

    @cached_property
    def extents(self) -> tuple[Reference, ...]:
        """The fields with stretches of the text, but for `fragments`."""
        pointing = (one for one in self._pointing if one.target is None and not one.inner)
        return tuple(one for one in pointing if one.field != "fragments")

    @cached_property
    def optional(self) -> frozenset[str]:
        """The fields that may be left out."""
        cls: Any = self.cls  # msgspec's own functions know its structs by another name
        fields = msgspec.structs.fields(cls) if cls else ()
        return frozenset(one.name for one in fields if not one.required)

    @property
    def is_disjoint(self) -> bool:
        """Whether its spans divide the text."""
        return bool(self.cls and issubclass(self.cls, Span) and self.cls.disjoint)

    @cached_property
    def _pointing(self) -> tuple[Reference, ...]:
        cls: Any = self.cls
        return references(cls) if cls else ()


@dataclass
class Draft:
    """A document that is being mended.

    Attributes:
        value: The document, or whatever stands there.
        types: The layer types that are known.
        repeated: The keys that stood twice; the last value is in `value`.
        told: What a fix has done, in words.
        touched: The layers that it has changed.
    """

    value: Any
    types: Types
    repeated: list[Repeated] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    @property
    def text(self) -> str | None:
        """The text; None where there is none."""
        found = self.value.get("text") if isinstance(self.value, dict) else None
        return found if isinstance(found, str) else None

    def layers(self) -> Iterator[DraftLayer]:
        """The layers that have a list of annotations."""
        found = self.value.get("layers") if isinstance(self.value, dict) else None
        for name, record in [*found.items()] if isinstance(found, dict) else ():
            if isinstance(record, dict) and isinstance(record.get("annotations"), list):
                cls = self.types.get(str(record.get("type")))
                is_read = cls and standing_of_layer(record.get("version"), cls) == "current"
                yield DraftLayer(name, record, cls if is_read else None)

    def tell(self, words: str, layer: str | None = None) -> None:
        """Say what was done, and to which layer."""
        self.told.append(words)
        if layer is not None:
            self.touched.add(layer)

    def remove(self, layer: DraftLayer, gone: Callable[[Any], str | None]) -> None:
        """Take annotations out, for which `gone` has a reason."""
        left = []
        for one in layer.annotations:
            if reason := gone(one):
                self.tell(f"{name_of(one, layer)}: taken out: {reason}", layer.name)
            else:
                left.append(one)
        layer.annotations = left


def name_of(annotation: Any, layer: DraftLayer) -> str:
    """An annotation, as an error names it."""
    identifier = annotation.get("id") if isinstance(annotation, dict) else None
    return identifier if isinstance(identifier, str) and identifier else f"one of {layer.name}"


def is_extent(value: Any) -> bool:
    """Whether it is a pair of whole numbers."""
    is_pair = isinstance(value, list) and len(value) == 2
    return is_pair and all(type(one) is int for one in value)


def parsed(data: bytes, types: Types) -> Draft:
    """A document of which only the JSON has to be sound.

    Raises:
        ValueError: where it is no JSON in UTF-8.
    """
    repeated: list[Repeated] = []

    def made(pairs: list[tuple[str, Any]]) -> Json:
        found: Json = {}
        for key, value in pairs:
            if key in found:
                repeated.append(Repeated(key, found[key] == value))
            found[key] = value
        return found

    def number(written: str) -> Any:
        value = float(written)
        return value if math.isfinite(value) else NO_NUMBER

    value = json.loads(
        data.decode("utf-8"),
        object_pairs_hook=made,
        parse_float=number,
        parse_constant=lambda _: NO_NUMBER,
    )
    return Draft(value, types, repeated)


class NoNumberError(Exception):
    """A document that JSON cannot hold: it still has what is no number."""


def written(draft: Draft) -> bytes:
    """The document as one line of JSON.

    Raises:
        NoNumberError: where it has what JSON cannot hold.
    """
    try:
        return _dumped(draft.value, ascii_only=False).encode("utf-8")
    except UnicodeEncodeError:
        # Half of a surrogate pair, which stays as it was.
        return _dumped(draft.value, ascii_only=True).encode("ascii")


def _dumped(value: Any, *, ascii_only: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"), default=_refuse)


def _refuse(value: object) -> NoReturn:
    raise NoNumberError(repr(value))
