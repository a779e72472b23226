"""Documents to JSON and back. Decoding is strict; what it raises names the JSON Pointer.

A layer whose type no installed plugin declares is kept whole as `OpaqueAnnotation` records.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from glossator.errors import FormatError
from glossator.format.version import FORMAT, compare
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, Extent, Offset, OpaqueAnnotation
from glossator.model.checks import check_document
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer, decoder_of
from glossator.model.provenance import Failure, Producer

LayerTypes = Mapping[str, type[Annotation]]
"""Layer type name to the class that declares it."""

_encoder = msgspec.json.Encoder()
_BYTE = re.compile(r" \(byte (\d+)\)")


class LayerRecord(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A layer as it stands in a file, its annotations not yet decoded."""

    type: str
    version: str
    status: Literal["ok", "error"]
    producer: Producer | None = None
    inputs: dict[str, str] = {}
    error: Failure | None = None
    annotations: msgspec.Raw


class DocumentRecord(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A document as it stands in a file."""

    format: str
    id: str
    text: str
    language: str | None = None
    metadata: dict[str, Any] = {}
    layers: dict[str, LayerRecord]


_decoder = msgspec.json.Decoder(DocumentRecord)


def encode(document: Document) -> bytes:
    """The document as one line of JSON in UTF-8, keys in a stable order, without a newline."""
    return _encoder.encode(_record(document))


def decode(data: bytes | str, types: LayerTypes) -> Document:
    """Read one document, checked as a whole.

    Raises:
        FormatError: where the JSON, the document or a layer is invalid.
    """
    document = decode_shape(data, types)
    check_document(document)
    return document


def decode_shape(data: bytes | str, types: LayerTypes, *, exact: bool = False) -> Document:
    """Read one document whose layers have the declared fields, whether or not they make sense.

    Args:
        data: The document as JSON.
        types: The layer types that are known.
        exact: Whether to refuse a newer minor version of the format too, and to warn of none.

    Raises:
        FormatError: where the JSON, the document or the fields of a layer are invalid.
    """
    try:
        record = _decoder.decode(data)
    except msgspec.ValidationError as error:
        if not exact and _check_version(_peek_format(data)):
            return decode_shape(_as_known(data), types, exact=True)
        raise _named_layer(data, _format_error(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None
    if record.format != FORMAT:
        if exact and compare(record.format, FORMAT) != "known":
            raise FormatError(f"expected format {FORMAT!r}, got {record.format!r}")
        if not exact:
            _check_version(record.format)
    layers = {}
    for name, layer in record.layers.items():
        _check_layer_version(name, layer, types, quiet=exact)
        layers[name] = _layer(name, layer, types)
    return Document(
        id=record.id,
        text=record.text,
        language=record.language,
        metadata=record.metadata,
        layers=Layers(layers),
    )


def malformed(data: bytes | str, error: Exception) -> FormatError:
    """What msgspec says of bytes that are no JSON, with line and column."""
    raw = (data.encode() if isinstance(data, str) else data).rstrip()
    words = str(error).removeprefix("JSON is malformed: ")
    place = _BYTE.search(words)
    at = int(place[1]) if place else len(raw)
    expected = f"expected one JSON document, got malformed JSON: {_BYTE.sub('', words)}"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        # msgspec counts from the start of the string that has the byte.
        at = wrong.start
        expected = f"expected UTF-8, got byte 0x{raw[at]:02x}"
    line = raw.count(b"\n", 0, at) + 1
    column = len(raw[raw.rfind(b"\n", 0, at) + 1 : at].decode("utf-8")) + 1
    return FormatError(f"{expected} (column {column})", line=line)


def _record(document: Document) -> DocumentRecord:
    return DocumentRecord(
        format=FORMAT,
        id=document.id,
        text=document.text,
        language=document.language,
        metadata=document.metadata,
        layers={
            name: LayerRecord(
                type=layer.type,
                version=layer.version,
                status=layer.status,
                producer=layer.producer,
                inputs=layer.inputs,
                error=layer.error,
                annotations=msgspec.Raw(layer.encoded()),
            )
            for name, layer in document.layers.items()
        },
    )


def _layer(name: str, record: LayerRecord, types: LayerTypes) -> Layer[Any]:
    cls = types.get(record.type)
    base = f"/layers/{escape(name)}/annotations"
    try:
        annotations = (
            decoder_of(cls).decode(record.annotations) if cls else _opaque(record.annotations)
        )
    except msgspec.ValidationError as error:
        raise _format_error(error, base) from None
    return Layer(
        type=record.type,
        version=record.version,
        status=record.status,
        producer=record.producer,
        inputs=record.inputs,
        error=record.error,
        annotations=annotations,
    )


class _AnySpan(msgspec.Struct):
    """What a record of an unknown layer type may have of a span; its other fields are kept."""

    id: str = ""
    start: Offset = 0
    end: Offset = 0
    fragments: tuple[Extent, ...] | None = None


_any_spans = msgspec.json.Decoder(list[_AnySpan])
_any_records = msgspec.json.Decoder(list[dict[str, Any]])


def _opaque(annotations: msgspec.Raw) -> tuple[OpaqueAnnotation, ...]:
    spans, records = _any_spans.decode(annotations), _any_records.decode(annotations)
    for index, record in enumerate(records):
        if ("start" in record) != ("end" in record):
            raise msgspec.ValidationError(f"Expected `start` and `end` together - at `$[{index}]`")
    return tuple(
        OpaqueAnnotation(
            id=span.id, start=span.start, end=span.end, fragments=span.fragments, data=record
        )
        for span, record in zip(spans, records, strict=True)
    )


def _peek_format(data: bytes | str) -> object:
    """The document's ``format`` field, where the rest of it is not what we know."""

    class Peek(msgspec.Struct):
        format: str = FORMAT

    try:
        return msgspec.json.decode(data, type=Peek).format
    except msgspec.ValidationError:
        return FORMAT


def _check_version(name: object) -> bool:
    """Refuse another major version of the format; warn of a newer minor, and say so."""
    found = compare(name, FORMAT)
    if found == "other":
        raise FormatError(
            f"expected format {FORMAT!r}, got {name!r}: this version of glossator reads "
            f"{FORMAT.partition('.')[0]}.x only",
            pointer="/format",
        )
    if found == "newer":
        warnings.warn(
            f"format {name!r} is newer than {FORMAT!r}: read as far as it is known",
            stacklevel=3,
        )
    return found == "newer"


def _check_layer_version(name: str, layer: LayerRecord, types: LayerTypes, *, quiet: bool) -> None:
    """Refuse a layer of another major version than its class; warn of a newer minor."""
    cls = types.get(layer.type)
    found = compare(layer.version, cls.layer_version) if cls else "known"
    if cls and found == "other":
        raise FormatError(
            f"expected version {cls.layer_version} of {layer.type!r}, got {layer.version!r}: "
            "install the version of its plugin that reads it",
            pointer=f"/layers/{escape(name)}/version",
        )
    if cls and found == "newer" and not quiet:
        warnings.warn(
            f"layer {name!r} is of version {layer.version}, newer than {cls.layer_version} "
            f"of {layer.type!r}: install a newer version of its plugin",
            stacklevel=3,
        )


def _as_known(data: bytes | str) -> bytes:
    """A document of a newer minor version without the fields that this one does not know."""
    document = _known_fields(msgspec.json.decode(data), DocumentRecord)
    layers = document.get("layers")
    if isinstance(layers, dict):
        for name, layer in layers.items():
            known = layers[name] = _known_fields(layer, LayerRecord)
            for part, cls in (("producer", Producer), ("error", Failure)):
                if isinstance(known, dict) and part in known:
                    known[part] = _known_fields(known[part], cls)
    return _encoder.encode({**document, "format": FORMAT})


def _known_fields(value: Any, cls: type[msgspec.Struct]) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: one for key, one in value.items() if key in cls.__struct_fields__}


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


_PATH_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


def _format_error(error: msgspec.ValidationError, base: str = "") -> FormatError:
    """Turn msgspec's ``... - at `$.layers[...]` `` into a message and a JSON Pointer."""
    message, _, path = str(error).partition(" - at `$")
    parts = [name or index for name, index in _PATH_PART.findall(path.rstrip("`"))]
    pointer = "".join("/" + escape(part) for part in parts)
    message = message.replace("Object contains", "found").replace("Object missing", "missing")
    return FormatError(message[:1].lower() + message[1:], pointer=base + pointer)
