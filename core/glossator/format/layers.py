"""The annotations of a layer from JSON, by the class that declares them.

A layer whose type no installed plugin declares is kept whole as `OpaqueAnnotation` records.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from typing import Any

import msgspec

from glossator.errors import FormatError, expected, located
from glossator.format.compatibility import check_layer, upgraded_layer
from glossator.format.records import LayerRecord
from glossator.format.version import standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, Extent, Offset, OpaqueAnnotation
from glossator.model.layer import Layer, with_head
from glossator.model.types import choices, field_at

LayerTypes = Mapping[str, type[Annotation]]
"""Layer type name to the class that declares it."""


class _All(Container[str]):
    """Every name."""

    def __contains__(self, _: object) -> bool:
        return True


ALL = _All()


def decode_layer(
    name: str,
    record: LayerRecord,
    types: LayerTypes,
    *,
    quiet: bool = False,
    replaced: Container[str] = (),
) -> Layer[Any]:
    """Read the annotations of a layer; an older one is upgraded.

    Args:
        name: The layer's name in the document.
        record: The layer as it stands there.
        types: The layer types that are known.
        quiet: Whether not to warn of a newer minor version.
        replaced: The names of layers that are taken out or made anew: where an annotator made one
            whose class has changed since, it is kept as it stands, as `OpaqueAnnotation` records.

    Raises:
        FormatError: where the fields of an annotation are invalid, or the version is refused.
    """
    cls, base = types.get(record.type), f"/layers/{escape(name)}/annotations"
    try:
        try:
            return _decode_layer(name, record, cls, quiet=quiet)
        except (FormatError, msgspec.ValidationError):
            is_newer = cls and standing_of_layer(record.version, cls) == "unknown"
            if cls is None or is_newer or record.producer is None or name not in replaced:
                raise
            return _decode_layer(name, record, None)
    except msgspec.ValidationError as error:
        wrong = format_error(error, base, cls)
        # What it says may be true of damage as well.
        hint = _MADE.format(name) if cls is not None and record.producer is not None else ""
        told = wrong.message + (" " if wrong.message.endswith("?") else "; ") * bool(hint) + hint
        raise FormatError(told, pointer=wrong.pointer) from None
    except FormatError as error:
        pointer = error.pointer if error.pointer.startswith("/layers/") else base + error.pointer
        raise FormatError(error.message, pointer=pointer) from error.__cause__


_MADE = "`glossator run --anew {}` makes the layer again, where its class has changed too"


def _decode_layer(
    name: str, record: LayerRecord, cls: type[Annotation] | None, *, quiet: bool = False
) -> Layer[Any]:
    if cls is None:
        return with_head(record, Layer, opaque(_any_records.decode(record.annotations)))
    if record.version != cls.layer_version and (
        check_layer(name, record, cls, quiet=quiet) == "upgraded"
    ):
        return upgraded_layer(record, cls)
    return with_head(record, Layer, decoder_of(cls).decode(record.annotations))


@cache
def decoder_of(cls: type[Annotation]) -> msgspec.json.Decoder[tuple[Annotation, ...]]:
    """The decoder of a layer's annotations, made once a class."""
    return msgspec.json.Decoder(tuple[cls, ...])  # type: ignore[valid-type]  # made at run time


class _AnySpan(msgspec.Struct):
    """What a record of an unknown layer type may have of a span; its other fields are kept."""

    id: str = ""
    start: Offset = 0
    end: Offset = 0
    fragments: tuple[Extent, ...] | None = None


_any_records = msgspec.json.Decoder(list[dict[str, Any]])


def opaque(records: list[dict[str, Any]]) -> tuple[OpaqueAnnotation, ...]:
    """Annotations of a type that no class declares.

    Raises:
        msgspec.ValidationError: where one has not what every annotation has.
    """
    spans = msgspec.convert(records, list[_AnySpan])
    for index, record in enumerate(records):
        if ("start" in record) != ("end" in record):
            raise msgspec.ValidationError(f"Expected `start` and `end` together - at `$[{index}]`")
    return tuple(
        OpaqueAnnotation(
            id=span.id, start=span.start, end=span.end, fragments=span.fragments, data=record
        )
        for span, record in zip(spans, records, strict=True)
    )


def format_error(
    error: msgspec.ValidationError, base: str = "", cls: type[Annotation] | None = None
) -> FormatError:
    """What msgspec says of a document or of a layer, with the JSON Pointer.

    Args:
        error: What it raised.
        base: The pointer of what was decoded.
        cls: The class of the layer's annotations.
    """
    words, pointer = located(error)
    if pointer == "/text":
        words = words.replace("`str | object`", "`str`")
    of_key, is_enum, got = words.partition(_ENUM)
    known = choices(cls, field_at(pointer)) if cls is not None and is_enum else []
    if of_key:  # a key is a text, whatever its value may be besides
        known = [one for one in known if not str(one).startswith("`")]
    if known:
        words = of_key + expected(known, got)
    return FormatError(words, pointer=base + pointer)


_ENUM = "invalid enum value "
