"""One JSON Schema for documents and chain files, with the layers and options that are installed.

All of it lies in one file and refers to itself by pointers alone, so that editors and other
validators need nothing else: not every one of them knows the URNs that the single schemas have.
"""

from __future__ import annotations

from typing import Any

from glossator.chains.config import chain_schema
from glossator.chains.options import LISTS, classes_of
from glossator.format.schema import DIALECT, Schema, document_schema, layer_schema, struct_schema
from glossator.plugins.optionfile import OptionFile, schema_of
from glossator.plugins.registry import Registry


def bundle(registry: Registry) -> Schema:
    """The schema of whatever is a document or a chain file.

    What has a format, a text or an id is taken for a document, all else for a chain file.
    """
    kinds = {"document": _document(registry), "chain": _chain(registry)}
    kinds |= {
        f"layer.{name}": layer_schema(registry.layer_types[name]) for name in _types(registry)
    }
    kinds |= {f"options.{name}": schema for name, schema in _options(registry).items()}
    return {
        "$schema": DIALECT,
        "title": "Glossator",
        "description": "A document or a chain file, with what is installed.",
        "if": {"anyOf": [{"required": [key]} for key in ("format", "text", "id")]},
        "then": {"$ref": "#/$defs/document"},
        "else": {"$ref": "#/$defs/chain"},
        "$defs": {name: _moved(schema, name) for name, schema in kinds.items()},
    }


def _document(registry: Registry) -> Schema:
    """Documents, whose annotations are checked by the type of their layer and its version."""
    schema = document_schema()
    schema["$defs"]["Layer"]["allOf"] = [
        {
            "if": {
                "properties": {
                    "type": {"const": name},
                    "version": {"enum": _versions(registry.layer_types[name].layer_version)},
                },
                "required": ["type", "version"],
            },
            "then": {
                "properties": {"annotations": {"items": {"$ref": f"#/$defs/layer.{name}"}}},
            },
        }
        for name in _types(registry)
    ]
    return schema


def _versions(version: str) -> list[str]:
    """The versions of a layer that its schema holds for: of this major one, and not newer."""
    major, _, minor = version.partition(".")
    return [f"{major}.{number}" for number in range(int(minor) + 1)]


def _chain(registry: Registry) -> Schema:
    """Chain files, with the names that are installed; others are left to a chain's own plugins."""
    schema = chain_schema()
    keys = schema["properties"]
    keys["layers"]["items"] = _one_of(
        sorted({name for one in registry.declared_annotators() for name in one.provides})
    )
    keys["chain"] |= _one_of(list(registry.chains))
    keys["without"]["items"] = _one_of([plugin.name for plugin in registry.plugins])
    options = _options(registry)
    keys["set"]["properties"] = {name: {"$ref": f"#/$defs/options.{name}"} for name in options}
    keys["lists"]["properties"] = {
        name: keys["lists"]["additionalProperties"]
        for name, one in options.items()
        if LISTS in one["properties"]
    }
    return schema


def _options(registry: Registry) -> dict[str, Schema]:
    """The options under each name: of an annotator, a plugin's annotators, a format, an engine."""
    plugins = [plugin.name for plugin in registry.plugins]
    names = {*registry.annotators, *registry.formats, *registry.engines, *plugins}
    found = {}
    for name in sorted(names):
        schemas = [struct_schema(cls.options_type, schema_of) for cls in classes_of(name, registry)]
        merged: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
        for schema in schemas:
            merged["properties"] |= {key: _or_one(one) for key, one in schema["properties"].items()}
            merged["$defs"] = merged.get("$defs", {}) | schema.get("$defs", {})
        found[name] = merged
    return {name: schema for name, schema in found.items() if schema["properties"]}


def _or_one(schema: Schema) -> Schema:
    """An option's schema; of one that takes files, a single path will do as well."""
    items = schema.get("items", {})
    return {**schema, "type": ["array", "string"]} if items == schema_of(OptionFile) else schema


def _one_of(known: list[str]) -> Schema:
    """A name, preferably a known one: an editor offers these."""
    return {"anyOf": [{"enum": known}, {"type": "string"}]}


def _types(registry: Registry) -> list[str]:
    """The layer types that are installed, without those that two plugins contest."""
    return sorted(set(registry.layer_types) - set(registry.layer_types.contested()))


def _moved(schema: Schema, name: str) -> Schema:
    """A schema as a part of the bundle: it refers to its own parts where they are now."""
    own = {f"#/$defs/{part}": f"#/$defs/{name}/$defs/{part}" for part in schema.get("$defs", {})}

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(one) for one in value]
        if isinstance(value, dict):
            made = {key: moved(one) for key, one in value.items()}
            return made | {"$ref": own.get(made["$ref"], made["$ref"])} if "$ref" in made else made
        return value

    made: Schema = moved(schema)
    return {key: value for key, value in made.items() if key not in ("$schema", "$id")}
