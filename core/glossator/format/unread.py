"""Documents that another process has written: their layers are read when asked for."""

from __future__ import annotations

from typing import Any

import msgspec

from glossator.format.codec import ENCODED, decode_shape
from glossator.format.layers import ALL, LayerTypes
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer


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
    document.__dict__[ENCODED] = data
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
