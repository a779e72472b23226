"""Documents and layers as they stand in a file."""

from __future__ import annotations

from typing import Any

import msgspec

from glossator.model.layer import LayerHead


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
