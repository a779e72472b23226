"""Documents to JSON and back. Decoding is strict; what it raises names the JSON Pointer.

A layer whose type no installed plugin declares is kept whole as `OpaqueAnnotation` records.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec

from glossator.errors import FormatError, expected, located
from glossator.format.compatibility import (
    as_ours,
    check_format,
    check_layer,
    format_of,
    upgraded_layer,
)
from glossator.format.records import DocumentRecord, LayerRecord, TextRecord
from glossator.format.version import FORMAT, OLDER, standing_of_format, standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, Extent, Offset, OpaqueAnnotation
from glossator.model.checks import check_document
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer, LayerHead, with_head
from glossator.model.references import points_at
from glossator.model.types import choices, field_at
from glossator.model.withheld import WithheldText

LayerTypes = Mapping[str, type[Annotation]]
"""Layer type name to the class that declares it."""

TEXT_WITHHELD = (
    "expected the text, got only its length and its hash: `glossator attach` brings it back"
)


class _All(Container[str]):
    """Every name."""

    def __contains__(self, _: object) -> bool:
        return True


ALL = _All()

_encoder = msgspec.json.Encoder()
_BYTE = re.compile(r" \(byte (\d+)\)")


_decoder = msgspec.json.Decoder(DocumentRecord)


def encode(document: Document) -> bytes:
    """The document as one line of JSON in UTF-8, keys in a stable order, without a newline."""
    kept: bytes | None = document.__dict__.get(_ENCODED)
    return _encoder.encode(_record(document)) if kept is None else kept


_ENCODED = "_encoded"


def unread(data: bytes, types: LayerTypes) -> Document:
    """A document that `encode` wrote in another process: its layers are read when asked for."""
    head = _head_decoder.decode(data)
    document = Document(
        id=head.id,
        text=head.text,
        language=head.language,
        metadata=head.metadata,
        layers=_UnreadLayers(data, types),
    )
    document.__dict__[_ENCODED] = data
    return document


class _Head(msgspec.Struct, frozen=True):
    """A document but for its layers, which are passed over."""

    id: str
    text: str
    language: str | None = None
    metadata: dict[str, Any] = {}


_head_decoder = msgspec.json.Decoder(_Head)


class _UnreadLayers(Layers):
    """The layers of an encoded document."""

    __slots__ = ("_data", "_read", "_types")

    def __init__(self, data: bytes, types: LayerTypes) -> None:
        self._declared = None
        self._data, self._types = data, types
        self._read: dict[str, Layer[Any]] | None = None

    def stand_in(self, text: str) -> None:
        """Nothing yet: once they are read, they stand in the document that they are read with."""

    @property
    def _by_name(self) -> dict[str, Layer[Any]]:  # type: ignore[override]  # made when asked for
        if self._read is None:
            read = decode_shape(self._data, self._types, exact=True, replaced=ALL)
            self._read = dict(read.layers)
        return self._read


def decode(
    data: bytes | str,
    types: LayerTypes,
    only: Collection[str] | None = None,
    *,
    withheld: bool = False,
    replaced: Container[str] = (),
) -> Document:
    """Read one document, checked as far as it is read.

    Args:
        data: The document as JSON.
        types: The layer types that are known.
        only: The layers to read, by name or type, with those that they refer to; all unless
            given. Others may be damaged.
        withheld: Whether the text need not be there, so that there is a `WithheldText`.
        replaced: As in `decode_layer`.

    Raises:
        FormatError: where the JSON, the document or a layer is invalid, or the text is not there.
    """
    document = decode_shape(data, types, only=only, replaced=replaced)
    if not withheld and isinstance(document.text, WithheldText):
        raise FormatError(TEXT_WITHHELD, pointer="/text")
    check_document(document)
    return document


def decode_shape(
    data: bytes | str,
    types: LayerTypes,
    *,
    exact: bool = False,
    only: Collection[str] | None = None,
    replaced: Container[str] = (),
) -> Document:
    """Read one document whose layers have the declared fields, whether or not they make sense.

    Args:
        data: The document as JSON.
        types: The layer types that are known.
        exact: Whether to refuse a newer minor version of the format too, and to warn of none.
        only: As in `decode`.
        replaced: As in `decode_layer`.

    Raises:
        FormatError: where the JSON, the document or the fields of a layer are invalid.
    """
    record = decode_record(data, exact=exact)
    read = record.layers if only is None else needed(record.layers, types, only)
    layers = {}
    for name, layer in record.layers.items():
        if name in read:
            layers[name] = decode_layer(name, layer, types, quiet=exact, replaced=replaced)
    return document_of(record, layers)


def needed(
    layers: Mapping[str, LayerHead], types: LayerTypes, only: Collection[str]
) -> Collection[str]:
    """The names of some of a document's layers, and of those that they refer to or lie within."""
    found: set[str] = set()
    waiting = [name for name, head in layers.items() if name in only or head.type in only]
    while waiting:
        name = waiting.pop()
        found.add(name)
        cls = types.get(layers[name].type)
        pointed = points_at(cls) if cls else ()
        waiting += [
            other for other, head in layers.items() if head.type in pointed and other not in found
        ]
    return found


def decode_record(data: bytes | str, *, exact: bool = False) -> DocumentRecord:
    """Read one document, its annotations left as they are; `exact` as in `decode_shape`.

    Raises:
        FormatError: where the JSON, or a field of the document or of a layer, is invalid.
    """
    try:
        try:
            record = _decoder.decode(data)
        except msgspec.ValidationError as error:
            return _of_another_version(data, error, exact=exact)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None
    if record.format != FORMAT:
        check_format(record.format, exact=exact)
    return record


def _of_another_version(
    data: bytes | str, error: msgspec.ValidationError, *, exact: bool
) -> DocumentRecord:
    """Read one document that is not as today's are; what it raises of JSON is msgspec's own."""
    name = format_of(data)
    if not exact:
        check_format(name)
    if name != FORMAT and (ours := as_ours(data, name, exact=exact)):
        return decode_record(ours, exact=True)
    raise _named_layer(data, _format_error(error)) from None


def quick_record(data: bytes) -> DocumentRecord | None:
    """The same as `decode_record` where `exact`, but None for what it would refuse with words."""
    try:
        record = _decoder.decode(data)
    except msgspec.ValidationError:
        if any(name.encode() in data for name in OLDER):
            with suppress(FormatError):
                return decode_record(data, exact=True)
        return None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return record if standing_of_format(record.format) in ("current", "upgraded") else None


def document_of(record: DocumentRecord, layers: Mapping[str, Layer[Any]]) -> Document:
    """The document of a record whose layers are decoded."""
    return Document(
        id=record.id,
        text=text_of(record.text),
        language=record.language,
        metadata=record.metadata,
        layers=Layers(layers),
    )


def text_of(record: str | TextRecord) -> str:
    """The text that stands in a file, or what is known of it."""
    return record if isinstance(record, str) else WithheldText(record.length, record.digest)


def _text_record(text: str) -> str | TextRecord:
    if isinstance(text, WithheldText):
        return TextRecord(length=text.length, digest=text.digest)
    return text


def is_json(data: bytes) -> bool:
    """Whether the bytes are a JSON value on their own."""
    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F]..)|.)", re.DOTALL
)
_PAIR = len(r"\ud83d\ude00")


def malformed(data: bytes | str, error: Exception) -> FormatError:
    """What msgspec says of bytes that are no JSON, with line and column."""
    raw = (data.encode() if isinstance(data, str) else data).rstrip()
    words = str(error).removeprefix("JSON is malformed: ")
    place = _BYTE.search(words)
    at = int(place[1]) if place else len(raw)
    said = f"expected one JSON document, got malformed JSON: {_BYTE.sub('', words)}"
    advice = ""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        # msgspec counts from the start of the string that has the byte.
        at = wrong.start
        said = f"expected UTF-8, got byte 0x{raw[at]:02x}"
        advice = "; save the file as UTF-8"
    else:
        # msgspec says that an escape is cut off, some bytes behind it.
        halves = (one.start() for one in _ESCAPE.finditer(raw) if one["half"])
        if half := next((one for one in halves if one < at <= one + _PAIR + 1), None):
            at, said = half, "expected whole characters, got half of a surrogate pair"
            advice = "; write the character itself, or both halves"
    line = raw.count(b"\n", 0, at) + 1
    column = len(raw[raw.rfind(b"\n", 0, at) + 1 : at].decode("utf-8")) + 1
    return FormatError(f"{said} (column {column}){advice}", line=line)


def _record(document: Document) -> DocumentRecord:
    return DocumentRecord(
        format=FORMAT,
        id=document.id,
        text=_text_record(document.text),
        language=document.language,
        metadata=document.metadata,
        layers={
            name: with_head(layer, LayerRecord, msgspec.Raw(layer.encoded()))
            for name, layer in document.layers.items()
        },
    )


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
        wrong = _format_error(error, base, cls)
        # What it says may be true of damage as well.
        hint = _MADE.format(name) if cls is not None and record.producer is not None else ""
        raise FormatError(wrong.message + hint, pointer=wrong.pointer) from None
    except FormatError as error:
        pointer = error.pointer if error.pointer.startswith("/layers/") else base + error.pointer
        raise FormatError(error.message, pointer=pointer) from error.__cause__


_MADE = (
    ": if its class has changed, raise `layer_version` and write `upgrade`, or make it anew with "
    "`glossator run --anew {}`"
)


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


class _Layers(msgspec.Struct):
    layers: dict[str, msgspec.Raw]


def _named_layer(data: bytes | str, found: FormatError) -> FormatError:
    """The error with the layer's name in its pointer, which msgspec leaves out."""
    if not found.pointer.startswith("/layers/..."):
        return found
    for name, layer in msgspec.json.decode(data, type=_Layers).layers.items():
        try:
            msgspec.json.decode(layer, type=LayerRecord)
        except msgspec.ValidationError as error:
            return _format_error(error, f"/layers/{escape(name)}")
    return found


def _format_error(
    error: msgspec.ValidationError, base: str = "", cls: type[Annotation] | None = None
) -> FormatError:
    words, pointer = located(error)
    if pointer == "/text":
        words = words.replace("`str | object`", "`str`")
    if cls is not None and words.startswith(_ENUM):
        known = choices(cls, field_at(pointer))
        words = expected(known, words.removeprefix(_ENUM))
    return FormatError(words, pointer=base + pointer)


_ENUM = "invalid enum value "
