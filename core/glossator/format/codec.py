"""Documents to JSON and back. Decoding is strict; what it raises names the JSON Pointer.

A layer whose type no installed plugin declares is kept whole as `OpaqueAnnotation` records.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

from glossator.errors import FormatError, located
from glossator.format.upgrade import upgrade_annotation, upgrade_document
from glossator.format.version import FORMAT, Standing, standing_of_format, standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, Extent, Offset, OpaqueAnnotation, Span
from glossator.model.checks import check_document
from glossator.model.document import Document, Layers
from glossator.model.layer import Former, Layer, LayerHead, digest_of, with_head
from glossator.model.provenance import Failure, Producer

LayerTypes = Mapping[str, type[Annotation]]
"""Layer type name to the class that declares it."""

_encoder = msgspec.json.Encoder()
_BYTE = re.compile(r" \(byte (\d+)\)")


class LayerRecord(LayerHead, frozen=True, kw_only=True):
    """A layer as it stands in a file, its annotations not yet decoded."""

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

    @property
    def _by_name(self) -> dict[str, Layer[Any]]:  # type: ignore[override]  # made when asked for
        if self._read is None:
            self._read = dict(decode_shape(self._data, self._types, exact=True).layers)
        return self._read


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
        name = _peek_format(data)
        if not exact:
            _check_format(name)
        if name != FORMAT and (ours := _as_ours(data, name, exact=exact)):
            return decode_shape(ours, types, exact=True)
        raise _named_layer(data, _format_error(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None
    if record.format != FORMAT:
        _check_format(record.format, exact=exact)
    layers = {}
    for name, layer in record.layers.items():
        layers[name] = _layer(name, layer, types, quiet=exact)
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
            name: with_head(layer, LayerRecord, msgspec.Raw(layer.encoded()))
            for name, layer in document.layers.items()
        },
    )


def _layer(name: str, record: LayerRecord, types: LayerTypes, *, quiet: bool) -> Layer[Any]:
    cls, base = types.get(record.type), f"/layers/{escape(name)}/annotations"
    is_older = (
        cls is not None
        and record.version != cls.layer_version
        and _check_layer(name, record, cls, quiet=quiet) == "upgraded"
    )
    try:
        if cls is None:
            return with_head(record, Layer, _opaque(record.annotations))
        if is_older:
            return _upgraded(record, cls)
        return with_head(record, Layer, decoder_of(cls).decode(record.annotations))
    except msgspec.ValidationError as error:
        raise _format_error(error, base) from None
    except FormatError as error:
        raise FormatError(error.message, pointer=base + error.pointer) from error.__cause__


def _upgraded(record: LayerRecord, cls: type[Annotation]) -> Layer[Any]:
    """An older layer as its class declares it now."""
    records = _any_records.decode(record.annotations)
    former = Former(record.version, digest_of(msgspec.json.encode(records)))
    items = []
    for index, one in enumerate(records):
        try:
            items.append(upgrade_annotation(cls, one, record.version))
        except FormatError as error:
            pointer = f"/{index}{error.pointer}"
            raise FormatError(error.message, pointer=pointer) from error.__cause__
    if issubclass(cls, Span):
        items.sort(key=attrgetter("start", "end"))
    layer: Layer[Any] = with_head(record, Layer, tuple(items))
    return msgspec.structs.replace(layer, version=cls.layer_version, former=former)


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


def _check_format(name: object, *, exact: bool = False) -> None:
    """Refuse another major version of the format; warn of a newer minor, or refuse it too."""
    standing = standing_of_format(name)
    if standing in ("current", "upgraded"):
        return
    if standing != "newer" or exact:
        raise FormatError(
            f"expected format {FORMAT!r}, got {name!r}: this version of glossator reads "
            f"{FORMAT.partition('.')[0]}.x only",
            pointer="/format",
        )
    warnings.warn(
        f"format {name!r} is newer than {FORMAT!r}: read as far as it is known", stacklevel=4
    )


def _check_layer(name: str, layer: LayerRecord, cls: type[Annotation], *, quiet: bool) -> Standing:
    """Refuse a layer of another major version than its class; warn of a newer minor."""
    standing = standing_of_layer(layer.version, cls)
    if standing in ("outdated", "unknown"):
        todo = "install the version of its plugin that reads it"
        if standing == "outdated":
            todo = f"its class has no `upgrade` from there; {todo}, or make the layer anew"
        expected = f"expected version {cls.layer_version} of {layer.type!r}, got {layer.version!r}"
        raise FormatError(f"{expected}: {todo}", pointer=f"/layers/{escape(name)}/version")
    if standing == "newer" and not quiet:
        warnings.warn(
            f"layer {name!r} is of version {layer.version}, newer than {cls.layer_version} "
            f"of {layer.type!r}: install a newer version of its plugin",
            stacklevel=4,
        )
    return standing


def _as_ours(data: bytes | str, name: object, *, exact: bool) -> bytes | None:
    """A document of another version as one of this, where it cannot be read as it stands."""
    match standing_of_format(name):
        case "newer" if not exact:
            return _as_known(data)
        case "upgraded":
            try:
                return _encoder.encode(upgrade_document(msgspec.json.decode(data)))
            except (KeyError, AttributeError, TypeError):
                return None  # it is not what its version says either
    return None


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


def _format_error(error: msgspec.ValidationError, base: str = "") -> FormatError:
    words, pointer = located(error)
    return FormatError(words, pointer=base + pointer)
