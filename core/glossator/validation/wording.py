"""Stages 2 and 3 where something is wrong: what `jsonschema` finds, in our words.

Every error tells the value expected and the value found at the deepest place that can be named:
of alternatives, the one that the value came nearest to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

import jsonschema
import msgspec
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry

from glossator.format.schema import Schema
from glossator.jsonpointer import escape
from glossator.validation.finding import cut


class Fault(NamedTuple):
    """A schema error: which sort, where below the value that was checked, and in words."""

    sort: str
    """``missing``, ``unknown``, ``type`` or ``value``: the end of a finding's code."""
    pointer: str
    message: str
    hint: str = ""


def faults(schema: Schema, value: object, *, strict: bool) -> Iterator[Fault]:
    """Everything that the schema has against a value, each once.

    Args:
        schema: A JSON Schema (2020-12).
        value: What to check.
        strict: Whether ``1.0`` is no integer, as our own layers have it; a user's schema is read
            as JSON Schema defines it.
    """
    seen: set[tuple[str, str]] = set()
    for error in _validator(msgspec.json.encode(schema), strict).iter_errors(value):
        for fault in _worded(error):
            if (fault.pointer, fault.message) not in seen:
                seen.add((fault.pointer, fault.message))
                yield fault


@lru_cache(maxsize=64)
def _validator(schema: bytes, strict: bool) -> Validator:
    # An empty registry: nothing outside the schema is ever fetched.
    cls = _Strict if strict else jsonschema.Draft202012Validator
    made: Validator = cls(msgspec.json.decode(schema), registry=Registry())
    return made


def _is_integer(_: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_Strict = extend(
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


def _worded(error: ValidationError) -> Iterator[Fault]:
    error = _deepest(error)
    pointer = "".join("/" + escape(str(step)) for step in error.absolute_path)
    say = _SAY.get(str(error.validator), _any)
    yield from say(error, pointer)


def _deepest(error: ValidationError) -> ValidationError:
    """Of alternatives, the error of the branch that the value agrees with furthest."""
    while error.validator in ("anyOf", "oneOf") and error.context:
        furthest = max(error.context, key=_depth)
        if _depth(furthest) == 0 and all(one.validator == "type" for one in error.context):
            return error
        apart = [one for one in error.context if one.validator != "type" or _depth(one)]
        error = max(apart, key=_depth)
    return error


def _depth(error: ValidationError) -> int:
    return len(error.relative_path)


def _missing(error: ValidationError, pointer: str) -> Iterator[Fault]:
    for name in error.validator_value:
        if name not in error.instance:
            yield Fault("missing", pointer, f"expected a field {name!r}, got none")


def _unknown(error: ValidationError, pointer: str) -> Iterator[Fault]:
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    for name in error.instance:
        if name not in known:
            listing = ", ".join(known)
            near = get_close_matches(name, known, n=1, cutoff=0.7)
            hint = f"did you mean {near[0]!r}?" if near else ""
            message = f"expected no field {cut(name)}; known are {listing}"
            yield Fault("unknown", f"{pointer}/{escape(name)}", message, hint)


def _type(error: ValidationError, pointer: str) -> Iterator[Fault]:
    value = error.validator_value
    yield _wrong_type(error, pointer, value if isinstance(value, list) else [value])


def _alternatives(error: ValidationError, pointer: str) -> Iterator[Fault]:
    kinds = [one.validator_value for one in error.context or () if one.validator == "type"]
    if kinds and all(isinstance(kind, str) for kind in kinds):
        yield _wrong_type(error, pointer, list(dict.fromkeys(kinds)))
    else:
        yield from _any(error, pointer)


def _wrong_type(error: ValidationError, pointer: str, kinds: list[str]) -> Fault:
    got = _shown(error.instance)
    hint = ""
    if "integer" in kinds and isinstance(error.instance, float):
        hint = "write it without a fraction or exponent"
    return Fault("type", pointer, f"expected {' or '.join(kinds)}, got {got}", hint)


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


def _enum(error: ValidationError, pointer: str) -> Iterator[Fault]:
    allowed = error.validator_value
    words = [one for one in allowed if isinstance(one, str)]
    near = get_close_matches(str(error.instance), words, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else ""
    message = f"expected one of {', '.join(map(cut, allowed))}, got {cut(error.instance)}"
    yield Fault("value", pointer, message, hint)


def _const(error: ValidationError, pointer: str) -> Iterator[Fault]:
    message = f"expected {cut(error.validator_value)}, got {cut(error.instance)}"
    yield Fault("value", pointer, message)


def _limit(words: str) -> Callable[[ValidationError, str], Iterator[Fault]]:
    """For limits: `words` with the limit in it; the value found is its size where it has one."""

    def say(error: ValidationError, pointer: str) -> Iterator[Fault]:
        value = error.instance
        got = str(len(value)) if "length" in words else cut(value)
        yield Fault("value", pointer, f"expected {words.format(error.validator_value)}, got {got}")

    return say


def _items(error: ValidationError, pointer: str) -> Iterator[Fault]:
    # `items: false` after prefixItems: maxItems says the same of our own extents.
    if isinstance(error.schema, dict) and "maxItems" not in error.schema:
        yield from _any(error, pointer)


def _together(error: ValidationError, pointer: str) -> Iterator[Fault]:
    for name, needed in error.validator_value.items():
        for other in needed:
            if name in error.instance and other not in error.instance:
                message = f"expected a field {other!r} beside {name!r}, got none"
                yield Fault("missing", pointer, message)


def _any(error: ValidationError, pointer: str) -> Iterator[Fault]:
    message = error.message
    shown = cut(error.message, 160)[1:-1] if len(message) > 160 else message
    yield Fault("value", pointer, f"expected {error.validator} to hold: {shown}")


_SAY: dict[str, Callable[[ValidationError, str], Iterator[Fault]]] = {
    "required": _missing,
    "dependentRequired": _together,
    "additionalProperties": _unknown,
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
