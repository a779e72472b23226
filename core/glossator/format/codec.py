"""Documents to JSON and back. Decoding is strict; what it raises names the JSON Pointer."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from contextlib import suppress
from typing import Any

import msgspec

from glossator.errors import FormatError
from glossator.format.compatibility import (
    as_ours,
    check_format,
    format_of,
)
from glossator.format.layers import LayerTypes, decode_layer, format_error
from glossator.format.malformed import malformed
from glossator.format.records import DocumentRecord, LayerRecord, TextRecord
from glossator.format.version import FORMAT, OLDER, standing_of_format
from glossator.jsonpointer import escape
from glossator.model.checks import check_document
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer, LayerHead, with_head
from glossator.model.references import points_at
from glossator.model.withheld import WithheldText

TEXT_WITHHELD = (
    "expected the text, got only its length and its hash: `glossator attach` brings it back"
)


_encoder = msgspec.json.Encoder()


_decoder = msgspec.json.Decoder(DocumentRecord)

ENCODED = "_encoded"
"""What of a document holds its bytes, where it came as such from another process."""


def encode(document: Document) -> bytes:
    """The document as one line of JSON in UTF-8, keys in a stable order, without a newline."""
    kept: bytes | None = document.__dict__.get(ENCODED)
    return _encoder.encode(_record(document)) if kept is None else kept


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
    raise _named_layer(data, format_error(error)) from None


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
            return format_error(error, f"/layers/{escape(name)}")
    return found
