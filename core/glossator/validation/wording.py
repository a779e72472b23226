"""Stages 2 and 3 where something is wrong: what `jsonschema-rs` finds, in our words.

Every error tells the value expected and the value found at the deepest place that can be named:
of alternatives, the one that the value came nearest to. A field under a wrong name is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import jsonschema_rs
import msgspec
from jsonschema_rs import ValidationError

from glossator.format.schema import Schema
from glossator.jsonpointer import escape
from glossator.validation.finding import cut, did_you_mean, nearest
from glossator.validation.rules import refuse


class Fault(NamedTuple):
    """A schema error: which sort, where below the value that was checked, and in words."""

    sort: str
    """``missing``, ``unknown``, ``type`` or ``value``: the end of a finding's code."""
    pointer: str
    message: str
    hint: str = ""
    name: str = ""
    """The field that is missing or unknown."""


def faults(schema: Schema, value: object, *, strict: bool) -> list[Fault]:
    """Everything that the schema has against a value, each once.

    Args:
        schema: A JSON Schema (2020-12).
        value: What to check.
        strict: Whether ``1.0`` is no integer, as our own layers have it; a user's schema is read
            as JSON Schema defines it.

    Raises:
        ValueError: where the schema is none, or refers to another place.
    """
    found: dict[tuple[str, str], Fault] = {}
    for error in _validator(msgspec.json.encode(schema), strict).iter_errors(value):
        for fault in _worded(_read(error, schema, value)):
            found.setdefault((fault.pointer, fault.message), fault)
    return _renamed(list(found.values()))


@lru_cache(maxsize=64)
def _validator(schema: bytes, strict: bool) -> jsonschema_rs.Draft202012Validator:
    made = msgspec.json.decode(schema)
    return jsonschema_rs.Draft202012Validator(
        _marked(made) if strict else made, retriever=refuse, keywords={_WHOLE: _Whole}
    )


_WHOLE = "x-glossator-whole"


class _Whole:
    """The keyword that JSON Schema lacks: an integer that is written as one."""

    def __init__(self, parent: object, value: object, path: object) -> None:
        pass

    def validate(self, instance: object) -> None:
        if isinstance(instance, float) and instance.is_integer():
            raise ValueError


def _marked(schema: Any) -> Any:
    """The schema with that keyword wherever it asks for an integer."""
    if isinstance(schema, list):
        return [_marked(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _marked(value) for key, value in schema.items()}
    return made | {_WHOLE: True} if "integer" in _listed(schema.get("type")) else made


class _Error(NamedTuple):
    """One error of the validator: which keyword, and what it is about."""

    keyword: str
    expected: Any
    """What the keyword asks for; of a closed object the fields that it does not have."""
    path: tuple[str | int, ...]
    """From the value that was checked to the one that is wrong."""
    value: Any
    """What is wrong."""
    schema: dict[str, Any]
    """The schema that has the keyword; empty where it cannot be told."""
    branches: tuple[_Error, ...]
    """What each of several alternatives has against it."""
    message: str

    @property
    def pointer(self) -> str:
        return "".join("/" + escape(str(step)) for step in self.path)

    def fault(self, sort: str, message: str, hint: str = "") -> Fault:
        return Fault(sort, self.pointer, message, hint)


def _path(error: ValidationError, value: object) -> tuple[str | int, ...]:
    """Where an error is; the validator leaves out what is called by the empty string."""
    path = tuple(error.instance_path)
    wrong = _at(value, path)
    while isinstance(wrong, dict) and "" in wrong and wrong != error.instance:
        path, wrong = (*path, ""), wrong[""]
    return path


def _read(error: ValidationError, root: Schema, value: object) -> _Error:
    """An error of the validator, with the parts of schema and value that it speaks of."""
    kind, path = error.kind, _path(error, value)
    keyword = str(error.evaluation_path[-1])
    if kind.name == "falseSchema":
        keyword = keyword if keyword in _CLOSED else "false"
        # Items that are too many are the array's fault.
        path = path[:-1] if keyword == "items" else path
    elif kind.name == "propertyNames":
        keyword = kind.name
    elif keyword == _WHOLE:
        keyword = "type"
    branches = getattr(kind, "context", None) or ()
    schema = _at(root, error.schema_path[:-1])
    schema = schema if isinstance(schema, dict) else {}
    wrong = _at(value, path)
    said = {} if branches else kind.as_dict()
    expected = schema.get(keyword, next(iter(said.values()), None))
    if keyword in _CLOSED[:2]:
        expected = said.get("unexpected", wrong)
    return _Error(
        keyword,
        expected,
        path,
        wrong,
        schema,
        tuple(_read(one, root, value) for branch in branches for one in branch),
        error.message,
    )


_CLOSED = ("additionalProperties", "unevaluatedProperties", "items")


def _at(value: Any, path: Iterable[str | int]) -> Any:
    """What stands there; None where nothing does (in a schema with resources of its own)."""
    for step in path:
        try:
            value = value[step]
        except (IndexError, KeyError, TypeError):
            return None
    return value


def _worded(error: _Error) -> Iterator[Fault]:
    error = _deepest(error)
    yield from _SAY.get(error.keyword, _any)(error)


def _deepest(error: _Error) -> _Error:
    """Of alternatives, the error of the branch that the value agrees with furthest."""
    while error.keyword in ("anyOf", "oneOf"):
        above = len(error.path)
        apart = [one for one in error.branches if one.keyword != "type" or len(one.path) > above]
        if not apart:
            return error
        error = max(apart, key=lambda one: len(one.path))
    return error


def _missing(error: _Error) -> Iterator[Fault]:
    # One error for each, or one for all.
    for name in _listed(error.expected):
        if name not in error.value:
            fault = error.fault("missing", f"expected a field {name!r}, got none")
            yield fault._replace(name=name)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _together(error: _Error) -> Iterator[Fault]:
    for name, needed in error.expected.items() if isinstance(error.expected, dict) else ():
        for other in needed:
            if name in error.value and other not in error.value:
                message = f"expected a field {other!r} beside {name!r}, got none"
                yield error.fault("missing", message)._replace(name=other)


def _unknown(error: _Error) -> Iterator[Fault]:
    known = tuple(error.schema.get("properties", ()))
    listing = f"; known are {', '.join(known)}" if known else ""
    for name in error.expected:
        pointer, hint = f"{error.pointer}/{escape(name)}", did_you_mean(name, known)
        yield Fault("unknown", pointer, f"expected no field {cut(name)}{listing}", hint, name)


def _false(error: _Error) -> Iterator[Fault]:
    yield error.fault("unknown", f"expected nothing here, got {_shown(error.value)}")


def _type(error: _Error) -> Iterator[Fault]:
    yield _wrong_type(error, _listed(error.expected))


def _alternatives(error: _Error) -> Iterator[Fault]:
    kinds = [one.expected for one in error.branches if one.keyword == "type"]
    if kinds and all(isinstance(kind, str) for kind in kinds):
        yield _wrong_type(error, list(dict.fromkeys(kinds)))
    else:
        yield from _any(error)


def _wrong_type(error: _Error, kinds: list[str]) -> Fault:
    hint = ""
    if "integer" in kinds and isinstance(error.value, float):
        hint = "write it without a fraction or exponent"
    for schema in (error.schema, *(one.schema for one in error.branches)):
        hint = hint or _pointing(schema, error.value)
    return error.fault("type", f"expected {' or '.join(kinds)}, got {_shown(error.value)}", hint)


def _pointing(schema: dict[str, Any], value: object) -> str:
    """What to write where a reference or a stretch of text has another shape."""
    target = schema.get("x-glossator-ref")
    match value:
        case {"id": str(identifier)} if target:
            return f"write its id, {identifier!r}"
        case dict() if target:
            return f"write the id of an annotation of type {target!r}"
        case int() if target and not isinstance(value, bool):
            return f"write its id, as in {f'{target}:{value}'!r}"
        case {"start": start, "end": end} if schema.get("x-glossator-extent"):
            return f"write [start, end]: {cut([start, end])}"
    return ""


def _shown(value: object) -> str:
    """A value and its JSON type; of an object or array only the type and the size."""
    match value:
        case None:
            return "null"
        case bool():
            return f"boolean {cut(value)}"
        case int() | float():
            return f"number {cut(value)}"
        case str():
            return f"string {cut(value)}"
        case list():
            return f"array of {len(value)}" if value else "an empty array"
        case dict():
            return "an object" if value else "an empty object"
    return type(value).__name__


def _enum(error: _Error) -> Iterator[Fault]:
    words = tuple(one for one in error.expected if isinstance(one, str))
    hint = did_you_mean(str(error.value), words, cutoff=0.5)
    listing = ", ".join(map(cut, error.expected))
    yield error.fault("value", f"expected one of {listing}, got {cut(error.value)}", hint)


def _const(error: _Error) -> Iterator[Fault]:
    yield error.fault("value", f"expected {cut(error.expected)}, got {cut(error.value)}")


def _limit(words: str) -> Callable[[_Error], Iterator[Fault]]:
    """For limits: `words` with the limit in it; the value found is its size where it has one."""

    def say(error: _Error) -> Iterator[Fault]:
        got = str(len(error.value)) if "length" in words else cut(error.value)
        yield error.fault("value", f"expected {words.format(error.expected)}, got {got}")

    return say


def _items(error: _Error) -> Iterator[Fault]:
    # `items: false` after prefixItems: maxItems says the same of our own extents.
    if "maxItems" not in error.schema:
        most = len(error.schema.get("prefixItems", ()))
        got = len(error.value)
        yield error.fault("value", f"expected an array of length <= {most}, got {got}")


def _any(error: _Error) -> Iterator[Fault]:
    message = error.message
    shown = cut(message, 160)[1:-1] if len(message) > 160 else message
    yield error.fault("value", f"expected {error.keyword} to hold: {shown}")


_SAY: dict[str, Callable[[_Error], Iterator[Fault]]] = {
    "required": _missing,
    "dependentRequired": _together,
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unknown,
    "false": _false,
    "type": _type,
    "anyOf": _alternatives,
    "oneOf": _alternatives,
    "enum": _enum,
    "const": _const,
    "items": _items,
    "minimum": _limit("a number >= {}"),
    "maximum": _limit("a number <= {}"),
    "exclusiveMinimum": _limit("a number > {}"),
    "exclusiveMaximum": _limit("a number < {}"),
    "minItems": _limit("an array of length >= {}"),
    "maxItems": _limit("an array of length <= {}"),
    "minLength": _limit("a string of length >= {}"),
    "maxLength": _limit("a string of length <= {}"),
    "pattern": _limit("a match of {}"),
}


def _renamed(found: list[Fault]) -> list[Fault]:
    """A field that is missing and one that is unknown, of nearly the same name, are one fault."""
    missing = {(one.pointer, one.name): one for one in found if one.sort == "missing"}
    for at, fault in enumerate(found if missing else ()):
        above = fault.pointer.rpartition("/")[0]
        names = tuple(name for pointer, name in missing if pointer == above)
        if fault.sort == "unknown" and (name := nearest(fault.name, names, cutoff=0.6)):
            message = f"expected a field {name!r}, got {cut(fault.name)}"
            found[at] = fault._replace(message=message, hint=f"did you mean {name!r}?")
            found.remove(missing.pop((above, name)))
            return _renamed(found)
    return found
