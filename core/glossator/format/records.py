"""Documents and layers as they stand in a file."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from glossator.model.annotation import Offset
from glossator.model.layer import LayerHead


class LayerRecord(LayerHead, frozen=True, kw_only=True):
    """A layer as it stands in a file, its annotations not yet decoded."""

    annotations: msgspec.Raw


class TextRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in place of a text that is withheld.

    Attributes:
        length: The code points of the text.
        digest: ``sha256:`` of the text in UTF-8.
    """

    length: Offset
    digest: Annotated[str, msgspec.Meta(pattern="^sha256:[0-9a-f]{64}$")]


class DocumentRecord(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A document as it stands in a file."""

    format: str
    id: str
    text: str | TextRecord
    language: str | None = None
    metadata: dict[str, Any] = {}
    layers: dict[str, LayerRecord]
