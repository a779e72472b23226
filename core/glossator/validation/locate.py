"""Where the parts of a JSON text stand, for line and column.

Parsers proper keep no positions. Only run where something is wrong, and only what leads to the
wanted places is walked here: of all else msgspec says how long it is.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from glossator.jsonpointer import escape, unescape

_KEY = re.compile(rb'[\s,]*("[^"\\]*(?:\\.[^"\\]*)*")\s*:\s*', flags=re.DOTALL)
_GAP = re.compile(rb"[\s,]*")
_END = re.compile(rb"\s*[,}]")
_members = msgspec.json.Decoder(dict[str, msgspec.Raw])
_items = msgspec.json.Decoder(list[msgspec.Raw])


class Place(NamedTuple):
    """A value in a text: its JSON Pointer, offsets in bytes, and how it is written."""

    pointer: str
    value: int
    """Where it begins."""
    key: int
    """Where its key begins; the value's own offset where it has none."""
    raw: bytes


Part = tuple[str, int, int, bytes]
"""A key or index, its offset, the value's offset, and the value."""


class Locator:
    """Looks for places in a text that is JSON as msgspec reads it."""

    def __init__(self, data: bytes) -> None:
        start = len(data) - len(data.lstrip())
        self._root = Place("", start, start, data.strip())

    def find(self, pointers: Iterable[str]) -> dict[str, Place]:
        """The places of values by JSON Pointer; those that are not there are left out.

        Where a key stands twice in an object, the last one counts.
        """
        wanted, tree = set(pointers), dict[str, Any]()
        for pointer in wanted:
            node = tree
            for step in pointer.split("/")[1:]:
                node = node.setdefault(unescape(step), {})
        found: dict[str, Place] = {}
        _find(self._root, tree, wanted, found)
        return found

    def holding(self, offsets: Sequence[int]) -> Iterator[Place]:
        """The innermost place of each of the offsets, which are sorted and all in some value."""
        return self._holding(self._root, offsets)

    def _holding(self, place: Place, offsets: Sequence[int]) -> Iterator[Place]:
        taken = 0
        for part in _parts(place, offsets=offsets):
            _, key, value, raw = part
            inside = offsets[bisect_left(offsets, key) : bisect_left(offsets, value + len(raw))]
            if inside:
                yield from self._holding(_placed(place, part), inside)
            taken += len(inside)
        yield from [place] * (len(offsets) - taken)

    def repeated(self, whole: Mapping[str, bytes] = MappingProxyType({})) -> Iterator[Place]:
        """Every key that its object had before, of which a decoder keeps only the last.

        Args:
            whole: Values by pointer that are known to lose nothing where they are written so.
        """
        return self._repeated(self._root, whole, surely=b"\\u0022" in self._root.raw)

    def _repeated(
        self, place: Place, whole: Mapping[str, bytes], *, surely: bool
    ) -> Iterator[Place]:
        seen: set[str] = set()
        is_object = place.raw[:1] == b"{"
        wanted = _losing(place.raw) if place.raw[:1] == b"[" and not surely else None
        for part in _parts(place, wanted):
            step, _, _, raw = part
            if is_object and step in seen:
                yield _placed(place, part)
            seen.add(step)
            if raw[:1] in b"[{":
                inner = _placed(place, part)
                # The layers are nearly all of a document: their parts are asked.
                is_large = inner.pointer.count("/") < 3
                if raw != whole.get(inner.pointer) and (surely or is_large or not keeps_keys(raw)):
                    yield from self._repeated(inner, whole, surely=surely)


def _find(
    place: Place, tree: dict[str, Any], wanted: Container[str], found: dict[str, Place]
) -> None:
    """Add to `found` those wanted of a place and of its parts on the way that `tree` tells."""
    if place.pointer in wanted:
        found[place.pointer] = place
    if tree:
        for part in _parts(place, tree):
            _find(_placed(place, part), tree[part[0]], wanted, found)


def keeps_keys(data: bytes) -> bool:
    """Whether no key is lost when a JSON text is decoded and written again.

    A key that is lost takes two quotation marks with it, and nothing else can make up for them:
    writing neither adds nor drops one, unless it was written as an escape.
    """
    if b"\\u0022" in data:
        return not any(Locator(data).repeated())
    return _marks(msgspec.json.encode(msgspec.json.decode(data))) == _marks(data)


def _losing(array: bytes) -> list[str]:
    """The items of an array that lose a key, by halves."""
    written = [_marks(item) for item in map(bytes, _items.decode(array))]
    values = msgspec.json.decode(array)
    losing, left = [], [(0, len(values))]
    while left:
        first, end = left.pop()
        if _marks(msgspec.json.encode(values[first:end])) == sum(written[first:end]):
            continue
        if end - first == 1:
            losing.append(str(first))
        else:
            middle = (first + end) // 2
            left += [(first, middle), (middle, end)]
    return losing


def _marks(data: bytes) -> int:
    return data.count(b'"')


def _placed(place: Place, part: Part) -> Place:
    step, key, value, raw = part
    return Place(f"{place.pointer}/{escape(step)}", value, key, raw)


def _parts(
    place: Place, wanted: Iterable[str] | None = None, offsets: Iterable[int] = ()
) -> Iterator[Part]:
    """The members of an object, or the items of an array.

    Args:
        place: The object or array.
        wanted: The keys or indexes that are wanted; all unless given.
        offsets: Of an array only the items are given that may hold one of these, if there are any.
    """
    if place.raw[:1] == b"{":
        yield from _members_of(place, wanted)
    elif place.raw[:1] == b"[":
        items = _items.decode(place.raw)
        starts = _starts(place.raw, [*map(len, items)])
        indexes: Iterable[int] = range(len(items))
        if wanted is not None:
            indexes = _indexes(wanted, len(items))
        elif offsets:
            indexes = {bisect_right(starts, one - place.value) - 1 for one in offsets} - {-1}
        for index in sorted(indexes):
            at = place.value + starts[index]
            yield str(index), at, at, bytes(items[index])


def _members_of(place: Place, wanted: Iterable[str] | None) -> Iterator[Part]:
    raw, at = place.raw, 1
    members, wanted = _members.decode(raw), None if wanted is None else set(wanted)
    while match := _KEY.match(raw, at):
        name, at = _unquoted(match[1]), match.end()
        value = bytes(members[name])
        if not raw.startswith(value, at) or not _END.match(raw, at + len(value)):
            # Another value of that key comes later, and was kept.
            value = _first_value(raw[at:])
        if wanted is None or name in wanted:
            yield name, place.value + match.start(1), place.value + at, value
        at += len(value)


def _indexes(steps: Iterable[str], length: int) -> list[int]:
    return sorted(int(step) for step in steps if step.isdecimal() and int(step) < length)


def _unquoted(lexeme: bytes) -> str:
    return str(json.loads(lexeme)) if b"\\" in lexeme else lexeme[1:-1].decode("utf-8")


def _starts(raw: bytes, sizes: Sequence[int]) -> list[int]:
    """Where the items of an array begin, by their lengths."""
    first = _past(_GAP, raw, 1)
    if raw[-1:] == b"]" and first + sum(sizes) + len(sizes) == len(raw):
        # With nothing but a comma between any two, there is no room for more.
        return [*accumulate([size + 1 for size in sizes[:-1]], initial=first)]
    starts = []
    for size in sizes:
        starts.append(_past(_GAP, raw, first))
        first = starts[-1] + size
    return starts


def _past(blank: re.Pattern[bytes], raw: bytes, at: int) -> int:
    return blank.match(raw, at).end()  # type: ignore[union-attr]  # it matches anything


def _first_value(data: bytes) -> bytes:
    text = data.decode("utf-8")
    return text[: json.JSONDecoder().raw_decode(text)[1]].encode("utf-8")
