"""Marked text: a test that a linguist can write, and how a layer differs from it."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from glossator.errors import unknown
from glossator.model.annotation import Annotation, Extent, OpaqueAnnotation, has_place
from glossator.model.document import Document
from glossator.model.references import references


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a test text and the fields written with it."""

    start: int
    end: int
    fields: Mapping[str, str] = field(default_factory=dict)


def marked(text: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a text: ``[surface|field=value field=value]``; marks may nest.

    A mark without a bar (``[surface]``) has no fields. A backslash before a bracket keeps it.
    Values have no spaces: write ``_`` for one, as an underscore of the field itself is compared.

    Returns:
        The plain text, and the marks in its order; their offsets are code points of it.

    Raises:
        ValueError: where a mark is not closed.
    """
    plain: list[str] = []
    marks: list[Mark] = []
    opened: list[int] = []
    length = 0
    for piece in re.findall(r"\\.|\[|\|[^\[\]|]*\]|\]|[^\\\[\]|]+|.", text, flags=re.DOTALL):
        if piece == "[":
            opened.append(length)
        elif opened and piece.endswith("]") and piece != "\\]":
            pairs = (pair.partition("=") for pair in piece[1:-1].split())
            fields = {key: value.replace("_", " ") for key, _, value in pairs}
            marks.append(Mark(opened.pop(), length, fields))
        else:
            piece = piece[1:] if piece in ("\\[", "\\]") else piece
            plain.append(piece)
            length += len(piece)
    if opened:
        raise ValueError(f"a mark is not closed in {text!r}")
    return "".join(plain), sorted(marks, key=lambda mark: (mark.start, mark.end))


def folded(text: str, marks: Sequence[Mark], field: str) -> list[Mark]:
    """The marks that hold no other one, with the text of the mark around each as a field of it.

    Args:
        text: The text without marks.
        marks: Its marks, as `marked` gives them.
        field: The name of the field.
    """
    made: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        extent = mark.start, mark.end
        others = [one for one in marks if one is not mark]
        if extent in made or any(_is_inside(one, mark) for one in others):
            continue
        fields = dict(mark.fields)
        around = [one for one in others if one.start <= mark.start and mark.end <= one.end]
        if around:
            nearest = min(around, key=lambda one: one.end - one.start)
            fields[field] = text[nearest.start : nearest.end].replace("_", " ")
        made[extent] = Mark(mark.start, mark.end, fields)
    return list(made.values())


def _is_inside(inner: Mark, outer: Mark) -> bool:
    """Whether a mark lies within another, and is smaller."""
    smaller = (inner.start, inner.end) != (outer.start, outer.end)
    return smaller and outer.start <= inner.start and inner.end <= outer.end


def differences(document: Document, layer: str, marks: Sequence[Mark]) -> str:
    """How the annotations of a layer differ from the marks, in words; nothing where they do not.

    What has no place of its own stands where the first of its fields leads that points somewhere:
    a relation at the annotation that it refers to first.

    Raises:
        AssertionError: where a mark names a field that the layer does not have; or annotations
            have no place, so that no mark can show them.
    """
    whole = list(document.layers[layer])
    for cls in {type(item) for item in whole}:
        for name in (name for mark in marks for name in mark.fields):
            if name not in cls.__struct_fields__ and cls is not OpaqueAnnotation:
                raise AssertionError(unknown("field", name, cls.__struct_fields__))
    found = sorted(
        (_Found(place, item) for item in whole if (place := _place(document, item))),
        key=lambda one: one.extent,
    )
    if len(found) < len(whole):
        raise AssertionError(
            f"annotations of {layer!r} that point nowhere in the text cannot be marked: compare "
            "the layer with assert_layer"
        )
    if _are_alike(document, marks, found):
        return ""
    want = [
        f"[{document.text[mark.start : mark.end]}]@{mark.start} {_written(mark.fields)}"
        for mark in marks
    ]
    at = {(mark.start, mark.end): mark for mark in marks}
    got = [_shown(document, one, at.get(one.extent)) for one in found]
    return f"in {document.text!r}\n  expected {want}\n  got      {got}"


class _Found(NamedTuple):
    """An annotation, and where it stands."""

    extent: Extent
    item: Annotation


def _place(
    document: Document, item: Annotation, before: frozenset[str] = frozenset()
) -> Extent | None:
    """Where an annotation stands: its own place, or the first that its fields lead to.

    Args:
        document: The document.
        item: The annotation.
        before: The ids that have led to it: two may refer to each other.
    """
    if has_place(item):
        return item.start, item.end
    if item.id in before:
        return None
    before |= {item.id}
    for target in (one for pointer in references(type(item)) for one in pointer.values(item)):
        if not isinstance(target, str):
            return target[0], target[1]
        other = _annotation(document, target)
        if other and (place := _place(document, other, before)):
            return place
    return None


def _are_alike(document: Document, marks: Sequence[Mark], found: Sequence[_Found]) -> bool:
    """Whether each mark shows an annotation of its own; the order at one place is free."""
    left = list(found)
    # Those that say most choose first.
    for mark in sorted(marks, key=lambda mark: -len(mark.fields)):
        one = next((one for one in left if _is_as(document, one, mark)), None)
        if one is None:
            return False
        left.remove(one)
    return not left


def _is_as(document: Document, found: _Found, mark: Mark) -> bool:
    """Whether an annotation is where a mark is, and has the fields that it names."""
    return found.extent == (mark.start, mark.end) and all(
        _is_value(written, _pointed(document, found.item, name))
        for name, written in mark.fields.items()
    )


def _is_value(written: str, value: Any) -> bool:
    """Whether a value is what was written, read as its type is."""
    if isinstance(value, enum.Enum):
        value = value.value
    if value is None or isinstance(value, bool):
        return written.casefold() == str(value).casefold()
    if isinstance(value, int | float | Decimal):
        try:
            number = Decimal(written.replace(" ", ""))
        except ArithmeticError:
            return False
        return (float(number) if isinstance(value, float) else number) == value
    if isinstance(value, list | tuple):
        parts = written.split(",") if written else []
        return len(parts) == len(value) and all(map(_is_value, parts, value))
    return written == _readable(value).replace("_", " ")


def _shown(document: Document, found: _Found, mark: Mark | None) -> str:
    names = mark.fields if mark else ()
    fields = {name: _readable(_pointed(document, found.item, name)) for name in names}
    start, end = found.extent
    return f"[{document.text[start:end]}]@{start} {_written(fields)}"


def _written(fields: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(fields.items()))


def _readable(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(_readable, value))
    plain = msgspec.to_builtins(value)
    return msgspec.json.encode(plain).decode() if isinstance(plain, dict) else str(plain)


def _pointed(document: Document, item: Annotation, name: str) -> Any:
    """What a field holds; the text that it points at, where it points somewhere."""
    pointers = () if isinstance(item, OpaqueAnnotation) else references(type(item))
    pointer = next((one for one in pointers if one.field == name), None)
    value = item.data.get(name) if isinstance(item, OpaqueAnnotation) else getattr(item, name)
    if pointer is None or value is None:
        return value
    texts = [_text_at(document, one) for one in pointer.values(item)]
    return texts if pointer.many else texts[0]


def _text_at(document: Document, target: Any) -> str:
    if not isinstance(target, str):
        return document.text[target[0] : target[1]]
    found = _annotation(document, target)
    place = _place(document, found) if found else None
    return document.text[place[0] : place[1]] if place else target


def _annotation(document: Document, identifier: str) -> Annotation | None:
    """The annotation that has an id."""
    return next(
        (one for layer in document.layers.values() for one in layer if one.id == identifier), None
    )
