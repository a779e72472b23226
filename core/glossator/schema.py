"""JSON Schemas (2020-12) of the document and of every layer type, made from the classes.

``python -m glossator.schema`` writes the built-in ones to ``schemas/``; the wheel ships them as
``glossator/schemas/``. A layer's schema describes one annotation of it.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import msgspec

from glossator.annotation import Annotation, OpaqueAnnotation, Span
from glossator.codec import DocumentRecord
from glossator.document import FORMAT
from glossator.plugins import Registry, default_registry

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENT = "document"
SUFFIX = ".schema.json"

Schema = dict[str, Any]

_HERE = Path(__file__).parent
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
    return {**head, **own, **({"$defs": kinds} if kinds else {})}


def stored(name: str) -> Schema | None:
    """The schema of a built-in layer type, where it came with this package."""
    path = _folder() / f"{name}{SUFFIX}"
    # The name may come from a file that is being checked: it must not lead elsewhere.
    if name == DOCUMENT or not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        return None
    found: Schema = json.loads(path.read_text("utf-8"))
    return found


def built_in(registry: Registry) -> list[type[Annotation]]:
    """The layer types of the plugins that came with this package."""
    ours = {entry.name for entry in distribution("glossator").entry_points}
    found = {
        cls
        for plugin in registry.plugins
        if plugin.name in ours
        for cls in (*plugin.layer_types, *_provided(plugin.annotators))
    }
    return sorted(found, key=lambda cls: cls.type_name())


def files(registry: Registry) -> dict[str, str]:
    """File name to text of every schema that is checked in."""
    schemas = {DOCUMENT: document_schema()}
    schemas |= {cls.type_name(): layer_schema(cls) for cls in built_in(registry)}
    return {name + SUFFIX: dumps(schema) for name, schema in schemas.items()}


def dumps(schema: Schema) -> str:
    """The schema as people read it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path, registry: Registry) -> None:
    """Make the folder hold exactly the current schemas."""
    folder.mkdir(exist_ok=True)
    current = files(registry)
    for old in folder.glob(f"*{SUFFIX}"):
        if old.name not in current:
            old.unlink()
    for name, text in current.items():
        (folder / name).write_text(text, "utf-8")


@cache
def _folder() -> Path:
    installed = _HERE / "schemas"
    return installed if installed.is_dir() else _HERE.parent.parent / "schemas"


def _provided(annotators: Iterable[Any]) -> list[type[Annotation]]:
    return [cls for annotator in annotators for cls in annotator.provides]


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


if __name__ == "__main__":
    write(_HERE.parent.parent / "schemas", default_registry())
