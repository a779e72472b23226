"""What a JSON Schema says of fields, as rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

COLUMNS = ("type", "default", "range", "meaning")


def fields(described: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, type, default, range and meaning of each property."""
    for field, schema in described["properties"].items():
        default = json.dumps(schema["default"]) if "default" in schema else "required"
        shown = "-" if default == "null" else default
        yield field, _type(schema), shown, _range(schema), schema.get("description", "")


def _type(schema: dict[str, Any]) -> str:
    """What a field holds, said shortly."""
    match schema:
        case {"x-glossator-ref": target}:
            return f"id in {target}"
        case {"x-glossator-extent": True}:
            return "extent"
        case {"enum": values}:
            return " | ".join(map(str, values))
        case {"anyOf": kinds}:
            return " | ".join(_type(one) for one in kinds if one != {"type": "null"})
        case {"$ref": kind}:
            return str(kind).rpartition("/")[2]
        case {"type": "array", "items": dict(items)}:
            return f"list of {_type(items)}"
        case {"format": kind}:
            return str(kind)
        case _:
            return str(schema.get("type", "any"))


_LIMITS = {
    "minimum": ">= {}",
    "exclusiveMinimum": "> {}",
    "maximum": "<= {}",
    "exclusiveMaximum": "< {}",
    "minLength": "length >= {}",
    "maxLength": "length <= {}",
    "minItems": "at least {}",
    "maxItems": "at most {}",
    "pattern": "{}",
    "multipleOf": "multiple of {}",
}


def _range(schema: dict[str, Any]) -> str:
    """The limits of a value; those of an extent go without saying."""
    if "x-glossator-extent" in schema:
        return ""
    said = [words.format(schema[key]) for key, words in _LIMITS.items() if key in schema]
    return ", ".join([*said, *(_range(one) for one in schema.get("anyOf", ()) if _range(one))])
