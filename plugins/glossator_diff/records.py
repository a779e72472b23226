"""The annotations of a layer as they are compared, whether or not their class is installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

from glossator import Annotation, Document, Layer, OpaqueAnnotation, Span
from glossator.exchange import has_place

Record = dict[str, Any]

USUAL_LABELS = ("label", "kind", "type", "status", "upos")
"""Where the label is looked for in a layer whose class is not installed."""

_PLACE = ("id", "start", "end", "fragments")


class Kind:
    """What a layer's annotations have: whether a place, which label, which further fields.

    Attributes:
        is_relation: Whether they have no place in the text.
        label_field: The field of the label; empty where they have none.
        fields: The further fields.
        value: The value of a field of an annotation; None where it has none.
    """

    def __init__(self, *layers: Layer[Any]) -> None:
        """Look at the first annotation, as all are of one class; any layer may be empty."""
        items = [item for layer in layers for item in layer.annotations[:1]]
        records = [data for item in items if (data := _data(item)) is not None]
        self.value: Callable[[Annotation, str], Any] = getattr
        if records:
            self.is_relation = "start" not in records[0]
            self.value = _loose_value
            known = {
                key: None
                for layer in layers
                for item in layer
                for key in _data(item) or ()
                if key not in _PLACE
            }
            there = (name for name in USUAL_LABELS if name in known)
            self.label_field = next(there, "")
            self.fields = tuple(name for name in known if name != self.label_field)
        elif items:
            cls: Any = type(items[0])  # mypy holds no metaclass of msgspec for hashable
            self.is_relation, self.label_field, self.fields = _declared(cls)
        else:
            self.is_relation, self.label_field, self.fields = False, "", ()

    def labels(self, items: Sequence[Annotation]) -> list[Any]:
        """The label of each, None where it has none."""
        name = self.label_field
        if not name:
            return [None] * len(items)
        if self.value is getattr:
            return list(map(attrgetter(name), items))
        found = (_loose_value(item, name) for item in items)
        return [one if isinstance(one, str | None) else str(one) for one in found]


def record_of(annotation: Annotation) -> Record:
    """An annotation as it stands in a file."""
    data = _data(annotation)
    made: Record = msgspec.to_builtins(annotation) if data is None else data
    return made


def words_of(annotation: Annotation, document: Document) -> str | None:
    """The text that it stands at; None where it stands nowhere."""
    return document.text_of(annotation) if has_place(annotation) else None


def _data(annotation: Annotation) -> Record | None:
    """The record of an annotation whose class is not installed."""
    return annotation.data if isinstance(annotation, OpaqueAnnotation) else None


def _loose_value(annotation: Annotation, name: str) -> Any:
    return (_data(annotation) or {}).get(name)


@cache
def _declared(cls: type[Annotation]) -> tuple[bool, str, tuple[str, ...]]:
    label = cls.label_field
    fields = tuple(one for one in cls.__struct_fields__ if one not in (*_PLACE, label))
    return not issubclass(cls, Span), label, fields
