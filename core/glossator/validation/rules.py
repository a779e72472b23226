"""What documents are checked against: layer classes, schema files, policies."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec

from glossator.arguments import pair
from glossator.errors import OptionError
from glossator.format.layers import LayerTypes
from glossator.format.schema import DIALECT, Schema, stored
from glossator.model.checks import Issue, iter_issues
from glossator.model.document import Document
from glossator.model.references import Reference
from glossator.model.staleness import FindMaker
from glossator.plugins.discovery import registry_with
from glossator.plugins.registry import Registry


@dataclass(frozen=True)
class Foreign:
    """A layer type that only a schema declares."""

    schema: Schema

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The properties marked ``x-glossator-ref`` or ``x-glossator-extent``."""
        properties = self.schema.get("properties", {})
        found = (_reference(name, value, self.schema) for name, value in properties.items())
        return tuple(one for one in found if one)

    @cached_property
    def validator(self) -> Any:
        """The fast verdict on one annotation."""
        import jsonschema_rs

        return jsonschema_rs.Draft202012Validator(self.schema, retriever=refuse)


@dataclass(frozen=True)
class Rules:
    """What a document has to satisfy.

    Attributes:
        types: Layer types that installed plugins declare.
        foreign: Layer types that only a schema declares.
        required: Layers that every document must have.
        maker_of: The annotators that are installed, by whose layers stale ones are known.
    """

    types: LayerTypes = field(default_factory=dict)
    foreign: Mapping[str, Foreign] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    maker_of: FindMaker = lambda _: None

    def schema_of(self, layer_type: str) -> Foreign | None:
        """The schema of a type that no class declares, where we have one.

        Built-in layers keep theirs even where their plugin cannot be loaded.
        """
        if layer_type in self.types:
            return None
        if layer_type not in self._found:
            schema = stored(layer_type)
            if schema is None:
                return None
            self._found[layer_type] = Foreign(schema)
        return self._found[layer_type]

    @cached_property
    def known_types(self) -> tuple[str, ...]:
        """The names of all types that are declared."""
        return tuple(sorted({*self.types, *self.foreign}))

    @cached_property
    def _found(self) -> dict[str, Foreign]:
        return dict(self.foreign)


def meaning_issues(
    document: Document, rules: Rules, damaged: Container[str] = ()
) -> Iterator[Issue]:
    """Stage 4: what `glossator.model.checks` finds, with the layers that only a schema declares.

    Args:
        document: The document, or what is sound of it.
        rules: What it is checked against.
        damaged: Layers of which not all is there.
    """
    foreign = {
        layer.type: schema
        for layer in document.layers.values()
        if (schema := rules.schema_of(layer.type))
    }
    references = {name: schema.references for name, schema in foreign.items()}
    disjoint = {name for name, one in foreign.items() if one.schema.get("x-glossator-disjoint")}
    within = {name: str(one.schema.get("x-glossator-within", "")) for name, one in foreign.items()}
    return iter_issues(document, references, disjoint, within=within, damaged=damaged)


class Recipe(msgspec.Struct, frozen=True):
    """What rules are made of, in plain data.

    Attributes:
        plugins: Plugins to load besides those that are installed: files or modules.
        schemas: ``TYPE=FILE`` each.
        required: Layers that every document must have.
    """

    plugins: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def rules_of(recipe: Recipe) -> Rules:
    """The rules of a recipe; raises as `make_rules` and `registry_with` do."""
    registry = registry_with(recipe.plugins)
    return make_rules(registry, schemas=recipe.schemas, required=recipe.required)


def make_rules(
    registry: Registry, *, schemas: Iterable[str] = (), required: Iterable[str] = ()
) -> Rules:
    """The rules of the installed plugins, of ``TYPE=FILE`` schemas and of required layers.

    Raises:
        OptionError: where a schema cannot be read or is none.
    """
    foreign = dict(_load(one) for one in schemas)
    # A view, so that only the plugins of the layers that are met are imported.
    types: LayerTypes = registry.layer_types
    if foreign:
        types = {name: types[name] for name in types if name not in foreign}
    return Rules(
        types=types,
        foreign=foreign,
        required=tuple(required),
        maker_of=cache(registry.maker),
    )


def _load(assignment: str) -> tuple[str, Foreign]:
    name, path = pair(assignment, "--schema", "TYPE=FILE")
    try:
        schema = msgspec.json.decode(Path(path).read_bytes())
    except OSError as error:
        raise OptionError(f"--schema {name}: {path}: {error.strerror or error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"--schema {name}: {path}: expected JSON: {error}") from None
    check_schema(schema, f"--schema {name}: {path}")
    return name, Foreign(schema)


def check_schema(schema: object, where: str) -> None:
    """Refuse what is no JSON Schema of an annotation, or refers to another place.

    Raises:
        OptionError: on one line.
    """
    if not isinstance(schema, dict):
        raise OptionError(f"{where}: expected a JSON Schema object")
    if str(schema.get("$schema", DIALECT)).rstrip("#") != DIALECT:
        raise OptionError(f"{where}: expected JSON Schema 2020-12, got {schema['$schema']!r}")
    if schema.get("type", "object") != "object":
        raise OptionError(f"{where}: expected the schema of one annotation, of type 'object'")
    # What is no string is told below, or is a property of such a name.
    own = {one["$id"] for one in _subschemas(schema) if isinstance(one.get("$id"), str)}
    for one in _subschemas(schema):
        for keyword in ("$ref", "$dynamicRef"):
            value = one.get(keyword)
            target = value.partition("#")[0] if isinstance(value, str) else ""
            if target and target not in own:
                raise OptionError(
                    f"{where}: {keyword} {one[keyword]!r} is outside the file, and schemas are "
                    "never fetched: copy it into $defs"
                )
    try:
        _ = Foreign(schema).validator
    except ValueError as error:
        reason = str(error).partition("\n")[0]
        raise OptionError(f"{where}: expected a valid JSON Schema: {reason}") from None


def _subschemas(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            # Data, not schemas: a "$ref" in it is only a key.
            if key not in ("const", "enum", "default", "examples"):
                yield from _subschemas(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _subschemas(inner)


def _reference(name: str, schema: object, root: Schema) -> Reference | None:
    for leaf, many in _leaves(schema, root, many=False, depth=0):
        if isinstance(leaf.get("x-glossator-ref"), str):
            return Reference(name, leaf["x-glossator-ref"], many)
        if leaf.get("x-glossator-extent") is True:
            return Reference(name, None, many)
        # An explanation, or a record like it.
        matched = leaf.get("properties", {}).get("matched")
        if not many and (inner := _reference("matched", matched, root)):
            return Reference(name, inner.target, inner.many, inner="matched")
    return None


def _leaves(
    schema: object, root: Schema, *, many: bool, depth: int
) -> Iterator[tuple[dict[str, Any], bool]]:
    # Eight levels: a schema may refer to itself.
    if not isinstance(schema, dict) or depth > 8:
        return
    yield schema, many
    for keyword in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(keyword, ()):
            yield from _leaves(part, root, many=many, depth=depth + 1)
    yield from _leaves(schema.get("items"), root, many=True, depth=depth + 1)
    target = schema.get("$ref", "")
    if target.startswith("#/$defs/"):
        found = root.get("$defs", {}).get(target.removeprefix("#/$defs/"))
        yield from _leaves(found, root, many=many, depth=depth + 1)


def refuse(uri: str) -> Any:
    """Nothing outside a schema is ever fetched."""
    raise ValueError(f"{uri} is outside the file, and schemas are never fetched")
