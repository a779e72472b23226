"""JSON Schemas (2020-12) of the document and of every layer type, made from the classes.

Those of the built-in layers are checked in (``make schemas``) and shipped in the wheel as
``glossator/schemas/``. A layer's schema describes one annotation of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from glossator.format.docstrings import meanings, summary_of
from glossator.format.records import DocumentRecord
from glossator.format.version import FORMAT
from glossator.model.annotation import Annotation, OpaqueAnnotation, Span
from glossator.model.layer import Layer
from glossator.model.types import record_of, types_within

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENT, CHAIN, REPORT = "document", "chain", "report"
NO_LAYERS = (DOCUMENT, CHAIN, REPORT)
"""Schemas that are no layer type's."""

SUFFIX = ".schema.json"

Schema = dict[str, Any]
SchemaHook = Callable[[type], Schema]
"""What gives the schema of a class that msgspec does not know."""

_PACKAGE = Path(__file__).parent.parent
_ID = {
    "description": "Unique in the document: the layer's name, a colon and a number.",
    "type": "string",
    "minLength": 1,
}


def document_schema() -> Schema:
    """The schema of a document, whatever the types of its layers."""
    own, kinds = _made(DocumentRecord)
    document = own | {"title": "Document"}
    kinds["Layer"] = kinds.pop("LayerRecord") | {"title": "Layer"}
    kinds["Layer"]["properties"]["annotations"] = {
        "type": "array",
        "items": {"$ref": "#/$defs/Annotation"},
    }
    kinds["Annotation"] = _any_annotation()
    document["properties"]["layers"]["additionalProperties"] = {"$ref": "#/$defs/Layer"}
    major = FORMAT.partition(".")[0]
    document["properties"]["format"]["pattern"] = rf"^{major}\.[0-9]+$"
    head = {"$schema": DIALECT, "$id": f"urn:{FORMAT.replace('/', ':')}"}
    return {**head, **document, "$defs": kinds}


def layer_schema(cls: type[Annotation]) -> Schema:
    """The schema of one annotation of a layer type."""
    own, kinds = _made(cls)
    own["properties"]["id"] = dict(_ID)
    own["required"] = ["id", *own.get("required", [])]
    name, version = cls.type_name(), cls.layer_version
    head: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:glossator:layer:{name}:{version}",
        "x-glossator-layer": name,
        "x-glossator-version": version,
    }
    if issubclass(cls, Span) and cls.disjoint:
        head["x-glossator-disjoint"] = True
    if issubclass(cls, Span) and cls.within:
        head["x-glossator-within"] = cls.within
    if cls.label_field:
        head["x-glossator-label"] = cls.label_field
    return {**head, **own, **({"$defs": kinds} if kinds else {})}


def struct_schema(cls: Any, schema_hook: SchemaHook | None = None) -> Schema:
    """The schema of a struct that is no layer's, as the options of an annotator.

    Args:
        cls: The struct.
        schema_hook: Gives the schema of a class that msgspec does not know.
    """
    own, kinds = _made(cls, schema_hook)
    return {"$schema": DIALECT, **own, **({"$defs": kinds} if kinds else {})}


def stored(name: str) -> Schema | None:
    """The schema of a built-in layer type, where it came with this package."""
    path = _folder() / f"{name}{SUFFIX}"
    # The name may come from a file that is being checked: it must not lead elsewhere.
    if name in NO_LAYERS or not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        return None
    found: Schema = json.loads(path.read_text("utf-8"))
    return found


def label_field(layer: Layer[Any]) -> str:
    """The field with the labels of a layer's annotations: its class says it, or a stored schema.

    Empty where neither does, or the type has no labels.
    """
    cls = type(layer[0]) if len(layer) else Annotation
    if cls is not OpaqueAnnotation:
        return cls.label_field
    return str((stored(layer.type) or {}).get("x-glossator-label", ""))


def dumps(schema: Schema) -> str:
    """The schema as people read it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@cache
def _folder() -> Path:
    installed = _PACKAGE / "schemas"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "schemas"


def _any_annotation() -> Schema:
    """What holds of an annotation of any type; its other fields are the layer's own business."""
    fields = msgspec.json.schema(OpaqueAnnotation)["$defs"]["OpaqueAnnotation"]["properties"]
    return {
        "title": "Annotation",
        "description": "One typed record; the schema of its layer type says the rest.",
        "type": "object",
        "properties": {"id": dict(_ID)} | {name: fields[name] for name in _SPAN},
        "required": ["id"],
        "dependentRequired": {"start": ["end"], "end": ["start"]},
    }


_SPAN = ("start", "end", "fragments")


def _tidy(kind: Schema, cls: type) -> None:
    """Give each property what the class says of it, and the type what stands above that."""
    if "description" in kind:
        kind["description"] = summary_of(kind["description"])
    properties = kind.get("properties", {})
    for name, words in meanings(cls).items():
        if name in properties:
            # Instead of what the type says of itself, as all extents do.
            properties[name] = {"description": words} | properties[name] | {"description": words}


def _made(cls: Any, schema_hook: SchemaHook | None = None) -> tuple[Schema, dict[str, Schema]]:
    """The schema of a class, and those of the records in it by name, all with their words."""
    made = msgspec.json.schema(cls, schema_hook=schema_hook)
    kinds: dict[str, Schema] = made["$defs"]
    found = (record_of(kind) for kind, _ in types_within(msgspec.inspect.type_info(cls)))
    classes = {one.__name__: one for one in found if one}
    for kind in kinds.values():
        if title := classes.get(kind.get("title", "")):
            _tidy(kind, title)
    return kinds.pop(made["$ref"].rpartition("/")[2]), kinds
