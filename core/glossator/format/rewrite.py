"""Documents of older versions, written in those of today; nothing of them is lost."""

from __future__ import annotations

import codecs
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from glossator.errors import FormatError
from glossator.format import codec
from glossator.format.layers import LayerTypes, decode_layer
from glossator.format.version import FORMAT, standing_of_format, standing_of_layer
from glossator.model.staleness import FindMaker, settled


class Rewritten(NamedTuple):
    """A document's bytes, and what has been upgraded in them: nothing, where they are as before."""

    data: bytes
    changes: tuple[str, ...]
    """In words: ``glossator/1.0 to 1.1``, ``titles 1.0 to 1.2``."""


def rewrite(data: bytes, types: LayerTypes, maker_of: FindMaker) -> Rewritten:
    """A document in the versions of the format and of its layers that are installed here.

    One that needs nothing comes back byte for byte, and so does what is no document of ours. The
    layers that were made from an upgraded one stay as fresh as they were.

    Args:
        data: The document as JSON, perhaps over several lines.
        types: The layer types that are known.
        maker_of: The annotators that are installed, by whose layers it is known what is fresh.

    Raises:
        FormatError: where it is not valid, or cannot be upgraded.
    """
    given = data.removeprefix(codecs.BOM_UTF8)
    changes = tuple(dict.fromkeys(_changes(given, types)))
    if not changes:
        return Rewritten(data, ())
    document = settled(codec.decode(given, types, withheld=True), maker_of)
    _refuse_repeated_keys(given)
    return Rewritten(laid_out_as(given, codec.encode(document)), changes)


class _Layer(msgspec.Struct):
    type: str
    version: str


class _Versions(msgspec.Struct):
    """Just enough of an object to see what it needs."""

    format: str | msgspec.UnsetType = msgspec.UNSET
    layers: dict[str, _Layer] | msgspec.UnsetType = msgspec.UNSET


_versions = msgspec.json.Decoder(_Versions)


def _changes(data: bytes, types: LayerTypes) -> Iterator[str]:
    """What there is to upgrade, in words."""
    try:
        found = _versions.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        codec.decode(data, types)  # says what is wrong
        raise
    if found.format is msgspec.UNSET and found.layers is msgspec.UNSET:
        return  # a row that is still to be annotated
    standing = standing_of_format(found.format)
    if standing == "newer":
        warnings.warn(
            f"format {found.format!r} is newer than {FORMAT!r}: left as it is", stacklevel=3
        )
        return
    if standing == "upgraded":
        yield f"{found.format} to {FORMAT.partition('/')[2]}"
    refused = standing not in ("current", "upgraded")
    for layer in (found.layers or {}).values():
        cls = types.get(layer.type)
        standing = standing_of_layer(layer.version, cls) if cls else "current"
        refused = refused or standing in ("outdated", "unknown")
        if cls and standing == "upgraded":
            yield f"{layer.type} {layer.version} to {cls.layer_version}"
    if refused:
        codec.decode(data, types)  # says why
    if found.layers:
        record = codec.decode_record(data)
        for name, head in record.layers.items():
            decode_layer(name, head, types, quiet=True)  # one of them may be unreadable


def _refuse_repeated_keys(data: bytes) -> None:
    """Refuse an object that has a key twice: only the last would be left."""

    def checked(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in pairs:
            if key in made:
                raise FormatError(f"expected each key of an object once, got {key!r} twice")
            made[key] = value
        return made

    json.loads(data, object_pairs_hook=checked)


def laid_out_as(given: bytes, encoded: bytes) -> bytes:
    """A document indented as it was before, with what stood around it."""
    body = given.strip()
    before, after = given[: given.index(body[:1])], given[len(given.rstrip()) :]
    if b"\n" in body:
        indented = re.search(rb"\n( +)", body)
        encoded = msgspec.json.format(encoded, indent=len(indented[1]) if indented else 2)
    return before + encoded + after
