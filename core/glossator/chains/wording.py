"""What is wrong with a value that a user set, in the words of who typed it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from glossator.errors import expected, in_words, located, unknown
from glossator.jsonpointer import unescape
from glossator.model.types import field_at, refused_choices, types_within

_GOT = re.compile(r", got `[^`]*`$")


def refused(error: msgspec.ValidationError, kind: type, values: Mapping[str, Any]) -> str:
    """What is wrong with values, and where: ``lists.add[0]: expected a text or a table, got 3``.

    Args:
        error: What msgspec has against them.
        kind: The class that they were to become.
        values: What was set.
    """
    words, pointer = located(error)
    steps = pointer.split("/")[1:]
    at = steps[0] + "".join(f"[{one}]" if one.isdigit() else f".{one}" for one in steps[1:])
    if "..." in steps:  # a key that msgspec does not name
        return f"{at}: {in_words(words)}"
    given, keys = found_at(values, pointer), _keys(kind, field_at(pointer))
    if known := refused_choices(kind, words, pointer):
        return f"{at}: {in_words(expected(known, repr(given)))}"
    if words.startswith("found unknown field"):
        return f"{at}: {unknown('key', words.split('`')[1], keys)}"
    words = _GOT.sub("", words)
    hint = _written(steps, words, given, keys)
    words = in_words(words).replace(
        "a table", f"a table of {', '.join(keys)}" if keys else "a table"
    )
    return f"{at}: {words}{'' if ', got ' in words else f', got {given!r}'}{hint}"


def found_at(value: Any, pointer: str) -> Any:
    """What a JSON Pointer leads to."""
    for step in map(unescape, pointer.split("/")[1:]):
        value = value[int(step)] if isinstance(value, list | tuple) else value[step]
    return value


def _keys(kind: type, place: str) -> list[str]:
    """The keys of the table that a field is to be; none where any will do, or it is no table."""
    for one, at in types_within(msgspec.inspect.type_info(kind)):
        if at == place and isinstance(one, msgspec.inspect.StructType):
            return [field.encode_name for field in one.fields]
    return []


def _written(steps: Sequence[str], words: str, given: Any, keys: Sequence[str]) -> str:
    """How a list or a table is written, for who has typed words in its place."""
    if not isinstance(given, str):
        return ""
    if "`array`" in words:
        items = msgspec.json.encode([one.strip() for one in given.split(",")]).decode()
        written = f"{steps[0]}='{items}'" if len(steps) == 1 else items
        return f"; a list is written as JSON: {written}"
    if "`object" in words and len(steps) == 1:
        return f"; a table is written as JSON: {steps[0]}='{{\"{(*keys, 'KEY')[0]}\": ...}}'"
    return ""
