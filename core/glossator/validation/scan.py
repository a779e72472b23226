"""A walk over JSON text that knows where everything stands.

Only run where something is wrong, to say on which line and column: parsers proper keep no
positions, and the one library that does (json-source-map) is unmaintained and stops at the
duplicate keys and odd numbers that we look for.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from glossator.jsonpointer import escape

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]|[^\s{}\[\],:"]+', flags=re.DOTALL)


class Place(NamedTuple):
    """A value in the text: its JSON Pointer, where it begins, and where its key does."""

    pointer: str
    value: int
    key: int
    """The value's own offset where it has no key."""
    lexeme: str
    """The value as written; for objects and arrays their first character."""
    key_lexeme: str
    """The key as written; empty where there is none."""
    repeated: bool
    """Whether the object had this key before."""


class _Frame:
    """An object or array that is not closed yet."""

    __slots__ = ("index", "key", "key_at", "key_lexeme", "keys", "pointer", "repeated")

    def __init__(self, pointer: str, opening: str) -> None:
        self.pointer = pointer
        self.index = 0
        self.keys: set[str] | None = set() if opening == "{" else None
        self.key: str | None = None
        self.key_at = -1
        self.key_lexeme = ""
        self.repeated = False

    def name(self, lexeme: str, offset: int) -> None:
        """Take in a key of an object."""
        assert self.keys is not None
        key = json.loads(lexeme)
        self.repeated = key in self.keys
        self.keys.add(key)
        self.key, self.key_at, self.key_lexeme = escape(key), offset, lexeme


def places(text: str) -> Iterator[Place]:
    """Every value of a JSON text, in the order of the text; the text must parse."""
    stack: list[_Frame] = []
    for match in _TOKEN.finditer(text):
        lexeme, offset = match[0], match.start()
        top = stack[-1] if stack else None
        if lexeme in "}]":
            stack.pop()
        elif lexeme == ",":
            assert top
            top.index += 1
            top.key = None
        elif top and top.keys is not None and top.key is None:
            top.name(lexeme, offset)
        else:
            place = _place(top, lexeme, offset)
            yield place
            if lexeme in "{[":
                stack.append(_Frame(place.pointer, lexeme))


def _place(parent: _Frame | None, lexeme: str, offset: int) -> Place:
    if parent is None:
        return Place("", offset, offset, lexeme, "", False)
    if parent.keys is None:
        return Place(f"{parent.pointer}/{parent.index}", offset, offset, lexeme, "", False)
    pointer = f"{parent.pointer}/{parent.key}"
    return Place(pointer, offset, parent.key_at, lexeme, parent.key_lexeme, parent.repeated)


class Lines:
    """Offsets of a text as line and column, both from 1; columns are code points."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._first = first

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return self._first + line, offset - self._starts[line] + 1
