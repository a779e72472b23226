"""Documents and layers of other versions: refused, warned of, or made readable here.

What is done with which version, `glossator.format.version` says.
"""

from __future__ import annotations

import warnings
from operator import attrgetter
from typing import Any

import msgspec

from glossator.errors import FormatError
from glossator.format.records import DocumentRecord, LayerRecord
from glossator.format.upgrade import Record, upgrade_annotation, upgrade_document
from glossator.format.version import FORMAT, Standing, standing_of_format, standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, Span
from glossator.model.layer import Former, Layer, digest_of, with_head
from glossator.model.provenance import Failure, Producer

_encoder = msgspec.json.Encoder()
_records = msgspec.json.Decoder(list[Record])


def format_of(data: bytes | str) -> object:
    """The document's ``format`` field, where the rest of it is not what we know."""

    class Peek(msgspec.Struct):
        format: str = FORMAT

    try:
        return msgspec.json.decode(data, type=Peek).format
    except msgspec.ValidationError:
        return FORMAT


def check_format(name: object, *, exact: bool = False) -> None:
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
        f"format {name!r} is newer than {FORMAT!r}: read as far as it is known", stacklevel=5
    )


def check_layer(name: str, layer: LayerRecord, cls: type[Annotation], *, quiet: bool) -> Standing:
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


def as_ours(data: bytes | str, name: object, *, exact: bool) -> bytes | None:
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


def upgraded_layer(record: LayerRecord, cls: type[Annotation]) -> Layer[Any]:
    """An older layer as its class declares it now."""
    records = _records.decode(record.annotations)
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
