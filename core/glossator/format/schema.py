"""JSON Schemas (2020-12) of the document and of every layer type, made from the classes.

Those of the built-in layers are checked in (``make schemas``) and shipped in the wheel as
``glossator/schemas/``. A layer's schema describes one annotation of it.
"""

from __future__ import annotations

import inspect
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from glossator.format.records import DocumentRecord
from glossator.format.version import FORMAT
from glossator.model.annotation import Annotation, OpaqueAnnotation, Span
from glossator.model.layer import Layer

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENT = "document"
SUFFIX = ".schema.json"

Schema = dict[str, Any]

_PACKAGE = Path(__file__).parent.parent
_ID = {
    "description": "Unique in the document: the layer's name, a colon and a number.",
    "type": "string",
    "minLength": 1,
}


def document_schema() -> Schema:
    """The schema of a document, whatever the types of its layers."""
    made = msgspec.json.schema(DocumentRecord)
    kinds: Schema = made["$defs"]
    document = kinds.pop("DocumentRecord") | {"title": "Document"}
    kinds["Layer"] = kinds.pop("LayerRecord") | {"title": "Layer"}
    kinds["Layer"]["properties"]["annotations"] = {
        "type": "array",
        "items": {"$ref": "#/$defs/Annotation"},
    }
    kinds["Annotation"] = _any_annotation()
    document["properties"]["layers"]["additionalProperties"] = {"$ref": "#/$defs/Layer"}
    major = FORMAT.partition(".")[0]
    document["properties"]["format"]["pattern"] = rf"^{major}\.[0-9]+$"
    for kind in (document, *kinds.values()):
        _tidy(kind)
    head = {"$schema": DIALECT, "$id": f"urn:{FORMAT.replace('/', ':')}"}
    return {**head, **document, "$defs": kinds}


def layer_schema(cls: type[Annotation]) -> Schema:
    """The schema of one annotation of a layer type."""
    made = msgspec.json.schema(cls)
    kinds: Schema = made["$defs"]
    own = kinds.pop(made["$ref"].rpartition("/")[2])
    own["properties"]["id"] = dict(_ID)
    own["required"] = ["id", *own.get("required", [])]
    for kind in (own, *kinds.values()):
        _tidy(kind)
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


def options_schema(cls: type[msgspec.Struct]) -> Schema:
    """The schema of the options of an annotator, a format or an engine."""
    made = msgspec.json.schema(cls)
    kinds: Schema = made["$defs"]
    own = kinds.pop(made["$ref"].rpartition("/")[2])
    for kind in (own, *kinds.values()):
        _tidy(kind)
    return {"$schema": DIALECT, **own, **({"$defs": kinds} if kinds else {})}


def stored(name: str) -> Schema | None:
    """The schema of a built-in layer type, where it came with this package."""
    path = _folder() / f"{name}{SUFFIX}"
    # The name may come from a file that is being checked: it must not lead elsewhere.
    if name in (DOCUMENT, "chain") or not re.fullmatch(r"[\w-]+", name) or not path.is_file():
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


def _tidy(kind: Schema) -> None:
    """Give each property its line of the docstring, and the type what stands above them."""
    text = inspect.cleandoc(kind.get("description", ""))
    head, _, attributes = text.partition("\n\nAttributes:\n")
    if head:
        kind["description"] = head
    # "name: text", continued on deeper lines: Google style.
    entries = re.findall(r"^    (\w+): (.+(?:\n {5,}.+)*)", attributes, flags=re.MULTILINE)
    for name, words in entries:
        if name in kind.get("properties", {}):
            described = {"description": " ".join(words.split())}
            kind["properties"][name] = described | kind["properties"][name]
