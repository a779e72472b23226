"""JSON Schemas of layers that no plugin declares, from what was seen of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from glossator.model.annotation import OpaqueAnnotation
from glossator.model.document import Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OFFSET = {"type": "integer", "minimum": 0}
_PLACE: dict[str, Any] = {
    "id": {"type": "string", "minLength": 1},
    "start": _OFFSET,
    "end": _OFFSET,
    "fragments": {
        "type": "array",
        "items": {"type": "array", "items": _OFFSET, "minItems": 2, "maxItems": 2},
    },
}


class Seen:
    """The foreign layer types of a corpus, with the fields that their annotations have."""

    def __init__(self) -> None:
        self._types: dict[str, _Fields] = {}

    def look(self, document: Document) -> None:
        """Take a document into account."""
        for layer in document.layers.values():
            if layer.annotations and isinstance(layer[0], OpaqueAnnotation):
                fields = self._types.setdefault(layer.type, _Fields())
                for item in layer:
                    fields.look(item.data)

    def counts(self) -> dict[str, int]:
        """How many annotations there are of each type."""
        return {name: fields.seen for name, fields in self._types.items()}

    def schemas(self) -> dict[str, bytes]:
        """The schema of each type, as a file holds it."""
        return {
            name: msgspec.json.format(msgspec.json.encode(fields.schema(name)), indent=2) + b"\n"
            for name, fields in self._types.items()
        }


class _Fields:
    def __init__(self) -> None:
        self.seen = 0
        self._kinds: dict[str, list[dict[str, Any]]] = {}
        self._times: dict[str, int] = {}

    def look(self, record: dict[str, Any]) -> None:
        self.seen += 1
        for name, value in record.items():
            self._times[name] = self._times.get(name, 0) + 1
            kinds = self._kinds.setdefault(name, [])
            if name not in _PLACE and (kind := _kind(value)) not in kinds:
                kinds.append(kind)

    def schema(self, name: str) -> dict[str, Any]:
        return {
            "$schema": DIALECT,
            "$id": f"urn:glossator:layer:{name}:1.0",
            "x-glossator-layer": name,
            "x-glossator-version": "1.0",
            "title": name,
            "type": "object",
            "properties": {
                field: _PLACE.get(field) or _either(kinds) for field, kinds in self._kinds.items()
            },
            "required": [field for field, times in self._times.items() if times == self.seen],
            "additionalProperties": False,
        }


def _kind(value: object) -> dict[str, Any]:
    """The schema of one value; what lists and objects hold is left open."""
    match value:
        case None:
            return {"type": "null"}
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case float():
            return {"type": "number"}
        case str():
            return {"type": "string"}
        case list():
            return {"type": "array"}
        case _:
            return {"type": "object"}


def _either(kinds: Iterable[dict[str, Any]]) -> dict[str, Any]:
    found = list(kinds)
    return found[0] if len(found) == 1 else {"anyOf": found}
