"""What an annotator could change of a document, as it was before: metadata, and opaque records.

All else that it is given is frozen.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

import msgspec

from glossator.annotation import Annotation, OpaqueAnnotation
from glossator.document import Document
from glossator.layer import encode_annotations


class Guard:
    """Remembers what can be changed, so that it can be found changed and put back."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._metadata = deepcopy(document.metadata)
        self._opaque = {
            name: layer.encoded(keep=True)
            for name, layer in document.layers.items()
            if layer.annotations and isinstance(layer.annotations[0], OpaqueAnnotation)
        }

    def restore(self) -> str:
        """Put everything back as it was; what had been changed, in words, or nothing."""
        changed = ""
        if self._document.metadata != self._metadata:
            _refill(self._document.metadata, self._metadata)
            changed = "the document's metadata"
        for name, before in self._opaque.items():
            items = self._document.layers[name].annotations
            if _encoded(items) != before:
                for item, record in zip(items, msgspec.json.decode(before), strict=True):
                    _refill(item.data, record)
                changed = f"layer {name!r}"
        return changed


def _encoded(items: Sequence[Annotation]) -> bytes | None:
    """The records as they would be written now; None where that cannot be any more."""
    try:
        return encode_annotations(items)
    except (TypeError, ValueError, RecursionError):
        return None


def _refill(target: dict[str, object], content: dict[str, object]) -> None:
    target.clear()
    target.update(content)
